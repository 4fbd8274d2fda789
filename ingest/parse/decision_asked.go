package parse

import (
	"strings"

	"ratsgraph/ingest/minutes"
)

// Votes in the speech of the chair: the sides are asked for one by one, and what
// was seen is said.
//
//	Wer ist dafür? - Das ist die Mehrheit. Gegenstimmen? - 3. Enthaltungen? -
//	Eine. Damit ist das so beschlossen.
var (
	askedYes     = compile(`(?:wer (?:ist )?(?:dafur|stimmt (?:dem|dafur|zu))|wer (?:fur|dem) [^?]{3,80}|wer [^?]{0,60}zustimmen|ja-stimmen|zustimmung)[^?]{0,60}\?$`)
	askedNo      = compile(`(?:gegenstimmen|wer (?:ist |stimmt )?dagegen|gegenprobe|nein-stimmen|wer ist (?:gegen|nicht))[^?]{0,40}\?$`)
	askedAbstain = compile(`(?:enthaltungen|wer enthalt sich|stimmenthaltungen|wer mochte sich enthalten)[^?]{0,40}\?$`)
	askedEnd     = compile(`^(?:- )?(?:damit|dann|somit|so|das|dies|also)\b[^.?]{0,90}\b(beschlossen|angenommen|abgelehnt|zugestimmt|gewahlt|genehmigt|zustimmung|ablehnung)\b`)
	askedSides   = compile(`(?:[Dd]as (?:ist|sind)|[Bb]ei) (?:der|die|das|Herr|Frau) (.{2,80}?)(?: gesamt| geschlossen| insgesamt)?\.?$`)
)

// mostAsked bounds how many sentences a vote of this form may take.
const mostAsked = 14

// asked reads such a vote that begins in the sentence at from. It returns how
// many sentences it took; 0 if there is none.
func (d *decider) asked(list []saying, from int) int {
	if !strings.Contains(list[from].text, "?") {
		return 0
	}
	var v vote
	side, keine := ballotNone, false
	for i := from; i < len(list) && i < from+mostAsked; i++ {
		for _, s := range askedPieces(list[i].text) {
			f := foldWords(s)
			b := askedSide(f)
			switch {
			case b != ballotNone:
				side = b
			case side == ballotNone:
			case askedEnd.MatchString(f):
				return d.askedVote(v, keine, list[from:i+1], s)
			case strings.HasSuffix(s, "?"), len(s) > 120:
				return 0
			default:
				keine = v.answer(side, s, f) || keine
			}
		}
		if side == ballotNone {
			return 0
		}
	}
	return 0
}

// askedPieces cuts a sentence at its marks; a dash in front of an answer is none
// of it.
func askedPieces(s string) []string {
	var out []string
	start := 0
	for i := 0; i < len(s); i++ {
		if strings.IndexByte(".?!", s[i]) < 0 || i+1 < len(s) && s[i+1] != ' ' {
			continue
		}
		if s[i] == '.' && abbreviated(s[start:i]) && !digits(strings.Trim(s[start:i], " -–")) {
			continue
		}
		out = append(out, strings.TrimLeft(s[start:i+1], "-– "))
		start = i + 1
	}
	if rest := strings.TrimLeft(s[start:], "-– "); rest != "" {
		out = append(out, rest)
	}
	return out
}

// askedSide is the side that a question asks for.
func askedSide(f string) ballot {
	if !strings.HasSuffix(f, "?") {
		return ballotNone
	}
	switch {
	case askedNo.MatchString(f):
		return ballotNo
	case askedAbstain.MatchString(f):
		return ballotAbstain
	case askedYes.MatchString(f):
		return ballotYes
	}
	return ballotNone
}

// answer notes what was seen: a number, or who they were. It reports that nobody
// was against.
func (v *vote) answer(side ballot, s, f string) bool {
	f = strings.Trim(f, " .!")
	if t := readTally(tokens(f)); t.any() {
		v.yes, v.no, v.abstain = t.yes, t.no, t.abstain
		return false
	}
	for _, k := range tokens(f) {
		if k.number >= 0 && len(f) < 40 {
			v.add(side, k.number)
			return false
		}
	}
	if strings.HasPrefix(f, "kein") || strings.HasPrefix(f, "niemand") || strings.Contains(f, "nicht der fall") || strings.Contains(f, "sehe ich nicht") || strings.HasPrefix(f, "sehe ich kein") {
		return side == ballotNo
	}
	if m := askedSides.FindStringSubmatch(s); m != nil && side != ballotYes {
		v.sides = append(v.sides, sideNames(m[1], choiceOf(side))...)
	}
	if strings.Contains(f, "mehrheit") && side == ballotYes {
		no := false
		v.unanimous = &no
	}
	return false
}

// askedVote makes a decision of what was asked and answered.
func (d *decider) askedVote(v vote, keine bool, said []saying, last string) int {
	end := said[len(said)-1]
	f := foldVote(last)
	w := readVote(last)
	v.outcome = minutes.Accepted
	if strings.Contains(f, "abgelehnt") || strings.Contains(f, "ablehnung") {
		v.outcome = minutes.Rejected
	}
	yes, no := true, false
	switch {
	case w.unanimous != nil:
		v.unanimous = w.unanimous
	case v.no != nil && *v.no > 0, sideOf(v.sides, minutes.ChoseNo):
		v.unanimous = &no
	case keine && v.no == nil && v.unanimous == nil:
		v.unanimous = &yes
	}
	dec := decided{vote: v, labeled: true}
	fillVote(&dec.Decision, v)
	for _, s := range said {
		dec.Result = joinWords(dec.Result, s.text)
	}
	dec.Span = d.p.span(d.rows[said[0].first].at, d.rows[end.last].at, "decision-asked")
	d.check(&dec)
	d.p.claim(d.rows[said[0].first].at, d.rows[end.last].at, "decision-asked")
	d.out = append(d.out, dec)
	return len(said)
}
