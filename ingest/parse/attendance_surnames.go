package parse

import (
	"strings"

	"ratsgraph/ingest/minutes"
)

// membersPlural are the words for all members in front of a row of names.
var membersPlural = compile(`^(?:[Dd]ie )?(?:(?:Gemeinder|Stadtr|Ortschaftsr|Ortsr)ät(?:innen|e)|Gemeindevertreter(?:innen)?|Stadtverordnete[n]?|Ratsmitglieder|Ratsherren|Ratsfrauen|Mitglieder)(?:(?: und | / |, |/)(?:(?:Gemeinder|Stadtr|Ortschaftsr|Ortsr)ät(?:innen|e)|Gemeindevertreter(?:innen)?|Ratsherren|Ratsfrauen))? (\p{Lu}.*)$`)

// surnames reads a row of members of whom the surname is printed, behind the word
// for all of them.
//
//	Die Gemeinderätinnen und Gemeinderäte Muster, Probe (ab § 3), Dr. Ring und
//	Baum (bis 20 Uhr)
//
// Right below the heading over the members a longer row needs no such word.
//
//	Von den 8 Gemeinderäten sind 5 anwesend:
//	Muster, Probe, Frau Dr. Ring (ab TOP 2), Baum, Klee
func (r *roll) surnames(i int, text string) bool {
	row, least := text, 5
	if m := membersPlural.FindStringSubmatch(text); m != nil {
		row, least = m[1], 3
		if commaRow(row) != nil || strings.HasPrefix(text, "die ") || strings.HasPrefix(text, "Die ") {
			least = 2
		}
	} else if r.heading < 0 || r.lastAt != r.heading || r.sect.group != minutes.Council || strings.Contains(text, "  ") || strings.Contains(text, ":") {
		return false
	}
	found := surnameList(row)
	if len(found) < least {
		return false
	}
	r.last, r.sect.role = r.last[:0], ""
	for _, e := range found {
		r.add(i, e)
	}
	return true
}

// surnamesLabelled reads a row of surnames behind the label of the members.
//
//	Ratsherren: Muster, Probe, Ring
func (r *roll) surnamesLabelled(i int, row string) bool {
	if r.sect.group != minutes.Council || !surnamesOnly.MatchString(row) || givenBehindCommas(row) {
		return false
	}
	found := surnameList(row)
	if found == nil {
		return false
	}
	r.last = r.last[:0]
	for _, e := range found {
		r.add(i, e)
	}
	return true
}

// surnameList reads names in a row, each a surname or a full name; nothing if one
// of them is no name.
func surnameList(s string) []entry {
	var out []entry
	for _, part := range splitRow(s) {
		n, ok := readName(part)
		if !ok {
			n, ok = surname(part)
		}
		if !ok || n.words > 3 || isOutside(n.name) || bodyWord.MatchString(n.name) {
			return nil
		}
		if n.tail = strings.TrimLeft(n.tail, " "); n.tail != "" && n.tail[0] != '(' {
			return nil
		}
		out = append(out, newEntry(n))
	}
	return out
}
