package parse

import (
	_ "embed"
	"strings"
)

// givenText are first names that are common where German is spoken. No one name of
// them tells a person: they tell in which order a list prints the names, and where
// one ends in a row that parts them by nothing.
//
//go:embed given.txt
var givenText string

var givenNames = foldedSet(givenText)

func foldedSet(s string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(s) {
		out[Fold(w)] = true
	}
	return out
}

// isGiven reports a word that is a common first name, or begins with one as
// "Karl-Heinz" does.
func isGiven(w string) bool {
	f := strings.TrimRight(Fold(w), ",;")
	if givenNames[f] {
		return true
	}
	first, second, ok := strings.Cut(f, "-")
	return ok && givenNames[first] && givenNames[second]
}

// bornSo reports a name of a known first name and one longer word, which may hold
// what elsewhere names a house: "Emil Kammerlander".
func bornSo(n named) bool {
	first, last, _ := strings.Cut(n.name, " ")
	return n.words == 2 && isGiven(first) && len(last) > 8 && !strings.Contains(last, "-") && !isOffice(last) && strings.ToLower(last[1:]) == last[1:] && strings.HasSuffix(last, "er")
}
