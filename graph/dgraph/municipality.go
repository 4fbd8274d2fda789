package dgraph

import (
	"context"
	"fmt"
	"slices"
	"sync"

	"ratsgraph/graph"
)

// MunicipalityFacts reads all that is known of a municipality, as it is at one
// moment. One that is not there is [graph.ErrNotFound]. The sessions of no known
// municipality are under the id "".
func (s *Store) MunicipalityFacts(ctx context.Context, id graph.ID) (graph.MunicipalityFacts, error) {
	var out graph.MunicipalityFacts
	err := s.AtOnce(ctx, func(ctx context.Context) (err error) {
		var mu sync.Mutex
		var sessions []graph.SessionFacts
		out, err = s.EachSession(ctx, id, func(f graph.SessionFacts, _ int) error {
			mu.Lock()
			defer mu.Unlock()
			sessions = append(sessions, f)
			return nil
		})
		out.Sessions = sessions
		return err
	})
	return out, err
}

// MunicipalityIDs are all municipalities, in order of their ids.
func (s *Store) MunicipalityIDs(ctx context.Context) ([]graph.ID, error) {
	var got struct{ Q []struct{ XID graph.ID } }
	if err := s.query(ctx, &got, `{ Q(func: type(Municipality)) { xid } }`, nil); err != nil {
		return nil, fmt.Errorf("municipalities: %w", err)
	}
	var out []graph.ID
	for _, m := range got.Q {
		out = append(out, m.XID)
	}
	slices.Sort(out)
	return out, nil
}
