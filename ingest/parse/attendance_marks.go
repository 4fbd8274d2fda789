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
//
// What is remarked on the person may stand behind the crosses.
//
//	Name             anwesend   abwesend   Bemerkung
//	Emil Muster         x                  bis 20:30 Uhr

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
	k := crossAt(list)
	if k < 0 {
		return l
	}
	off := 9
	for _, m := range r.marks {
		d := m.at + len([]rune(m.text))/2 - list[k].at
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
	cut := newLine(withRemark([]rune(l.raw), list, k), l.no, l.page)
	r.lines[i].raw, r.lines[i].text, r.lines[i].fold = cut.raw, cut.text, cut.fold
	return &r.lines[i]
}

// crossAt finds the cell that holds the cross of a row; -1 if none does.
func crossAt(list []cell) int {
	for k := len(list) - 1; k > 0; k-- {
		if f := Fold(list[k].text); f == "x" || f == "ja" || list[k].text == "✓" {
			return k
		}
	}
	return -1
}

// withRemark is a row without its cross: what stands in front of it, and the
// remark behind it as words that follow the name.
func withRemark(raw []rune, list []cell, k int) string {
	text := string(raw[:list[k].at])
	if k == len(list)-1 {
		return text
	}
	text = strings.TrimRight(text, " ")
	for _, c := range list[k+1:] {
		remark := c.text
		if m := absenceMark.FindStringIndex(remark); m != nil && m[0] == 0 {
			remark = strings.TrimSpace(remark[:m[1]]) // why somebody was missing is no office
		}
		text += ", " + remark
	}
	return text
}
