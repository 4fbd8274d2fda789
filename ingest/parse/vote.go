package parse

import (
	"cmp"
	"strings"

	"ratsgraph/ingest/minutes"
)

// A vote is what the words of one result say, before it is known what was
// decided.
type vote struct {
	outcome   minutes.Outcome // empty: the words do not say it
	unanimous *bool
	tally
	sides   []minutes.Side
	secret  bool
	counted bool // the outcome follows from the numbers alone
	sided   bool // nothing but sides is told
	open    bool // the sides are told, and not what the vote came to
}

// noVote are the words that say that nobody voted.
var noVote = phrasesOf("keine abstimmung", "kein abstimmungsergebnis", "ohne abstimmung", "keine abstimmungen", "eine abstimmung erfolgt nicht", "entfallt")

// longestVote bounds the words of a result.
const longestVote = 4000

// readVote reads the words of a result as printed.
func readVote(printed string) vote {
	if len(printed) > longestVote {
		printed = strings.ToValidUTF8(printed[:longestVote], "")
	}
	printed = sidesAsAgreement(printed)
	folded := plainCounts(mendVote(foldVote(printed)))
	for _, w := range noVote.list {
		folded = strings.ReplaceAll(folded, w, "")
	}
	if strings.Contains(folded, "mitglieder") {
		folded = strings.ReplaceAll(folded, "gewahlte ", "") // of those there are, nobody was elected now
	}
	folded = strings.Trim(folded, " .,;:-")
	var v vote
	v.tally = readTally(tokens(sidesOfMotion(folded)))
	if v.yes == nil && strings.Contains(folded, "gewahlt") {
		if _, n := electedWith(printed, printed); n > 0 {
			v.tally.yes = &n
		}
	}
	v.unanimous = unanimity(folded, v.tally)
	v.sides = readSides(printed, folded, v.tally)
	v.secret = secretVote(folded)
	v.outcome = outcomeOf(folded)
	if v.rest == ballotNo {
		v.outcome = minutes.Rejected
	}
	if v.outcome == "" {
		if v.yes == nil && v.no == nil {
			v.outcome = byNames(v.sides)
		}
		v.outcome = cmp.Or(v.outcome, v.byCount(folded))
		v.counted = v.outcome != ""
	}
	if v.unanimous == nil && namesAgainst.MatchString(folded) && sideOf(v.sides, minutes.ChoseNo) {
		no := false
		v.unanimous = &no
	}
	if v.outcome == "" && len(v.sides) > 0 {
		v.outcome = bySides(folded, v.sides)
		v.open, v.sided = v.outcome == "", true
	}
	return v
}

// namesAgainst are those who voted against, in front of their names.
var namesAgainst = compile(`\b(?:dagegen|nein|nein-?stimmen?|gegenstimmen?) ?: ?[a-z]`)

// motionSides name the sides by the motion.
//
//	Für den Antrag: 13      Gegen den Antrag: 0
var motionSides = compile(`\b(fur|gegen) (?:den|die|das) (?:antrag|vorschlag|vorlage|beschlussvorschlag|verwaltungsvorschlag|beschluss|anderungsantrag)( ?:| stimmen )`)

// standingFor counts those who stood for a motion.
//
//	Für diesen Antrag stimmen drei Ratsmitglieder, sieben stimmen dagegen.
var standingFor = compile(`\bfur (?:(?:den|diesen|dessen|die|diese) (?:[a-z]+)?(?:antrag|vorschlag|vorlage)|ihn) stimm(?:en|ten) ([a-z0-9]+) [a-z]*(?:mitglieder|rate|vertreter|verordnete|anwesende)`)

// sidesOfMotion brings them to the words that counts have elsewhere.
func sidesOfMotion(folded string) string {
	if !strings.Contains(folded, "fur d") && !strings.Contains(folded, "gegen d") {
		return folded
	}
	folded = standingFor.ReplaceAllString(folded, "$1 dafur")
	return motionSides.ReplaceAllStringFunc(folded, func(m string) string {
		if strings.HasPrefix(m, "fur") {
			return "dafur:"
		}
		return "dagegen:"
	})
}

// empty reports that the words say nothing about a vote.
func (v vote) empty() bool {
	return v.outcome == "" && v.unanimous == nil && !v.any() && len(v.sides) == 0
}

// strong reports that counts or unanimity are printed: words that minutes use of
// a vote only.
func (v vote) strong() bool { return v.unanimous != nil || v.any() || len(v.sides) > 0 }

// byCount says what bare counts come to. A tie is a rejection.
func (v vote) byCount(folded string) minutes.Outcome {
	switch {
	case v.rest == ballotYes:
		return minutes.Accepted
	case v.yes != nil && v.no != nil && *v.yes <= *v.no:
		if *v.yes == 0 && *v.no == 0 {
			return ""
		}
		return minutes.Rejected
	case v.yes != nil && *v.yes > 0, v.unanimous != nil:
		return minutes.Accepted
	case v.abstain != nil && strings.HasPrefix(folded, "bei"):
		return minutes.Accepted
	}
	return ""
}

// contradicts reports that the counts say the opposite of the words.
func (v vote) contradicts() bool {
	if v.yes == nil || v.no == nil || *v.yes == *v.no {
		return false
	}
	return v.outcome == minutes.Accepted && *v.yes < *v.no ||
		v.outcome == minutes.Rejected && *v.yes > *v.no
}

// secretVote reports a secret ballot; "eine geheime Wahl wird nicht gewünscht" is
// none.
func secretVote(folded string) bool {
	at := strings.Index(folded, "geheime")
	if at < 0 {
		return strings.Contains(folded, "in geheim")
	}
	rest := folded[at:]
	if !strings.Contains(rest, "abstimmung") && !strings.Contains(rest, "wahl") {
		return false
	}
	return !strings.Contains(folded, "nicht") && !strings.Contains(folded, "kein") &&
		!strings.Contains(folded, "antrag") && !strings.Contains(folded, "niemand")
}
