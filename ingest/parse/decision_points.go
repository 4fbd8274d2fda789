package parse

import (
	"strings"

	"ratsgraph/ingest/minutes"
)

// Votes on the points of a proposal that one sentence tells together.
//
//	Sodann beschließt der Rat zu a) mit 22 Ja-Stimmen und 3 Nein-Stimmen, zu b) und
//	zu c) mit 13 Ja-Stimmen, 10 Nein-Stimmen und zwei Enthaltungen wie folgt:
var pointMark = compile(`(?:^|[ (])zu [a-z](?:\. ?\d)?\)`)

// points tells each vote of such a sentence apart, and reports whether it is one:
// two or more of its points have a vote of their own. What announced it may have
// ended with a colon.
func (d *decider) points(announced *saying, s saying, words bool) bool {
	if words || strings.Count(s.text, "zu ") < 2 {
		return false
	}
	marks := pointMark.FindAllStringIndex(s.text, 12)
	if len(marks) < 2 || reported(foldVote(s.text)) || supposed(s.text, foldVote(s.text)) {
		return false
	}
	head := s.text[:marks[0][0]]
	var cut []string
	for i, m := range marks {
		end := len(s.text)
		if i+1 < len(marks) {
			end = marks[i+1][0]
		}
		part := strings.TrimSuffix(strings.Trim(s.text[m[0]:end], " ,("), " und")
		if n := len(cut); n > 0 && !readVote(cut[n-1]).strong() {
			part, cut = cut[n-1]+" "+part, cut[:n-1]
		}
		cut = append(cut, part)
	}
	if len(cut) < 2 || !readVote(cut[len(cut)-1]).strong() {
		return false
	}
	if announced != nil {
		head = joinWords(announced.text, head)
		s = d.takeBack(*announced, s)
	}
	for i, part := range cut {
		v, one := readVote(part), s
		one.text = joinWords(head, part)
		f := foldVote(one.text)
		v.outcome = mainOutcome(f, v)
		d.tell(one, f, v)
		d.out[len(d.out)-1].open = s.colon && i == len(cut)-1 // the words that follow are added to the last
	}
	return true
}

// pointOutcome is what became of a point of a list, of which others were voted on.
//
//	a) Sportverein: 1.800 € - einstimmig
//	b) Heimatverein: zurückgestellt
func pointOutcome(f string) minutes.Outcome {
	switch strings.Trim(f, " .-") {
	case "zuruckgestellt", "vertagt":
		return minutes.Postponed
	case "zuruckgezogen":
		return minutes.Withdrawn
	case "abgelehnt":
		return minutes.Rejected
	case "angenommen", "bewilligt", "genehmigt", "beschlossen":
		return minutes.Accepted
	}
	return ""
}

// othersDecide is a vote that minutes of a council tell of a committee: it is not
// the council's.
//
//	Der Verwaltungsausschuss stimmte dem mit fünf Ja-Stimmen und drei Nein-Stimmen zu.
var othersDecide = compile(`^(?:der|die) (?:verwaltungs|fach|haupt)[a-z]*ausschuss\b[^,;:]{0,80} (?:stimmt|stimmte|beschloss|empfahl|fasste|lehnte)\b|\b(?:stimmt|stimmte|beschloss|empfahl) der (?:verwaltungs|fach|haupt)[a-z]*ausschuss\b`)

// ofOthers reports such a vote.
func (d *decider) ofOthers(f string) bool {
	return councilName.MatchString(Fold(string(d.p.out.Session.Body))) && othersDecide.MatchString(f)
}

var councilName = compile(`^(?:rat|gemeinderat|stadtrat|marktgemeinderat|samtgemeinderat|kreistag|stadtverordnetenversammlung|gemeindevertretung|stadtvertretung)\b`)
