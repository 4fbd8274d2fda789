package parse

import (
	"strings"
)

// inSequence keeps the headings whose numbers follow each other: 1, 2, 2.1, 3.
// Points of a list within an item do not, or lack the blank line that headings
// of a paper have.
func inSequence(rows []row, heads []found) []found {
	var best []found
	for _, group := range weakGroups {
		var in []found
		for _, h := range heads {
			if group[h.kind] {
				in = append(in, h)
			}
		}
		if run := runOf(rows, in); len(run) > len(best) {
			best = run
		}
	}
	return best
}

// weakGroups are the kinds that headings of one paper may mix.
var weakGroups = []map[headingKind]bool{
	{kindDot: true}, {kindTable: true}, {kindParen: true}, {kindAlone: true, kindWide: true}, {kindPlain: true, kindDot: true},
}

// runOf is the run of headings whose numbers follow each other, from the first
// one on that may begin an agenda.
func runOf(rows []row, heads []found) []found {
	whole := false
	for _, h := range heads {
		whole = whole || first(h.number)
	}
	var out []found
	for _, h := range heads {
		if len(out) == 0 {
			if first(h.number) || h.kind == kindTable || !whole && excerptStart(rows, h) {
				out = append(out, h)
			}
			continue
		}
		last := out[len(out)-1]
		if h.part != last.part && first(h.number) || follows(last.number, h.number) && alikeKinds(rows, out[0], last, h) {
			out = append(out, h)
		}
	}
	return out
}

// excerptStart reports a heading with which an excerpt may begin, in the middle
// of an agenda: a number with parts, or a paper below it.
func excerptStart(rows []row, h found) bool {
	if h.kind != kindDot && h.kind != kindPlain || h.row > 0 && !rows[h.row-1].blank() {
		return false
	}
	t := readTitle(rows, h.row, h.heading, "")
	return len(t.papers) > 0 && len(t.text) > 5
}

func first(number string) bool {
	return number == "1" || number == "1.1" || number == "1a" || number == "0"
}

// alikeKinds reports that a heading has the form of the others: their kind, and
// about their indentation.
func alikeKinds(rows []row, one, last, h found) bool {
	a, b := one.kind, h.kind
	table := (a == kindAlone || a == kindWide) && (b == kindAlone || b == kindWide)
	plain := (a == kindPlain || a == kindDot) && (b == kindPlain || b == kindDot && strings.Contains(h.number, "."))
	if a != b && !table && !plain {
		return false
	}
	if table {
		return h.from > last.row || h.row > last.row
	}
	in, by := rows[one.row].indent, rows[h.row].indent
	if by > in+6 || in > by+6 {
		return false
	}
	blankAbove := func(i int) bool { return i == 0 || rows[i-1].blank() }
	return !blankAbove(one.row) || !blankAbove(last.row) || blankAbove(h.row) || h.row-last.row <= 4
}

// follows reports that a number may follow another: the next one of its level,
// one below it, or the next one of a level above.
func follows(prev, next string) bool {
	a, b := strings.Split(prev, "."), strings.Split(next, ".")
	for i := range b {
		x, y := 0, number(b[i])
		if i < len(a) {
			x = number(a[i])
		}
		if x == y {
			if i < len(a) && a[i] != b[i] {
				return a[i] < b[i]
			}
			continue
		}
		return y > x && y <= x+2 && i == len(b)-1 || y > x && y <= x+2 && i < len(b)-1 && number(b[i+1]) <= 1
	}
	return false
}
