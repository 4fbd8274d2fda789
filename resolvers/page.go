package resolvers

import (
	"context"
	"fmt"

	"github.com/99designs/gqlgen/graphql"

	"ratsgraph/graph"
)

// How many things a page has.
const (
	pageDefault = 50
	pageMax     = 100
)

// pageArgs checks the four arguments of a connection.
func pageArgs(first *int, after *string, last *int, before *string) (graph.PageArgs, error) {
	var p graph.PageArgs
	switch {
	case first != nil && last != nil:
		return p, invalid("first and last do not go together: give one of them")
	case last == nil && before != nil:
		return p, invalid("before goes with last")
	case last != nil && after != nil:
		return p, invalid("after goes with first")
	case last != nil:
		p.Last, p.Before = *last, value(before)
	case first != nil:
		p.First, p.After = *first, value(after)
	default:
		p.First, p.After = pageDefault, value(after)
	}
	if n := p.First + p.Last; n < 1 || n > pageMax {
		return p, invalid("a page has 1 to %d entries, not %d: follow pageInfo.endCursor for more", pageMax, n)
	}
	return p, nil
}

func value[T any](p *T) (v T) {
	if p != nil {
		v = *p
	}
	return v
}

func invalid(format string, args ...any) error {
	return fmt.Errorf("%w: "+format, append([]any{graph.ErrInvalid}, args...)...)
}

// connect builds the list of a connection field from its arguments, reads its
// page, and gives it the form of a connection.
func connect[T any, E ~struct {
	Node   T
	Cursor string
}](l graph.List, page graph.PageArgs, argErr error, read func(graph.List) (graph.Page[T], error)) (graph.Connection[T, E], error) {
	if argErr != nil {
		return graph.Connection[T, E]{}, argErr
	}
	l.Page = page
	got, err := read(l)
	if err != nil {
		return graph.Connection[T, E]{}, err
	}
	c := graph.Connect[T, E](got)
	c.Whole = func() ([]T, error) { // may be asked for several times at once
		whole := l
		whole.Page = graph.PageArgs{}
		all, err := read(whole)
		return all.Items, err
	}
	return c, nil
}

// wanted says of a page what the question does not ask for: most lists are only
// counted, or shown without cursors.
func wanted(ctx context.Context, l graph.List) graph.List {
	field := graphql.GetFieldContext(ctx)
	if l.Page.First+l.Page.Last == 0 || field == nil || field.Field.Definition == nil {
		return l
	}
	l.Page.NoItems, l.Page.NoCursors = true, true
	for _, f := range graphql.CollectFieldsCtx(ctx, []string{field.Field.Definition.Type.Name()}) {
		switch f.Name {
		case "nodes":
			l.Page.NoItems = false
		case "edges", "pageInfo":
			l.Page.NoItems, l.Page.NoCursors = false, false
		}
	}
	return l
}
