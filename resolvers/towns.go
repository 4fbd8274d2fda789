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

// towns are the views of all municipalities. Under the id "" are the sessions of
// none that is known.
func towns(ctx context.Context) ([]*view.Town, error) {
	s, err := of(ctx).snapshot(ctx)
	if err != nil {
		return nil, err
	}
	return s.Towns, nil
}
