package parse

import (
	"strings"

	"ratsgraph/ingest/minutes"
)

// A table of a vote: the parties stand in rows and the sides in columns, or the
// other way round. A line that adds them up gives the counts; without one none is
// printed. Where cells are lost, so that it is not certain which is which, the
// table is listed as a problem and not read.
//
//	Fraktion       Ja   Nein   Enth.            ABC   DEF   FWG
//	ABC             4      0       1      Ja      4     0     2
//	FWG             2      0       0      Nein    0     3     0
//	Gesamt          6      0       1

// matrixAt reads such a table whose heading stands in a row. It returns the row
// behind it, or at if there is none.
func (d *decider) matrixAt(at int) (vote, int) {
	head := matrixHead(d.rows[at])
	if len(head) < 2 {
		return vote{}, at
	}
	if v, end := d.countsBelow(at, head); end > at {
		return v, end
	}
	var v vote
	i, lines := at+1, 0
	for ; i < len(d.rows) && i < at+40; i++ {
		if d.rows[i].blank() {
			if lines > 0 {
				break
			}
			continue
		}
		name, numbers, ok := matrixRow(d.rows[i], head)
		if !ok {
			break
		}
		if !v.matrixLine(head, name, numbers) {
			break
		}
		lines++
	}
	if lines < 1 || len(v.sides) == 0 {
		return vote{}, at
	}
	return v.summedUp(), i
}

// A matrixCell is a column of such a table: a side, or a party.
type matrixCell struct {
	cell
	side ballot
}

// matrixHead reads the heading of the columns: nothing but sides, or nothing but
// parties.
func matrixHead(r row) []matrixCell {
	if len(r.text) > 120 || r.text == "" || strings.IndexByte(".,;!?", r.text[len(r.text)-1]) >= 0 && !strings.HasSuffix(r.fold, "enth.") || strings.Count(r.fold, " ") > 8 || hasDigit(strings.ReplaceAll(r.text, "90", "")) {
		return nil
	}
	raw := withoutBars(r.raw)
	list := cellsAt(raw)
	if len(list) == 1 {
		list = wordCells(raw)
	}
	var out []matrixCell
	sides, parties := 0, 0
	for _, c := range list {
		b := sideNamedBy(c.text)
		switch f := Fold(strings.Trim(c.text, ":. ")); {
		case b != ballotNone:
			sides++
		case matrixNames[f]:
			continue
		case isParty(c.text) || isLetters(c.text) || strings.HasPrefix(f, "grune") || f == "gesamt" || f == "summe":
			parties++
		default:
			return nil
		}
		out = append(out, matrixCell{c, b})
	}
	if sides > 0 && sides < len(out) || sides == 0 && parties < 2 {
		return nil
	}
	return out
}

// matrixNames head the column with the names.
var matrixNames = wordSet("fraktion partei gruppe fraktion/gruppe name vorname nachname mitglied stadtrat ratsmitglied gemeinderat abgeordneter stadtverordneter gemeindevertreter")

// sideNamedBy is the side that words name, if they name nothing else.
func sideNamedBy(s string) ballot {
	f := strings.Trim(Fold(s), ":. ")
	f = strings.TrimSuffix(strings.TrimSuffix(f, "-stimmen"), " stimmen")
	return ballotWords[f]
}

// wordCells takes every word of a line for a cell.
func wordCells(raw string) []cell {
	var out []cell
	for _, w := range strings.Fields(raw) {
		out = append(out, cell{w, len([]rune(raw[:strings.Index(raw, w)]))})
	}
	return out
}

// matrixRow reads a line of the table: a name and a number for every column; false
// if it is none, or not certain. An empty cell is -1.
func matrixRow(r row, head []matrixCell) (string, []int, bool) {
	list := cellsAt(r.raw)
	if len(list) == 1 {
		list = wordCells(r.raw)
		for len(list) > len(head)+1 && !isCount(list[1].text) {
			list[0].text += " " + list[1].text
			list = append(list[:1], list[2:]...)
		}
	}
	if len(list) < 2 || isCount(list[0].text) {
		return "", nil, false
	}
	numbers := make([]int, len(head))
	for i := range numbers {
		numbers[i] = -1
	}
	for k, c := range list[1:] {
		col := k
		if len(list)-1 != len(head) {
			col = nearestColumn(c, head)
		}
		if !isCount(c.text) || col < 0 || col >= len(head) || numbers[col] >= 0 {
			return "", nil, false
		}
		if digits(c.text) {
			numbers[col] = number(c.text)
		}
	}
	return list[0].text, numbers, true
}

