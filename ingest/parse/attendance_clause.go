package parse

import (
	"strings"

	"ratsgraph/ingest/minutes"
)

// A list of people that is told in sentences which name them behind the words that
// say what they did.
//
//	Anwesend waren die Ratsmitglieder Emil Muster, Berta Probe sowie Bürgermeisterin
//	Ida Ring als Vorsitzende, es fehlten entschuldigt Udo Stein und Petra Klee. Von
//	der Verwaltung nahm teil: Kämmerer Otto Vogt.
var clauseLeads = []struct {
	form *pattern
	sect section
}{
	{compile(`(?i)^(?:anwesend|erschienen)(?: unter (?:dem )?(?:vorsitz|der leitung) (?:von|des|der) (.{4,70}?))? (?:waren|sind):? (?:(?:vom|von der|aus dem|aus der) \p{L}+ )?`), section{status: minutes.Present, group: minutes.Council}},
	{compile(`(?i)^(?:es|als mitglieder|als stimmberechtigte mitglieder) (?:waren|sind) (?:anwesend|erschienen):? `), section{status: minutes.Present, group: minutes.Council}},
	{compile(`(?i)^an der sitzung (?:nahmen|nehmen)(?: folgende mitglieder)?(?: teil)?:? `), section{status: minutes.Present, group: minutes.Council}},
	{compile(`(?i)^(?:es )?(?:fehlen|fehlten|fehlte|fehlt|waren|sind|war|ist|haben) entschuldigt(?: gefehlt)?:? `), section{status: minutes.Excused, group: minutes.Council}},
	{compile(`(?i)^(?:es )?(?:fehlen|fehlten|fehlte|fehlt|waren|sind|war|ist|haben) unentschuldigt(?: gefehlt)?:? `), section{status: minutes.Absent, group: minutes.Council}},
	{compile(`(?i)^entschuldigt(?: (?:fehlen|fehlten|fehlte|fehlt|waren|sind|war|ist|abwesend|ferngeblieben|hatten sich|haben sich|hat sich))+:? `), section{status: minutes.Excused, group: minutes.Council}},
	{compile(`(?i)^unentschuldigt(?: (?:fehlen|fehlten|fehlte|fehlt|waren|sind|war|ist|abwesend|ferngeblieben))+:? `), section{status: minutes.Absent, group: minutes.Council}},
	{compile(`(?i)^(?:es )?(?:fehlen|fehlten|fehlte|fehlt):? `), section{status: minutes.Absent, group: minutes.Council}},
	{compile(`(?i)^(?:von|seitens|aus|für) (?:der|die) \p{L}*verwaltung(?: (?:waren|sind|war|ist|nahmen|nehmen|nahm|nimmt|anwesend|teil|ferner|außerdem|an der sitzung|zugegen|erschienen))+:? `), section{status: minutes.Present, group: minutes.Administration}},
	{compile(`(?i)^(?:weiter|weiterhin|weiters|ferner|außerdem|zudem|zusätzlich|des weiteren|als gast|als gäste)(?: (?:waren|sind|war|ist|nahmen|nehmen|nahm|nimmt|anwesend|teil|an der sitzung|zugegen|erschienen|als gäste|als gast))+:? `), section{status: minutes.Present, group: minutes.Guest}},
	{compile(`(?i)^(?:das protokoll|die niederschrift) (?:führte|führt|fertigte|schrieb) `), section{status: minutes.Present, group: minutes.Administration, role: "Schriftführung"}},
}

// clauseStarts begin such a clause, folded.
var clauseStarts = words("Anwesend waren", "Anwesend sind", "Anwesend unter", "Erschienen", "Es waren", "Es sind", "Als Mitglieder", "Als stimmberechtigte", "An der Sitzung", "Es fehl", "Entschuldigt ", "Unentschuldigt ",
	"Weiter", "Ferner", "Außerdem", "Von der", "Seitens", "Als Gäste", "Das Protokoll", "Die Niederschrift")

// clausePresence begin a sentence that can be no part of a title.
var clausePresence = words("Anwesend waren", "Anwesend sind", "Anwesend unter", "Es fehl", "Entschuldigt fehl")

// clauseCut parts the clauses of a sentence.
var clauseCut = compile(`(?i)[,;] (?:und )?(?:es fehl|entschuldigt fehl|unentschuldigt fehl|entschuldigt war|entschuldigt sind|ferner |außerdem |weiterhin |als gäste? |von der \p{L}*verwaltung |seitens der )`)

