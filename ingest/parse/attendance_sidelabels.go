package parse

import (
	"strings"

	"ratsgraph/ingest/minutes"
)

// A list with its labels at the side and names in rows beside them, which go on
// below each other. It stands under the heading "Präsenz".
//
//	Vorsitz       Emil Muster (ABC), Präsident des Rates
//	Mitglieder    Berta Probe (DEF), Karl Baum (ABC, ab Traktandum 3),
//	              Ida Ring (GHI)
//	Entschuldigt  Jonas Vogt (ABC)

// sideLabels are the labels, folded.
var sideLabels = map[string]section{
	"vorsitz":              {status: minutes.Present, group: minutes.Council, role: "Vorsitzender"},
	"vorsitzender":         {status: minutes.Present, group: minutes.Council, role: "Vorsitzender"},
	"vorsitzende":          {status: minutes.Present, group: minutes.Council, role: "Vorsitzender"},
	"sitzungsleitung":      {status: minutes.Present, group: minutes.Council, role: "Vorsitzender"},
	"schriftfuhrer":        {status: minutes.Present, group: minutes.Administration, role: "Schriftführung"},
	"schriftfuhrerin":      {status: minutes.Present, group: minutes.Administration, role: "Schriftführung"},
	"schriftfuhrung":       {status: minutes.Present, group: minutes.Administration, role: "Schriftführung"},
	"protokollfuhrer":      {status: minutes.Present, group: minutes.Administration, role: "Schriftführung"},
	"protokollfuhrerin":    {status: minutes.Present, group: minutes.Administration, role: "Schriftführung"},
	"protokollfuhrung":     {status: minutes.Present, group: minutes.Administration, role: "Schriftführung"},
	"anwesende":            {status: minutes.Present, group: minutes.Council},
	"teilnehmer":           {status: minutes.Present, group: minutes.Council},
	"ratsmitglieder":       {status: minutes.Present, group: minutes.Council},
	"gemeinderate":         {status: minutes.Present, group: minutes.Council},
	"stadtrate":            {status: minutes.Present, group: minutes.Council},
	"stadtverordnete":      {status: minutes.Present, group: minutes.Council},
	"gemeindevertreter":    {status: minutes.Present, group: minutes.Council},
	"beratend":             {status: minutes.Present, group: minutes.Council},
	"entschuldigt fehlten": {status: minutes.Excused, group: minutes.Council},
	"entschuldigt fehlen":  {status: minutes.Excused, group: minutes.Council},
	"es fehlten":           {status: minutes.Absent, group: minutes.Council},
	"von der verwaltung":   {status: minutes.Present, group: minutes.Administration},
	"buro":                 {status: minutes.Present, group: minutes.Council},
	"mitglieder":           {status: minutes.Present, group: minutes.Council},
	"anwesend":             {status: minutes.Present, group: minutes.Council},
	"gemeinderat":          {status: minutes.Present, group: minutes.Council},
	"stadtrat":             {status: minutes.Present, group: minutes.Council},
	"verwaltung":           {status: minutes.Present, group: minutes.Administration},
	"protokoll":            {status: minutes.Present, group: minutes.Administration, role: "Schriftführung"},
	"gast":                 {status: minutes.Present, group: minutes.Guest},
	"gaste":                {status: minutes.Present, group: minutes.Guest},
	"entschuldigt":         {status: minutes.Excused, group: minutes.Council},
	"unentschuldigt":       {status: minutes.Absent, group: minutes.Council},
	"abwesend":             {status: minutes.Absent, group: minutes.Council},
}

// presence reads the heading "Präsenz" and, below it, a label with its names. It
// returns how many further lines the names took.
func (r *roll) presence(i int, l *line, end int) (int, bool) {
	if strings.Trim(l.fold, ": ") == "prasenz" {
		r.beside, r.heading, r.last = true, i, nil
		r.claim(i, i)
		r.foot = 0
		return 0, true
	}
	list := cellsAt(l.raw)
	if !r.beside || len(list) < 2 {
		return 0, false
	}
	s, ok := sideLabels[besideLabel(list[0].text)]
	if !ok {
		return 0, false
	}
	r.sect, r.heading, r.party, r.last = s, i, nil, nil
	r.sect.role = ""
	r.besideNames(i, cells(strings.Join(cellTexts(list[1:]), " ")))
	r.officeNamed(i, s.role)
	k := i + 1
	for open := strings.HasSuffix(l.text, ","); k < end && !r.lines[k].blank() && r.lines[k].indent >= list[1].at-1; k++ {
		if !open {
			r.last = nil
		}
		r.besideNames(k, r.lines[k].text)
		open = strings.HasSuffix(r.lines[k].text, ",")
	}
	r.claim(i, k-1)
	r.foot = 0
	return k - i - 1, true
}

func cellTexts(list []cell) []string {
	out := make([]string, len(list))
	for i, c := range list {
		out[i] = c.text
	}
	return out
}

// besideNames reads one line of names; what stands between them and is no name
// says more about the person before it.
func (r *roll) besideNames(i int, text string) {
	r.last = r.last[:0]
	for _, part := range splitRow(text) {
		n, ok := readName(part)
		if tail := strings.TrimSpace(n.tail); ok && (n.words > 1 || n.office != "") && !isOutside(n.name) && (n.salutation != "" || !isOutside(part)) && (tail == "" || tail[0] == '(') {
			r.last = r.last[:0]
			r.add(i, besideName(n, r.sect.group))
			continue
		}
		if len(r.last) == 0 || len(r.out) == 0 {
			continue
		}
		e := &r.out[r.last[len(r.last)-1]]
		before := e.Status
		if e.readTail(", " + part); e.Status == "" {
			e.Status = before
		}
	}
}

// besideName is the entry of a name; what stands first in brackets behind a member
// of a council is the party.
func besideName(n named, g minutes.Group) entry {
	inner, ok := strings.CutPrefix(strings.TrimSpace(n.tail), "(")
	first, rest, more := strings.Cut(strings.TrimSuffix(inner, ")"), ", ")
	if !ok || g != minutes.Council || !upperStart(first) || hasDigit(first) || anyOffice(first) || isUnaligned(first) || absenceMark.MatchString(first) {
		return newEntry(n)
	}
	n.tail = ""
	if more {
		n.tail = "(" + rest + ")"
	}
	e := newEntry(n)
	e.Party = minutes.Printed(first)
	return e
}
