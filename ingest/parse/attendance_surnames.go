package parse

import "strings"

// membersPlural are the words for all members in front of a row of names.
var membersPlural = compile(`^(?:[Dd]ie )?(?:(?:Gemeinder|Stadtr|Ortschaftsr|Ortsr)ät(?:innen|e)|Gemeindevertreter(?:innen)?|Stadtverordnete[n]?|Ratsmitglieder|Ratsherren|Ratsfrauen|Mitglieder)(?:(?: und | / |, |/)(?:(?:Gemeinder|Stadtr|Ortschaftsr|Ortsr)ät(?:innen|e)|Gemeindevertreter(?:innen)?|Ratsherren|Ratsfrauen))? (\p{Lu}.*)$`)

// surnames reads a row of members of whom the surname is printed, behind the word
// for all of them.
//
//	Die Gemeinderätinnen und Gemeinderäte Muster, Probe (ab § 3), Dr. Ring und
//	Baum (bis 20 Uhr)
func (r *roll) surnames(i int, text string) bool {
	m := membersPlural.FindStringSubmatch(text)
	if m == nil {
		return false
	}
	found := surnameList(m[1])
	if len(found) < 3 {
		return false
	}
	r.last, r.sect.role = r.last[:0], ""
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
