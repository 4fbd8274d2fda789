package parse

import "strings"

// ruleLastHead names the day that is the only one a head prints.
const ruleLastHead = "only-day-of-the-head"

// lastDay takes the day of the session from a head that prints one day only, above the
// people and the items, and no word that says what else happened on it.
//
//	Gemeinderat Musterau - 12. Juni 2023
//	Das Treffen war am 3. Juni 2023.
func (p *Parser) lastDay() {
	if p.out.Session.Date != "" {
		return
	}
	end := min(p.frame.Head.To, 12)
	if p.roll >= 0 {
		end = min(end, p.roll)
	}
	at, day := -1, ""
	for i := range p.lines[:end] {
		l := &p.lines[i]
		if l.blank() || !hasDigit(l.fold) {
			continue
		}
		if !looseDate.MatchString(l.fold) {
			continue
		}
		iso, from, to := findDate(l.text)
		if at >= 0 || iso == "" || otherDay.MatchString(l.fold) || looseDate.MatchString(Fold(l.text[:from]+" | "+l.text[to:])) {
			return
		}
		at, day = i, iso
	}
	if at < 0 {
		return
	}
	p.set("date", &p.out.Session.Date, day, p.span(at, at, ruleLastHead))
	p.claim(at, at, ruleLastHead)
	if t := clockBehind(p.lines[at].text); t != "" {
		p.set("start", &p.out.Session.Start, t, p.span(at, at, ruleLastHead))
	}
}

// otherDay are words for what else has a day.
var otherDay = compile(`einladung|eingeladen|ausgefertigt|ausfertigung|gedruckt|erstellt|stand\b|druck|genehmigt|vorlage|drucksache|bekannt|entwurf|frist|geburt|nachste|letzte|vorige|satzung|gesetz|protokoll vom|niederschrift vom|beschluss`)

// clockBehind is the time at which a session begins that stands behind its day.
//
//	17.09.2020, 19:00 Uhr      30. Januar 2024 ab 19 Uhr
func clockBehind(s string) string {
	_, _, to := findDate(s)
	if rest := strings.TrimLeft(s[to:], " ,;-–"); !strings.Contains(rest, "bis ") && spanForm.FindStringIndex(rest) == nil {
		return findTime(rest)
	}
	return ""
}
