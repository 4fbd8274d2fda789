package parse

import (
	"strings"

	"ratsgraph/ingest/minutes"
)

// partyHeading reads the party over one or more columns of people.
//
//	ABC-Ratsfraktion
//	ABC-Ratsfraktion DEF-Ratsfraktion
//	Ratsfraktion Die Hiesigen in Gruppe Bündnis 90/Die Grünen-Muster
func (r *roll) partyHeading(i int, l *line, end int) bool {
	text := strings.Trim(cells(l.text), "|:[] ")
	if m := forParty.FindStringSubmatch(text); m != nil && strings.HasSuffix(l.text, ":") && r.sect.group == minutes.Council && bodyWord.FindString(m[1]) == "" && !strings.Contains(Fold(m[1]), "mitglied") && !anyOffice(m[1]) {
		if r.party = nil; !isUnaligned(m[1]) {
			r.party = []column{{name: m[1], at: i}}
		}
		r.last = nil
		return true
	}
	if len(text) > 110 || salutations[firstWord(l.fold)] != "" || !isParty(text) && !isUnaligned(text) || strings.Contains(text, ",") {
		return false
	}
	if isUnaligned(text) {
		r.party = nil
		return true
	}
	if n, ok := readName(text); ok && n.office != "" && !isHouse(n.office) && n.words > 1 && isParty(n.tail) {
		return false // a person, with the party behind
	}
	if strings.Contains(text, "(") {
		if n, ok := readName(text); ok && n.office != "" && strings.HasPrefix(n.tail, "(") {
			return false // a person, with the party behind
		}
	}
	names := splitParties(text)
	r.party = nil
	if r.rolesFirst && anyOffice(r.sect.role) && !strings.Contains(Fold(r.sect.role), "mitglied") {
		r.sect.role = "" // it was held by who stood right below it
	}
	for _, n := range names {
		r.party = append(r.party, column{name: n, at: i, open: tornHeading(n)})
	}
	r.headedColumns(l, names)
	r.last = nil
	return true
}

// headedColumns notes where the headings of columns are printed, where each stands
// in a cell of its own: people below stand in the same column.
func (r *roll) headedColumns(l *line, names []string) {
	list := cellsAt(l.raw)
	if len(names) < 2 || len(list) != len(names) {
		return
	}
	for k, c := range list {
		r.party[k].from = c.at + 1
	}
}

// columnOf is the column below which a line begins; -1 if the headings do not tell.
func (r *roll) columnOf(l *line) int {
	for k, c := range r.party {
		if c.from > 0 && c.from-1 == l.indent {
			return k
		}
	}
	return -1
}

// forParty is the heading over the members of a party that says for whom they sit.
//
//	für die ABC:      von der Liste Musterau:      für die Offene Liste:
var forParty = compile(`^(?:[Ff]ür|[Vv]on|[Aa]us) (?:die|den|das|der|dem) (\p{Lu}[^:;,()]{1,48})$`)

// tornHeading reports a heading that goes on in the next line.
func tornHeading(s string) bool {
	for _, end := range []string{" in", "-", " und", " der", " die", "/", " für"} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return false
}

// openColumn returns the column of which the heading goes on, or -1.
func (r *roll) openColumn() int {
	for i, c := range r.party {
		if c.open {
			return i
		}
	}
	return -1
}

// closeColumn completes a torn heading.
func (r *roll) closeColumn(c int, rest string) {
	col := &r.party[c]
	if strings.HasSuffix(col.name, "-") {
		col.name = joinSplit(col.name, rest)
	} else {
		col.name = joined(col.name, rest)
	}
	col.open = tornHeading(col.name)
}

// localList reads the heading of a list that is named like nothing else: it
// stands alone over people, among the members.
func (r *roll) localList(i int, l *line, end int) bool {
	text := strings.Trim(cells(l.text), "|[] ")
	if len(r.out) == 0 || r.sect.group != "council" || len(text) > 50 || strings.Count(text, " ") > 5 || strings.ContainsAny(text, ",;()0123456789") {
		return false
	}
	if !startsUpper(text) || isOffice(firstWord(text)) || bodyWord.MatchString(firstWord(text)) {
		return false
	}
	next := r.next(i+1, end)
	if next >= end {
		return false
	}
	first := strings.TrimLeft(r.lines[next].fold, "| ")
	if salutations[firstWord(first)] == "" && !r.amongParties(text, next) {
		return false
	}
	r.party = []column{{name: strings.TrimSuffix(text, ":"), at: i}}
	r.last = nil
	return true
}

// amongParties reports a word over a name without Herr or Frau, in a list whose
// people stand below the names of their parties.
func (r *roll) amongParties(text string, next int) bool {
	if len(r.party) != 1 || strings.Contains(text, " ") || len(r.last) == 0 {
		return false
	}
	n, ok := readName(cells(r.lines[next].text))
	return ok && (n.words > 1 || n.office != "") && !isProse(r.lines[next].fold)
}

func startsUpper(s string) bool {
	for _, c := range s {
		return strings.ToLower(string(c)) != string(c)
	}
	return false
}
