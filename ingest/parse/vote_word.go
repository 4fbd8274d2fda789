package parse

import (
	"strings"

	"ratsgraph/ingest/minutes"
)

// Words for how a vote ended. They are looked for in folded text, in the order
// of outcomes below: "mehrheitlich abgelehnt" is a rejection before it is a
// majority.

var (
	unanimousWords = phrasesOf("einstimmig", "einvernehmlich", "ohne gegenstimme", "keine gegenstimme", "einst.", "einmutig")
	majorityWords  = phrasesOf("mehrheitlich", "mehrstimmig", "mit mehrheit", "stimmenmehrheit", "mit stimmengleichheit", "bei stimmengleichheit")

	rejectedWords = phrasesOf("abgelehnt", "ablehnung", "nicht zugestimmt", "nicht angenommen", "nicht gefolgt", "keine mehrheit", "stimmengleichheit", "nicht beschlossen", "einstimmig dagegen",
		"nicht stattgegeben", "nicht gewahlt", "nicht empfohlen", "nicht die erforderliche mehrheit", "mehrheit nicht erreicht")
	withdrawnWords = phrasesOf("zuruckgezogen", "zuruckziehung")
	referredWords  = phrasesOf("verwiesen", "verweis", "uberwiesen", "zugewiesen", "weiterbehandlung", "weiter behandelt", "weiterbehandelt",
		"weitere beratung im", "weitere beratung in", "weiterberatung", "zu verweisen", "weiterverwiesen", "behandlung im", "weiterverfolgung im", "uberweisung")
	postponedWords = phrasesOf("vertagt", "vertagung", "zuruckgestellt", "abgesetzt", "zu vertagen", "zuruckzustellen", "absetzung")
	notedWords     = phrasesOf("kenntnisnahme", "zur kenntnis", "kenntnis genommen", "nimmt kenntnis", "kenntnis gegeben")
	agreeableWords = phrasesOf("einverstanden mit", "einverstanden der", "stellungnahme einverstanden", "mit der stellungnahme der verwaltung einverstanden")
	otherWords     = phrasesOf("erledigt", "gilt als beraten", "keine beschlussempfehlung", "ohne votum", "gegenstandslos", "vorberaten", "kein votum", "erledigung")
	acceptedWords  = phrasesOf("zugestimmt", "zustimmung", "angenommen", "annahme", "beschlossen", "geschlossen", "genehmigt", "gewahlt", "empfohlen", "empfiehlt", "bestatigt", "gebilligt",
		"empfehlen", "beschliess", "befurwortet", "festgestellt", "benannt", "bestellt", "gefasst", "stattgegeben", "stimmt zu", "wie vorlage", "lt. beschlussvorschlag", "lt. vorlage", "einverstanden")
)

// ofOneMind says of a vote that it was unanimous; of an opinion it says nothing.
var ofOneMind = compile(`\beinhellig(?: (?:angenommen|beschlossen|zugestimmt|genehmigt|gewahlt|empfohlen|abgelehnt))?\.?$`)

// byMajority says that not all voted for it; what a statute asks for does not.
//
//	mit großer Mehrheit beschlossen      mit 2/3-Mehrheit angenommen
var byMajority = compile(`\bmit (?:grosser|uberwiegender|deutlicher|knapper|klarer|der|absoluter|einfacher|2/3|zwei-?drittel)[- ]*mehrheit(?: der (?:abgegebenen )?stimmen| der anwesenden)? (?:angenommen|beschlossen|zugestimmt|abgelehnt|genehmigt|gefasst|empfohlen)\.?$`)

// outcomeOf says what the words of a result come to; empty if they say nothing.
func outcomeOf(folded string) minutes.Outcome {
	switch {
	case folded == "":
		return ""
	case rejectedWords.in(folded) && !strings.Contains(folded, "ansonsten zustimmung"):
		return minutes.Rejected
	case withdrawnWords.in(folded):
		return minutes.Withdrawn
	case referredWords.in(folded):
		return minutes.Referred
	case postponedWords.in(folded):
		return minutes.Postponed
	case notedWords.in(folded), agreeableWords.in(folded):
		return minutes.Noted
	case otherWords.in(folded):
		return minutes.Other
	case acceptedWords.in(folded), unanimousWords.in(folded), majorityWords.in(folded):
		return minutes.Accepted
	case folded == "ja", strings.HasSuffix(folded, "/ja"), strings.HasSuffix(folded, " ja"):
		return minutes.Accepted
	case folded == "nein", strings.HasSuffix(folded, "/nein"):
		return minutes.Rejected
	}
	return ""
}

// unanimity reads whether a vote was unanimous: printed so, printed otherwise
// (a majority, votes against), or not printed.
func unanimity(folded string, t tally) *bool {
	yes, no := true, false
	switch {
	case t.no != nil && *t.no > 0, t.rest == ballotYes && t.no != nil:
		return &no
	case majorityWords.in(folded), byMajority.MatchString(folded):
		return &no
	case strings.Contains(folded, "nicht einstimmig"):
		return &no
	case unanimousWords.in(folded), ofOneMind.MatchString(folded):
		return &yes
	case strings.Contains(folded, "gegen die stimme"):
		return &no
	}
	return nil
}
