package parse

import (
	"strings"

	"ratsgraph/ingest/minutes"
)

// A list of people that is told in sentences.
//
//	Unter dem Vorsitz von Ortsbürgermeister Emil Muster sind von den 12 geladenen
//	Ratsmitgliedern anwesend: Erste Beigeordnete Berta Probe, die Ratsmitglieder
//	Karl Baum, Ida Ring (bis 20.58 Uhr) und Jonas Vogt. Ratsmitglied Petra Klee
//	kommt um 19.41 Uhr hinzu. Entschuldigt fehlen die Ratsmitglieder Udo Holz und
//	Eva Tanne. Außerdem nehmen teil: Försterin Anna Buche (zu TOP 3).
var (
	toldPresent = compile(`(?i)\b(?:sind|waren|nehmen|nahmen)\b[^.:]{0,90}\b(?:anwesend|erschienen|teil):? `)
	toldChair   = compile(`(?i)\bunter dem vorsitz (?:von |des |der )`)
	toldMissing = compile(`(?i)^(?:es )?(un)?entschuldigt (?:fehlen|fehlten|fehlt|fehlte|sind|waren)\b:? |^es (?:fehlen|fehlten) (un)?entschuldigt:? `)
	toldOthers  = compile(`(?i)^(?:außerdem|ferner|weiterhin|zusätzlich|von der verwaltung)\b[^.:]{0,40}\b(?:nehmen|nahmen|nimmt|sind|waren|teil|anwesend)\b[^.:]{0,20}: `)
	toldAway    = compile(`(?i) (?:fehlt|fehlte) (unentschuldigt|ohne Entschuldigung|entschuldigt)\b`)
	toldComes   = compile(`(?i) (?:kommt|kam|erscheint|erschien) (?:um|ab|gegen) (\d{1,2})[:.](\d{2}) Uhr\b`)
	plural      = compile(`^(?:(?:sowie|und|die|der|den) )*(?:(?:Rats|Ausschuss|Ortsgemeinderats|Gemeinderats)?[Mm]itglieder|Ratsherren|Ratsfrauen|Stadtverordneten|Gemeindevertreter|Beigeordneten|Gemeinderäte|Stadträte) `)
)

// toldRoll reads a list that is told in sentences, where the document has no
// other.
func (p *Parser) toldRoll() {
	in := p.frame.Head
	rows := p.rows(in)
	from := -1
	for i := range rows {
		f := rows[i].fold
		if strings.Contains(f, "anwesend") && !strings.HasPrefix(f, "anwesend") || strings.Contains(f, "unter dem vorsitz") {
			from, _ = around(rows, i)
			break
		}
	}
	if from < 0 {
		return
	}
	list := false
	for _, s := range sentences(rows, from, len(rows)) {
		if len(s.text) > 3000 {
			return
		}
		list = p.toldSentence(rows, s, list)
	}
}

// toldSentence reads one sentence of it. The names may stand in the sentence
// after the colon; it reports whether the next one holds them.
func (p *Parser) toldSentence(rows []row, s saying, list bool) bool {
	e := section{status: minutes.Present, group: minutes.Council}
	rest := ""
	switch m := toldMissing.FindStringSubmatch(s.text); {
	case m != nil:
		if e.status = minutes.Excused; m[1]+m[2] != "" {
			e.status = minutes.Absent
		}
		rest = s.text[len(m[0]):]
	case list:
		rest = s.text
		e.group = p.toldGroup
	case toldAway.MatchString(s.text):
		at := toldAway.FindStringSubmatchIndex(s.text)
		if e.status = minutes.Absent; Fold(s.text[at[2]:at[3]]) == "entschuldigt" {
			e.status = minutes.Excused
		}
		rest = s.text[:at[0]]
	case toldComes.MatchString(s.text):
		at := toldComes.FindStringSubmatchIndex(s.text)
		rest = s.text[:at[0]] + " (ab " + s.text[at[2]:at[3]] + ":" + s.text[at[4]:at[5]] + " Uhr)"
	default:
		return p.toldHead(rows, s)
	}
	p.toldNames(rows, s, rest, e)
	return false
}

// toldHead reads a sentence that leads to names, and who chaired.
func (p *Parser) toldHead(rows []row, s saying) bool {
	t := s.text + " "
	if at := toldChair.FindStringIndex(t); at != nil {
		if n, ok := readName(t[at[1]:]); ok && n.words > 0 {
			span := p.span(rows[s.first].at, rows[s.last].at, ruleAttendance)
			p.set("chair", &p.out.Session.Chair, n.name, span)
			e := newEntry(named{name: n.name, office: n.office, title: n.title, words: n.words, salutation: n.salutation})
			e.Status, e.Group, e.Span = minutes.Present, minutes.Council, span
			p.addAttendee(e.Attendee)
		}
	}
	p.toldGroup = minutes.Council
	if toldOthers.MatchString(t) {
		p.toldGroup = minutes.Guest
	} else if !toldPresent.MatchString(t) {
		return false
	}
	return s.colon
}

// toldNames adds the people that a row of names holds, if it holds nothing else.
func (p *Parser) toldNames(rows []row, s saying, row string, sect section) {
	found := parted(row)
	if found != nil {
		row = ""
	}
	for _, part := range splitRow(row) {
		part = plural.ReplaceAllString(strings.TrimPrefix(part, "sowie "), "")
		for _, one := range strings.Split(part, " sowie ") {
			n, ok := readName(one)
			if !ok || len(found) > 0 && (strings.HasSuffix(Fold(firstWord(one)), "amt") || isOutside(one)) {
				if len(found) > 0 && len(one) < 40 {
					found[len(found)-1].readTail(", " + one)
					continue
				}
				return
			}
			found = append(found, newEntry(n))
		}
	}
	for k := range found {
		e := &found[k]
		if e.Status == "" {
			e.Status = sect.status
		}
		e.Group = sect.group
		if sect.group == minutes.Guest && (writes.MatchString(Fold(e.Role)) || strings.Contains(Fold(e.Role), "verwaltung") || strings.Contains(Fold(e.Role), "amtsleit")) {
			e.Group = minutes.Administration
		}
		e.Span = p.span(rows[s.first].at, rows[s.last].at, ruleAttendance)
		p.addAttendee(e.Attendee)
		p.claim(rows[s.first].at, rows[s.last].at, ruleAttendance)
	}
}
