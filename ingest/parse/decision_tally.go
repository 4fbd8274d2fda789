package parse

import (
	"strings"

	"ratsgraph/ingest/minutes"
)

// A table of a vote with the sides in its head: the counts stand below, or the
// members with a cross under what they chose.
//
//	Anwesend   Ja   Nein   Enthaltung        Name           Ja   Nein   Enth.
//	15         12   2      1                 Vogt, Emil     x
//	                                         Klee, Berta         x

// countsBelow reads the counts below such a head. It returns the row behind them;
// at if there are none.
func (d *decider) countsBelow(at int, head []matrixCell) (vote, int) {
	i := nextRow(d.rows, at+1)
	if head[0].side == ballotNone || i < 0 || i > at+2 {
		return vote{}, at
	}
	list := strings.Fields(withoutBars(d.rows[i].raw))
	if len(list) != len(head) {
		return d.crossesBelow(at, head)
	}
	var v vote
	for k, s := range list {
		if !isCount(s) {
			return d.crossesBelow(at, head)
		}
		if digits(s) {
			v.add(head[k].side, number(s))
		}
	}
	if v.yes == nil {
		return vote{}, at
	}
	v.outcome, v.counted = v.byCount(""), true
	v.unanimous = unanimity("", v.tally)
	return v, i + 1
}

// mostCrosses bounds how many members such a table may list.
const mostCrosses = 120

// crossesBelow reads the members below such a head, each with one cross. Their
// choices are printed, and no count is.
func (d *decider) crossesBelow(at int, head []matrixCell) (vote, int) {
	var v vote
	end := at
	for i := nextRow(d.rows, at+1); i >= 0 && i <= max(end, at)+2 && i < at+mostCrosses; i = nextRow(d.rows, i+1) {
		name, col := crossed(d.rows[i].raw, head)
		if col < 0 {
			break
		}
		if b := head[col].side; b != ballotOther {
			v.sides = append(v.sides, minutes.Side{Who: name, Choice: choiceOf(b)})
		}
		end = i + 1
	}
	if len(v.sides) < 2 {
		return vote{}, at
	}
	if v.outcome = byNames(v.sides); v.outcome == "" && !sideOf(v.sides, minutes.ChoseNo) && sideOf(v.sides, minutes.ChoseYes) {
		v.outcome = minutes.Accepted
	}
	if v.outcome == "" {
		return vote{}, at
	}
	if sideOf(v.sides, minutes.ChoseNo) {
		no := false
		v.unanimous = &no
	}
	return v, end
}

// crossed reads the name in a line and the column under which its one cross
// stands; -1 if the line is none of the table.
func crossed(raw string, head []matrixCell) (string, int) {
	if strings.Contains(raw, "|") {
		return crossedBars(raw, len(head))
	}
	list := cellsAt(withoutBars(raw))
	if n := len(list); n < 2 || n > 4 || Fold(list[n-1].text) != "x" {
		return "", -1
	}
	var name []string
	for _, c := range list[:len(list)-1] {
		name = append(name, c.text)
	}
	if !isNames(name) {
		return "", -1
	}
	return firstNameAhead(name), nearestColumn(list[len(list)-1], head)
}

// crossedBars does so in a line of which bars part the cells: the last ones are those
// of the sides.
func crossedBars(raw string, sides int) (string, int) {
	list := strings.Split(strings.Trim(raw, " |"), "|")
	if strings.HasSuffix(strings.TrimRight(raw, " "), "|") {
		list = strings.Split(strings.TrimSuffix(strings.TrimLeft(strings.TrimRight(raw, " "), " |"), "|"), "|")
	}
	names := len(list) - sides
	if names < 1 || names > 2 || !isNames(list[:names]) {
		return "", -1
	}
	col := -1
	for i, s := range list[names:] {
		switch s = strings.TrimSpace(s); {
		case Fold(s) == "x" && col < 0:
			col = i
		case s != "":
			return "", -1
		}
	}
	return firstNameAhead(list[:names]), col
}

// isNames reports cells that may hold the name of a member.
func isNames(cells []string) bool {
	for _, s := range cells {
		if s = strings.TrimSpace(s); hasDigit(s) || Fold(s) == "x" || !upperStart(s) {
			return false
		}
	}
	return true
}

// firstNameAhead joins a name of which the surname is printed first.
func firstNameAhead(cells []string) string {
	name := cells
	if len(name) == 1 {
		name = strings.Split(name[0], ", ")
	}
	if len(name) == 2 {
		name = []string{name[1], name[0]}
	}
	return strings.Trim(strings.Join(strings.Fields(strings.Join(name, " ")), " "), ", ")
}

// withoutBars takes the bars away that part the cells of a line; what stands between
// them keeps its place.
func withoutBars(raw string) string {
	if !strings.Contains(raw, "|") {
		return raw
	}
	return strings.ReplaceAll(raw, "|", "  ")
}
