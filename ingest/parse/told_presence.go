package parse

import (
	"strings"

	"ratsgraph/ingest/minutes"
)

// leaves and arrives are what is told about somebody who was not there all the
// time; the time stands in front of or behind the words for the session.
//
//	Ratsherr Muster verlässt die Sitzung um 19:42 Uhr.
//	Der Vorsitzende, Herr Probe, verlässt um 19:30 Uhr die Sitzung.
//	Herr Muster erschien um 18:20 Uhr zur Sitzung.
//	Frau Probe nimmt ab 18:40 Uhr an der Sitzung teil.
var (
	leaves  = compile(`(?i)(?:verl(?:ä|a|é)(?:ss|ß)t|verlie(?:ss|ß))(?: (?:gegen|um) (\d{1,2})(?:[:.](\d{2}))? Uhr)? (?:die|diese) (?:Rats|Ausschuss|Gemeinderats|Ortsrats)?sitzung(?: [^.]{0,60}?\bum (\d{1,2})(?:[:.](\d{2}))? Uhr)?`)
	left    = compile(`(?i)(?:um|gegen) (\d{1,2})(?:[:.](\d{2}))? Uhr (?:[^.]{0,60} )?die Sitzung verlassen|die Sitzung (?:um|gegen) (\d{1,2})(?:[:.](\d{2}))? Uhr verlassen`)
	arrives = compile(`(?i)(?:erschien|erscheint|kommt|kam|trifft|nimmt) (?:um|ab|gegen) (\d{1,2})(?:[:.](\d{2}))? Uhr (?:zur|in der|in die|zu der|an der|bei der|ein\b)(?: Sitzung)?`)
)

// tellPresence reads when somebody came or left.
func tellPresence(p *Parser, t passage) bool {
	for _, f := range []struct {
		form  *pattern
		leave bool
	}{{leaves, true}, {left, true}, {arrives, false}} {
		m := f.form.FindStringSubmatchIndex(t.text)
		if m == nil || m[1] < t.from {
			continue
		}
		clock := toldClock(t.text, m)
		a := p.subject(t.text[:m[0]])
		if clock == "" || a == nil {
			continue
		}
		return p.bound(a, clock, f.leave, t)
	}
	return false
}

// bound sets an end of the presence that the list leaves open.
func (p *Parser) bound(a *minutes.Attendee, clock minutes.Printed, leave bool, t passage) bool {
	dst := &a.From
	if leave {
		dst = &a.Until
	}
	s := p.span(t.at, t.at, t.rule)
	if *dst != "" && *dst != clock && strings.Contains(string(*dst), ":") {
		p.problem("presence_differs", "the list says "+string(*dst)+", the text "+string(clock), s)
		return true
	}
	*dst = clock
	a.More = append(a.More, s)
	return true
}

// toldClock is the time of day of a match.
func toldClock(s string, m []int) minutes.Printed {
	for k := 2; k+3 < len(m); k += 4 {
		if m[k] >= 0 {
			return clockOf(s, m[k:k+4])
		}
	}
	return ""
}

// subject is the one listed person whom the words in front of a verb name.
func (p *Parser) subject(before string) *minutes.Attendee {
	if i := lastStop(before); i >= 0 {
		before = before[i+1:]
	}
	before = strings.TrimRight(strings.TrimSpace(before), ", ")
	if i := strings.LastIndex(before, "dass "); i >= 0 {
		before = before[i+len("dass "):]
	}
	if leadOnly.MatchString(Fold(before)) {
		return p.listedLead()
	}
	n, ok := p.opener(before)
	if !ok {
		if toks := strings.Fields(before); len(toks) > 1 {
			n, ok = p.opener(strings.Join(toks[max(0, len(toks)-2):], " "))
		}
	}
	if !ok {
		return nil
	}
	var found *minutes.Attendee
	for k := range p.out.Attendance {
		if a := &p.out.Attendance[k]; a.Status == minutes.Present && nameEnds(a.Name, n) {
			if found != nil {
				return nil
			}
			found = a
		}
	}
	return found
}

// printed is a value as printed.
func printed(s string) minutes.Printed { return minutes.Printed(s) }

// leadOnly is the chair as the subject of a sentence, without a name.
var leadOnly = compile(`^(?:der|die) (?:rats|ausschuss|gemeinderats)?vorsitzende(?: muss| musste| hat)?$`)

// listedLead is the one person who is listed as the chair.
func (p *Parser) listedLead() *minutes.Attendee {
	var found *minutes.Attendee
	for k := range p.out.Attendance {
		a := &p.out.Attendance[k]
		f := Fold(a.Role)
		if a.Status != minutes.Present || !strings.Contains(f, "vorsitz") || strings.Contains(f, "st") && strings.Contains(f, "v.") || strings.Contains(f, "stell") || strings.Contains(f, "fraktion") {
			continue
		}
		if found != nil {
			return nil
		}
		found = a
	}
	return found
}
