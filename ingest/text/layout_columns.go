package text

import (
	"cmp"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"
)

// A segment is a stretch of words with no more than word spaces between them:
// the part of a line that belongs to one column.
type segment struct {
	runes int
	text  string
	edges []float64 // where each character begins, and the last one ends
	words []Word
	col   int // column on the page it begins in
	row   int
}

func (s *segment) x0() float64 { return s.edges[0] }
func (s *segment) x1() float64 { return s.edges[len(s.edges)-1] }

// The blanks between two columns, the empty lines that stand for a gap, and how
// much larger a type is than its letters.
const (
	gutter   = 3
	maxEmpty = 4
	fontSize = 1.07
)

// lay prints words as on a typewriter: what begins at the same place on the page
// begins in the same column, and columns are kept apart by several blanks.
func lay(words []token) []printed {
	rows := rows(words)
	var all []*segment
	byRow := make([][]*segment, len(rows))
	for i, r := range rows {
		byRow[i] = r.segments(i)
		all = append(all, byRow[i]...)
	}
	assign(all)
	var out []printed
	for i, r := range rows {
		if i > 0 {
			empty := int((rows[i-1].base-r.base)/(fontSize*min(r.height(), rows[i-1].height()))) - 1
			out = append(out, make([]printed, min(max(empty, 0), maxEmpty))...)
		}
		out = append(out, printRow(byRow[i]))
	}
	return out
}

// segments cuts a row at its wide gaps.
func (r *row) segments(index int) []*segment {
	limit := r.wide()
	var out []*segment
	var last *segment
	for _, t := range r.tokens {
		gap := 0.0
		if last != nil {
			gap = t.x0() - last.x1()
		}
		switch {
		case last == nil || gap > limit:
			last = &segment{row: index, edges: t.edges[:1:1]}
			out = append(out, last)
		case t.spaced || gap > 0.2*t.size:
			last.text += " "
			last.runes++
			last.edges = append(last.edges, t.x0())
		}
		last.add(t)
	}
	return out
}

// add appends a word. The edges never run backwards, also where words are
// printed over each other.
func (s *segment) add(t token) {
	if t.sure >= 0 {
		s.words = append(s.words, Word{First: len(s.text), Last: len(s.text) + len(t.text), Confidence: t.sure})
	}
	s.text += t.text
	s.runes += utf8.RuneCountInString(t.text)
	for _, x := range t.edges[1:] {
		s.edges = append(s.edges, max(x, s.x1()))
	}
}

// wide is the gap in a row that parts columns. Where every gap is wide, the line
// is spread to fill its width, and only one that is wider than most counts.
func (r *row) wide() float64 {
	limit := 0.95 * r.size
	var gaps []float64
	for i, t := range r.tokens[1:] {
		gaps = append(gaps, t.x0()-r.tokens[i].x1())
	}
	slices.Sort(gaps)
	if len(gaps) < 3 || gaps[0] < 0.4*r.size || gaps[len(gaps)/2] > 2*gaps[0] {
		return limit
	}
	return max(limit, 1.6*gaps[len(gaps)/2])
}

// height is that of the longest word: a bullet says nothing of its line.
func (r *row) height() float64 {
	longest := r.tokens[0]
	for _, t := range r.tokens {
		if len(t.text) > len(longest.text) {
			longest = t
		}
	}
	return longest.size
}

// manySegments is how many of them a page of text never has. Beyond, they are
// placed without looking at each other, which takes time by their square.
const manySegments = 3000

// assign gives every segment its column: right of all that ends left of it, and
// right of the characters that begin left of it in all others.
func assign(all []*segment) {
	slices.SortStableFunc(all, func(a, b *segment) int { return cmp.Compare(a.x0(), b.x0()) })
	if len(all) > manySegments {
		return
	}
	for i, s := range all {
		for _, left := range all[:i] {
			s.col = max(s.col, left.column(s))
		}
	}
}

// column is the first column in which another segment may begin, which begins
// further right.
func (s *segment) column(other *segment) int {
	x := other.x0()
	if s.row == other.row || s.x1() <= x {
		return s.col + s.runes + gutter
	}
	return s.col + sort.Search(s.runes, func(k int) bool { return (s.edges[k]+s.edges[k+1])/2 > x })
}

// printRow prints the segments of a row, each in its column.
func printRow(segments []*segment) printed {
	var b strings.Builder
	var words []Word
	at := 0
	for i, s := range segments {
		col := s.col
		if i > 0 {
			col = max(col, at+gutter)
		}
		b.WriteString(strings.Repeat(" ", col-at))
		for _, w := range s.words {
			words = append(words, Word{First: b.Len() + w.First, Last: b.Len() + w.Last, Confidence: w.Confidence})
		}
		b.WriteString(s.text)
		at = col + s.runes
	}
	return printed{text: b.String(), words: words}
}
