package resolvers

import (
	"context"
	"fmt"

	"ratsgraph/graph"
	"ratsgraph/graph/view"
)

// townOf is the view of the municipality that a thing belongs to, or
// [graph.ErrNotFound].
func townOf(ctx context.Context, id graph.ID) (*view.Town, error) {
	s, err := of(ctx).snapshot(ctx)
	if err != nil {
		return nil, err
	}
	if t := s.Town(id); t != nil {
		return t, nil
	}
	return nil, fmt.Errorf("municipality of %s: %w", id, graph.ErrNotFound)
}
