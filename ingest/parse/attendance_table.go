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
func tableColumns(raw string) []cell {
	list := cellsAt(raw)
	if len(list) < 3 || Fold(list[1].text) != "name" {
		return nil
	}
	switch Fold(list[0].text) {
	case "funktion", "amt", "eigenschaft":
		return list
	}
	return nil
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
	n, ok := readName(values[1])
	if !ok || values[0] == "" || strings.TrimSpace(n.tail) != "" {
		return false
	}
	n.office = joined(values[0], n.office)
	e := newEntry(n)
	e.Group = tableGroup(Fold(values[0]))
	for k := 2; k < len(values); k++ {
		e.tableCell(Fold(r.table[k].text), values[k])
	}
	r.last = r.last[:0]
	r.add(i, e)
	return true
}

// tableCell reads what stands under a heading behind the name.
func (e *entry) tableCell(head, value string) {
	switch {
	case value == "":
	case (head == "fraktion" || head == "partei") && !isUnaligned(value):
		e.Party = minutes.Printed(strings.Trim(value, "()"))
	default:
		before := e.Status
		if e.readTail(", " + value); e.Status == "" {
			e.Status = before
		}
	}
}

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
