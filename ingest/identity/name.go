package identity

import (
	"slices"
	"strings"
	"unicode/utf8"

	"ratsgraph/graph"
)

// courtesies are words before a name that are not part of it.
var courtesies = []string{
	"Herr", "Herrn", "Frau", "Dr.", "Prof.", "Dipl.-Ing.", "Ing.", "med.", "h.c.",
	"Ratsherr", "Ratsherrn", "Ratsfrau", "Ratsmitglied", "Ratsvorsitzender", "Ratsvorsitzende",
	"Stadtrat", "Stadträtin", "Gemeinderat", "Gemeinderätin", "Stadtverordneter", "Stadtverordnete",
	"Ortsratsmitglied", "Ausschussmitglied", "Kreistagsmitglied", "Mitglied", "Abgeordneter", "Abgeordnete",
	"Bürgermeister", "Bürgermeisterin", "Ortsbürgermeister", "Ortsbürgermeisterin", "Oberbürgermeister",
	"Oberbürgermeisterin", "Beigeordneter", "Beigeordnete", "Vorsitzender", "Vorsitzende",
	"Ausschussvorsitzender", "Ausschussvorsitzende", "stv.", "stellv.", "RM", "RH", "RF",
}

// Bare is a name without courtesies, titles and offices before it. It reports
// whether there were any: only persons have them.
func Bare(name string) (string, bool) {
	words := strings.Fields(name)
	n := 0
	for n < len(words) && slices.Contains(courtesies, words[n]) {
		n++
	}
	return graph.Canonical(strings.Join(words[n:], " ")), n > 0
}

// particles begin surnames.
var particles = []string{"von", "van", "vom", "zu", "zum", "zur", "de", "del", "der", "den", "dem", "di", "da", "du", "la", "le", "el", "al", "ter", "ten"}

// full reports whether a canonical name has a given name and a surname, both
// written out.
func full(name string) bool {
	words := strings.Fields(name)
	if len(words) < 2 || slices.Contains(particles, strings.ToLower(words[0])) {
		return false
	}
	return writtenOut(words[0]) && writtenOut(words[len(words)-1])
}

// writtenOut reports whether a word is more than an initial.
func writtenOut(word string) bool {
	return utf8.RuneCountInString(strings.TrimRight(word, ".")) > 1 && !strings.HasSuffix(word, ".")
}
