package parse

import "strings"

// Counts of a table of which every cell stands on a line of its own, as pages of
// council systems print it.
//
//	Anwesend
//	15
//	Ja-Stimmen
//	9
//	Nein-Stimmen
//	6

// mostCells bounds how many rows such a table may take, with the blank ones.
const mostCells = 40

// countCell reports a row that holds nothing but the name of a side, with a number
// alone below it.
func (d *decider) countCell(i int) bool {
	if len(d.rows[i].text) > 24 || !sideCell(d.rows[i].fold) {
		return false
	}
	k := nextRow(d.rows, i+1)
	return k >= 0 && k <= i+2 && digits(d.rows[k].text)
}

// sideCell reports words that are the name of a side and nothing else.
func sideCell(f string) bool {
	if f == "" || strings.IndexByte("jndegasuz", f[0]) < 0 {
		return false
	}
	named := false
	for _, k := range tokens(f) {
		switch {
		case ballotWords[k.word] != ballotNone:
			named = true
		case k.word == "stimmen", k.word == "stimme", k.word == ":", k.word == "-", k.word == ".", k.word == "/":
		default:
			return false
		}
	}
	return named
}

// nextRow is the next row with words, from at on; -1 if there is none.
func nextRow(rows []row, at int) int {
	for ; at < len(rows); at++ {
		if !rows[at].blank() {
			return at
		}
	}
	return -1
}

// countCells makes a decision of such a table, or joins it with the one that was
// told above. It returns the row behind it; at if there is none.
func (d *decider) countCells(at int) int {
	if !d.countCell(at) {
		return at
	}
	text, end := "", at
	for i := at; i >= 0 && i < len(d.rows) && i < at+mostCells && i <= end+1; i = nextRow(d.rows, i+1) {
		if r := d.rows[i]; !digits(r.text) && !sideCell(r.fold) && !joinsCounts[r.fold] && !(countStart.MatchString(r.fold) && pureResult(r.fold)) {
			break
		}
		text, end = strings.TrimSpace(text+" "+d.rows[i].text), i+1
	}
	v := readVote(text)
	if v.yes == nil || v.no == nil || v.outcome == "" {
		return at
	}
	return d.bareVote(v, text, at, end)
}

// joinsCounts are the words between two counts that stand against each other.
var joinsCounts = map[string]bool{"/ mit": true, "mit": true, "gegen": true, "stimmen": true, "/": true}
