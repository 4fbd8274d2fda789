package parse

import (
	"strings"

	"ratsgraph/ingest/minutes"
)

// entryNumber is the number in front of an entry.
var (
	entryNumber = compile(`^(?:o?\d{1,2}|\do)(?:\.\)|\)|\.) ?`)
	numberIn    = compile(` o?\d{1,2}(?:\.\)|\.) `)
	numberLast  = compile(` \d{1,2}(?:\.\)|\.)$`)
)

// withoutNumber cuts the number off an entry; "1. stv. Vorsitzender" has none.
func withoutNumber(s string) string {
	m := entryNumber.FindStringIndex(s)
	if m == nil {
		return s
	}
	rest := s[m[1]:]
	if n, ok := readName(rest); ok && n.words > 0 && !strings.HasPrefix(Fold(rest), "stv") && !strings.HasPrefix(Fold(rest), "stell") && !strings.HasPrefix(Fold(rest), "vorsitz") && !strings.HasPrefix(Fold(rest), "beigeordn") {
		return rest
	}
	return s
}

// several reads a line that names several people without Herr and Frau.
//
//	Vogt, Jonas   Klee, Petra          1. GR Jonas Vogt 2. GR Petra Klee
//	Petra Klee, Karl Baum, Dr. Ida Ring (ab TOP 2)
//	Bürgermeister | Vogt, Jonas | entschuldigt |
func (r *roll) several(i int, text string) bool {
	found := runRow(text)
	switch {
	case found != nil:
	case numberIn.MatchString(text) && entryNumber.MatchString(text):
		found = numberedRow(text)
	case strings.Contains(text, "; "):
		found = semicolonRow(text)
	default:
		if found = surnameRow(text); found == nil {
			found = r.officeRow(text)
		}
		if found == nil && r.p.barred {
			found = ledRow(text)
		}
		if found == nil {
			found = commaRow(text)
		}
		if found == nil {
			found = officeRun(text)
		}
		if found == nil {
			found = r.namedRow(text)
		}
	}
	if len(found) == 0 {
		return false
	}
	r.last = r.last[:0]
	for k := range found {
		r.setParty(&found[k], 0, len(r.party) > 1, -1)
		r.add(i, found[k])
	}
	return true
}

// numberedRow cuts a line at the numbers of its entries.
func numberedRow(text string) []entry {
	var out []entry
	for _, part := range numberIn.Split(entryNumber.ReplaceAllString(text, ""), -1) {
		n, ok := readName(strings.TrimSpace(part))
		if !ok {
			return nil
		}
		out = append(out, newEntry(n))
	}
	return out
}

// semicolonRow reads people with what they are, parted by semicolons. Those who
// are only counted are no entries.
//
//	Emil Muster, Fachdienst Tiefbau; Berta Probe, Ratsbüro; 6 Einwohner
//	Emil Muster, Landesforsten (zu TOP 2); Karl Baum, Musterbote; fünf Bürger
//	Muster, Emil; Dr. Probe, Berta (ab 19 Uhr); Baum, Karl, entschuldigt
func semicolonRow(text string) []entry {
	var out []entry
	for _, part := range strings.Split(strings.TrimRight(text, "; "), "; ") {
		part = strings.TrimSpace(part)
		if part == "" || digit(part[0]) || newToken(Fold(firstWord(part)), 0).number >= 0 {
			continue
		}
		if n, ok := surnameLed(part); ok {
			out = append(out, newEntry(n))
			continue
		}
		n, ok := readName(part)
		tail := strings.TrimSpace(n.tail)
		if !ok || n.salutation != "" || isOutside(n.name) || tail != "" && tail[0] != ',' && tail[0] != '(' {
			return nil
		}
		out = append(out, newEntry(n))
	}
	return out
}

// surnameFirst is a name of which the surname stands in front.
var surnameFirst = compile(`^((?:(?:von|van|de|zu|Freiherr|Graf) )*\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?), ((?:(?:Dr\.|Prof\.) )*)(\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}.-]+)?)(.*)$`)

// surnameRow reads cells with the surname in front. What stands in the cell before
// is the office, what stands behind says more about the person.
func surnameRow(text string) []entry {
	if !strings.Contains(text, ", ") || surnamesOnly.MatchString(text) && !givenBehindCommas(text) {
		return nil
	}
	var out []entry
	office := ""
	for _, c := range wide.Split(text, -1) {
		c = strings.TrimSpace(c)
		n, ok := surnameLed(c)
		switch {
		case c == "":
		case ok:
			n.office = office
			e := newEntry(n)
			if writes.MatchString(Fold(office)) {
				e.Group = minutes.Administration
			}
			out = append(out, e)
			office = ""
		case len(out) > 0:
			before := out[len(out)-1].Status
			e := &out[len(out)-1]
			if e.readTail(", " + c); e.Status == "" {
				e.Status = before
			}
		case isOffice(firstWord(c)) && !strings.Contains(c, ","):
			office = c
		default:
			return nil
		}
	}
	return out
}

// surnamesOnly is a row of single words: "Muster, Probe, Ring".
var surnamesOnly = compile(`^\p{Lu}[\p{L}-]+(?:(?:,| und) \p{Lu}[\p{L}-]+){2,}$`)

