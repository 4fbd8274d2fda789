package parse

import "strings"

// split tells the headings that announce the agenda from those that handle it.
// Words such as "Zu Punkt 3:" mark the handling; where both are plain numbers,
// the handling begins where the numbers begin again.
func split(rows []row, heads []found) (announced, handled []found) {
	title := -1
	for i := range rows {
		if agendaTitle(rows[i].fold) {
			title = i
			break
		}
	}
	kind, n := mainKind(heads)
	if n == 0 {
		return splitWeak(rows, heads, title)
	}
	var weak []found
	for _, h := range heads {
		if h.kind == kind {
			handled = append(handled, h)
		} else if !h.kind.strong() {
			weak = append(weak, h)
		}
	}
	if at := restart(rows, handled, title); at > 0 {
		return handled[:at], inOrder(handled[at:])
	}
	handled = inOrder(handled)
	if len(handled) == 0 {
		return nil, nil
	}
	for _, h := range weak {
		if h.row < handled[0].row {
			announced = append(announced, h)
		}
	}
	return inSequence(rows, announced), handled
}

// mainKind is the strong kind that most headings have; of equals, the one that
// comes first in the document.
func mainKind(heads []found) (headingKind, int) {
	var count [headingKinds]int
	for _, h := range heads {
		count[h.kind]++
	}
	best, most := kindZuPunkt, 0
	for _, h := range heads {
		if h.kind.strong() && count[h.kind] > most && (h.kind != kindLetter || count[h.kind] > 1) {
			best, most = h.kind, count[h.kind]
		}
	}
	return best, most
}

// restart is the index at which the numbers begin again, for headings that
// announce and handle in the same form; 0 if they do not.
func restart(rows []row, heads []found, title int) int {
	if title < 0 || len(heads) < 2 || heads[0].row < title {
		return 0
	}
	for i := 1; i < len(heads); i++ {
		if heads[i].number == heads[0].number && heads[i].part == heads[0].part {
			if similar(titleWords(rows, heads[0]), titleWords(rows, heads[i])) {
				return i
			}
		}
	}
	return 0
}

// titleWords are the words of a heading's title, read without knowing more.
func titleWords(rows []row, h found) string {
	return readTitle(rows, h.row, h.heading, "").text
}

// inOrder drops headings whose number was there before in the same part: they
// are quoted, or stand in an annex. An item that was handled in two pieces, one
// after the other, stays two.
func inOrder(heads []found) []found {
	seen := map[string]bool{}
	var out []found
	for _, h := range heads {
		key := string(h.part) + " " + h.number
		if seen[key] && out[len(out)-1].number != h.number {
			continue
		}
		seen[key] = true
		out = append(out, h)
	}
	return out
}

// splitWeak splits headings that are plain numbers.
func splitWeak(rows []row, heads []found, title int) (announced, handled []found) {
	var below []found
	for _, h := range heads {
		if h.row > title && !h.kind.strong() {
			below = append(below, h)
		}
	}
	if title < 0 {
		return nil, inSequence(rows, below)
	}
	first := inSequence(rows, below)
	if len(first) == 0 {
		return nil, nil
	}
	at := secondRun(rows, below, first)
	if at < 0 {
		if dense(first) {
			return first, nil
		}
		return nil, first
	}
	for _, h := range first {
		if h.row < below[at].row {
			announced = append(announced, h)
		}
	}
	return announced, matched(rows, below[at:], announced)
}

// secondRun is where the numbers begin again with the first title, as an index
// of heads; -1 if they do not.
func secondRun(rows []row, heads, first []found) int {
	want := titleWords(rows, first[0])
	for i, h := range heads {
		if h.row > first[0].row && h.number == first[0].number && similar(want, titleWords(rows, h)) {
			return i
		}
	}
	return -1
}

// dense reports headings that follow each other like a list, with no room for
// anything said under them.
func dense(heads []found) bool {
	if len(heads) < 3 {
		return false
	}
	return (heads[len(heads)-1].row-heads[0].row)/(len(heads)-1) <= 6
}

// matched keeps the headings that carry on what was announced: the same number
// with the same title, or the next number with a title of its own line.
func matched(rows []row, heads, announced []found) []found {
	titles := map[string]string{}
	for _, h := range announced {
		titles[h.number] = titleWords(rows, h)
	}
	var out []found
	for _, h := range heads {
		if want, ok := titles[h.number]; ok {
			if similar(want, titleWords(rows, h)) {
				out = append(out, h)
				delete(titles, h.number)
			}
		}
	}
	return out
}

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
