package parse

import (
	"slices"
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
	return withMoved(rows, heads, best)
}

// withMoved adds sub-items that were handled ahead of their turn: one number is
// missing among those of the same item further down.
//
//  4. Fragestunde
//     6.2. Schulweg          taken before item 5
//  5. Vorlagen
//  6. Anträge
//     6.1. Parkplatz
func withMoved(rows []row, heads, run []found) []found {
	if len(run) < 3 || len(heads) == len(run) {
		return run
	}
	at, kinds, listed := map[string]int{}, map[headingKind]bool{}, map[int]bool{}
	siblings := map[string]bool{}
	for _, h := range run {
		at[h.number], kinds[h.kind], listed[h.row] = h.row, true, true
		siblings[parentOf(h.number)] = true
	}
	out := run
	for _, h := range heads {
		up := parentOf(h.number)
		row, known := at[up]
		if _, twice := at[h.number]; twice || up == "" || !known || listed[h.row] || !kinds[h.kind] || h.row < run[0].row || h.row == 0 || !rows[h.row-1].blank() || !upperStart(h.rest) {
			continue
		}
		if row > h.row && siblings[up] || row < h.row && row > run[0].row && len(out) > len(run) && out[len(out)-1].number == up {
			at[h.number] = h.row
			out = append(slices.Clip(out), h)
		}
	}
	slices.SortStableFunc(out, func(a, b found) int { return a.row - b.row })
	return out
}

// parentOf is the number of the item of which a number is a part; empty if of none.
func parentOf(number string) string {
	if i := strings.LastIndexByte(number, '.'); i > 0 {
		return number[:i]
	}
	return ""
}

// weakGroups are the kinds that headings of one paper may mix.
var weakGroups = []map[headingKind]bool{
	{kindDot: true}, {kindTable: true}, {kindParen: true}, {kindAlone: true, kindWide: true}, {kindPlain: true, kindDot: true},
	{kindAlone: true, kindWide: true, kindPlain: true, kindDot: true},
}

// runOf is the run of headings whose numbers follow each other, from the first
// one on that may begin an agenda. Where a number in a table of the text has
// broken it off, a run that is much longer is the agenda's.
func runOf(rows []row, heads []found) []found {
	near, far := nearRun(rows, heads), longestRun(rows, heads)
	if len(far) >= len(near)+3 {
		return far
	}
	return near
}

// nearRun takes every heading that follows the one before.
func nearRun(rows []row, heads []found) []found {
	whole := hasFirst(heads)
	var out []found
	for _, h := range heads {
		if len(out) == 0 {
			if begins := first(h.number) || h.kind == kindTable || belowColumns(rows, h); begins || !whole && excerptStart(rows, h) {
				out = append(out, h)
			}
			continue
		}
		if last := out[len(out)-1]; carriesOn(rows, out[0], last, h) {
			out = append(out, h)
		}
	}
	return out
}

// belowColumns reports the first row of a table that names its columns: a page may
// show some of the items only.
//
//	TOP   Betreff                        Vorlage
//	Öffentlicher Teil:
//	4     Neue Ordnung der Musikschule   IX/2024/0017
func belowColumns(rows []row, h found) bool {
	if h.kind != kindWide && h.kind != kindDot {
		return false
	}
	at := h.row - 1
	for at >= 0 && at > h.row-5 && (rows[at].blank() || sectionAt(rows[at].line) != "") {
		at--
	}
	return at >= 0 && columnHead.MatchString(rows[at].fold)
}

func hasFirst(heads []found) bool {
	for _, h := range heads {
		if first(h.number) {
			return true
		}
	}
	return false
}

// carriesOn reports a heading that may stand behind another one of the same run.
func carriesOn(rows []row, one, last, h found) bool {
	return h.part != last.part && first(h.number) || (follows(last.number, h.number) || leaps(rows, last, h)) && alikeKinds(rows, one, last, h)
}

// widestLeap bounds how many numbers an agenda may leave out.
const widestLeap = 12

// leaps reports a heading with parts of its own below it, in an agenda of which the
// numbers stand for kinds of business, so that some are left out.
//
//	1    Fragestunde
//	7    Anregungen und Beschwerden
//	7.1  Eingabe zum Anger
func leaps(rows []row, last, h found) bool {
	n := number(h.number) - number(last.number)
	return h.parted && !strings.Contains(h.number, ".") && n > 0 && n <= widestLeap && (h.row == 0 || rows[h.row-1].blank() || rows[h.row].gap)
}

// widestGap bounds how far back a heading looks for the one that it follows.
const widestGap = 60

// longestRun is the longest run that begins with one of the first numbers.
func longestRun(rows []row, heads []found) []found {
	length, before, begin := make([]int, len(heads)), make([]int, len(heads)), make([]int, len(heads))
	best := -1
	for i, h := range heads {
		before[i], begin[i] = -1, i
		if first(h.number) || h.number == "2" || h.number == "3" {
			length[i] = 1 // the first one may be lost in the head
		}
		for j := i - 1; j >= 0 && j >= i-widestGap; j-- {
			if length[j] > 0 && length[j] >= length[i] && carriesOn(rows, heads[begin[j]], heads[j], h) {
				length[i], before[i], begin[i] = length[j]+1, j, begin[j]
			}
		}
		if length[i] > 0 && (best < 0 || length[i] > length[best]) {
			best = i
		}
	}
	var out []found
	for i := best; i >= 0; i = before[i] {
		out = append(out, heads[i])
	}
	slices.Reverse(out)
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
	if a != b && !table && !plain && !narrow(rows, a, h) {
		return false
	}
	if narrow(rows, a, h) {
		return h.row > last.row
	}
	if table {
		return h.from > last.row || h.row > last.row
	}
	in, by := rows[one.row].indent, rows[h.row].indent
	if by > in+6 || in > by+6 {
		return false
	}
	blankAbove := func(i int) bool { return i == 0 && !rows[0].tight || i > 0 && rows[i-1].blank() || rows[i].gap }
	return !blankAbove(one.row) || !blankAbove(last.row) || blankAbove(h.row) || h.row-last.row <= 4
}

// narrow reports a heading of a table of which the number is so wide that no wide
// gap is left behind it: "10 Haushalt" below "9   Brücke", "7.1 Los 1" below "7".
func narrow(rows []row, one headingKind, h found) bool {
	if one != kindAlone && one != kindWide || h.kind != kindPlain && h.kind != kindDot {
		return false
	}
	wide := len(h.number) > 1 && (h.kind == kindPlain || strings.Contains(h.number, "."))
	return wide && h.row > 0 && rows[h.row-1].blank()
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
