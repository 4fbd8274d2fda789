package resolvers

import (
	"context"

	"ratsgraph/graph"
)

// inMemory is [load] for types that snapshots hold.
func inMemory[T thing](l *loaders, byID func(context.Context, []graph.ID) (map[graph.ID]T, error),
	lists func(context.Context, graph.List) (map[graph.ID]graph.Page[T], error)) *things[T] {
	t := load(l, byID, lists)
	t.held = byID
	return t
}

// direct reports whether all of the graph is in memory: there each is read when it
// is asked for, and nothing is gained by reading together.
func (t *things[T]) direct(ctx context.Context) bool {
	if t.held == nil {
		return false
	}
	s, err := t.l.present(ctx)
	return err == nil && s != nil && s.Whole() == nil
}

// read reads things by their ids from memory.
func (t *things[T]) read(ctx context.Context, ids []graph.ID) ([]T, error) {
	got, err := t.held(ctx, ids)
	if err != nil {
		return nil, err
	}
	t.met(ids, got)
	out := make([]T, len(ids))
	for i, id := range ids {
		var ok bool
		if out[i], ok = got[id]; !ok {
			return nil, graph.ErrNotFound
		}
	}
	return out, nil
}

// listed reads lists of some parents from memory.
func (t *things[T]) listed(ctx context.Context, parents []graph.ID, l graph.List) (map[graph.ID]graph.Page[T], error) {
	l.Parents = parents
	got, err := t.root(ctx, l)
	if !l.Page.NoItems {
		t.together(got, parents)
	}
	return got, err
}
