package resolvers

import (
	"context"
	"encoding/base64"
	"slices"

	"ratsgraph/graph"
)

// met makes what all values of a list refer to kin, so that it is read at once.
func met[T interface{ Refs() []graph.ID }](ctx context.Context, all []T) []T {
	var refs []graph.ID
	for _, x := range all {
		refs = append(refs, x.Refs()...)
	}
	of(ctx).kin.meet(refs)
	return all
}

// recorded is a page of records that a figure counts. They are held in memory; a
// cursor names the record that it stands at.
func recorded[T any, E ~struct {
	Node   T
	Cursor string
}](all []T, key func(T) graph.ID, first *int, after *string, last *int, before *string) (graph.Connection[T, E], error) {
	args, err := pageArgs(first, after, last, before)
	if err != nil {
		return graph.Connection[T, E]{}, err
	}
	from, to, err := cut(all, key, args)
	if err != nil {
		return graph.Connection[T, E]{}, err
	}
	p := graph.Page[T]{Items: all[from:to], HasPrevious: from > 0, HasNext: to < len(all), Total: len(all)}
	for _, x := range p.Items {
		p.Cursors = append(p.Cursors, base64.RawURLEncoding.EncodeToString([]byte(key(x))))
	}
	return graph.Connect[T, E](p), nil
}

// cut finds where a page begins and ends.
func cut[T any](all []T, key func(T) graph.ID, args graph.PageArgs) (from, to int, err error) {
	at := func(cursor string) (int, error) {
		id, err := base64.RawURLEncoding.DecodeString(cursor)
		i := slices.IndexFunc(all, func(x T) bool { return key(x) == graph.ID(id) })
		if err != nil || i < 0 {
			return 0, invalid("cursor %q is not one of this list", cursor)
		}
		return i, nil
	}
	from, to = 0, len(all)
	if args.After != "" {
		if from, err = at(args.After); err != nil {
			return 0, 0, err
		}
		from++
	}
	if args.Before != "" {
		if to, err = at(args.Before); err != nil {
			return 0, 0, err
		}
	}
	if args.First > 0 {
		to = min(to, from+args.First)
	} else {
		from = max(from, to-args.Last)
	}
	return from, to, nil
}

// records is a page of things that a figure counts, by their ids.
func (t *things[T]) records(ctx context.Context, ids []graph.ID, first *int, after *string, last *int, before *string) (graph.Page[T], error) {
	c, err := recorded[graph.ID, graph.Edge[graph.ID]](ids, func(id graph.ID) graph.ID { return id }, first, after, last, before)
	if err != nil {
		return graph.Page[T]{}, err
	}
	p := graph.Page[T]{HasNext: c.PageInfo.HasNextPage, HasPrevious: c.PageInfo.HasPreviousPage, Total: c.TotalCount}
	for _, e := range c.Edges {
		p.Cursors = append(p.Cursors, e.Cursor)
	}
	p.Items, err = t.all(ctx, c.Nodes)
	return p, err
}
