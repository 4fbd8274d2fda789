package parse

import (
	"strings"

	"ratsgraph/ingest/minutes"
)

// mayorOpens is the sentence with which a mayor who is not named there opens.
//
//	Der Bürgermeister eröffnet die Sitzung und stellt fest, dass
//	Die Bürgermeisterin stellt zu Beginn der Sitzung fest, dass
var mayorOpens = compile(`^(?:der|die) burgermeister(?:in)? (?:erof|stellt zu beginn )`)

// mayor is the role of the mayor, and of no deputy.
var mayor = compile(`^(?:1\. |erste[r]? )?burgermeister(?:in)?\b`)

// chairCalls is the sentence with which a chair who is named calls an item, where
// nothing else names the chair.
//
//	Ausschussvorsitzende Probe ruft den Tagesordnungspunkt auf
var chairCalls = compile(`^(?:Der |Die )?(?:Ausschuss|Rats|Gemeinderats)?[Vv]orsitzende[rn]? (?:Herr |Frau )?((?:Dr\. )?\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+)?) (?:ruft|eröffnet|begrüßt|stellt|leitet)\b`)

// chairByCalling takes the chair from such a sentence.
func (p *Parser) chairByCalling() {
	for i := p.frame.Head.To; i < len(p.lines) && i < p.frame.Head.To+60; i++ {
		m := chairCalls.FindStringSubmatch(p.lines[i].text)
		if m == nil || isOffice(m[1]) {
			continue
		}
		p.set("chair", &p.out.Session.Chair, strings.TrimPrefix(m[1], "Dr. "), p.span(i, i, "opening"))
		return
	}
}

// chairByOffice takes the one mayor who is listed as present for the chair, where
// the mayor opens the session by the office alone.
func (p *Parser) chairByOffice() {
	for i := range p.lines {
		if !mayorOpens.MatchString(p.lines[i].fold) {
			continue
		}
		var found *minutes.Attendee
		for k := range p.out.Attendance {
			a := &p.out.Attendance[k]
			if a.Status != minutes.Present || !mayor.MatchString(Fold(a.Role)) {
				continue
			}
			if found != nil {
				return
			}
			found = a
		}
		if found != nil {
			p.set("chair", &p.out.Session.Chair, found.Name, found.Span)
		}
		return
	}
}
