package parse

import (
	"fmt"
	"slices"
	"strings"

	"ratsgraph/ingest/minutes"
)

// unread lists what is there by all signs and was not read: a list of people, the
// day or the body in the head, items, votes. Nothing is made of those lines; who
// reads the problem knows that facts are missing, and where they stand.
func (p *Parser) unread() {
	p.peopleUnread()
	p.headUnread()
	p.agendaUnread()
	p.votesUnread()
}

// free reports a line that holds something and that no construct has read.
func (p *Parser) free(i int) bool {
	l := &p.lines[i]
	return l.rule == "" && !l.furniture && !l.blank()
}

// leave lists the lines at (indexes) as unread, neighbours together: between two of
// them stand no more than gap lines.
func (p *Parser) leave(kind, sentence string, at []int, gap int) {
	for len(at) > 0 {
		n := 1
		for n < len(at) && at[n]-at[n-1] <= gap+1 {
			n++
		}
		p.problem(kind, fmt.Sprintf("%s: %s", sentence, cut(p.lines[at[0]].text)), p.span(at[0], at[n-1], "unread"))
		at = at[n:]
	}
}

// cut shortens a printed line that is quoted in a problem.
func cut(s string) string {
	if r := []rune(s); len(r) > 80 {
		return string(r[:80]) + " …"
	}
	return s
}

// itemAt is the item under which a printed line (number) stands; nil if it stands
// under none.
func (p *Parser) itemAt(no int) *minutes.Item {
	for i := range p.out.Agenda {
		if it := &p.out.Agenda[i]; it.Body.First <= no && no <= it.Body.Last {
			return it
		}
	}
	return nil
}

// votesKnown reports the printed lines (numbers) from which decisions were read, or
// which a problem names already.
func (p *Parser) votesKnown() func(no int) bool {
	var at []minutes.Span
	for _, it := range p.out.Agenda {
		for _, d := range it.Decisions {
			at = append(at, d.Span)
			if d.Words != nil {
				at = append(at, *d.Words)
			}
		}
	}
	for _, o := range p.out.Problems {
		if strings.HasPrefix(o.Kind, "vote_") {
			at = append(at, o.Span)
		}
	}
	return func(no int) bool {
		return slices.ContainsFunc(at, func(s minutes.Span) bool { return s.First <= no && no <= s.Last })
	}
}
