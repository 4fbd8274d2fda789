package parse

import (
	"cmp"
	"fmt"
	"strings"

	"ratsgraph/ingest/minutes"
)

// result reads the words of a result and makes the decisions it tells.
func (d *decider) result(at int, lab bodyLabel) int {
	segs, end := d.segments(at, lab)
	segs, next := d.withoutNext(segs, end)
	if d.pend.text == "" && lab.kind == labelResult && (len(d.out) == 0 || d.out[len(d.out)-1].labeled) {
		d.pend = d.above(at)
		d.pend.kind = labelProposal
	}
	if len(segs) == 0 && lab.kind == labelResult {
		d.settleSilent(lab)
	}
	first := true
	for _, s := range segs {
		v := readVote(s.text)
		if v.empty() {
			d.notUnderstood(s)
			if len(segs) == 1 && lab.kind == labelResult {
				d.settleSilent(lab)
			}
			continue
		}
		if (lab.kind == labelNote || !d.formal && d.pend.kind != labelResolution && lab.tops == nil) && first && d.confirm(v, s) {
			first = false
			continue
		}
		first = false
		d.add(v, s, lab, len(segs) == 1 || strings.Contains(Fold(s.text[:min(len(s.text), 40)]), "vorlage"))
	}
	d.pend = next
	for i := at; i < end; i++ {
		d.p.claim(d.rows[i].at, d.rows[i].at, "decision-result")
	}
	return d.thusPutOff(end)
}

// withoutNext takes the words of the next vote off the segments of a result: they
// stand below it, hold no vote, and a label of their own follows them.
//
//	Abstimmungsergebnis: 7 : 6
//	Beschluss 2:
//	Der Rat beschließt die Satzung.
//	Abstimmungsergebnis: 11 : 2
func (d *decider) withoutNext(segs []segment, end int) ([]segment, resolution) {
	n := len(segs)
	if n < 2 || readVote(segs[n-1].text).strong() || !d.resultNext(end) {
		return segs, resolution{}
	}
	s := segs[n-1]
	return segs[:n-1], resolution{kind: labelProposal, text: s.text, first: s.first, last: s.last, head: s.first}
}

// add makes a decision of a labelled result and the resolution that waits for
// it. Where several votes are told, only the whole one is about its words.
func (d *decider) add(v vote, s segment, lab bodyLabel, whole bool) {
	dec := decided{vote: v, tops: lab.tops, labeled: true}
	fillVote(&dec.Decision, v)
	dec.Result = s.text
	dec.Span = d.p.span(d.rows[s.first].at, d.rows[s.last].at, "decision-result")
	if d.pend.text != "" && (d.pend.tops == nil || sameTops(d.pend.tops, lab.tops)) {
		if whole {
			d.pend.words(d, &dec)
			dec.Outcome = cmp.Or(combine(v, Fold(d.pend.text)), dec.Outcome)
		}
	}
	if o := labelledMotion(d.rows[s.first].fold); o != "" && dec.Outcome == minutes.Accepted {
		dec.Outcome = o
	}
	d.target(&dec)
	d.check(&dec)
	d.out = append(d.out, dec)
}

// labelledMotion is what a label says in brackets that was voted on: to refer the
// item, or to put it off.
//
//	Abstimmungsergebnis (Verweisung): 10 Ja-Stimmen, 4 Nein-Stimmen
func labelledMotion(f string) minutes.Outcome {
	switch m := motionInLabel.FindStringSubmatch(f); {
	case m == nil:
		return ""
	case m[1] != "":
		return minutes.Referred
	}
	return minutes.Postponed
}

var motionInLabel = compile(`^abst[^:()]{0,30} \((?:antrag auf )?(?:(verweisung|uberweisung)|vertagung|zuruckstellung)\) ?:`)

// words notes the words that were decided.
func (r *resolution) words(d *decider, dec *decided) {
	dec.Text = r.text
	w := d.p.span(d.rows[r.first].at, d.rows[r.last].at, "decision-words")
	dec.Words = &w
	d.p.claim(d.rows[r.head].at, d.rows[r.last].at, "decision-words")
}

// combine says what a result makes of the words it was about: taking note stays
// taking note though it was voted on, unless a motion was voted down.
func combine(v vote, words string) minutes.Outcome {
	if v.outcome != minutes.Accepted && v.outcome != "" {
		return v.outcome
	}
	switch o := shortOutcome(words); o {
	case minutes.Noted, minutes.Referred, minutes.Postponed, minutes.Withdrawn:
		return o
	case minutes.Rejected:
		if v.counted || v.outcome == "" {
			return o
		}
	}
	if v.open && !acceptedWords.in(words) {
		return minutes.Other
	}
	return cmp.Or(v.outcome, minutes.Accepted)
}

// settle makes a decision of a resolution that got no result, if its own words
// are an outcome: a Kenntnisnahme, a referral. Without one, none was printed.
func (d *decider) settle() {
	if d.pend.kind == labelResolution && d.pend.text != "" {
		d.settleSilent(bodyLabel{})
	}
	d.pend = resolution{}
}

// notes is a resolution that begins by taking note; where nobody votes on it,
// that is its outcome.
var notes = compile(`^[^.]{0,400}\b(?:nimmt|nehmen)\b[^.]{0,600}\bkenntnis\b`)

