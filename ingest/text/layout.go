package text

import (
	"cmp"
	"math"
	"slices"
	"unicode/utf8"
)

// A token is a word where it stands on a page. Bases grow upwards.
type token struct {
	text   string
	edges  []float64 // where each of its characters begins, and the last one ends
	base   float64
	size   float64
	spaced bool // a blank stands before it
	sure   int  // confidence of the recognition; -1: not recognised but read
}

func (t token) x0() float64 { return t.edges[0] }
func (t token) x1() float64 { return t.edges[len(t.edges)-1] }

// printed is a line of a page as it is laid out.
type printed struct {
	text  string
	words []Word // Line is not set
}

// layOut brings the words of a page into lines. What is written in another
// direction than most comes last.
func layOut(turned directions) []printed {
	slices.SortStableFunc(turned[:], func(a, b []token) int { return len(b) - len(a) })
	var out []printed
	for _, words := range turned {
		out = append(out, lay(words)...)
	}
	return out
}

// tokens joins characters that follow each other on one line to words. A blank
// stands before the first one.
func tokens(chars []char) []token {
	var out []token
	var runes []rune
	var t token
	flush := func() {
		if t.text = spell(runes); t.text != "" {
			t.edges = stretch(t.edges, utf8.RuneCountInString(t.text))
			out = append(out, t)
		}
		runes = nil
	}
	for i, c := range chars {
		if len(runes) > 0 && !t.goesOn(c) {
			flush()
		}
		if len(runes) == 0 {
			t = token{edges: []float64{c.x0}, base: c.base, size: c.size, spaced: i == 0, sure: -1}
		}
		runes = append(runes, c.r)
		t.edges = append(t.edges, max(c.x1, t.x1()))
	}
	flush()
	return out
}

// goesOn reports whether a character stands where the next one of a word stands.
func (t token) goesOn(c char) bool {
	gap := c.x0 - t.x1()
	return math.Abs(c.base-t.base) < 0.15*t.size && gap < 0.4*t.size && gap > -0.7*t.size
}

// stretch fits edges to a word that got longer or shorter when it was spelled.
func stretch(edges []float64, n int) []float64 {
	if len(edges) == n+1 {
		return edges
	}
	out := make([]float64, n+1)
	x0, x1 := edges[0], edges[len(edges)-1]
	for i := range out {
		out[i] = x0 + (x1-x0)*float64(i)/float64(max(n, 1))
	}
	return out
}

// A row is what stands on one line of a page, from left to right.
type row struct {
	base, size float64
	tokens     []token
}

// rows gathers the words that stand on the same line, from top to bottom. Where
// the lines of two columns are not on the same height, each has its own row.
func rows(words []token) []*row {
	slices.SortStableFunc(words, func(a, b token) int {
		return cmp.Or(cmp.Compare(b.base, a.base), cmp.Compare(a.x0(), b.x0()))
	})
	var out []*row
	for _, w := range words {
		var best *row
		most := sameRow
		for _, r := range out[max(0, len(out)-4):] {
			if o := r.overlap(w); o > most {
				best, most = r, o
			}
		}
		if best == nil {
			best = &row{base: w.base, size: w.size}
			out = append(out, best)
		}
		if w.size > best.size*1.2 {
			best.base, best.size = w.base, w.size
		}
		best.tokens = append(best.tokens, w)
	}
	for _, r := range out {
		slices.SortStableFunc(r.tokens, func(a, b token) int { return cmp.Compare(a.x0(), b.x0()) })
	}
	slices.SortStableFunc(out, func(a, b *row) int { return cmp.Compare(b.base, a.base) })
	return out
}

// sameRow is the part of a word's height that a row has to share with it: more
// than half, since a number beside two lines stands between them.
const sameRow = 0.6

// overlap is the part of the height that a row and a word share.
func (r *row) overlap(w token) float64 {
	top := min(r.base+0.75*r.size, w.base+0.75*w.size)
	bottom := max(r.base-0.25*r.size, w.base-0.25*w.size)
	return (top - bottom) / min(r.size, w.size)
}
