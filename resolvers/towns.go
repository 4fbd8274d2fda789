package resolvers

import (
	"context"

	"ratsgraph/graph"
	"ratsgraph/graph/view"
)

// townOf is the view of the municipality that a thing belongs to, or
// [graph.ErrNotFound].
func townOf(ctx context.Context, id graph.ID) (*view.Town, error) { return of(ctx).town(ctx, id) }

// held is the view of the municipality that a thing belongs to, if it is in
// memory; nil if it is not, and the graph itself has to be asked.
func held(ctx context.Context, id graph.ID) (*view.Town, error) {
	s, err := of(ctx).present(ctx)
	if s == nil || err != nil {
		return nil, err
	}
	return s.Town(id), nil
}
