package dgraph

import (
	"context"
	"fmt"

	"ratsgraph/graph"
)

// Resolve returns the id under which a thing is known now: its own, or the one
// it was given when more became known about it.
func (s *Store) Resolve(ctx context.Context, id graph.ID) (graph.ID, error) {
	for range 8 { // a chain of renamings; a circle cannot arise, since ids that exist win
		var v vars
		var got struct {
			Here  []struct{ XID graph.ID }
			Moved []struct{ To graph.ID }
		}
		q := v.query(v.byIDs("here", []graph.ID{id}, "xid"),
			"moved(func: eq(redirect.from, "+v.str(string(id))+")) { to: redirect.to }")
		if err := s.query(ctx, &got, q, v.vals); err != nil {
			return "", err
		}
		if len(got.Here) > 0 {
			return id, nil
		}
		if len(got.Moved) == 0 {
			break
		}
		id = got.Moved[0].To
	}
	return "", fmt.Errorf("%s: %w", id, graph.ErrNotFound)
}
