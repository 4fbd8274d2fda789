package parse

import (
	"strings"

	"ratsgraph/ingest/minutes"
)

// countPresent is a sentence that gives the number of those who were there and
// names none, or only some of them.
//
//	Von den 14 Gemeinderäten sind 12 anwesend (Petra Klee ab TOP 4).
//	Laut Anwesenheitsliste waren 68 von z. Z. 70 Ratsmitgliedern anwesend.
var countPresent = compile(`(?i)\b\d{1,3}\b(?: von)?[^.:;]{0,40}\b(?:sind|waren|mitglied\w*|rät\w*)\b[^.:;]{0,30}(?:\d{1,3} |stimmberechtigte )?anwesend\b( \([^)]{4,200}\))?`)

// andThese ends a sentence that counts those who were there and names them below.
//
//	Gemeinderäte:   Von den 14 Gemeinderäten sind 12 anwesend, und zwar
var andThese = compile(`(?:, und zwar|, namlich|:)[ :]*$`)

// missingInProse is who was missing, in a sentence.
//
//	Entschuldigt fehlen: Karl Baum und Ida Ring.
var missingInProse = compile(`(?i)\b(un)?entschuldigt(?: fehlen| fehlt| fehlten| fehlte| sind| ist| waren| war)?:? ([^.:;]{4,200})`)

// prosePeople reads sentences about who was there. They make the list of people
// an incomplete one.
func (p *Parser) prosePeople(in lineRange) {
	for i := in.From; i < in.To; i++ {
		l := &p.lines[i]
		if l.rule != "" || !strings.Contains(l.fold, "anwesend") || !hasDigit(l.fold) || len(l.fold) > 400 {
			continue
		}
		m := countPresent.FindStringSubmatchIndex(l.text)
		if m == nil || andThese.MatchString(l.fold) {
			continue
		}
		p.gap(l, p.span(i, i, ruleAttendance))
		p.claim(i, i, ruleAttendance)
		if m[2] >= 0 {
			p.proseNames(i, strings.Trim(l.text[m[2]:m[3]], " ()"), minutes.Present)
		}
		p.proseMissing(i, l.text[m[1]:])
		return
	}
}

// proseMissing reads who was missing.
func (p *Parser) proseMissing(i int, text string) {
	m := missingInProse.FindStringSubmatch(text)
	if m == nil {
		return
	}
	status := minutes.Excused
	if m[1] != "" {
		status = minutes.Absent
	}
	p.proseNames(i, m[2], status)
}

// proseNames adds the people that a row of names holds.
func (p *Parser) proseNames(i int, row string, status minutes.Status) {
	for _, part := range splitRow(row) {
		n, ok := readName(part)
		if !ok {
			continue
		}
		e := newEntry(n)
		e.Status, e.Group, e.Span = status, minutes.Council, p.span(i, i, ruleAttendance)
		p.addAttendee(e.Attendee)
	}
}
