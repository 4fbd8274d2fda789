package parse

import (
	"strings"

	"ratsgraph/ingest/minutes"
)

// A missingColumn is one of two columns below headings that say how those below
// were missing.
//
//	entschuldigt:                unentschuldigt:
//	Emil Muster (ABC)            Karl Baum (DEF)
//	Berta Probe
type missingColumn struct {
	at     int
	status minutes.Status
}

// missingColumns reads such headings, and the rows below them cell by cell.
func (r *roll) missingColumns(i int, l *line) bool {
	if len(r.missing) == 0 && strings.Count(l.fold, "schuldigt") < 2 {
		return false
	}
	list := cellsAt(l.raw)
	if len(list) == 2 {
		if cols := missingHeads(list); cols != nil {
			r.flush()
			r.missing, r.heading, r.last, r.party = cols, i, nil, nil
			r.sect = section{status: cols[0].status, group: minutes.Council}
			return true
		}
	}
	if len(r.missing) == 0 || len(list) == 0 || len(list) > 2 {
		return false
	}
	if _, heading := sectionOf(l); heading {
		r.missing = nil
		return false
	}
	before, read := r.sect.status, false
	for _, c := range list {
		for _, m := range r.missing {
			if c.at >= m.at-2 && c.at <= m.at+2 {
				r.sect.status = m.status
				read = r.persons(i, c.text) || read
			}
		}
	}
	r.sect.status = before
	return read
}

// missingHeads reads two headings beside each other that differ in how those below
// were missing; nothing if they are none.
func missingHeads(list []cell) []missingColumn {
	var out []missingColumn
	for _, c := range list {
		l := newLine(c.text, 0, 0)
		s, ok := sectionOf(&l)
		if !ok || s.rest != "" || s.status != minutes.Excused && s.status != minutes.Absent {
			return nil
		}
		out = append(out, missingColumn{c.at, s.status})
	}
	if out[0].status == out[1].status {
		return nil
	}
	return out
}