// givenBehindCommas reports a row of which the second word is a first name.
func givenBehindCommas(text string) bool {
	_, after, _ := strings.Cut(text, ", ")
	w, _ := nameToken(firstWord(after))
	return isGiven(w)
}

// surnameLed reads a name of which the surname stands in front, and maybe a title
// in front of that.
func surnameLed(s string) (named, bool) {
	title := ""
	for w, rest, ok := strings.Cut(s, " "); ok && titles[Fold(w)]; w, rest, ok = strings.Cut(s, " ") {
		title, s = joined(title, w), rest
	}
	m := surnameAhead(s)
	if m == nil || !isSurnameFirst(m) {
		return named{}, false
	}
	n := surnameNamed(m)
	n.title = joined(title, n.title)
	return n, true
}

// surnameAhead is a match of [surnameFirst]; an office behind the first name is no
// second one.
//
//	Muster, Emil Bezirksbürgermeister
func surnameAhead(s string) []string {
	m := surnameFirst.FindStringSubmatch(s)
	if m == nil {
		return nil
	}
	if first, second, ok := strings.Cut(m[3], " "); ok && isOffice(second) {
		m[3], m[4] = first, " "+second+m[4]
	}
	return m
}

// surnameNamed is the name that a match of [surnameFirst] holds; "jun." goes with
// it.
func surnameNamed(m []string) named {
	n := named{name: m[3] + " " + m[1], title: strings.TrimSpace(m[2]), words: 2, tail: m[4]}
	if w := firstWord(strings.TrimLeft(m[4], " ")); generations[Fold(w)] {
		n.name, n.tail = n.name+" "+w, strings.Replace(m[4], w, "", 1)
	}
	return n
}

// isSurnameFirst reports whether the words behind the comma are a first name, and
// nothing that follows a name elsewhere.
func isSurnameFirst(m []string) bool {
	rest := strings.TrimSpace(m[4])
	if w := firstWord(rest); generations[Fold(w)] {
		rest = strings.TrimSpace(rest[len(w):])
	}
	if rest != "" && !strings.HasPrefix(rest, "(") && !strings.HasPrefix(rest, ",") && !tailWords[Fold(firstWord(rest))] && !isRoleLine(rest) {
		return false
	}
	for _, w := range strings.Fields(m[1] + " " + m[3]) {
		if salutations[Fold(w)] != "" || isOffice(w) || isParty(w) || isAcronym(w) || isOutside(w) || titles[Fold(w)] || bodyWord.MatchString(w) {
			return false
		}
	}
	return !strings.Contains(m[1], " ") || strings.ToLower(m[1][:1]) == m[1][:1] || strings.HasPrefix(m[1], "Freiherr") || strings.HasPrefix(m[1], "Graf")
}

// commaRow reads full names in a row.
func commaRow(text string) []entry {
	if !strings.Contains(text, ", ") && !strings.Contains(text, " und ") || strings.Contains(text, ": ") {
		return nil
	}
	parts := marksBehind(splitRow(text))
	all := ""
	if strings.Contains(text, " und ") {
		parts, all = sharedMark(parts)
	}
	if len(parts) < 2 {
		return nil
	}
	var out []entry
	for _, part := range parts {
		n, ok := readName(part + all)
		if !ok || n.salutation != "" && n.office == "" || n.words < 2 && n.office == "" && n.title == "" || n.words > 4 || isOutside(n.name) && !bornSo(n) || institution.MatchString(Fold(n.name)) {
			return nil
		}
		if tail := strings.TrimSpace(n.tail); tail != "" && tail[0] != '(' && !strings.HasPrefix(tail, "als ") || deputyAhead.MatchString(n.office) {
			return nil
		}
		out = append(out, newEntry(n))
	}
	return out
}

// institution is a word for a house that people come from, which stands behind a
// name and is none.
//
//	Rektorin Berta Probe, Grundschule Am Musterberg
var institution = compile(`(?:schule|gymnasium|kindergarten|kindertagesstatte|bibliothek|jugendparlament|gemeinden|kirche)(?: |$)`)

// allOfThem says the same of everybody in a row.
//
//	Emil Muster und Berta Probe, beide entschuldigt
var allOfThem = compile(`^(?:(?:beide|alle|jeweils|sämtlich) )?((?:un)?(?:entschuldigt|verhindert|erkrankt))$`)

// sharedMark takes what is said of everybody in a row off its end, as words that
// may follow each name.
func sharedMark(parts []string) ([]string, string) {
	if len(parts) < 3 {
		return parts, ""
	}
	m := allOfThem.FindStringSubmatch(parts[len(parts)-1])
	if m == nil || m[0] == m[1] && len(parts) > 3 {
		return parts, ""
	}
	return parts[:len(parts)-1], " (" + m[1] + ")"
}

// splitRow cuts a row at commas and "und" that stand in no brackets.
func splitRow(s string) []string {
	var out []string
	depth, start := 0, 0
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '(':
			depth++
		case s[i] == ')' && depth > 0:
			depth--
		case depth == 0 && s[i] == ',':
			out = append(out, s[start:i])
			start = i + 1
		case depth == 0 && i >= start && strings.HasPrefix(s[i:], " und "):
			out = append(out, s[start:i])
			start = i + len(" und ")
		}
	}
	out = append(out, s[start:])
	var full []string
	for _, p := range out {
		if p = strings.Trim(p, " .;"); p != "" {
			full = append(full, p)
		}
	}
	return full
}
