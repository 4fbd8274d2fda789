package parse

import "strings"

// salutedRow reads a row of people with Herr and Frau behind their party. The
// party holds for those who follow below, where the row breaks off.
//
//	ABC-Fraktion:     Herr Emil Muster, Frau Berta Probe,
//	                  Frau Dr. Ida Ring (ab 19 Uhr)
func (r *roll) salutedRow(i int, head, rest string) bool {
	if isUnaligned(head) || salutations[firstWord(Fold(rest))] == "" {
		return false
	}
	_, list := pieces(rest)
	if len(list) < 2 && !strings.HasSuffix(rest, ",") || !inOneRow(list) {
		return false
	}
	before := r.party
	r.party = []column{{name: strings.TrimSpace(head), at: i}}
	if r.persons(i, rest) {
		return true
	}
	r.party = before
	return false
}

// inOneRow reports people of whom each is parted from the next by a sign.
func inOneRow(list []piece) bool {
	for _, pc := range list {
		if pc.column {
			return false
		}
	}
	return true
}

// salutedCells reads a row that is set in cells: the person with Herr or Frau,
// then where the person comes from, and what else is said of them. The wide gaps
// part what no comma parts.
//
//	Herr Emil Muster      Gemeinde Musterau      ab 18:20 Uhr
//	Frau Berta Probe      Probetaler Bote
//	Herr Muster           Probetaler Bote
func salutedCells(l *line) string {
	if salutations[firstWord(l.fold)] == "" || !strings.Contains(l.text, "   ") {
		return ""
	}
	list := cellsAt(l.raw)
	if len(list) < 2 || strings.ContainsAny(list[0].text, ",:(") {
		return ""
	}
	n, ok := readName(list[0].text)
	if !ok || n.words < 2 && !besideSurname(n, list[1].text) || strings.TrimSpace(n.tail) != "" {
		return ""
	}
	text := list[0].text
	for _, c := range list[1:] {
		if f := firstWord(Fold(c.text)); salutations[f] != "" || strings.HasPrefix(c.text, "(") {
			return ""
		}
		text += ", " + c.text
	}
	return text
}

// besideSurname reports words in the cell beside a surname that are no first name,
// and no person either.
func besideSurname(n named, beside string) bool {
	return n.words == 1 && !isGiven(n.name) && strings.Contains(beside, " ") && !isGiven(firstWord(beside)) && !titles[Fold(firstWord(beside))]
}
