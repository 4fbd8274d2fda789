package parse

import (
	"strings"

	"ratsgraph/ingest/minutes"
)

// rollStart finds the first heading of a list of people, or a note that the list
// was taken out. It returns -1 if there is none.
func (p *Parser) rollStart(in lineRange) int {
	inHead := in.From == 0
	for i := in.From; i < in.To; i++ {
		l := &p.lines[i]
		if l.blank() || l.furniture || l.rule != "" {
			continue
		}
		if takenOut(l.fold) || inHead && p.besideAt(i, in.To) {
			return i
		}
		if inHead && (tableHead.MatchString(l.fold) && strings.Contains(l.text, "  ") || peopleHeading(l.fold) || p.roleHeading(i, in.To)) || !inHead && plainPeopleHeading(l.fold) {
			if inHead {
				return p.membersAbove(i)
			}
			return i
		}
		if inHead && strings.HasPrefix(l.fold, "anwesend: ") && (commaRow(l.text[len("anwesend: "):]) != nil || runRow(l.text[len("anwesend: "):]) != nil) {
			return p.membersAbove(i)
		}
		if inHead && p.membersHeading(i, in.To) {
			return p.officeOver(i)
		}
	}
	return -1
}

// membersAbove is where the list begins, if members with a label of their own stand
// above its first heading.
//
//	Gemeinderäte:    Emil Muster, Berta Probe
//	Entschuldigt:    Karl Baum
func (p *Parser) membersAbove(first int) int {
	at := first
	for i := first - 1; i >= 0 && i > first-40; i-- {
		l := &p.lines[i]
		if !strings.Contains(l.text, ":") || chairLabel.MatchString(l.fold) || writerLabel.MatchString(l.fold) {
			continue
		}
		if s, ok := sectionOf(l); ok && s.status == "" && s.group == minutes.Council && !s.skip && memberLabel.MatchString(l.fold) {
			at = i
		}
	}
	return at
}

// memberLabel is the label of those who sit in a council.
var memberLabel = compile(`^(?:die |der )?(?:[a-z]{0,30}mitglieder|[a-z]{0,16}gemeinderate|kreisrate|stadtrate|ortschaftsrate|gemeindevertreter|stadtverordnete|ratsherren|ratsfrauen|ratsdamen)(?: ?(?:und|/) ?[a-z]+)? ?:`)

// plainPeopleHeading reports a heading that can be nothing else.
func plainPeopleHeading(f string) bool {
	switch strings.TrimRight(f, ": ") {
	case "anwesend", "anwesende", "anwesenheitsliste", "anwesenheit", "teilnehmer", "teilnehmerliste", "es sind anwesend", "anwesend sind", "es waren anwesend":
		return true
	}
	return false
}

// roleHeading reports an office alone on a line over a name in the next line.
func (p *Parser) roleHeading(i, end int) bool {
	l := &p.lines[i]
	if _, ok := sectionOf(l); !ok || strings.HasSuffix(l.fold, ":") || strings.Contains(l.text, ":") {
		return false
	}
	next := p.next(i+1, end)
	if next >= end {
		return false
	}
	if _, _, _, ok := cellName(p.lines[next].raw); ok && p.lines[next].indent > l.indent {
		return true
	}
	n, ok := readName(cells(p.lines[next].text))
	return ok && strings.TrimSpace(n.tail) == "" && p.lines[next].indent > l.indent
}

// takenOut reports a note that the list of people is not printed in full.
func takenOut(f string) bool {
	return (strings.HasPrefix(f, "(") || strings.HasPrefix(f, "[")) && (strings.Contains(f, "anwesenheits") || strings.Contains(f, "teilnehmer")) &&
		(strings.Contains(f, "entfernt") || strings.Contains(f, "anlage") || strings.Contains(f, "nicht ") || strings.Contains(f, "siehe"))
}

// gap notes that the list of people is not complete.
func (p *Parser) gap(l *line, s minutes.Span) {
	if p.out.AttendanceGap == nil {
		p.out.AttendanceGap = &minutes.Statement{Text: l.text, Span: s}
	}
}

// noRoll notes that the document has no list of people.
func (p *Parser) noRoll() {
	if len(p.lines) > 0 && p.out.AttendanceGap == nil {
		p.out.AttendanceGap = &minutes.Statement{Span: p.span(0, len(p.lines)-1, ruleAttendance)}
	}
}
