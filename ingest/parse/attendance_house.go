package parse

import "strings"

// A house that stands in front of a person, and nothing between them.
//
//	Kurbetriebe Musterau Emil Muster      Stadtwerke Musterau GmbH Berta Probe
//
// The name begins with a first name that is known; without one nobody can tell
// where the house ends, and the person is not read.
func (r *roll) housed(i int, e *entry) bool {
	toks := strings.Fields(e.Name)
	if len(toks) < 3 || !houseWord.MatchString(Fold(toks[0])) {
		return true
	}
	if k := personBehind(toks); k > 0 {
		e.Organisation, e.Name = strings.Join(toks[:k], " "), strings.Join(toks[k:], " ")
		return true
	}
	r.p.problem("person_not_certain", "The line names a house and perhaps a person, and it is not certain where the name begins.", r.span(i, i))
	return false
}

// houseWord is the first word of the name of a house that people work for.
var houseWord = compile(`(?:betriebe?|werke?|gesellschaft|genossenschaft|sparkasse|stiftung|zweckverband|verein|feuerwehr|gmbh|agentur|institut|akademie|klinikum)$`)

// personBehind is the word with which a person begins behind a house; 0 if there
// is none.
func personBehind(toks []string) int {
	if len(toks) < 3 || !houseWord.MatchString(Fold(toks[0])) {
		return 0
	}
	for k := 1; k+1 < len(toks); k++ {
		if isGiven(toks[k]) {
			return k
		}
	}
	return 0
}
