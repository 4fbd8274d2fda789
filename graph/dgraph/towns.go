package dgraph

import (
	"context"
	"fmt"

	"ratsgraph/graph"
)

// TownsOf finds the municipalities of persons, and of facts that name somebody.
// What is neither, or of no known municipality, is not in the answer.
func (s *Store) TownsOf(ctx context.Context, ids []graph.ID) (map[graph.ID]graph.ID, error) {
	var v vars
	in := "session.municipality { xid }"
	fields := fmt.Sprintf(`xid person.municipality { xid } attendance.session { %s } mention.session { %s } recusal.session { %s } vote.session { %s }`, in, in, in, in)
	var got struct{ Q []row }
	if err := s.query(ctx, &got, v.query(v.byIDs("Q", ids, fields)), v.vals); err != nil {
		return nil, fmt.Errorf("municipalities of %v: %w", ids, err)
	}
	out := map[graph.ID]graph.ID{}
	for _, r := range got.Q {
		town := r.ref("person.municipality")
		for _, at := range []string{"attendance.session", "mention.session", "recusal.session", "vote.session"} {
			if id := r.at(at).ref("session.municipality"); id != "" {
				town = id
			}
		}
		if town != "" {
			out[r.id()] = town
		}
	}
	return out, nil
}
