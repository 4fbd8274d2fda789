package parse

import (
	"strings"
)

// Headings that count items with words that other lines begin with as well. They
// are doubtful: a single one is a mention, or quoted from a statute; several that
// count on are the agenda, where nothing surer heads its items.
//
//	Nr. 3   Haushalt        lfd. Nr. 45        § 12        Punkt 4. Haushalt
//	                        Haushalt           Haushalt
var (
	headCounted = compile(`^(?:[Ll]fd\. ?Nr\.|Nr\.|Pos\.|Position) ?(\d{1,3}(?:\.\d{1,2})*)(?:\.? *$|[.:)]? +[–-]? ?(\p{Lu}.*|„.*)$|: *(\S.*)$)`)
	headPunktNo = compile(`^(?:Punkt|PUNKT|Pkt\.) (\d{1,3}(?:\.\d{1,2})*)\. +(\p{Lu}.*)$`)
)

// countedHeading reads such a heading; a section of minutes or of a statute is read
// with the others that say what they are.
func countedHeading(s string) (heading, bool) {
	if s[0] == 'P' {
		if m := headPunktNo.FindStringSubmatch(s); m != nil {
			h, ok := newHeading(kindPunktDer, m[1], m[2])
			h.doubt = true
			return h, ok
		}
	}
	if m := headCounted.FindStringSubmatch(s); m != nil {
		h, ok := newHeading(kindCounted, m[1], m[2]+m[3])
		h.doubt = true
		return h, ok
	}
	return heading{}, false
}

// withoutDoubtful drops doubtful headings of a kind, unless they count on and no
// surer heading is there.
func withoutDoubtful(rows []row, heads []found) []found {
	doubtful, sure := map[headingKind][]found{}, 0
	for _, h := range heads {
		switch {
		case h.doubt:
			doubtful[h.kind] = append(doubtful[h.kind], h)
		case h.kind.strong():
			sure++
		}
	}
	if len(doubtful) == 0 {
		return heads
	}
	keep := map[headingKind]bool{}
	for kind, list := range doubtful {
		keep[kind] = sure == 0 && countsOn(list) && (kind != kindSection || len(inSequence(rows, weakOf(heads))) < len(list))
	}
	var out []found
	for _, h := range heads {
		if !h.doubt || keep[h.kind] {
			out = append(out, h)
		}
	}
	return out
}

// weakOf are the headings that are numbers only.
func weakOf(heads []found) []found {
	var out []found
	for _, h := range heads {
		if !h.kind.strong() {
			out = append(out, h)
		}
	}
	return out
}

// countsOn reports headings of which nearly every one has the number behind that of
// the one before, or is the first one of another part.
func countsOn(heads []found) bool {
	on := 0
	for i := 1; i < len(heads); i++ {
		if follows(heads[i-1].number, heads[i].number) || first(heads[i].number) {
			on++
		}
	}
	return len(heads) > 1 && on*10 >= (len(heads)-1)*8
}

// firstCounted is the line of the first heading of that kind that another one
// follows; -1 if there is none.
func (p *Parser) firstCounted() int {
	var seen [headingKinds]int
	var last [headingKinds]string
	for i := range p.lines {
		l := &p.lines[i]
		if l.fold == "" || l.furniture || strings.IndexByte("nlp§", l.fold[0]) < 0 && !strings.HasPrefix(l.text, "§") {
			continue
		}
		h, ok := headingAt(l)
		if !ok || !h.doubt && h.kind != kindSection {
			continue
		}
		if last[h.kind] != "" && follows(last[h.kind], h.number) {
			return seen[h.kind]
		}
		last[h.kind], seen[h.kind] = h.number, i
	}
	return -1
}

// firstNumbered is the line of an item "1" with whatever title, from a line on: the
// item "2" follows, and between them something is said or decided, as between no
// two people of a list. It is -1 if there is none.
func (p *Parser) firstNumbered(from int) int {
	one, said := -1, false
	var kind headingKind
	for i := max(from, 1); i < len(p.lines) && (one < 0 || i < one+longestItem); i++ {
		l := &p.lines[i]
		if l.fold == "" || l.furniture {
			continue
		}
		h, ok := numberedAt(l)
		switch {
		case ok && h.number == "1":
			one, kind, said = i, h.kind, false
		case ok && one >= 0 && h.number == "2" && h.kind == kind && said:
			return one
		case one >= 0 && saysSomething(l):
			said = true
		}
	}
	return -1
}

// longestItem bounds how far below an item the next one is looked for.
const longestItem = 200

// numberedAt reads a heading that is a number with a title beside it.
func numberedAt(l *line) (heading, bool) {
	if !digit(l.text[0]) {
		return heading{}, false
	}
	h, ok := headingAt(l)
	return h, ok && h.kind != kindAlone && len(h.rest) > 5
}

// saysSomething reports a line of which the words end a sentence of some length, or
// that labels a resolution or a result.
func saysSomething(l *line) bool {
	if underLabel(l) || pureResult(l.fold) {
		return true
	}
	return strings.HasSuffix(l.text, ".") && strings.Count(l.text, " ") > 4
}
