package dgraph

import (
	"context"
	"maps"
	"slices"
	"time"

	"github.com/dgraph-io/dgo/v240"

	"ratsgraph/graph"
)

// putPlan is a plan and what becomes of each document by it.
type putPlan struct {
	plan
	results []graph.PutResult
	towns   map[graph.ID]bool // in which it has to be decided anew who is who
}

// foresee plans a put before it is its turn, so that it does not keep others from
// writing. It looks at the graph as it was a moment ago, which does not make it
// wait for a write that is under way. If it fails there is no plan, and whatever
// was wrong shows in the turn, if it still is.
func (s *Store) foresee(ctx context.Context, docs []graph.Facts) putPlan {
	p, err := draftPut(ctx, s.client.NewReadOnlyTxn().BestEffort(), docs)
	if err != nil {
		return putPlan{}
	}
	return p
}

// inTurn makes a plan that was foreseen one that can be written now. If what it is
// about was written to meanwhile, it is planned again.
func (s *Store) inTurn(ctx context.Context, txn *dgo.Txn, docs []graph.Facts, foreseen *putPlan) (putPlan, error) {
	p := *foreseen
	*foreseen = putPlan{} // writing it changes it
	if p.about != nil {
		state, stored, err := readTurn(ctx, txn, p.towns)
		if err != nil {
			return p, err
		}
		if p.stateUID == state.UID && s.lately.left(p.about, p.revision, state.Revision) {
			p.revision = state.Revision
			p.pend(stored, p.towns)
			return p, nil
		}
	}
	return planPut(ctx, txn, docs)
}

// readTurn reads what every put stands on: the state of the graph, and how far who
// is who was decided in some municipalities.
func readTurn(ctx context.Context, txn *dgo.Txn, towns map[graph.ID]bool) (storedState, map[graph.ID]pending, error) {
	var v vars
	var got struct {
		State []storedState
		Q     []row
	}
	q := v.query(v.byIDs("state", []graph.ID{stateID}, stateFields), v.byIDs("Q", pendingIDs(towns), pendingFields))
	if err := read(ctx, txn, &got, q, v.vals); err != nil {
		return storedState{}, nil, err
	}
	state, err := standing(got.State)
	return state, pendingOf(got.Q), err
}

// planPut finds what has to change so that the graph says what these documents
// say.
func planPut(ctx context.Context, txn *dgo.Txn, docs []graph.Facts) (putPlan, error) {
	p, err := draftPut(ctx, txn, docs)
	if err != nil {
		return p, err
	}
	return p, p.touch(ctx, txn, p.towns)
}

// draftPut is planPut without how far who is who was decided, which every put
// changes.
func draftPut(ctx context.Context, txn *dgo.Txn, docs []graph.Facts) (putPlan, error) {
	m, err := recall(ctx, txn, docs)
	if err != nil {
		return putPlan{}, err
	}
	var ids, sessions []graph.ID
	var places []string
	docs = slices.Clone(docs)
	for i, d := range docs {
		if m.forgets(d) {
			continue
		}
		d = m.facts(d)
		docs[i] = d
		ids = append(ids, d.Document.ID)
		sessions = append(sessions, d.Session.ID)
		places = append(places, d.Document.Locations...)
	}
	h, err := hold(ctx, txn, ids, places, sessions)
	if err != nil {
		return putPlan{}, err
	}
	now := maps.Clone(h.docs)
	p := putPlan{}
	moved := map[graph.ID]graph.ID{}
	stamp := time.Now().UTC().Format(time.RFC3339)
	for _, d := range docs {
		if m.forgets(d) {
			p.results = append(p.results, graph.PutForgotten)
			continue
		}
		if was, ok := now[d.Document.ID]; ok {
			was.Document.Locations = m.eraser(scopeOf(d)).Locations(d.Document.ID, was.Document.Locations)
			now[d.Document.ID] = was
		}
		d.Document.IngestedAt = stamp
		p.results = append(p.results, h.replace(now, d, moved))
	}
	if p.plan, err = h.plan(now, moved); err != nil {
		return p, err
	}
	p.memory, p.towns, p.about = m, municipalitiesOf(h.docs, now), extentOf(ids, places, sessions, h)
	delete(p.towns, "")
	return p, nil
}
