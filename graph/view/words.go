package view

import "ratsgraph/graph"

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

// rarest are the things that hold the one of the words that fewest hold.
func (ix wordIndex[R]) rarest(want []string) []R {
	least := ix.at[want[0]]
	for _, w := range want[1:] {
		if at := ix.at[w]; len(at) < len(least) {
			least = at
		}
	}
	out := make([]R, len(least))
	for i, at := range least {
		out[i] = ix.rows[at]
	}
	return out
}

// named are the things among which those are that a condition on words takes; not
// ok if it is another condition.
func (k kind[R, T]) named(t *Town, c graph.Filter) (rows []R, ok bool) {
	text := k.fields[c.Field].text
	if c.Op != graph.OpWords || text == nil {
		return nil, false
	}
	want := words(c.Values[0])
	if len(want) == 0 {
		return nil, true
	}
	ix := once(t, "words: "+k.name+" "+c.Field, func() wordIndex[R] { return indexWords(k.all(t), text) })
	return ix.rarest(want), true
}
