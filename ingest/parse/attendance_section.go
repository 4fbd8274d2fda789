package parse

import (
	"strings"

	"ratsgraph/ingest/minutes"
)

// section reads a heading, and the people on its own line.
func (r *roll) section(i int, l *line) bool {
	s, ok := sectionOf(l)
	if !ok || r.isEntry(l, s) || r.isRoleBelow(i, l, s) {
		return false
	}
	r.flush()
	said := s.status
	if s.status == "" {
		s.status = r.sect.status
		if r.otherOrgan(l) && !r.underStatus(l) || r.sideRow && s.rest == "" && lettered.MatchString(l.fold) {
			s.status = minutes.Present
		}
	}
	if s.group == "" {
		s.group = r.sect.group
	}
	s = nested(s)
	rest := s.rest
	s.rest = ""
	r.sideRow = said != "" && said != minutes.Present && rest != ""
	r.nested = said == "" && (r.nested || r.lastAt >= 0 && r.lastAt == r.heading && len(r.last) == 0)
	r.sect, r.heading, r.party, r.last = s, i, nil, nil
	if party := partyBehind(l.text); party != "" && s.group == minutes.Council && rest == "" {
		r.party = []column{{name: party, at: i}}
	}
	if s.skip {
		return true
	}
	if s.role != "" && !s.deputy && rest == "" && strings.HasSuffix(l.text, ":") {
		r.labels = append(r.labels, s.role)
	}
	r.rolesFirst = rest == "" && r.roleNext(i)
	if away := awayInBrackets(Fold(rest)); away != "" {
		r.inBrackets = away
		return true
	}
	if countPresent.MatchString(rest) {
		rest = "" // those whom it counts are named below
	}
	if rest != "" && r.surnamesLabelled(i, rest) {
		return true
	}
	if rest != "" && !isNone(rest) && r.persons(i, rest) {
		if r.officeNamed(i, s.role); s.role == "Vorsitzender" {
			r.sect.role = "" // it is held by who is named beside it
		}
	}
	return true
}

// lettered is the heading of an organ that counts on with letters: who was missing
// from the organ before stood on one line.
//
//	a) Stadtverordnete
//	Emil Muster
//	es fehlte entschuldigt: Karl Baum
//	b) Magistrat
//	Ida Ring
var lettered = compile(`^[b-h]\) `)

// underStatus reports the heading of an organ under one that says who was missing:
// the first organ stands right below that one.
//
//	Es fehlten entschuldigt:
//	vom Rat:
//	Emil Muster
//	vom Magistrat:
//	Stadtrat Karl Baum
func (r *roll) underStatus(l *line) bool {
	return r.nested && strings.HasPrefix(l.fold, "vo")
}

// nested is what a second heading behind the first one on its line says.
//
//	Abwesend:   entschuldigt: Gemeinderätin Muster (krank)
func nested(s section) section {
	if !strings.Contains(s.rest, ":") || s.status != minutes.Absent {
		return s
	}
	l := newLine(s.rest, 0, 0)
	if in, ok := sectionOf(&l); ok && (in.status == minutes.Excused || in.status == minutes.Absent) {
		return in
	}
	return s
}

// isEntry reports a line that begins like a heading and is an entry: an office
// with the name behind it ("Stadtrat Emil Muster").
func (r *roll) isEntry(l *line, s section) bool {
	if strings.Contains(l.text, ": ") || strings.HasSuffix(l.text, ":") || s.skip || s.status == minutes.Excused || s.status == minutes.Absent {
		return false
	}
	if _, _, ok := officeLed(cells(l.text)); ok && r.officeLed {
		return true
	}
	n, ok := readName(cells(l.text))
	return ok && n.office != "" && n.words > 0 && (n.words > 1 || n.salutation != "")
}

// isRoleBelow reports an office alone on a line below the person who holds it: no
// name stands set in below it.
func (r *roll) isRoleBelow(i int, l *line, s section) bool {
	if s.role == "" || strings.Contains(l.text, ":") || len(r.last) == 0 || len(r.out) == 0 {
		return false
	}
	if role := r.out[r.last[len(r.last)-1]].Role; role != "" && role != r.sect.role {
		return false
	}
	next := r.next(i+1, len(r.lines))
	if (next == i+1 || next == i+2 && r.lastAt > 0 && !r.lines[r.lastAt-1].blank()) && i > 0 && r.lines[i-1].blank() {
		if _, ok := readName(cells(r.lines[next].text)); ok || surnameRow(r.lines[next].text) != nil {
			return false // a blank line parts it from the person above
		}
	}
	return next >= len(r.lines) || r.lines[next].indent <= l.indent+4
}

// isNone reports words that say that the list is empty.
func isNone(s string) bool {
	f := strings.Trim(Fold(s), "-./ ")
	return f == "" || f == "keine" || f == "keiner" || f == "niemand" || f == "entfallt" || f == "./"
}

// headingGoesOn reports a second line of a long heading.
func (r *roll) headingGoesOn(i int, l *line) bool {
	if r.heading < 0 || r.lastAt != r.heading || len(r.out) > 0 && len(r.last) > 0 {
		return false
	}
	h := &r.lines[r.heading]
	if strings.Contains(h.text, ":") || len(h.text) < 45 {
		return false
	}
	if _, ok := readName(l.text); ok && salutations[firstWord(l.fold)] != "" {
		return false
	}
	r.heading = i
	return true
}

func firstWord(s string) string {
	w, _, _ := strings.Cut(s, " ")
	return w
}