// clausePeople reads such a list from the head; a paragraph of one is not longer than a
// page. It reports whether there is one, and
// whether the line at which another list seems to begin is part of it.
func (p *Parser) clausePeople() bool {
	rows := p.rows(p.frame.Head)
	var found []entry
	var spans [][2]int
	council := 0
	for i := 0; i < len(rows); {
		if rows[i].blank() || !anyStarts(rows[i].fold, clauseStarts) || strings.HasSuffix(rows[i].text, ":") {
			i++
			continue
		}
		to := i
		for to < len(rows) && to < i+longestRow*4 && !rows[to].blank() {
			to++
		}
		list := paragraph(rows, i, to)
		got := p.clauses(rows, list)
		for _, e := range got {
			if e.Status == minutes.Present && e.Group == minutes.Council {
				council++
			}
		}
		if len(got) > 0 {
			found = append(found, got...)
			spans = append(spans, [2]int{rows[i].at, rows[to-1].at})
		} else {
			to = i + 1
		}
		i = to
	}
	if council < 2 {
		return false
	}
	inside := p.roll < 0
	for _, s := range spans {
		inside = inside || s[0] <= p.roll && p.roll <= s[1]
	}
	if !inside {
		return false
	}
	for k := range found {
		p.addAttendee(found[k].Attendee)
		p.claimSpan(found[k].Span)
	}
	return true
}

// claimSpan notes that the lines of a value are read.
func (p *Parser) claimSpan(s minutes.Span) {
	for i := range p.lines {
		if n := p.lines[i].no; n >= s.First && n <= s.Last {
			p.claim(i, i, ruleAttendance)
		}
	}
}

// clauses reads the people of the sentences of a paragraph.
func (p *Parser) clauses(rows []row, list []saying) []entry {
	var out []entry
	for k := 0; k < len(list); k++ {
		s := list[k]
		if s.colon && k+1 < len(list) {
			k++
			s.text, s.last = s.text+" "+list[k].text, list[k].last
		}
		if len(s.text) > 3000 {
			return out
		}
		for _, c := range clausesOf(hyphenBlank.Replace(s.text)) {
			for _, e := range p.clause(c) {
				e.Span = p.span(rows[s.first].at, rows[s.last].at, ruleAttendance)
				out = append(out, e)
			}
		}
	}
	return out
}

// hyphenBlank mends nothing but what stands between a hyphen and the rest of a word
// where lines were joined.
var hyphenBlank = strings.NewReplacer("mein- de", "meinde", "stadt- rat", "stadtrat", "mit- glied", "mitglied", "Mit- glied", "Mitglied", "Karl- H", "Karl-H", "Hans- ", "Hans-", "Klaus- ", "Klaus-")

// clausesOf cuts a sentence into its clauses.
func clausesOf(s string) []string {
	var out []string
	for {
		m := clauseCut.FindStringIndex(s)
		if m == nil {
			return append(out, s)
		}
		out = append(out, s[:m[0]])
		s = strings.TrimPrefix(s[m[0]+2:], "und ")
	}
}

// clause reads the people of one clause; nobody if it holds anything that is none.
func (p *Parser) clause(s string) []entry {
	s = strings.TrimRight(strings.TrimSpace(s), ".;")
	for _, lead := range clauseLeads {
		m := lead.form.FindStringSubmatchIndex(s)
		if m == nil {
			continue
		}
		sect := lead.sect
		row, status := clauseEnd(s[m[1]:], sect.status)
		sect.status = status
		var out []entry
		if len(m) > 2 && m[2] >= 0 {
			out = clauseRow(s[m[2]:m[3]], section{status: minutes.Present, group: minutes.Council, role: "Vorsitzender"})
		}
		return append(out, clauseRow(row, sect)...)
	}
	return nil
}

// clauseEnd takes the rest of the verb off the end of a row.
func clauseEnd(row string, status minutes.Status) (string, minutes.Status) {
	for _, end := range []string{" anwesend", " erschienen", " teil", " zugegen", " an der Sitzung"} {
		row = strings.TrimSuffix(row, end)
	}
	if r, ok := strings.CutSuffix(row, " unentschuldigt"); ok && status == minutes.Absent {
		return r, minutes.Absent
	}
	if r, ok := strings.CutSuffix(row, " entschuldigt"); ok && status == minutes.Absent {
		return r, minutes.Excused
	}
	return row, status
}
