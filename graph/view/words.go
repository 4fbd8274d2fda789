package view

import (
	"slices"

	"ratsgraph/graph"
)

// A wordIndex finds things by the words of one of their texts.
type wordIndex[R any] struct {
	rows []R
	at   map[string][]int32 // by word: places of rows, in order
}

func indexWords[R any](rows []R, text func(R) string) wordIndex[R] {
	ix := wordIndex[R]{rows, map[string][]int32{}}
	for i, r := range rows {
		for _, w := range words(text(r)) {
			if at := ix.at[w]; len(at) == 0 || at[len(at)-1] != int32(i) {
				ix.at[w] = append(at, int32(i))
			}
		}
	}
	return ix
}

// holding are the things that hold all of the words.
func (ix wordIndex[R]) holding(want []string) choice[R] {
	c := choice[R]{rows: ix.rows, some: true}
	if len(want) == 0 {
		return c
	}
	rare := slices.MinFunc(want, func(a, b string) int { return len(ix.at[a]) - len(ix.at[b]) })
	c.at = ix.at[rare]
	for _, w := range want {
		if w != rare {
			c.at = both(c.at, ix.at[w])
		}
	}
	return c
}

// both are the places that are in a and in b, which is longer.
func both(a, b []int32) []int32 {
	var out []int32
	for _, place := range a {
		i, is := slices.BinarySearch(b, place)
		if b = b[i:]; is {
			out = append(out, place)
		}
	}
	return out
}

// A choice is all of some rows, or those at some places.
type choice[R any] struct {
	rows []R
	at   []int32
	some bool
}

func (c choice[R]) len() int {
	if c.some {
		return len(c.at)
	}
	return len(c.rows)
}

func (c choice[R]) row(i int) R {
	if c.some {
		i = int(c.at[i])
	}
	return c.rows[i]
}

// part copies the rows from lo up to hi.
func (c choice[R]) part(lo, hi int) []R {
	out := make([]R, hi-lo)
	for i := range out {
		out[i] = c.row(lo + i)
	}
	return out
}

// all are the rows; nobody may change them.
func (c choice[R]) all() []R {
	if c.some {
		return c.part(0, len(c.at))
	}
	return c.rows
}

// worded takes a condition on words out of a filter of which all conditions have to
// hold: rows are found by it. There is none if words is nil.
func (k kind[R, T]) worded(f graph.Filter) (words *graph.Filter, rest graph.Filter) {
	conditions := f.And
	if f.Field != "" {
		conditions = []graph.Filter{f}
	}
	for i, c := range conditions {
		if c.Op == graph.OpWords && k.fields[c.Field].text != nil {
			return &c, graph.Filter{And: slices.Concat(conditions[:i], conditions[i+1:])}
		}
	}
	return nil, f
}

// named are the things of a town that a condition on words takes.
func (k kind[R, T]) named(t *Town, c *graph.Filter) choice[R] {
	ix := once(t, "words: "+k.name+" "+c.Field, func() wordIndex[R] { return indexWords(k.all(t), k.fields[c.Field].text) })
	return ix.holding(words(c.Values[0]))
}
