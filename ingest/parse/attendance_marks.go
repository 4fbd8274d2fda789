package parse

import (
	"strings"

	"ratsgraph/ingest/minutes"
)

// A list that is a table with a cross in one of several columns.
//
//	Name, Vorname      Fraktion     anwesend   entschuldigt
//	Muster, Emil       ABC             x
//	Probe, Berta       DEF                          x

// A markColumn is such a column.
type markColumn struct {
	cell
	status minutes.Status
}

// markColumns finds the columns that say whether somebody was there.
func markColumns(raw string) []markColumn {
	var out []markColumn
	for _, c := range cellsAt(raw) {
		switch strings.Trim(Fold(c.text), ".:") {
		case "anwesend", "da", "teilgenommen":
			out = append(out, markColumn{c, minutes.Present})
		case "entschuldigt", "entsch":
			out = append(out, markColumn{c, minutes.Excused})
		case "abwesend", "unentschuldigt", "nicht anwesend", "gefehlt":
			out = append(out, markColumn{c, minutes.Absent})
		}
	}
	return out
}

// unmarked takes the cross out of a row, and notes what it says.
func (r *roll) unmarked(i int, l *line) *line {
	r.marked = ""
	list := cellsAt(l.raw)
	if len(list) < 2 {
		return l
	}
	last := list[len(list)-1]
	if f := Fold(last.text); f != "x" && f != "ja" && last.text != "✓" {
		return l
	}
	off := 9
	for _, m := range r.marks {
		d := m.at + len([]rune(m.text))/2 - last.at
		if d < 0 {
			d = -d
		}
		if d < off {
			off, r.marked = d, m.status
		}
	}
	if r.marked == "" {
		return l
	}
	cut := newLine(string([]rune(l.raw)[:last.at]), l.no, l.page)
	r.lines[i].raw, r.lines[i].text, r.lines[i].fold = cut.raw, cut.text, cut.fold
	return &r.lines[i]
}
