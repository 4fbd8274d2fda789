package view

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"ratsgraph/graph"
)

// A field is a value that filters compare; nothing is recorded where it is empty.
type field[R any] struct {
	text   func(R) string
	number func(R) *int // instead of text
}

// where makes a test of a filter; nil takes everything.
func where[R, T any](k kind[R, T], f graph.Filter) (func(R) bool, error) {
	switch {
	case f.Field != "":
		return condition(k, f)
	case f.Not != nil:
		in, err := where(k, *f.Not)
		if err != nil || in == nil {
			return nil, err
		}
		return func(r R) bool { return !in(r) }, nil
	case len(f.Or) > 0:
		return anyOf(k, f.Or)
	}
	return allOf(k, f.And)
}

func anyOf[R, T any](k kind[R, T], fs []graph.Filter) (func(R) bool, error) {
	var tests []func(R) bool
	everything := false
	for _, f := range fs {
		test, err := where(k, f)
		if err != nil {
			return nil, err
		}
		everything = everything || test == nil
		tests = append(tests, test)
	}
	if everything {
		return nil, nil
	}
	return func(r R) bool {
		return slices.ContainsFunc(tests, func(t func(R) bool) bool { return t(r) })
	}, nil
}

func allOf[R, T any](k kind[R, T], fs []graph.Filter) (func(R) bool, error) {
	var tests []func(R) bool
	for _, f := range fs {
		test, err := where(k, f)
		if err != nil {
			return nil, err
		}
		if test != nil {
			tests = append(tests, test)
		}
	}
	if len(tests) == 0 {
		return nil, nil
	}
	return func(r R) bool {
		return !slices.ContainsFunc(tests, func(t func(R) bool) bool { return !t(r) })
	}, nil
}

func condition[R, T any](k kind[R, T], f graph.Filter) (func(R) bool, error) {
	if edge, ok := k.edges[f.Field]; ok {
		return edgeTest(edge, f)
	}
	fd, ok := k.fields[f.Field]
	if !ok {
		return nil, fmt.Errorf("filter by %s: %w", f.Field, graph.ErrInvalid)
	}
	if fd.number != nil {
		return numberTest(fd.number, f)
	}
	return textTest(fd.text, f), nil
}

func edgeTest[R any](edge func(R) []graph.ID, f graph.Filter) (func(R) bool, error) {
	switch f.Op {
	case graph.OpIsNull:
		return func(r R) bool { return len(edge(r)) == 0 }, nil
	case graph.OpEq:
		return func(r R) bool {
			return slices.ContainsFunc(edge(r), func(id graph.ID) bool { return slices.Contains(f.Values, string(id)) })
		}, nil
	}
	return nil, fmt.Errorf("filter by %s: %w: ids are only equal or not", f.Field, graph.ErrInvalid)
}

func textTest[R any](text func(R) string, f graph.Filter) func(R) bool {
	switch f.Op {
	case graph.OpIsNull:
		return func(r R) bool { return text(r) == "" }
	case graph.OpEq:
		return func(r R) bool { s := text(r); return s != "" && slices.Contains(f.Values, s) }
	case graph.OpWords:
		want := words(f.Values[0])
		return func(r R) bool { return hasWords(text(r), want) }
	}
	return func(r R) bool { s := text(r); return s != "" && holds(f.Op, strings.Compare(s, f.Values[0])) }
}

func numberTest[R any](number func(R) *int, f graph.Filter) (func(R) bool, error) {
	var want []int
	for _, v := range f.Values {
		n, err := strconv.Atoi(v)
		if err != nil && f.Op != graph.OpIsNull {
			return nil, fmt.Errorf("filter by %s: %w: %q is no number", f.Field, graph.ErrInvalid, v)
		}
		want = append(want, n)
	}
	switch f.Op {
	case graph.OpIsNull:
		return func(r R) bool { return number(r) == nil }, nil
	case graph.OpEq:
		return func(r R) bool { n := number(r); return n != nil && slices.Contains(want, *n) }, nil
	}
	return func(r R) bool { n := number(r); return n != nil && holds(f.Op, *n-want[0]) }, nil
}

// holds says whether a comparison holds of what comparing gave.
func holds(op graph.Op, c int) bool {
	switch op {
	case graph.OpLt:
		return c < 0
	case graph.OpLte:
		return c <= 0
	case graph.OpGt:
		return c > 0
	}
	return c >= 0
}

// words are the words of a text as a search for words compares them.
func words(s string) []string {
	return strings.FieldsFunc(strings.ToLower(norm.NFKC.String(s)), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && r != '_'
	})
}

func hasWords(s string, want []string) bool {
	if s == "" || len(want) == 0 {
		return false
	}
	have := words(s)
	return !slices.ContainsFunc(want, func(w string) bool { return !slices.Contains(have, w) })
}
