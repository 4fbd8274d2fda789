package parse

import (
	"strings"

	"ratsgraph/ingest/minutes"
)

// labelBlock reads the labelled data of the head. Several labels may stand on one
// line, and a value may go on below.
//
//	Beginn der Sitzung: 18:30 Uhr
//	Ort:       Gasthof Probe,          Ende:    20:40 Uhr
//	           Musterweg 1
//	Termin: 24. November 2020, 15:30 Uhr
//	Sitzungsdauer
//	17:00 - 18:30 Uhr
type labelBlock struct{}

func (labelBlock) Name() string { return "head label" }

// A headField is a label in front of a value, and what the value says.
type headField struct {
	form *pattern
	read func(p *Parser, value string, s minutes.Span) bool
}

// headFields are the labels of the head, folded.
var headFields = []headField{
	{compile(`^(?:sitzungs)?(?:beginn|anfang)(?: der.{0,30}sitzung)?(?: des .{0,20}te[il]{2}s)?$`), readStart},
	{compile(`^(?:(?:sitzungs)?ende|schluss|sitzungsschluss)(?: der.{0,30}sitzung)?(?: des .{0,25}te[il]{2}e?s)?$`), readEnd},
	{compile(`^(?:sitzungsdauer|dauer(?: der sitzung)?|uhrzeit|zeit|sitzungszeit)$`), readDuration},
	{compile(`^(?:(?:sitzungs)?(?:datum|termin|tag)|(?:tag|datum|termin) der sitzung|besprechung am|sitzung am|am|verhandelt)$`), readDay},
	{compile(`^(?:(?:sitzungs|tagungs)?ort|in|raum|sitzungsraum|sitzungssaal|ort, raum|raum, ort|ort der sitzung|ort/raum|sitzungsstatte)$`), readPlace},
	{compile(`^(?:gremium|thema|ausschuss|sitzung|betreff|bezeichnung)$`), readBody},
	{compile(`^(?:sitzungsnummer|sitzungs-nr\.?|sitzung nr\.?|nr\.?|nummer)$`), readNumber},
}

func (b labelBlock) Read(p *Parser, at int) int {
	l := &p.lines[at]
	if len(l.text) > 220 || !strings.Contains(l.text, ":") && len(l.text) > 80 && !strings.Contains(l.text, "      ") {
		return 0
	}
	used := 0
	if p.bareTimes(at, b.Name()) {
		used = 1
	}
	for _, c := range labelled(l.raw) {
		if n := p.readLabel(at, c, b.Name()); n > used {
			used = n
		}
	}
	return used
}

// beginsAt and endsAt are times that stand inside of a line.
//
//	Öffentlicher Teil: Beginn 19:00 Uhr, Ende 20:15 Uhr      Beginn 18.30 Uhr
var (
	beginsAt = compile(`(?i)\b(?:beginn|anfang) ?:? (?:um )?(\d{1,2}[:.]\d{2})\b`)
	endsAt   = compile(`(?i)\bende ?:? (?:um |gegen )?(\d{1,2}[:.]\d{2})\b`)
)

// bareTimes reads times without a label of their own.
func (p *Parser) bareTimes(at int, rule string) bool {
	l := &p.lines[at]
	if len(l.text) > 130 || !hasDigit(l.text) {
		return false
	}
	s, span := &p.out.Session, p.span(at, at, rule)
	found := false
	if m := beginsAt.FindStringSubmatch(l.text); m != nil {
		found = p.set("start", &s.Start, findTime(m[1]), span)
	}
	if m := endsAt.FindStringSubmatch(l.text); m != nil {
		if t := findTime(m[1]); (strings.Contains(l.fold, "teil") || strings.Contains(l.fold, "ffentliche sitzung")) && string(s.End) < t && s.Spans["end"].Rule == rule {
			s.End = "" // a further part of the session
		}
		found = p.set("end", &s.End, findTime(m[1]), span) || found
	}
	return found
}

// A labelCell is a label, its value, and the column in which the value stands.
type labelCell struct {
	label, value string
	column       int
}

var wide = compile(` {2,}|\t+|\|`)

// labelled cuts a line into labels with their values.
func labelled(raw string) []labelCell {
	var out []labelCell
	at := 0
	for _, part := range wide.Split(raw, -1) {
		i := strings.Index(raw[at:], part)
		at += i
		part = strings.TrimSpace(part)
		head, value, ok := strings.Cut(part, ":")
		f := Fold(head)
		switch {
		case part == "":
		case ok && isHeadField(f):
			out = append(out, labelCell{f, strings.TrimSpace(value), at + len(head) + 1})
		case isHeadField(Fold(part)) && len(out) == 0:
			out = append(out, labelCell{Fold(part), "", at})
		case ok && len(out) > 0 && len(head) < 25 && !hasDigit(head) && upperStart(head) && out[len(out)-1].value != "" && !strings.HasSuffix(out[len(out)-1].value, ","):
			out = append(out, labelCell{f, strings.TrimSpace(value), 0}) // a label of no field
		case len(out) > 0:
			c := &out[len(out)-1]
			if c.value == "" {
				c.column = at
			}
			c.value = joined(c.value, part)
		}
		at += len(part)
		if at > len(raw) {
			at = len(raw)
		}
	}
	return out
}

