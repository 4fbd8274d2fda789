package parse

import (
	"strings"

	"ratsgraph/ingest/minutes"
)

// chairBlock reads who chairs and who writes, where the head says so above the
// lists of people.
//
//	Vorsitzende/r: Oberbürgermeister Dr. Emil Muster
//	Schriftführerin: Berta Probe
type chairBlock struct{}

func (chairBlock) Name() string { return "chair" }

// chairLabel is the label of the chair, writerLabel that of the minute-taker.
var (
	chairLabel  = compile(`^(?:(?:ausschuss|rats|gemeinderats)?vorsitz(?:ende[rn]?|ende/r|ende\(r\)|ender/vorsitzende)?|(?:sitzungs)?leitung(?: der sitzung)?|(?:sitzungs)?leiter(?:in)?|den vorsitz f.{1,3}hrte?|vorsitz f.{1,3}hrte?) ?:`)
	writerLabel = compile(`^(?:schriftf.{1,3}hr(?:er|erin|ung|ende)(?:/-?in|/in|\(in\))?|protoko[il]{2}(?:f.{1,3}hr(?:er|erin|ung|ende)(?:/-?in|/in|\(in\))?)?|niederschrift|protokollant(?:in)?) ?:`)
)

func (b chairBlock) Read(p *Parser, at int) int {
	l := &p.lines[at]
	if p.roll >= 0 && at >= p.roll || len(l.text) > 120 || !strings.Contains(l.text, ":") {
		return 0
	}
	chair := chairLabel.MatchString(l.fold)
	if !chair && !writerLabel.MatchString(l.fold) {
		return 0
	}
	_, value, _ := strings.Cut(l.text, ":")
	n, last := p.nameBelow(strings.TrimSpace(value), at)
	if n.name == "" {
		return 0
	}
	s := &p.out.Session
	if chair {
		if p.set("chair", &s.Chair, n.name, p.span(at, last, b.Name())) {
			p.headChair, p.headChairAt = n, last
		}
	} else {
		if p.set("secretary", &s.Secretary, n.name, p.span(at, last, b.Name())) {
			p.headWriter, p.headWriterAt = n, last
		}
	}
	return last - at + 1
}

// headChairListed adds the chair and the minute-taker of the head to the list of
// people that begins right below, and does not name them again.
func (p *Parser) headChairListed() {
	if p.roll < 0 || p.out.AttendanceGap != nil || len(p.out.Attendance) < 3 {
		return
	}
	p.headListed(p.headChair, p.headChairAt, minutes.Council, "chair")
	p.headListed(p.headWriter, p.headWriterAt, minutes.Administration, "secretary")
}

// headListed adds one of them.
func (p *Parser) headListed(n named, at int, g minutes.Group, field string) {
	if n.words < 2 && (n.words < 1 || n.office == "") || p.roll-at > 6 {
		return
	}
	for _, a := range p.out.Attendance {
		if nameEnds(a.Name, n.name) || nameEnds(n.name, a.Name) {
			return
		}
	}
	e := newEntry(named{name: n.name, office: n.office, title: n.title, words: n.words, salutation: n.salutation})
	e.Status, e.Group, e.Span = minutes.Present, g, p.out.Session.Spans[field]
	p.addAttendee(e.Attendee)
}

// nameBelow reads a name that may go on, or stand, in the next line.
func (p *Parser) nameBelow(value string, at int) (named, int) {
	if n, ok := readName(value); ok && n.words > 0 && (n.words > 1 || n.salutation != "" || n.title != "" || n.office != "" && !isOffice(n.name)) {
		return n, at
	}
	next := p.next(at+1, min(p.frame.Head.To, at+3))
	if next >= min(p.frame.Head.To, at+3) || strings.Contains(p.lines[next].text, ":") {
		return named{}, at
	}
	if n, ok := readName(joined(value, cells(p.lines[next].text))); ok && n.words > 1 && strings.TrimSpace(n.tail) == "" {
		return n, next
	}
	return named{}, at
}
