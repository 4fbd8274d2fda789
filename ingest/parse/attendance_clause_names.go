package parse

import (
	"strings"

	"ratsgraph/ingest/minutes"
)

// membersLead is the word for all of those whose names follow it in a sentence.
var membersLead = compile(`^(?:(?:sowie|und|die|der|den|folgende) )*(?:(?:\p{Lu}\p{L}*|stimmberechtigten )?[Mm]itglieder|(?:\p{Lu}\p{L}*)?(?:abgeordneten?|verordneten?|ratsmitglieder|vertreter(?:innen)?|rät(?:e|innen)|räten|herren|frauen)|Ratsherren|Ratsfrauen|Beigeordneten|Herren|Damen)(?:(?:/| und )(?:-innen|innen|\p{Lu}\p{L}+(?:innen|frauen|rätinnen)))? `)

// clauseRow reads the people of a row in a sentence; nobody if one part of it is no
// name and says nothing about the person before it.
func clauseRow(row string, sect section) []entry {
	out := parted(row)
	if out != nil {
		row = ""
	}
	plural := false
	for _, part := range clauseParts(row) {
		if m := membersLead.FindStringIndex(part); m != nil {
			part, plural = part[m[1]:], true
		}
		for _, w := range []string{"der ", "die ", "den ", "des "} {
			part = strings.TrimPrefix(part, w)
		}
		if w, rest, _ := strings.Cut(part, " "); strings.HasSuffix(w, "s") && !isOffice(w) && isOffice(strings.TrimSuffix(w, "s")) {
			part = strings.TrimSuffix(w, "s") + " " + rest // "des Ortsvorstehers Emil Muster"
		}
		n, ok := readName(part)
		if !ok && plural {
			n, ok = surname(part)
			ok = ok && !bodyWord.MatchString(n.name)
		}
		tail := strings.TrimSpace(n.tail)
		if !ok || n.words > 4 || isOutside(part) && n.salutation == "" || tail != "" && !clauseTail(tail) {
			if len(out) == 0 || len(part) > 60 || !clauseTail(part) && !isRoleLine(part) {
				return nil
			}
			e := &out[len(out)-1]
			before := e.Status
			if e.readTail(", " + part); e.Status == "" {
				e.Status = before
			}
			continue
		}
		plural = plural && n.office == ""
		out = append(out, newEntry(n))
	}
	for k := range out {
		out[k].inSection(sect)
	}
	return out
}

// parted reads people whom semicolons part, each with what commas add; nobody if
// none do.
func parted(row string) []entry {
	if !strings.Contains(row, "; ") {
		return nil
	}
	return semicolonRow(row)
}

// clauseTail reports words that may follow a name in a sentence.
func clauseTail(s string) bool {
	f := Fold(s)
	for _, w := range []string{"(", "als ", "zugleich", "ab ", "bis ", "entschuldigt", "unentschuldigt", "fur ", "in vertretung", "zu top"} {
		if strings.HasPrefix(f, w) {
			return true
		}
	}
	return false
}

// clauseParts cuts a row at its commas and at "und" and "sowie".
func clauseParts(row string) []string {
	var out []string
	for _, part := range splitRow(row) {
		for _, one := range strings.Split(strings.TrimPrefix(part, "sowie "), " sowie ") {
			if one = strings.TrimSpace(one); one != "" {
				out = append(out, one)
			}
		}
	}
	return out
}

// inSection gives a person of a sentence what its lead says of all.
func (e *entry) inSection(sect section) {
	if e.Status == "" || e.weakly && sect.status == minutes.Excused {
		e.Status = sect.status
	}
	if e.Role == "" {
		e.Role = sect.role
	} else if sect.role == "Vorsitzender" && !chairs.MatchString(Fold(e.Role)) {
		e.Role += ", " + sect.role
	}
	f := Fold(e.Role)
	switch e.Group = sect.group; {
	case sect.group != minutes.Guest:
	case writes.MatchString(f), strings.Contains(f, "verwaltung"), strings.Contains(f, "amtsleit"), municipalRole.MatchString(f), strings.HasPrefix(f, "fachbereichsleit"), strings.HasPrefix(f, "fachdienstleit"):
		e.Group = minutes.Administration
	case memberRole(e.Role):
		e.Group = minutes.Council
	}
}
