package ingest

import (
	"context"

	"ratsgraph/graph"
)

// Store is what the pipeline needs from where the graph is kept.
type Store interface {
	IdentityStore

	// Pending lists the municipalities whose documents or rulings changed since
	// it was decided who is who there.
	Pending(ctx context.Context) ([]graph.ID, error)

	// Documents returns what is known of the documents with these digests,
	// without their text. A digest that is not known is missing.
	Documents(ctx context.Context, digests []string) (map[string]graph.Document, error)

	// Put writes what documents say, all of a call or nothing, and returns what
	// became of each. A document at a location that held other bytes replaces
	// them.
	Put(ctx context.Context, docs []graph.Facts) ([]graph.PutResult, error)
}