func isHeadField(f string) bool {
	for _, l := range headFields {
		if len(f) < 50 && l.form.MatchString(f) {
			return true
		}
	}
	return false
}

// readLabel reads one label and its value. It returns how many lines they used.
func (p *Parser) readLabel(at int, c labelCell, rule string) int {
	last := at
	if c.value == "" {
		next := p.next(at+1, min(p.frame.Head.To, at+4))
		if next >= p.frame.Head.To || next >= at+4 || strings.HasSuffix(p.lines[next].text, ":") || len(p.lines[next].text) > 90 || isHeadField(Fold(strings.TrimSuffix(p.lines[next].text, ":"))) {
			return 0
		}
		c.value, last = cells(p.lines[next].text), next
	} else if c.column > 0 && at+1 < len(p.lines) {
		c.value, last = p.valueGoesOn(at, c)
	}
	ends := strings.Contains(c.label, "ende ") || strings.HasPrefix(c.label, "schluss")
	if ends && p.partEnd && strings.Contains(c.label, "sitzung") && findTime(c.value) != "" {
		p.out.Session.End = ""
	}
	p.partEnd = p.partEnd || ends && strings.Contains(c.label, "teil") && p.out.Session.End == ""
	for _, l := range headFields {
		if l.form.MatchString(c.label) {
			if l.read(p, c.value, p.span(at, last, rule)) {
				p.claim(at, last, rule)
				return last - at + 1
			}
		}
	}
	return 0
}

// valueGoesOn joins a value with the line below it, where that stands in the same
// column.
func (p *Parser) valueGoesOn(at int, c labelCell) (string, int) {
	open := strings.HasSuffix(c.value, ",") || strings.HasSuffix(c.value, "-")
	next := &p.lines[at+1]
	if !open || next.blank() || strings.Contains(next.text, ":") {
		return c.value, at
	}
	return joinLine(c.value, cells(next.text)), at + 1
}

func readStart(p *Parser, v string, s minutes.Span) bool {
	if p.looseStart && findTime(v) != "" {
		p.out.Session.Start, p.looseStart = "", false // for when it was called, not when it began
	}
	if m := spanForm.FindStringSubmatchIndex(v); m != nil {
		return readDuration(p, v, s)
	}
	t := findTime(v)
	p.set("start", &p.out.Session.Start, t, s)
	return t != ""
}

func readEnd(p *Parser, v string, s minutes.Span) bool {
	t := findTime(v)
	p.set("end", &p.out.Session.End, t, s)
	return t != ""
}

func readDuration(p *Parser, v string, s minutes.Span) bool {
	v = mendClock(v)
	m := spanForm.FindStringSubmatchIndex(v)
	if m == nil {
		return readClock(p, v, s)
	}
	if m[2] < 0 {
		m = append(m[:2:2], m[10:]...)
	}
	p.set("start", &p.out.Session.Start, string(clockOf(v, m[2:6])), s)
	p.set("end", &p.out.Session.End, string(clockOf(v, m[6:10])), s)
	return true
}

// readClock reads a time without an end.
func readClock(p *Parser, v string, s minutes.Span) bool {
	t := findTime(v)
	return t != "" && p.set("start", &p.out.Session.Start, t, s)
}

func readDay(p *Parser, v string, s minutes.Span) bool {
	iso, from, to := findDate(v)
	if iso == "" {
		return false
	}
	if w := wrongWeekday(v[:from], iso); w != "" {
		p.problem("weekday", w, s)
	}
	p.set("date", &p.out.Session.Date, iso, s)
	if m := placeStart.FindStringIndex(v[to:]); m != nil && p.out.Session.Place == "" && !timeForm.MatchString(v[to:]) {
		p.set("place", &p.out.Session.Place, placeOf(v[to+m[1]:]), s)
	}
	if rest := v[to:]; timeForm.MatchString(rest) {
		p.looseStart = p.looseStart || p.out.Session.Start == ""
		readDuration(p, rest, s)
	}
	return true
}

func readPlace(p *Parser, v string, s minutes.Span) bool {
	v = cleanPlace(placeLead.ReplaceAllString(v, ""))
	return v != "" && p.set("place", &p.out.Session.Place, v, s)
}

// placeLead is a preposition in front of a place that has a label already.
var placeLead = compile(`^(?:im|in der|in dem) `)

func readBody(p *Parser, v string, s minutes.Span) bool {
	if sessionWord.MatchString(v) {
		return p.readTitle(v, s)
	}
	b := nominative(v)
	if !hasBodyWord(b) {
		return false
	}
	return p.set("body", &p.out.Session.Body, b, s)
}

func readNumber(p *Parser, v string, s minutes.Span) bool {
	n := strings.Trim(v, " .")
	return n != "" && len(n) < 14 && hasDigit(n) && p.set("number", &p.out.Session.Number, n, s)
}
