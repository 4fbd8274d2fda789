package parse

import (
	"strings"

	"ratsgraph/ingest/minutes"
)

// A list that is a table with a heading over each column, the office first. What
// a cell says follows from the heading it stands under.
//
//	Funktion          Name             Fraktion    Bemerkung
//	Ratsmitglied      Emil Muster      ABC         ab 19.12 Uhr
//	Gast              Berta Probe                  Stadtwerke

// tableColumns finds the columns of such a table; nil if the line is not its head.
// The name may stand in front, with the party and the presence behind it:
//
//	Name                Wahlvorschlag     Teilnahme
//	Emil Muster         ABC               anwesend ab 19:15 Uhr
//	Probe, Berta        Freie Probe       entschuldigt
func tableColumns(raw string) []cell {
	list := cellsAt(raw)
	k := nameColumn(list)
	if k < 0 {
		return nil
	}
	known := 0
	for i, c := range list {
		if f := Fold(c.text); i != k && (officeHeads[f] || partyHeads[f] || remarkHeads[f]) {
			known++
		}
	}
	if known == 0 || len(list) < 3 && k > 0 {
		return nil
	}
	return list
}

// The words over the columns of such a table.
var (
	nameHeads   = wordsOf("name|name, vorname|nachname, vorname|vorname, name|vorname name|name, vorname, titel|mitglied|name des mitglieds|name, titel|name/vorname")
	officeHeads = wordsOf("funktion|amt|eigenschaft")
	partyHeads  = wordsOf("fraktion|partei|wahlvorschlag|liste|gruppe|wahlergruppe|fraktion/gruppe|partei/fraktion|fraktion/partei|fraktion / partei|wahlerliste")
	remarkHeads = wordsOf("bemerkung|bemerkungen|anmerkung|anmerkungen|anwesenheit|teilnahme|status|vermerk|hinweis|zeit|bemerkung/zeit|von/bis|von - bis|ab/bis|ab / bis|uhrzeit|organisation|grund|unterschrift")
	// signatureHeads are columns in which a dash stands for whoever was not there.
	signatureHeads = wordsOf("unterschrift|anwesend|anwesenheit|teilnahme")
)

func wordsOf(s string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Split(s, "|") {
		out[w] = true
	}
	return out
}

// headed notes what the words over the columns of a table say.
func (r *roll) headed(l *line) {
	if r.marks, r.table = markColumns(l.raw), tableColumns(l.raw); len(r.marks) > 0 && !headedByOffice(r.table) {
		r.table = nil // a cross says who was there
	}
}

// headedByOffice reports a table with the office in its first column.
func headedByOffice(list []cell) bool {
	return len(list) > 0 && officeHeads[Fold(list[0].text)]
}

// nameColumn is the column of the names; -1 if there is none.
func nameColumn(list []cell) int {
	for k, c := range list {
		if nameHeads[strings.TrimRight(Fold(c.text), ":")] {
			return k
		}
	}
	return -1
}

// tableRow reads a row of the table.
func (r *roll) tableRow(i int, l *line) bool {
	if len(r.table) == 0 || !strings.Contains(l.text, "   ") {
		return false
	}
	values := make([]string, len(r.table))
	for _, c := range cellsAt(l.raw) {
		k := tableColumn(r.table, c)
		if k < 0 || values[k] != "" {
			return false
		}
		values[k] = c.text
	}
	at := nameColumn(r.table)
	n, ok := surnameLed(values[at])
	if !ok {
		n, ok = readName(values[at])
		n = r.turned(n)
	}
	if !ok || strings.TrimSpace(n.tail) != "" {
		return false
	}
	if at > 0 && officeHeads[Fold(r.table[0].text)] {
		if values[0] == "" {
			return false
		}
		n.office = joined(values[0], n.office)
	}
	e := newEntry(n)
	if at > 0 && n.office != "" {
		e.Group = tableGroup(Fold(values[0]))
	}
	for k := range values {
		if k != at && (k > 0 || !officeHeads[Fold(r.table[0].text)]) {
			r.tableCell(&e, Fold(r.table[k].text), values[k])
		}
	}
	r.last = r.last[:0]
	r.add(i, e)
	return true
}

// tableCell reads what stands under a heading beside the name. Why somebody was
// missing is no office.
func (r *roll) tableCell(e *entry, head, value string) {
	if signatureHeads[head] && strings.Trim(value, "-–./ ") == "" && value != "" {
		e.Status = minutes.Absent
		return
	}
	among := e.Group == minutes.Council || e.Group == "" && r.sect.group == minutes.Council
	switch {
	case value == "" || isNone(value):
	case partyHeads[head] && !isUnaligned(value) && (isParty(value) || among && !anyOffice(value)):
		e.Party = minutes.Printed(strings.Trim(value, "()"))
	default:
		before, role := e.Status, e.Role
		if e.readTail(", " + value); e.Status == "" {
			e.Status = before
		}
		if away := e.Status; remarkHeads[head] && (away != "" && away != minutes.Present || away == "" && r.sect.status != minutes.Present) {
			e.Role = role
		}
		if r.sect.mixed && e.Status == "" && excuse.MatchString(value) {
			e.Status = minutes.Excused
		}
	}
}

// excuse is why somebody is missing.
var excuse = compile(`(?i)\b(?:urlaub|krank|erkrankt|beruflich|dienstlich|privat|familiär|terminlich|verhindert)`)

// tableColumn is the column under whose heading a cell begins; -1 if it is none's.
func tableColumn(columns []cell, c cell) int {
	for k, h := range columns {
		if c.at >= h.at-2 && c.at <= h.at+2 {
			return k
		}
	}
	return -1
}

// tableGroup is what the office in the first column says of the group.
func tableGroup(f string) minutes.Group {
	switch {
	case writes.MatchString(f), strings.HasPrefix(f, "verwaltung"):
		return minutes.Administration
	case strings.HasPrefix(f, "gast"), strings.HasPrefix(f, "gaste"), strings.HasPrefix(f, "sachverstandige"):
		return minutes.Guest
	}
	return ""
}
