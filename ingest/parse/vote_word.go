package parse

import (
	"strings"

	"ratsgraph/ingest/minutes"
)

// Words for how a vote ended. They are looked for in folded text, in the order
// of outcomes below: "mehrheitlich abgelehnt" is a rejection before it is a
// majority.

var (
	unanimousWords = []string{"einstimmig", "einvernehmlich", "ohne gegenstimme", "keine gegenstimme", "einst.", "einmutig"}
	majorityWords  = []string{"mehrheitlich", "mehrstimmig", "mit mehrheit", "stimmenmehrheit", "mit stimmengleichheit", "bei stimmengleichheit"}

	rejectedWords  = []string{"abgelehnt", "ablehnung", "nicht zugestimmt", "nicht angenommen", "nicht gefolgt", "keine mehrheit", "stimmengleichheit", "nicht beschlossen", "einstimmig dagegen"}
	withdrawnWords = []string{"zuruckgezogen", "zuruckziehung"}
	referredWords  = []string{"verwiesen", "verweis", "uberwiesen", "zugewiesen", "weiterbehandlung", "weiter behandelt", "weiterbehandelt",
		"weitere beratung im", "weitere beratung in", "weiterberatung", "zu verweisen", "weiterverwiesen", "behandlung im", "weiterverfolgung im", "uberweisung"}
	postponedWords = []string{"vertagt", "vertagung", "zuruckgestellt", "abgesetzt", "zu vertagen", "zuruckzustellen", "absetzung"}
	notedWords     = []string{"kenntnisnahme", "zur kenntnis", "kenntnis genommen", "nimmt kenntnis", "kenntnis gegeben"}
	agreeableWords = []string{"einverstanden mit", "einverstanden der", "stellungnahme einverstanden", "mit der stellungnahme der verwaltung einverstanden"}
	otherWords     = []string{"erledigt", "gilt als beraten", "keine beschlussempfehlung", "ohne votum", "gegenstandslos", "vorberaten", "kein votum", "erledigung"}
	acceptedWords  = []string{"zugestimmt", "zustimmung", "angenommen", "annahme", "beschlossen", "geschlossen", "genehmigt", "gewahlt", "empfohlen", "empfiehlt", "bestatigt",
		"empfehlen", "beschliess", "befurwortet", "festgestellt", "benannt", "bestellt", "gefasst", "stattgegeben", "stimmt zu", "wie vorlage", "lt. beschlussvorschlag", "lt. vorlage", "einverstanden"}
)

func has(folded string, list []string) bool {
	for _, w := range list {
		if strings.Contains(folded, w) {
			return true
		}
	}
	return false
}

// outcomeOf says what the words of a result come to; empty if they say nothing.
func outcomeOf(folded string) minutes.Outcome {
	switch {
	case folded == "":
		return ""
	case has(folded, rejectedWords) && !strings.Contains(folded, "ansonsten zustimmung"):
		return minutes.Rejected
	case has(folded, withdrawnWords):
		return minutes.Withdrawn
	case has(folded, referredWords):
		return minutes.Referred
	case has(folded, postponedWords):
		return minutes.Postponed
	case has(folded, notedWords), has(folded, agreeableWords):
		return minutes.Noted
	case has(folded, otherWords):
		return minutes.Other
	case has(folded, acceptedWords), has(folded, unanimousWords), has(folded, majorityWords):
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
	case has(folded, majorityWords):
		return &no
	case strings.Contains(folded, "nicht einstimmig"):
		return &no
	case has(folded, unanimousWords):
		return &yes
	case strings.Contains(folded, "gegen die stimme"):
		return &no
	}
	return nil
}