// oneSentence is up to how long words are that say nothing but that note was taken.
const oneSentence = 100

// settleSilent does so where the result says that nobody voted.
func (d *decider) settleSilent(lab bodyLabel) {
	r := d.pend
	d.pend = resolution{}
	if r.kind != labelResolution {
		return
	}
	folded := Fold(r.text)
	o := shortOutcome(folded)
	if o == "" && (lab.kind == labelResult || len(folded) < oneSentence) && notes.MatchString(folded) {
		o = minutes.Noted
	}
	if o == "" {
		d.outcomeUnread(r, folded)
	}
	if o == "" || o == minutes.Noted && d.notedTwice(folded) {
		return
	}
	v := vote{outcome: o}
	if len(folded) < 300 {
		if v = readVote(r.text); v.outcome == "" || o == minutes.Noted || o == minutes.Referred {
			v.outcome = o
		}
	}
	d.pend = r
	d.settleWith(v, r.text, r.first, r.last)
	d.pend = resolution{}
	d.out[len(d.out)-1].tops = append(lab.tops, r.tops...)
}

// notedTwice reports that the last decision takes note in the same words: a form
// has printed it twice.
func (d *decider) notedTwice(folded string) bool {
	if len(d.out) == 0 || len(folded) > 200 {
		return false
	}
	last := d.out[len(d.out)-1]
	return last.Outcome == minutes.Noted && !last.vote.any() && similar(last.Text, folded)
}

// settleWith makes a decision of the waiting resolution with a result that
// stands in the rows first to last.
func (d *decider) settleWith(v vote, printed string, first, last int) {
	dec := decided{vote: v, tops: d.pend.tops, labeled: true}
	fillVote(&dec.Decision, v)
	dec.Outcome = combine(v, Fold(d.pend.text))
	dec.Result = printed
	dec.Span = d.p.span(d.rows[first].at, d.rows[last].at, "decision-label")
	d.pend.words(d, &dec)
	d.target(&dec)
	d.check(&dec)
	d.out = append(d.out, dec)
}

// check lists a vote whose counts say the opposite of its words, and notes one of which
// no outcome is printed.
func (d *decider) check(dec *decided) {
	v := dec.vote
	if v.contradicts() {
		d.p.problem("vote_contradiction", "The counts of the vote say the opposite of its words: "+dec.Result, dec.Span)
	}
	if v.no != nil && *v.no > 0 && unanimousWords.in(Fold(dec.Result)) {
		d.p.problem("vote_not_unanimous", "The vote is called unanimous and has votes against: "+dec.Result, dec.Span)
	}
	d.sidesSum(*dec)
	switch {
	case v.open && dec.Outcome == minutes.Other:
		dec.NoOutcome = true
		d.p.problem("vote_outcome_not_printed", "It is printed who was for it and who against, and not what the vote came to: "+dec.Result, dec.Span)
	case v.open:
		d.p.problem("vote_outcome_by_words", "It is printed who was for it and who against; that it was passed is said by the words of the decision alone: "+dec.Result, dec.Span)
	}
}

// notUnderstood lists a result whose words say nothing that is known. An empty
// form, and words that say that nobody voted, are understood.
func (d *decider) notUnderstood(s segment) {
	folded := Fold(s.text)
	if len(folded) < 4 || noVote.in(folded) || emptyForm.MatchString(folded) {
		return
	}
	d.p.problem("vote_not_understood", "The result is not understood: "+s.text, d.p.span(d.rows[s.first].at, d.rows[s.last].at, "decision-result"))
}

// emptyForm is a form for counts that nobody has filled in, or the number of a
// page.
var emptyForm = compile(`^(?:(?:ja|nein|enthaltung(?:en)?|stimmenthaltung(?:en)?|dafur|dagegen|stimmen?|anwesend|befangen|einstimmig|[-:;,/. \d])*)$`)

// sidesSum lists counts by party that do not make up the count beside them.
func (d *decider) sidesSum(dec decided) {
	for choice, total := range map[minutes.Choice]*int{minutes.ChoseYes: dec.Yes, minutes.ChoseNo: dec.No, minutes.ChoseAbstain: dec.Abstain} {
		sum, known := 0, total != nil
		for _, s := range dec.Parties {
			if s.Choice == choice && s.Count != nil {
				sum += *s.Count
			} else if s.Choice == choice {
				known = false
			}
		}
		if known && sum > 0 && sum != *total {
			d.p.problem("vote_sum", fmt.Sprintf("The parties make up %d votes, not %d: %s", sum, *total, dec.Result), dec.Span)
		}
	}
}

// fillVote copies what was voted into a decision.
func fillVote(dst *minutes.Decision, v vote) {
	dst.Outcome, dst.Unanimous = v.outcome, v.unanimous
	dst.Yes, dst.No, dst.Abstain = v.yes, v.no, v.abstain
	dst.Parties, dst.Secret = v.sides, v.secret
	switch {
	case dst.Outcome == "" && v.open:
		dst.Outcome = minutes.Other
	case dst.Outcome == "":
		dst.Outcome = minutes.Accepted
	}
}

func sameTops(a, b []string) bool {
	return len(b) == 0 || strings.Join(a, " ") == strings.Join(b, " ")
}
