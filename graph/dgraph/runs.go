package dgraph

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/dgraph-io/dgo/v240/protos/api"

	"ratsgraph/graph"
)

// runsKept is how many runs are kept.
const runsKept = 100

// KeepRun keeps how far an ingest is. It is no write to the graph: the revision
// stays, and nobody who writes has to wait.
func (s *Store) KeepRun(ctx context.Context, r graph.Run) error {
	state, err := json.Marshal(r)
	if err != nil {
		panic(err) // strings and numbers: cannot fail
	}
	set, err := json.Marshal(map[string]any{"uid": "uid(r)", "xid": r.ID, "dgraph.type": "Run", "run.state": string(state)})
	if err != nil {
		panic(err)
	}
	req := &api.Request{
		Query: `query q($id: string) { r as var(func: eq(xid, $id)) }`, Vars: map[string]string{"$id": string(r.ID)},
		Mutations: []*api.Mutation{{SetJson: set}}, CommitNow: true,
	}
	err = retry(ctx, func() error {
		_, err := s.client.NewTxn().Do(ctx, req)
		return err
	})
	if err == nil && r.Ended != nil {
		err = s.dropRuns(ctx)
	}
	if err != nil {
		return fmt.Errorf("keep %s: %w", r.ID, err)
	}
	return nil
}

// A storedRun is a run with its node.
type storedRun struct {
	UID   string
	State string `json:"run.state"`
	run   graph.Run
}

// runs reads all runs, the newest first.
func (s *Store) runs(ctx context.Context) ([]storedRun, error) {
	var got struct{ Q []storedRun }
	if err := s.query(ctx, &got, `{ Q(func: type(Run)) { uid run.state } }`, nil); err != nil {
		return nil, fmt.Errorf("runs: %w", err)
	}
	for i, r := range got.Q {
		json.Unmarshal([]byte(r.State), &got.Q[i].run) // our own writing
	}
	slices.SortFunc(got.Q, func(a, b storedRun) int {
		return cmp.Or(cmp.Compare(b.run.Started, a.run.Started), cmp.Compare(a.run.ID, b.run.ID))
	})
	return got.Q, nil
}

// Runs reads how far ingests are, the newest first, those that have ended
// included.
func (s *Store) Runs(ctx context.Context) ([]graph.Run, error) {
	stored, err := s.runs(ctx)
	out := make([]graph.Run, len(stored))
	for i, r := range stored {
		out[i] = r.run
	}
	return out, err
}

// dropRuns drops the oldest runs.
func (s *Store) dropRuns(ctx context.Context) error {
	all, err := s.runs(ctx)
	if err != nil || len(all) <= runsKept {
		return err
	}
	mu := &api.Mutation{}
	for _, r := range all[runsKept:] {
		for _, pred := range []string{"xid", "dgraph.type", "run.state"} {
			mu.DelNquads = fmt.Appendf(mu.DelNquads, "<%s> <%s> * .\n", r.UID, pred)
		}
	}
	return retry(ctx, func() error {
		_, err := s.client.NewTxn().Do(ctx, &api.Request{Mutations: []*api.Mutation{mu}, CommitNow: true})
		return err
	})
}
