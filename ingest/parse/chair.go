package parse

import (
	"strings"

	"ratsgraph/ingest/minutes"
)

// chair settles who chaired and who wrote: what the head, a label or a signature
// names, else who is listed with the office, else who opened the session. A name
// that is known in full from the list is given in full.
func (p *Parser) chair() {
	s := &p.out.Session
	if n, ok := p.signed["Vorsitzender"]; ok {
		p.set("chair", &s.Chair, n.name, n.span)
	}
	if n, ok := p.signed["Schriftführung"]; ok {
		p.set("secretary", &s.Secretary, n.name, n.span)
	}
	if s.Chair == "" {
		p.chairFromList()
	}
	if s.Chair == "" {
		p.chairFromOpening()
	}
	if s.Chair == "" {
		p.chairByOffice()
	}
	if s.Chair == "" {
		p.chairByCalling()
	}
	if s.Secretary == "" {
		p.secretaryFromList()
	}
	s.Chair = minutes.Printed(p.fullName(string(s.Chair), chairs))
	s.Secretary = minutes.Printed(p.fullName(string(s.Secretary), writes))
}

// leads are the roles that chair, folded, the plainest first.
var leads = []*pattern{
	compile(`sitzungsleitung|sitzungsleiter`),
	compile(`^(?:rats|ausschuss|gemeinderats|stadtrats|beirats)?vorsitzende[rn]?\b|(?:^|, )(?:als )?vorsitzende[rn]?(?:,|$)|ratsvorsitz|(?:^|, )vorsitz(?:,|$)`),
	compile(`^(?:amtierende[rn]? )?(?:bezirksburgermeister(?:in)?|stadtverordnetenvorsteher(?:in)?|ortsvorsteher(?:in)?)(?:,|$)`),
	compile(`^(?:gemeinde|stadt|rats|gemeinderats|kreistags)prasident(?:in)?(?:,|$)`),
	compile(`^(?:amtierende[rn]? )?ortsburgermeister(?:in)?$|(?:^|, )(?:amtierende[rn]? )?ortsburgermeister(?:in)?(?:,|$)`),
}

// chairFromList takes who is listed as chair and present.
func (p *Parser) chairFromList() {
	for _, form := range leads {
		var found *minutes.Attendee
		for k := range p.out.Attendance {
			a := &p.out.Attendance[k]
			if a.Status != minutes.Present || a.Group != minutes.Council || a.Role == "" || !form.MatchString(Fold(a.Role)) {
				continue
			}
			if found != nil {
				found = nil
				break
			}
			found = a
		}
		if found != nil {
			p.set("chair", &p.out.Session.Chair, found.Name, found.Span)
			return
		}
	}
}

// opens is the sentence with which somebody opens the session.
//
//	Der Ratsvorsitzende, Herr Muster, eröffnet die Sitzung
//	Frau Bürgermeisterin Probe eröffnet um 18:00 Uhr die Sitzung
var opens = compile(`(?i)er(?:ö|o|é|a)ffnet(?:e)?\b`)

// clause is the subject of the sentence that a text ends in.
func clause(before string) string {
	if j := lastStop(before); j >= 0 {
		before = before[j+1:]
	}
	if j := greets.FindStringIndex(before); j != nil {
		before = before[:j[0]]
	}
	return before
}

// greets stands between the person and the word for opening.
var greets = compile(`(?i)[ ,]+(?:begr(?:ü|u|i)(?:ß|ss|f)t|heißt|stellt)\b`)

// chairFromOpening takes who opens the session, if the words before it name one
// person.
func (p *Parser) chairFromOpening() {
	seen := 0
	from := p.frame.Agenda.From
	if p.roll >= 0 && p.roll < from {
		from = p.roll // the session is opened below the list, before the agenda
	}
	for i := from; i < p.frame.Agenda.To && seen < 120; i++ {
		l := &p.lines[i]
		if l.blank() || l.furniture || l.rule == ruleAttendance {
			continue
		}
		seen++
		if n := greeter.FindStringSubmatch(l.text); n != nil {
			if name, ok := p.opener(n[1]); ok {
				p.set("chair", &p.out.Session.Chair, name, p.span(i, i, "opening"))
				return
			}
		}
		if !strings.Contains(l.fold, "ffnet") || !strings.Contains(l.fold, "sitzung") && !p.sitsNext(i) {
			continue
		}
		t := p.passage(i, "opening")
		m := opens.FindStringIndex(t.text[t.from:])
		if m == nil {
			continue
		}
		n, ok := p.opener(clause(t.text[t.from : t.from+m[0]]))
		if !ok {
			n, ok = p.opener(clause(t.text[:t.from+m[0]]))
		}
		if ok {
			p.set("chair", &p.out.Session.Chair, n, p.span(i, i, "opening"))
			return
		}
	}
}

// greeter is who greets those who are there, as a chair does.
var greeter = compile(`^((?:Herr|Frau|Bürgermeister|Bürgermeisterin|Bgm\.|Vorsitzender|Vorsitzende) [^.,]{3,40}?) begrüßt (?:die (?:Anwesenden|Mitglieder|Erschienenen|Gemeindevertreter|Ratsmitglieder)|alle Anwesenden)\b`)

func (p *Parser) sitsNext(i int) bool {
	return i+1 < len(p.lines) && strings.Contains(p.lines[i+1].fold, "sitzung")
}

// opener is the one person that the subject of the opening sentence names.
func (p *Parser) opener(before string) (string, bool) {
	before = strings.Trim(before, " ,")
	for _, lead := range []string{"Der ", "Die "} {
		before = strings.TrimPrefix(before, lead)
	}
	_, list := pieces(before)
	if len(list) > 1 {
		return "", false
	}
	if len(list) == 1 {
		before = list[0].text
	} else if i := strings.LastIndex(before, ", "); i > 0 {
		before = before[i+2:]
	}
	n, ok := readName(before)
	if !ok || strings.TrimSpace(strings.Trim(n.tail, " ,")) != "" || n.words == 0 {
		return "", false
	}
	return n.name, true
}

// writes is a role that takes the minutes, folded.
var writes = compile(`schriftf.{1,3}hr|protoko[il1]{2}f.{1,3}hr|(?:^|, )protokoll(?:,|$)|protokollant|f.{1,3}r das protokoll`)

// secretaryFromList takes who is listed as taking the minutes; of two, both.
func (p *Parser) secretaryFromList() {
	var names []string
	var span minutes.Span
	for _, a := range p.out.Attendance {
		if a.Status == minutes.Present && a.Role != "" && writes.MatchString(Fold(a.Role)) {
			if len(names) == 0 {
				span = a.Span
			}
			names = append(names, a.Name)
		}
	}
	if len(names) > 0 && len(names) < 4 {
		p.set("secretary", &p.out.Session.Secretary, strings.Join(names, " / "), span)
	}
}
