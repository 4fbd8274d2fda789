package parse

import (
	"ratsgraph/ingest/minutes"
)

// The words that say on which side of the session a day lies, folded. They bound
// a day that the head does not print.
//
//	Am 7. Mai 2020 hat ein erster Termin stattgefunden.        past
//	Frau Probe bedankt sich für den Ausflug am 25.05.2020.     past
//	Das nächste Treffen findet am 10.07.2020 statt.     future
var (
	pastWords   = compile(`\b(?:fand|fanden|stattgefunden|stattgefundene[nrs]?|durchgef.{1,3}hrte[nrs]?|[il1]oben|[il1]obte?|bedankt|bedankte|dankt|danken|ruckblick|zuruckliegend\w*|vergangene[nrs]?|worden|erfolgte)\b`)
	futureWords = compile(`\b(?:n.chste[nrs]?|kommende[nrs]?)\b.{0,80}\bfindet\b|\bfindet\b.{0,80}\bstatt|\b(?:wird|werden|soll|sollen)\b.{0,120}\b(?:stattfinden|durchgef.{1,3}hrt|erfolgen|beginnen)\b`)
	minutesOf   = compile(`(?:sitzung|niederschrift|protoko[il1]{2}s?) (?:des .{0,60}|der .{0,60})?(?:vom|am) (?:\w+,? (?:de[mn] )?)?$`)
)

// tellDate reads a day of which the words say whether it lies before or after the
// session.
func (p *Parser) tellDate(i int) {
	l := &p.lines[i]
	iso, from, _ := findDate(l.text)
	if iso == "" || iso == string(p.out.Next) || len(p.out.Dates) >= mostPeople {
		return
	}
	t := p.passage(i, "date told")
	s := Fold(sentenceAround(t.text, t.from+min(from, len(t.text)-t.from-1)))
	past, future := pastWords.MatchString(s), futureWords.MatchString(s)
	if minutesOf.MatchString(Fold(t.text[:min(len(t.text), t.from+from)])) {
		past, future = true, false
	}
	if past == future {
		return
	}
	tense := "past"
	if future {
		tense = "future"
	}
	p.out.Dates = append(p.out.Dates, minutes.DateMention{Date: iso, Tense: tense, Span: p.span(i, i, t.rule)})
}
