package parse

import (
	"fmt"
	"strings"

	"ratsgraph/ingest/minutes"
)

// contradictions lists what a document says twice, and differently.
func (p *Parser) contradictions() {
	p.clockProblems()
	p.crowdedVotes()
	p.notAnnounced()
}

// clockProblems lists times that run backwards.
func (p *Parser) clockProblems() {
	s := &p.out.Session
	if s.Start != "" && s.End != "" && s.End < s.Start && s.End > "06:00" {
		p.problem("end_before_start", fmt.Sprintf("The session ends at %s and begins at %s.", s.End, s.Start), s.Spans["end"])
	}
	for _, a := range p.out.Attendance {
		if clocks(a.From, a.Until) && a.Until < a.From {
			p.problem("presence_backwards", fmt.Sprintf("%s leaves at %s and comes at %s.", a.Name, a.Until, a.From), a.Span)
		}
		if a.For == "" {
			continue
		}
		for _, b := range p.out.Attendance {
			if b.Status == minutes.Present && sameName(b.Name, string(a.For)) && b.From == "" && b.Until == "" {
				p.problem("deputy_of_present", fmt.Sprintf("%s stands in for %s, who is listed as present.", a.Name, b.Name), a.Span)
			}
		}
	}
}

// clocks reports that both ends of a presence are times of day.
func clocks(a, b minutes.Printed) bool {
	return strings.Contains(string(a), ":") && strings.Contains(string(b), ":")
}

// crowdedVotes lists votes of more people than are listed as present.
func (p *Parser) crowdedVotes() {
	there := 0
	for _, a := range p.out.Attendance {
		if a.Group == minutes.Council && a.Status == minutes.Present {
			there++
		}
	}
	if p.out.AttendanceGap != nil || there < 3 {
		return
	}
	for _, it := range p.out.Agenda {
		for _, d := range it.Decisions {
			if n := value(d.Yes) + value(d.No) + value(d.Abstain); n > there {
				p.problem("more_votes_than_people", fmt.Sprintf("Under item %s there are %d votes, and %d members are listed as present.", it.Number, n, there), d.Span)
			}
		}
	}
}

func value(n *int) int {
	if n == nil {
		return 0
	}
	return *n
}

// notAnnounced lists items that were handled and stand on no announced agenda,
// where there is one.
func (p *Parser) notAnnounced() {
	if len(p.out.Announced) < 2 || len(p.out.Announced) > mostAnnounced || len(p.out.Agenda) > mostAnnounced {
		return
	}
	numbers := map[string]bool{}
	for _, a := range p.out.Announced {
		numbers[a.Number] = true
	}
	for _, it := range p.out.Agenda {
		if !numbers[it.Number] && p.announcedAs(heading{number: it.Number, part: it.Part, rest: it.Title}).Number == "" {
			p.problem("handled_not_announced", fmt.Sprintf("Item %s is handled, and was not announced.", it.Number), it.Span)
		}
	}
}

// problemKinds counts the problems by their kinds.
func (p *Parser) problemKinds() {
	for _, x := range p.out.Problems {
		if p.out.Quality.Problems == nil {
			p.out.Quality.Problems = map[string]int{}
		}
		p.out.Quality.Problems[x.Kind]++
	}
}
