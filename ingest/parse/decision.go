package parse

import (
	"regexp"
	"strings"

	"ratsgraph/ingest/minutes"
)

// Decisions are read from what is said under an item, in two ways that mix:
// labelled ("Beschluss:" ... "Abstimmungsergebnis:") and told ("Sodann
// beschließt der Rat einstimmig wie folgt:"). Where a vote is labelled, what is
// told around it is debate, and is not read for votes.
type decider struct {
	p      *Parser
	rows   []row
	item   string
	formal bool       // a result is labelled
	pend   resolution // words under "Beschluss:" that wait for their result
	out    []decided
}

// A decided is a decision with what is needed to join its pieces.
type decided struct {
	minutes.Decision
	vote    vote
	tops    []string // the items that its label names
	open    bool     // its words follow
	labeled bool     // its result is labelled
	weak    bool     // neither counts nor unanimity are printed
	lead    bool     // it opens the item: the rows in front belong to nothing
}

// A resolution is the words under a label.
type resolution struct {
	kind        labelKind
	text        string
	first, last int // rows
	head        int // row of the label
	tops        []string
	short       bool // only what became of it: "ungeändert beschlossen"
}

// decide reads the decisions in the rows of an item's body.
func (p *Parser) decide(rows []row, item string) []decided {
	d := &decider{p: p, rows: rows, item: item}
	result, words := false, false
	for i := range rows {
		switch d.label(i).kind {
		case labelResult:
			result = true
		case labelResolution, labelProposal:
			words = true
		}
	}
	d.formal = result && words
	for i := 0; i < len(rows); {
		if lab := d.label(i); lab.kind != labelNone {
			i = d.labelled(i, lab)
			continue
		}
		end := d.untilLabel(i)
		if !d.formal {
			d.told(i, end)
		}
		i = end
	}
	d.settle()
	return d.out
}

// label reads the label of a row. A line that ends a sentence ("fasst folgenden /
// Beschluss:") is none.
func (d *decider) label(i int) bodyLabel {
	lab := labelAt(d.rows[i].line)
	if lab.kind == labelNone || i == 0 || lab.rest != "" {
		return lab
	}
	above := d.rows[i-1].fold
	switch above[strings.LastIndexByte(above, ' ')+1:] {
	case "folgenden", "folgende", "den", "diesen", "einen", "nachstehenden", "nachfolgenden", "der", "die", "zum", "als", "keinen", "einstimmigen", "nachstehende", "mehrheitlichen", "einstimmig":
		return bodyLabel{}
	}
	return lab
}

// untilLabel is the next row with a label, from at on.
func (d *decider) untilLabel(at int) int {
	for at < len(d.rows) && d.label(at).kind == labelNone {
		at++
	}
	return at
}

// labelled reads what stands under a label; it returns the row behind it.
func (d *decider) labelled(at int, lab bodyLabel) int {
	switch lab.kind {
	case labelResult, labelNote:
		return d.result(at, lab)
	case labelResolution, labelProposal:
		return d.resolution(at, lab)
	}
	if lab.rest != "" {
		if v := readVote(lab.rest); v.strong() && v.outcome != "" && len(lab.rest) < 120 {
			return d.result(at, lab)
		}
	}
	d.settle()
	return at + 1
}

// resolution reads the words of a resolution, up to the next label or to where
// somebody speaks.
func (d *decider) resolution(at int, lab bodyLabel) int {
	d.settle()
	if o := shortOutcome(Fold(lab.rest)); lab.rest != "" && o != "" && len(lab.rest) < 70 && !d.restGoesOn(at) {
		d.pend = resolution{kind: lab.kind, text: lab.rest, first: at, last: at, head: at, tops: lab.tops, short: true}
		return d.afterShort(at + 1)
	}
	end := d.untilLabel(at + 1)
	r := resolution{kind: lab.kind, text: lab.rest, first: at, last: at, head: at, tops: lab.tops}
	i := at + 1
	for ; i < end && !speech(d.rows[i].fold); i++ {
		if d.rows[i].blank() {
			if d.formal || !d.resolutionEnds(i, r, end) {
				continue
			}
			break
		}
		if !d.formal && r.text != "" && resultRow(d.rows[i].fold) {
			break
		}
		if r.text == "" {
			r.first = i
		}
		r.add(d.rows[i].text, i)
	}
	d.pend = r
	if !d.formal {
		d.votedBelow(&r)
		if d.pend.text == "" {
			return max(i, at+1)
		}
	}
	if i < end && d.formal {
		return end
	}
	return max(i, at+1)
}

// longestText bounds the words of a decision: a damaged document may show no end
// of them.
const longestText = 20000

// add adds a row to the words.
func (r *resolution) add(s string, row int) {
	if len(r.text) < longestText {
		r.text = joinWords(r.text, s)
	}
	r.last = row
}

// resultRow reports a row that tells the result of the words above it.
//
//	Der Beschlussvorschlag wurde einstimmig angenommen.
func resultRow(f string) bool {
	if len(f) > 300 {
		return false
	}
	return (countStart.MatchString(f) || resultSentence.MatchString(f) || proposalVoted.MatchString(f)) && readVote(f).strong()
}

// proposalVoted begins a sentence on what became of a proposal.
var proposalVoted = regexp.MustCompile(`^(?:der |die |das |dem )?(?:vorstehende |obige |o\. ?g\. )?(?:beschluss|beschlussvorschlag|antrag|vorlage|beschlussvorlage|empfehlung|resolution)[^.]{0,80}(?:wird|wurde|ergeht|erging|erfolgt)\b`)

