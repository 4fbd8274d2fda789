package resolvers

import (
	"context"

	"ratsgraph/graph"
	"ratsgraph/graph/view"
)

// townOf is the view of the municipality that a thing belongs to, by its id.
func townOf(ctx context.Context, id graph.ID) (*view.Town, error) {
	return of(ctx).towns.Town(ctx, id.Municipality())
}

// towns are the views of all municipalities.
func towns(ctx context.Context) ([]*view.Town, error) { return of(ctx).towns.Towns(ctx) }
