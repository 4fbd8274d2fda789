package parse

import (
	"strings"

	"ratsgraph/ingest/minutes"
)

// look finds out how the list is set, before it is read.
func (r *roll) look(at, end int) {
	for i := at; i < end && i < len(r.lines); i++ {
		if statusWord(r.lines[i].fold) == minutes.Present {
			r.below++
		}
		r.lookCells(&r.lines[i])
	}
	r.lookSurnames(at, end)
	r.lookSigns(at, end)
}

// statusWord is the status that a line of one word says.
func statusWord(f string) minutes.Status {
	switch f {
	case "anwesend":
		return minutes.Present
	case "entschuldigt":
		return minutes.Excused
	case "unentschuldigt", "abwesend", "verhindert":
		return minutes.Absent
	}
	if len(f) > 2 && strings.Trim(f, "-") == "" {
		return minutes.Absent
	}
	return ""
}

// statusBelow reads a list in which party and status stand on lines of their own
// below each person.
//
//	Frau Berta Probe
//	ABC-Fraktion
//	anwesend
func (r *roll) statusBelow(i int, l *line) bool {
	if r.below < 2 || len(r.last) == 0 {
		return false
	}
	e := &r.out[r.last[len(r.last)-1]]
	if s := statusWord(l.fold); s != "" {
		e.Status, e.Last = s, l.no
		return true
	}
	next := r.next(i+1, len(r.lines))
	if next >= len(r.lines) || statusWord(r.lines[next].fold) == "" || salutations[firstWord(l.fold)] != "" {
		return false
	}
	if isUnaligned(l.text) {
		e.readPart(l.text)
	} else if e.Party == "" {
		e.Party = minutes.Printed(l.text)
	}
	e.Last = l.no
	return true
}

// roleNext reports whether the first line below a heading is an office, so that
// offices stand above the people.
func (r *roll) roleNext(i int) bool {
	next := r.next(i+1, len(r.lines))
	return next < len(r.lines) && r.officeLine(&r.lines[next])
}

// officeLine reports a line that names an office and no person.
func (r *roll) officeLine(l *line) bool {
	return isRoleLine(l.text) && !strings.Contains(l.text, ":") && !isParty(l.text)
}

// roleAbove reads an office above the people who hold it.
//
//	Bürgermeister
//	Herr Emil Muster
func (r *roll) roleAbove(i int, l *line) bool {
	if !r.rolesFirst && !r.officesAbove && !r.setAbove(i, l) || !r.officeLine(l) {
		return false
	}
	r.flush()
	r.sect.role, r.sect.group, r.last, r.heading = l.text, minutes.Council, nil, i
	if strings.HasPrefix(l.fold, "beratende mitglieder") || r.officesAbove {
		r.party = nil // they sit for no party
	}
	r.sect.deputy = deputyRole.MatchString(l.text)
	if writes.MatchString(l.fold) || strings.Contains(l.fold, "verwaltung") || strings.Contains(l.fold, "amtsleit") {
		r.sect.group = minutes.Administration
	}
	return true
}

// setAbove reports a line that stands further left than the people above and
// below it, as the headings of a list do that is set in cells.
func (r *roll) setAbove(i int, l *line) bool {
	if _, heading := sectionOf(l); heading {
		return false
	}
	next := r.next(i+1, len(r.lines))
	return len(r.last) > 0 && r.lastAt >= 0 && next < len(r.lines) && r.lines[next].indent > l.indent+8 && r.lines[r.lastAt].indent > l.indent+8
}

// bracketed reads a list in which whoever stands in brackets was not there.
//
//	Anwesend: (verhindert waren)
//	(Bezirksratsherr Muster) (ABC)
func (r *roll) bracketed(i int, text string) bool {
	if r.inBrackets == "" || !strings.HasPrefix(text, "(") {
		return false
	}
	before := r.sect
	r.sect.status = r.inBrackets
	inner := newLine(strings.Replace(strings.TrimPrefix(text, "("), ")", "", 1), r.lines[i].no, r.lines[i].page)
	ok := r.cellRow(i, &inner) || r.persons(i, inner.text)
	r.sect = before
	return ok
}

// awayNote reads such a note on the line below the heading.
func (r *roll) awayNote(l *line) bool {
	if r.heading < 0 || r.lastAt != r.heading || !strings.HasSuffix(l.fold, ")") {
		return false
	}
	away := awayInBrackets(l.fold)
	if away == "" || strings.Contains(l.fold, "(entschuldigt)") {
		return false
	}
	r.inBrackets = away
	return true
}

// awayInBrackets is what a note beside the heading says of those who stand in
// brackets below it; empty if it says nothing.
//
//	Anwesend:      (entschuldigt fehlten)
func awayInBrackets(f string) minutes.Status {
	switch {
	case !strings.HasPrefix(f, "(") || len(f) > 40:
		return ""
	case strings.Contains(f, "unentschuldigt"), strings.Contains(f, "verhindert"), strings.Contains(f, "abwesen"), strings.Contains(f, "nicht anwesend"):
		return minutes.Absent
	case strings.Contains(f, "entschuldigt"):
		return minutes.Excused
	case strings.Contains(f, "fehl"):
		return minutes.Absent
	}
	return ""
}

// otherOrgan reports the heading of another organ, behind people of the first who
// were missing: it begins with those of its people who were there.
func (r *roll) otherOrgan(l *line) bool {
	if r.sect.status == minutes.Present || len(r.last) == 0 || !strings.HasSuffix(l.text, ":") {
		return false
	}
	f := strings.TrimSuffix(l.fold, ":")
	switch strings.TrimPrefix(strings.TrimPrefix(f, "vom "), "der ") {
	case "magistrat", "gemeindevorstand", "stadtverordnete", "gemeindevertreter", "stadtrat", "verwaltung", "ortsbeirat", "auslanderbeirat":
		return true
	}
	return false
}

// partOfBody reads the name of one of the bodies of a joint session: who follows is
// there, also below those who are missing from another.
//
//	Es fehlt entschuldigt:
//	Herr Emil Muster
//	Planung, Bau und Umwelt
//	Frau Berta Probe, Vorsitzende
func (r *roll) partOfBody(i int, l *line) bool {
	if r.sect.group != minutes.Council || len(l.fold) < 8 || salutations[firstWord(l.fold)] != "" {
		return false
	}
	body := Fold(string(r.p.out.Session.Body))
	if !strings.Contains(body, " und des ") && !strings.Contains(body, " und der ") || !strings.Contains(body+" ", " "+strings.TrimPrefix(l.fold, "fachausschuss ")+" ") {
		return false
	}
	r.flush()
	r.sect, r.heading, r.party, r.last = section{status: minutes.Present, group: minutes.Council}, i, nil, nil
	return true
}

// officeNamed notes who is named on the line of a label for chair or minute-taker.
func (r *roll) officeNamed(i int, role string) {
	if role != "Vorsitzender" && role != "Schriftführung" || len(r.last) != 1 {
		return
	}
	if r.p.signed == nil {
		r.p.signed = map[string]signedName{}
	}
	r.p.signed[role] = signedName{r.out[r.last[0]].Name, r.span(i, i)}
}
