package dgraph

import (
	"context"
	"fmt"

	"ratsgraph/graph"
)

// NamedFacts reads all kinds of facts that name somebody, as mentions, by id.
func (s *Store) NamedFacts(ctx context.Context, ids []graph.ID) (map[graph.ID]graph.Mention, error) {
	got, err := byIDs(ctx, s, anyMentions, ids)
	for id, m := range got {
		if m.SessionID == "" {
			delete(got, id) // something else has that id
		}
	}
	return got, err
}

// Redirects reads the ids that deciding who is who in a municipality leads to
// other persons.
func (s *Store) Redirects(ctx context.Context, municipality graph.ID) (map[graph.ID]graph.ID, error) {
	var v vars
	var got struct{ Q []struct{ Redirects []row } }
	q := v.query(v.byIDs("q", []graph.ID{municipality}, "redirects: ~redirect.municipality { redirect.from redirect.to }"))
	if err := s.query(ctx, &got, q, v.vals); err != nil {
		return nil, fmt.Errorf("redirects of %s: %w", municipality, err)
	}
	out := map[graph.ID]graph.ID{}
	for _, m := range got.Q {
		for _, r := range m.Redirects {
			out[graph.ID(r.str("redirect.from"))] = graph.ID(r.str("redirect.to"))
		}
	}
	return out, nil
}

// DocumentsAt reads the documents that lie at a location, without their text.
func (s *Store) DocumentsAt(ctx context.Context, location string) ([]graph.Document, error) {
	got, err := list(ctx, s, located, graph.List{Filter: graph.Filter{Field: "location", Op: graph.OpEq, Values: []string{location}}})
	return got[""].Items, err
}

// located are documents that can be found by where they lie.
var located = func() kind[graph.Document] {
	k := documents
	k.scalar = map[string]string{"location": "document.location"}
	return k
}()
