package dgraph

import (
	"context"
	"fmt"

	"ratsgraph/graph"
)

// Status says what is in the graph.
func (s *Store) Status(ctx context.Context) (graph.Inventory, error) {
	var blocks []string
	for i, t := range graph.StatusTypes {
		blocks = append(blocks, fmt.Sprintf("t%d(func: type(%s)) { n: count(uid) }", i, t))
	}
	var v vars
	blocks = append(blocks, v.byIDs("state", []graph.ID{stateID}, "revision: graph.revision written: graph.written model: graph.model"))
	blocks = append(blocks, "var(func: type(Document)) { p as document.problemCount } problems() { n: sum(val(p)) }")
	var got map[string][]struct {
		N, Revision, Model int
		Written            *string
	}
	if err := s.query(ctx, &got, v.query(blocks...), v.vals); err != nil {
		return graph.Inventory{}, fmt.Errorf("status: %w", err)
	}
	st := graph.Inventory{Counts: map[string]int{}}
	for i, t := range graph.StatusTypes {
		st.Counts[t] = got[fmt.Sprintf("t%d", i)][0].N
	}
	if len(got["problems"]) > 0 {
		st.Problems = got["problems"][0].N
	}
	if len(got["state"]) > 0 {
		st.Revision, st.Model, st.Written = got["state"][0].Revision, got["state"][0].Model, got["state"][0].Written
	}
	return st, nil
}

// Revision is the number of the graph's present state; every write raises it.
func (s *Store) Revision(ctx context.Context) (int, error) {
	var v vars
	var got struct{ State []struct{ Revision int } }
	q := v.query(v.byIDs("state", []graph.ID{stateID}, "revision: graph.revision"))
	if err := s.query(ctx, &got, q, v.vals); err != nil {
		return 0, err
	}
	if len(got.State) == 0 { // every graph has one from its first day
		return 0, fmt.Errorf("revision: %w: it holds none", graph.ErrUnavailable)
	}
	return got.State[0].Revision, nil
}
