package parse

import "strings"

// headBelow is the number of an item alone behind its word; the title follows on
// the next line. Minutes in Swiss wording call an item Traktandum.
//
//	Punkt 7 a)                  Traktandum 4
//	Zuschuss für den Chor       Strassenreglement
var headBelow = compile(`^(?:Punkt|PUNKT|Pkt\.|Traktandum|TRAKTANDUM|Trakt\.) ` + itemNumber + ` ?[:.)]?$`)

// headTraktandum has the title beside the number.
//
//	Traktandum 4: Strassenreglement
var headTraktandum = compile(`^(?:Traktandum|TRAKTANDUM|Trakt\.) ` + itemNumber + ` ?(?:[:.)–-] *| {2,})(\p{Lu}.*|„.*)$`)

// belowHeading reads the heading of an item of which the word and the number stand
// in front.
func belowHeading(s string) (heading, bool) {
	if m := headBelow.FindStringSubmatch(s); m != nil {
		return newHeading(kindPunktDer, m[1], "")
	}
	if m := headTraktandum.FindStringSubmatch(s); m != nil {
		return newHeading(kindPunktDer, m[1], m[2])
	}
	return heading{}, false
}

// partOf reports the number of a part of an item: 7a and 7.1 are parts of 7. What
// is decided on a part is not decided on the item.
func partOf(number, item string) bool {
	rest, ok := strings.CutPrefix(number, item)
	return ok && rest != "" && !digit(rest[0])
}