// restGoesOn reports that the words behind a label go on in the next row.
func (d *decider) restGoesOn(at int) bool {
	return at+1 < len(d.rows) && !d.rows[at+1].blank() && !upperStart(d.rows[at+1].text)
}

// afterShort reads what follows a label that says in a word how the item ended:
// a result, and the words that were decided.
//
//	Beschluss: ungeändert beschlossen
//	Abstimmung: Ja: 21, Nein: 10, Enthaltungen: 1
//	Der Rat beschließt die Satzung.
func (d *decider) afterShort(at int) int {
	if at < len(d.rows) && d.label(at).kind == labelResult {
		at = d.result(at, d.label(at))
	} else {
		d.settle()
	}
	if len(d.out) == 0 {
		return at
	}
	end := d.untilLabel(at)
	r := resolution{first: at, head: at}
	for i := at; i < end && !speech(d.rows[i].fold); i++ {
		if !d.rows[i].blank() {
			r.add(d.rows[i].text, i)
		}
	}
	if r.text != "" {
		r.words(d, &d.out[len(d.out)-1])
	}
	return end
}

// resolutionEnds reports that a blank row ends the words: a result follows, or
// they are one sentence of taking note.
func (d *decider) resolutionEnds(i int, r resolution, end int) bool {
	if r.text == "" {
		return false
	}
	for ; i < end; i++ {
		if !d.rows[i].blank() {
			return readVote(d.rows[i].text).strong() || pureNote(Fold(r.text))
		}
	}
	return true
}

// votedBelow looks for the result of a resolution in its own last words or in
// the rows right below it.
//
//	Einstimmig zugestimmt gegen die Stimmen der FWG-Fraktion
//	21 : 0
func (d *decider) votedBelow(r *resolution) {
	first, last, s := -1, -1, ""
	for i := r.last + 1; i < len(d.rows) && i <= r.last+9; i++ {
		t := d.rows[i]
		if t.blank() {
			continue
		}
		strong := readVote(t.text).strong() && len(t.text) < 160
		if first < 0 && !strong || first >= 0 && !countStart.MatchString(t.fold) || d.label(i).kind != labelNone {
			break
		}
		if first < 0 {
			first = i
		}
		s, last = joinWords(s, t.text), i
	}
	if v := readVote(s); first >= 0 && v.outcome != "" {
		d.settleWith(v, s, first, last)
		d.p.claim(d.rows[first].at, d.rows[last].at, "decision-label")
		d.pend = resolution{}
	}
}

// above is the paragraph above a row, as the words that a result is about.
func (d *decider) above(at int) resolution {
	r := resolution{kind: labelResolution}
	for at--; at >= 0 && d.rows[at].blank(); at-- {
	}
	if at < 0 || d.label(at).kind != labelNone || d.rows[at].rule != "" && d.rows[at].rule != "decision-told" {
		return resolution{}
	}
	r.last = at
	for at > 0 && !d.rows[at-1].blank() && d.label(at-1).kind == labelNone && r.last-at < 12 {
		at--
	}
	r.first, r.head = at, at
	for i := at; i <= r.last; i++ {
		r.text = joinWords(r.text, d.rows[i].text)
	}
	return r
}

// result reads the words of a result and makes the decisions it tells.
func (d *decider) result(at int, lab bodyLabel) int {
	segs, end := d.segments(at, lab)
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
	d.pend = resolution{}
	for i := at; i < end; i++ {
		d.p.claim(d.rows[i].at, d.rows[i].at, "decision-result")
	}
	return end
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
			dec.Outcome = combine(v, Fold(d.pend.text))
		}
	}
	d.target(&dec)
	d.check(dec)
	d.out = append(d.out, dec)
}

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
	return v.outcome
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
var notes = regexp.MustCompile(`^[^.]{0,400}\b(?:nimmt|nehmen)\b[^.]{0,600}\bkenntnis\b`)

// settleSilent does so where the result says that nobody voted.
func (d *decider) settleSilent(lab bodyLabel) {
	r := d.pend
	d.pend = resolution{}
	if r.kind != labelResolution {
		return
	}
	folded := Fold(r.text)
	o := shortOutcome(folded)
	if o == "" && lab.kind == labelResult && notes.MatchString(folded) {
		o = minutes.Noted
	}
	if o == "" {
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
	d.check(dec)
	d.out = append(d.out, dec)
}

// check lists a vote whose counts say the opposite of its words.
func (d *decider) check(dec decided) {
	v := dec.vote
	if v.contradicts() {
		d.p.problem("vote_contradiction", "The counts of the vote say the opposite of its words: "+dec.Result, dec.Span)
	}
	if v.no != nil && *v.no > 0 && has(Fold(dec.Result), unanimousWords) {
		d.p.problem("vote_not_unanimous", "The vote is called unanimous and has votes against: "+dec.Result, dec.Span)
	}
}

// fillVote copies what was voted into a decision.
func fillVote(dst *minutes.Decision, v vote) {
	dst.Outcome, dst.Unanimous = v.outcome, v.unanimous
	dst.Yes, dst.No, dst.Abstain = v.yes, v.no, v.abstain
	dst.Parties, dst.Secret = v.sides, v.secret
	if dst.Outcome == "" {
		dst.Outcome = minutes.Accepted
	}
}

func sameTops(a, b []string) bool {
	return len(b) == 0 || strings.Join(a, " ") == strings.Join(b, " ")
}
