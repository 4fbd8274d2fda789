package parse

import "strings"

// partyForm is a party, parliamentary group or list as lists print it, folded.
// Beside the parties of the country it knows the words that local lists are
// named with.
var partyForm = compile(`^(?:(?:die )?(?:spd|cdu|csu|fdp|afd|linke|linken|grune|grunen|gruene|volt|piraten|piratenpartei|odp|npd|bsw|fw|fwg|uwg|fwv|bfb|ssw|wg|uwv|fbi|ovp|spo|fpo|neos|gal)(?:[ -/].*)?$|` +
	`(?:buendnis|bundnis|biindnis|bindnis|b'?) ?(?:90|'90).*|(?:gruppe|ratsgruppe|wahlergruppe|` +
	`wahlergemeinschaft|wahlervereinigung|burgerliste|burgergemeinschaft|burgervereinigung|burger fur|burgerinnen und burger fur|pro \p{Ll}{4,}|wir fur|freie bauern|(?:offene|freie|junge|aktive|alternative|unabhangige|grun-?alternative|grune offene|offene grune) liste|junge (?:liste|wahler|union)|liste|grune liste|wahlerliste|burgerbundnis|die partei|burgerforum|freie wahler|freie demokratische partei|unabhangige|unabhangige wahler|` +
	`sozialdemokratische partei|christlich[- ]demokratische union|christlich[- ]soziale union|alternative fur|freie burger|okologisch)\b.*)`)

// localForm is the name of a list of the place: "Musterauer Liste", "Heitere
// Demokraten".
var localForm = compile(`^(?:[a-z]+-?)?[a-z-]{3,30}(?:er|e|es) (?:burger|wahler)?-?(?:liste|bundnis|forum|gemeinschaft|union|initiative|block|allianz)$|^(?:[a-z-]{3,30}e )?[a-z]*demokraten$`)

// groupForm is a parliamentary group, folded.
var groupForm = compile(`^(?:.*[ /-])?[a-z]{0,18}-?fraktion(?: .*)?$`)

// isParty reports whether a printed phrase is a party, a parliamentary group or
// a list.
func isParty(s string) bool {
	f := strings.Trim(Fold(s), "()[]|,.: ")
	return f != "" && f != "fraktion" && f != "partei" && len(f) < 90 && !strings.Contains(f, "vorsitz") && !strings.Contains(f, "fuhrer") && (partyForm.MatchString(f) || groupForm.MatchString(f) || localForm.MatchString(f))
}

// noParty are words that say somebody belongs to none.
var noParty = compile(`^(?:fraktions|partei|partie)los|^ohne (?:fraktion|partei)|^einzelmandat|^einzelbewerber`)

// isUnaligned reports a phrase that says that somebody belongs to no party.
func isUnaligned(s string) bool {
	return noParty.MatchString(strings.Trim(Fold(s), "()[]|,.: "))
}

// groupStarts begin the name of a parliamentary group.
var groupStarts = wordSet("ratsfraktion fraktion gruppe stadtratsfraktion ratsgruppe wahlergruppe")

// splitParties cuts a heading into the parties of the columns below it.
//
//	ABC-Ratsfraktion DEF-Ratsfraktion
//	Ratsfraktion Die Hiesigen in Gruppe Bündnis 90/Die Grünen-Muster
func splitParties(s string) []string {
	var out []string
	cur := ""
	closed := false
	for _, w := range strings.Fields(s) {
		if cur != "" && (closed || startsParty(w, cur)) {
			out = append(out, cur)
			cur = ""
		}
		cur = joined(cur, w)
		closed = strings.Contains(w, "-") && strings.HasSuffix(Fold(w), "fraktion")
	}
	return append(out, cur)
}

// startsParty reports whether a word begins another party behind a complete one.
func startsParty(w, before string) bool {
	f := Fold(w)
	if groupStarts[f] {
		return true
	}
	last := Fold(before[strings.LastIndexByte(before, ' ')+1:])
	if groupStarts[last] || last == "die" || last == "der" || last == "und" || strings.HasSuffix(last, "/") || last == "gruppe" || last == "-" {
		return false
	}
	return partyStart.MatchString(f) && !groupStarts[Fold(before)]
}

// partyStart is the first word of a party that needs no "Fraktion".
var partyStart = compile(`^(?:spd|cdu|csu|fdp|afd|bundnis ?90.*|b[iu]+ndnis(?:90.*)?|linke|uwg|fwg|volt)(?:[-/].*)?$`)
