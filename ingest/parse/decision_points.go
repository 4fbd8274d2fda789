package parse

import "strings"

// Votes on the points of a proposal that one sentence tells together.
//
//	Sodann beschließt der Rat zu a) mit 22 Ja-Stimmen und 3 Nein-Stimmen, zu b) und
//	zu c) mit 13 Ja-Stimmen, 10 Nein-Stimmen und zwei Enthaltungen wie folgt:
var pointMark = compile(`(?:^|[ (])zu [a-z](?:\. ?\d)?\)`)

// points tells each vote of such a sentence apart, and reports whether it is one:
// two or more of its points have a vote of their own.
func (d *decider) points(s saying, words bool) bool {
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
		part := strings.Trim(s.text[m[0]:end], " ,(")
		if n := len(cut); n > 0 && !readVote(cut[n-1]).strong() {
			part, cut = cut[n-1]+" "+part, cut[:n-1]
		}
		cut = append(cut, part)
	}
	if len(cut) < 2 || !readVote(cut[len(cut)-1]).strong() {
		return false
	}
	for i, part := range cut {
		v := readVote(part)
		v.outcome = mainOutcome(foldVote(joinWords(head, part)), v)
		d.tell(s, foldVote(s.text), v)
		d.out[len(d.out)-1].open = s.colon && i == len(cut)-1 // the words that follow are added to the last
	}
	return true
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
