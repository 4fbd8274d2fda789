package parse

import (
	"strings"

	"ratsgraph/ingest/minutes"
)

// An agenda that is a table with a column for what became of each item.
//
//	TOP   Thema                       Drs.-Nr.   Ergebnis
//	3.    Bebauungsplan Nr. 5         21/0045    12 : 3 : 1
//	4.    Antrag Radweg               21/0046    vertagt

// resultHead is the head of such a column, the last one.
var resultHead = compile(`\b(?:ergebnis|abstimmung|abstimmungsergebnis|beschluss|votum|ja ?[:/] ?nein|ja nein|stimmen)$`)

// hasResultColumn reports such a table: its head stands above the first item.
func hasResultColumn(rows []row, heads []found) bool {
	if len(heads) == 0 {
		return false
	}
	for i := heads[0].row; i >= 0 && i > heads[0].row-6; i-- {
		if columnHead.MatchString(rows[i].fold) {
			return resultHead.MatchString(rows[i].fold)
		}
	}
	return false
}

// cutResult takes the last cell off a line, if it says what became of an item.
func cutResult(s string) (rest, cell string) {
	i := strings.LastIndex(s, "  ")
	if i < 0 {
		return s, ""
	}
	cell = strings.TrimSpace(s[i:])
	if f := Fold(cell); f != "-" && f != "–" && f != "./." && !dropMark.MatchString(f) && (len(cell) > 60 || readVote(cell).outcome == "") {
		return s, ""
	}
	return strings.TrimSpace(s[:i]), cell
}

// resultCell makes a decision of such a cell, or the state of its item.
func (p *Parser) resultCell(it *minutes.Item, cell string, at int) {
	f := Fold(cell)
	if m := dropMark.FindStringSubmatch(f); m != nil {
		it.Status = dropStatus(m[1])
		return
	}
	v := readVote(cell)
	if v.outcome == "" {
		return
	}
	var d minutes.Decision
	fillVote(&d, v)
	d.Result, d.Span = cell, p.span(at, at, "decision-column")
	it.Decisions = append(it.Decisions, nonNil(d))
}
