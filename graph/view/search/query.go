package search

import (
	"fmt"
	"strings"

	"ratsgraph/graph"
)

// queryMax is how many words a question may have.
const queryMax = 20

// textMax is how long it may be, in bytes: far more than so many words need.
const textMax = 2000

// A query is what was asked for: words, all of which are wanted.
type query struct {
	words   []asked
	phrases [][]string // words that must follow each other
}

// An asked word, as it was asked for.
type asked struct {
	text   string
	prefix bool // "Sammel*"
	not    bool // "-Haushalt"
}

// parse reads a question: words, "phrases in quotes", -words that must not be
// there, and beginnings of words*.
func parse(text string) (query, error) {
	var q query
	if len(text) > textMax {
		return q, fmt.Errorf("search: %w: the text has %d bytes, at most %d are looked for", graph.ErrInvalid, len(text), textMax)
	}
	for i, part := range strings.Split(text, `"`) {
		if i%2 == 1 {
			q.phrase(part)
			continue
		}
		for _, f := range strings.Fields(part) {
			q.field(f)
		}
	}
	wanted := 0
	for _, w := range q.words {
		if !w.not {
			wanted++
		}
	}
	switch {
	case wanted == 0:
		return q, fmt.Errorf("search %q: %w: it names no word to look for", text, graph.ErrInvalid)
	case len(q.words) > queryMax:
		return q, fmt.Errorf("search: %w: %d words, at most %d", graph.ErrInvalid, len(q.words), queryMax)
	}
	return q, nil
}

func (q *query) phrase(text string) {
	var all []string
	for w := range wordsOf(text) {
		all = append(all, w.text)
		q.words = append(q.words, asked{text: w.text})
	}
	if len(all) > 1 {
		q.phrases = append(q.phrases, all)
	}
}

func (q *query) field(f string) {
	f, not := strings.CutPrefix(f, "-")
	f, prefix := strings.CutSuffix(f, "*")
	first := len(q.words)
	for w := range wordsOf(f) {
		q.words = append(q.words, asked{text: w.text, not: not})
	}
	if len(q.words) > first {
		q.words[len(q.words)-1].prefix = prefix
	}
}

func wordsOf(text string) func(func(word) bool) {
	return func(yield func(word) bool) { words(text, yield) }
}
