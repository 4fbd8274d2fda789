package parse

import (
	"cmp"
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
	short  bool // the first of them is what a form says on top

	withdrawn *saying // the sentence with which the item, or a motion, was withdrawn
}

// A decided is a decision with what is needed to join its pieces.
type decided struct {
	minutes.Decision
	vote    vote
	tops    []string // the items that its label names
	open    bool     // its words follow
	labeled bool     // its result is labelled
	weak    bool     // neither counts nor unanimity are printed
}

// verbatim begins a speech, in minutes that report the debate in full.
//
//	Der Vorsitzende ruft ...      Stadträtin Klee (FWG): Wir ...
var verbatim = compile(`^(?:(?:der|die) vorsitzende (?:ruft|setzt|stellt|:)|(?:der|die) vorsitzende:|(?:stadtrat|stadtratin|ratsherr|ratsfrau|herr|frau|burgermeister|burgermeisterin) [^:]{2,50}\([^):]{2,20}\):)`)

// decide reads the decisions in the rows of an item's body.
func (p *Parser) decide(rows []row, item string) []decided {
	d := &decider{p: p, rows: rows, item: item}
	return d.decide()
}

// decide reads the decisions of the item.
func (d *decider) decide() []decided {
	rows := d.rows
	result, words := false, false
	for i := range rows {
		switch d.label(i).kind {
		case labelResult:
			result = true
		case labelResolution, labelProposal:
			words = true
		case labelNone:
			words = words || verbatim.MatchString(rows[i].fold)
		}
	}
	d.formal = result && words
	for i := 0; i < len(rows); {
		if rows[i].rule == "item-status" && !readVote(rows[i].text).strong() {
			i++ // it says what became of the item, which no vote did here
			continue
		}
		if end := d.matrix(i); end > i {
			i = end
			continue
		}
		if lab := d.label(i); lab.kind != labelNone {
			i = d.labelled(i, lab)
			continue
		}
		if end := d.countCells(i); end > i {
			i = end
			continue
		}
		if !d.formal && d.resultRow(i) {
			i = d.bareResult(i)
			continue
		}
		end := d.untilResult(i)
		if d.formal {
			d.motionsTold(i, end)
		} else {
			d.told(i, end)
		}
		i = end
	}
	d.settle()
	return d.once()
}

// once drops the result with which a form begins where the vote itself is told
// below it, with the same counts.
//
//	Beschluss: ungeändert beschlossen
//	Abstimmung: Ja: 4, Nein: 12
//	...
//	Anwesend: 16 / mit 4 gegen 12 Stimmen
func (d *decider) once() []decided {
	n := len(d.out)
	if n < 2 || !d.short || d.out[0].Yes == nil || d.out[0].No == nil {
		return d.out
	}
	first, last := &d.out[0], &d.out[n-1]
	if !sameCount(first.Yes, last.Yes) || !sameCount(first.No, last.No) || first.Abstain != nil && last.Abstain != nil && *first.Abstain != *last.Abstain {
		return d.out
	}
	last.NoOutcome = first.NoOutcome
	last.Outcome, last.Abstain = first.Outcome, cmp.Or(last.Abstain, first.Abstain)
	return d.out[1:]
}

func sameCount(a, b *int) bool { return a != nil && b != nil && *a == *b }

// label reads the label of a row. A line that ends a sentence ("fasst folgenden /
// Beschluss:") is none.
func (d *decider) label(i int) bodyLabel {
	lab := labelAt(d.rows[i].line)
	if lab.over && !d.countsFollow(i, lab.rest) {
		return bodyLabel{}
	}
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

// countsFollow reports that a result stands behind a label or right below it.
func (d *decider) countsFollow(i int, rest string) bool {
	for k := i + 1; rest == "" && k < len(d.rows) && k <= i+3; k++ {
		rest = d.rows[k].text
	}
	return len(rest) < 160 && readVote(rest).strong()
}

// untilLabel is the next row with a label, from at on.
func (d *decider) untilLabel(at int) int {
	for at < len(d.rows) && d.label(at).kind == labelNone {
		at++
	}
	return at
}

// untilResult is the next row with a label, or with a result that has none.
func (d *decider) untilResult(at int) int {
	for at++; at < len(d.rows) && d.label(at).kind == labelNone && len(matrixHead(d.rows[at])) < 2 && !d.countCell(at) && (d.formal || !d.resultRow(at)); {
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
	if lab.kind != labelTalk || !d.resultBelow(at+1) {
		d.settle()
	}
	return at + 1
}

// resultBelow reports that the next labelled words, save what was said, are a result.
func (d *decider) resultBelow(at int) bool {
	for i := d.untilLabel(at); i < len(d.rows); i = d.untilLabel(i + 1) {
		if k := d.label(i).kind; k != labelTalk {
			return k == labelResult
		}
	}
	return false
}

// takenBack notes that an item on which nothing was decided has been withdrawn.
func (d *decider) takenBack(it *minutes.Item) {
	if d.withdrawn == nil || len(d.out) > 0 || it.Status != minutes.Handled {
		return
	}
	first, last := d.rows[d.withdrawn.first].at, d.rows[d.withdrawn.last].at
	it.Status, it.Reason = minutes.WithdrawnItem, minutes.Printed(reason(d.withdrawn.text))
	d.p.claim(first, last, "item-status")
}