// isCount reports a cell that holds a number, or a mark that stands for none.
func isCount(s string) bool { return digits(s) && len(s) < 4 || s == "-" || s == "–" || s == "/" }

// nearestColumn is the column over a cell; -1 if none is near.
func nearestColumn(c cell, head []matrixCell) int {
	best, off := -1, 6
	for i, h := range head {
		mid := h.at + len([]rune(h.text))/2 - c.at
		if mid < 0 {
			mid = -mid
		}
		if mid < off {
			best, off = i, mid
		}
	}
	return best
}

// matrixLine notes what a line says: the votes of a party, those of a side, or the
// sums.
func (v *vote) matrixLine(head []matrixCell, name string, numbers []int) bool {
	row := sideNamedBy(name)
	if head[0].side == ballotNone && row == ballotNone {
		return false
	}
	f := strings.Trim(Fold(name), ":. ")
	total := f == "gesamt" || f == "summe" || f == "insgesamt" || f == "zusammen" || f == "gesamtergebnis"
	for i, n := range numbers {
		b, who := head[i].side, name
		if b == ballotNone {
			b, who = row, head[i].text
		}
		switch w := strings.Trim(Fold(who), ":. "); {
		case n < 0 || b == ballotOther:
		case total || w == "gesamt" || w == "summe":
			v.add(b, n)
		case n > 0:
			n := n
			v.sides = append(v.sides, minutes.Side{Who: strings.Trim(who, ":. "), Choice: choiceOf(b), Count: &n})
		}
	}
	return true
}

// choiceOf is the choice that a side of the count is.
func choiceOf(b ballot) minutes.Choice {
	switch b {
	case ballotNo:
		return minutes.ChoseNo
	case ballotAbstain:
		return minutes.ChoseAbstain
	}
	return minutes.ChoseYes
}

// summedUp says what the table comes to.
func (v vote) summedUp() vote {
	yes, no := 0, 0
	for _, s := range v.sides {
		switch s.Choice {
		case minutes.ChoseYes:
			yes += *s.Count
		case minutes.ChoseNo:
			no += *s.Count
		}
	}
	v.counted, v.outcome = true, minutes.Accepted
	if yes <= no {
		v.outcome = minutes.Rejected
	}
	if no > 0 {
		f := false
		v.unanimous = &f
	}
	return v
}

// matrix makes a decision of a table of the vote, below a label of its result or
// without one. It returns the row behind it; at if there is none.
func (d *decider) matrix(at int) int {
	begin := at
	if lab := d.label(at); lab.kind == labelResult && lab.rest == "" {
		for begin++; begin < len(d.rows) && d.rows[begin].blank(); begin++ {
		}
	} else if lab.kind != labelNone {
		return at
	}
	if begin >= len(d.rows) {
		return at
	}
	v, end := d.matrixAt(begin)
	if end == begin {
		return at
	}
	if d.pend.text == "" {
		if d.pend = d.above(at); d.pend.text == "" {
			d.pend = resolution{text: " ", kind: labelResolution, first: at, last: at, head: at}
		}
	}
	d.settleWith(v, "", begin, end-1)
	d.pend = resolution{}
	last := &d.out[len(d.out)-1]
	last.Span.Rule = "decision-matrix"
	if last.Text == " " {
		last.Text, last.Words = "", nil
	}
	for i := at; i < end; i++ {
		d.p.claim(d.rows[i].at, d.rows[i].at, "decision-matrix")
	}
	return d.toldBelow(end)
}

// toldBelow reads the sentence below a table that says how the vote ended.
//
//	Damit ist die Satzung mit 6 Ja- und 3 Nein-Stimmen beschlossen.
func (d *decider) toldBelow(at int) int {
	i := at
	for i < len(d.rows) && d.rows[i].blank() && i < at+2 {
		i++
	}
	if i >= len(d.rows) || d.label(i).kind != labelNone {
		return at
	}
	f := d.rows[i].fold
	if !strings.HasPrefix(f, "damit ") && !strings.HasPrefix(f, "somit ") && !isSaidAgain(f) {
		return at
	}
	v, last := readVote(d.rows[i].text), &d.out[len(d.out)-1]
	if v.outcome == minutes.Accepted || v.outcome == minutes.Rejected {
		last.Outcome = v.outcome
	}
	fillCount(&last.Yes, v.yes)
	fillCount(&last.No, v.no)
	fillCount(&last.Abstain, v.abstain)
	d.p.claim(d.rows[i].at, d.rows[i].at, "decision-matrix")
	return i + 1
}
