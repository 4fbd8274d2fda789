package parse

import "strings"

// A resolution is the words under a label.
type resolution struct {
	kind        labelKind
	text        string
	first, last int // rows
	head        int // row of the label
	tops        []string
	short       bool // only what became of it: "ungeändert beschlossen"
}

// resolution reads the words of a resolution, up to the next label or to where
// somebody speaks.
func (d *decider) resolution(at int, lab bodyLabel) int {
	d.settle()
	if o := shortOutcome(Fold(lab.rest)); lab.rest != "" && o != "" && len(lab.rest) < 70 && !d.restGoesOn(at) {
		d.pend = resolution{kind: lab.kind, text: lab.rest, first: at, last: at, head: at, tops: lab.tops, short: true}
		if strings.HasSuffix(lab.rest, ".") && strings.Count(lab.rest, " ") > 3 && !d.resultNext(at+1) {
			d.settle()
			return at + 1 // a sentence: its words are the whole resolution
		}
		return d.afterShort(at + 1)
	}
	end := d.untilLabel(at + 1)
	below := d.gather(at, end, lab)
	if lab.vote != "" && d.pend.text != "" && !d.resultNext(end) {
		d.settleWith(readVote(lab.vote), lab.vote, at, at)
		d.pend = resolution{}
		return below
	}
	if d.formal {
		if below < end {
			return end // what follows the words is debate
		}
		return below
	}
	if after := d.votedBelow(); after > 0 {
		return after
	}
	d.votedWithin()
	return below
}

// gather collects the words below a label, up to row end; it returns the row
// behind them.
func (d *decider) gather(at, end int, lab bodyLabel) int {
	r := resolution{kind: lab.kind, text: lab.rest, first: at, last: at, head: at, tops: lab.tops}
	i := at + 1
	for ; i < end && !speech(d.rows[i].fold); i++ {
		if d.rows[i].blank() {
			if d.formal || !d.resolutionEnds(i, r, end) {
				continue
			}
			break
		}
		if !d.formal && r.text != "" && (barredResult(d.rows[i].fold) || resultRow(d.rows[i].fold) || ratioOnly.MatchString(d.rows[i].fold)) {
			break
		}
		if r.text == "" {
			r.first = i
		}
		r.add(d.rows[i].text, i)
	}
	d.pend = r
	return i
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

// barredResult reports the row of a table that holds a result.
//
//	| Einstimmig beschlossen | Ja 17 Nein 0 Anwesend 17 |
func barredResult(f string) bool { return strings.HasPrefix(f, "|") && pureResult(f) }

// proposalVoted begins a sentence on what became of a proposal.
var proposalVoted = compile(`^(?:der |die |das |dem )?(?:vorstehende |obige |o\. ?g\. )?(?:beschluss|beschlussvorschlag|antrag|vorlage|beschlussvorlage|empfehlung|resolution)[^.]{0,80}(?:wird|wurde|ergeht|erging|erfolgt)\b`)

// resultNext reports that the next words are labelled as a result.
func (d *decider) resultNext(i int) bool {
	for ; i < len(d.rows); i++ {
		if !d.rows[i].blank() {
			return d.label(i).kind == labelResult
		}
	}
	return false
}

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
	if k := nextRow(d.rows, at); k >= 0 && k <= at+1 {
		at = k
	}
	if at < len(d.rows) && d.label(at).kind == labelResult {
		at = d.result(at, d.label(at))
	} else {
		d.settle()
	}
	d.short = d.short || len(d.out) == 1
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
			return d.countCell(i) || d.namesSides(i) || readVote(d.rows[i].text).strong() || pureNote(Fold(r.text))
		}
	}
	return true
}

// votedBelow looks for the result of a resolution in its own last words or in
// the rows right below it.
//
//	Einstimmig zugestimmt gegen die Stimmen der FWG-Fraktion
//	21 : 0
//
// It returns the row behind the result; 0 if there is none.
func (d *decider) votedBelow() int {
	first, last, s := -1, -1, ""
	for i := d.pend.last + 1; i < len(d.rows) && i <= d.pend.last+9; i++ {
		t := d.rows[i]
		if t.blank() {
			continue
		}
		if first < 0 && d.countCell(i) {
			if end := d.countCells(i); end > i {
				d.pend = resolution{}
				return end
			}
		}
		strong := (readVote(t.text).strong() || d.namesSides(i)) && len(t.text) < 160
		if first < 0 && !strong || first >= 0 && !countStart.MatchString(t.fold) && !strings.HasPrefix(t.fold, "(ohne ") || d.label(i).kind != labelNone {
			break
		}
		if first < 0 {
			first = i
		}
		s, last = joinWords(s, t.text), i
	}
	v := readVote(s)
	if first < 0 || v.outcome == "" {
		return 0
	}
	d.settleWith(v, s, first, last)
	d.p.claim(d.rows[first].at, d.rows[last].at, "decision-label")
	d.pend = resolution{}
	return last + 1
}

// votedWithin looks for the result of a resolution in its own words: "Der Rat
// beschließt einstimmig, ...".
func (d *decider) votedWithin() {
	if d.pend.text == "" || d.pend.kind != labelResolution {
		return
	}
	for _, s := range append(d.labelSentences(), sentences(d.rows, d.pend.first+d.onLabel(), d.pend.last+1)...) {
		if overlong(s.text) {
			continue
		}
		f := Fold(s.text)
		if v, ok := d.vote(s, f, true); ok && v.strong() {
			d.settleWith(v, s.text, s.first, s.last)
			d.pend = resolution{}
			return
		}
	}
}

// labelSentences are the words on the line of the label: as a whole, and a result
// behind their last sentence.
//
//	Beschluss: Der Auftrag wird vergeben. 14 : 0
func (d *decider) labelSentences() []saying {
	if d.onLabel() == 0 {
		return nil
	}
	out := []saying{{text: d.pend.text, first: d.pend.first, last: d.pend.first}}
	if i := strings.LastIndex(d.pend.text, ". "); i > 0 {
		if rest := strings.Trim(d.pend.text[i+2:], " ()"); ratioOnly.MatchString(rest) {
			out = append(out, saying{text: rest, first: d.pend.first, last: d.pend.last})
		}
	}
	return out
}

// onLabel is 1 if the words begin on the line of the label.
func (d *decider) onLabel() int {
	if d.pend.first == d.pend.head {
		return 1
	}
	return 0
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
