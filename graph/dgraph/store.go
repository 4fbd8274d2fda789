package dgraph

import (
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"sync/atomic"
	"time"

	"github.com/dgraph-io/dgo/v240"
	"github.com/dgraph-io/dgo/v240/protos/api"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"

	"ratsgraph/graph"
)

//go:embed schema.dql
var schema string

// Model is the version of the shape in which the graph is stored. It is raised
// with every change of schema.dql or of the encoding that an older graph could
// not bear; one more predicate without an index it can.
const Model = 4

// revised is the version of schema.dql within the model. A graph of an older one
// gets the present one when it is opened.
const revised = 2

// stateID names the node that holds the revision.
const stateID graph.ID = "graph:state"

// A Store is a graph in Dgraph. It is safe for concurrent use; any number of
// stores, in any number of processes, may share one Dgraph.
type Store struct {
	client *dgo.Dgraph

	queue // writers of this process stand here instead of aborting each other

	// compared is what documents say of attendance, for comparisons.
	compared memo

	writes atomic.Int64 // that were made, or tried
}

// Writes counts what was written through this store, so that who reads can tell
// whether what was read is from before.
func (s *Store) Writes() int64 { return s.writes.Load() }

// Open prepares a Dgraph for use. An empty one gets the schema; one with an
// older or newer model is refused with what to do about it.
func Open(ctx context.Context, client *dgo.Dgraph) (*Store, error) {
	s := &Store{client: client}
	model, err := s.model(ctx)
	if err != nil {
		return nil, fmt.Errorf("open graph: %w", err)
	}
	s.solitary = model == Model && !s.revise(ctx)
	switch {
	case model == 0:
		if err := retry(ctx, func() error { return client.Alter(ctx, &api.Operation{Schema: schema}) }); err != nil {
			return nil, fmt.Errorf("open graph: schema: %w%s", err, unlisted(err))
		}
		if err := s.found(ctx); err != nil {
			return nil, fmt.Errorf("open graph: %w", err)
		}
	case model == -Model:
		return nil, fmt.Errorf("open graph: %w", errRestoring)
	case model == sealed:
		return nil, fmt.Errorf("open graph: %w", ErrSealed)
	case model != Model:
		return nil, fmt.Errorf("open graph: %w: it was written with model %d, this program writes model %d; ingest the documents again into an empty data folder", graph.ErrInvalid, model, Model)
	}
	return s, nil
}

// Founded reports whether there is a graph in a Dgraph, in whatever state.
func Founded(ctx context.Context, client *dgo.Dgraph) (there bool, err error) {
	model, err := (&Store{client: client}).model(ctx)
	return model != 0, err
}

// model reads the version of the stored graph; 0 means that there is none.
func (s *Store) model(ctx context.Context) (int, error) {
	// An empty Dgraph knows no predicate xid, so eq(xid, …) would be an error.
	var got struct{ Q []struct{ Model int } }
	err := s.query(ctx, &got, `{ q(func: has(graph.model)) { model: graph.model } }`, nil)
	if err != nil || len(got.Q) == 0 {
		return 0, err
	}
	return got.Q[0].Model, nil
}

// revise gives a graph the present schema, unless it has it, and reports whether
// it has. Where that is refused, because alphas do not let this host change the
// schema, the graph is as good as it was.
func (s *Store) revise(ctx context.Context) bool {
	var got struct {
		Q []struct {
			UID     string
			Revised int
		}
	}
	if err := s.query(ctx, &got, `{ q(func: has(graph.model)) { uid revised: graph.revised } }`, nil); err != nil || len(got.Q) != 1 {
		return false
	}
	if got.Q[0].Revised >= revised {
		return true
	}
	if err := s.client.Alter(ctx, &api.Operation{Schema: schema}); err != nil {
		return false
	}
	uid := func(graph.ID) string { return got.Q[0].UID }
	_, err := s.client.NewTxn().Do(ctx, &api.Request{Mutations: []*api.Mutation{{Set: triple{pred: "graph.revised", value: revised}.nquad(uid)}}, CommitNow: true})
	return err == nil
}

// unlisted says what to do where alphas do not let this host change the schema.
func unlisted(err error) string {
	if strings.Contains(err.Error(), "unauthorized ip address") {
		return "; start the alphas with --security=whitelist=… and the addresses of those who use the graph"
	}
	return ""
}

// found writes the first revision, unless somebody else just did.
func (s *Store) found(ctx context.Context) error {
	req := &api.Request{
		Query: `{ s as var(func: eq(xid, "graph:state")) }`,
		Mutations: []*api.Mutation{{
			Cond: `@if(eq(len(s), 0))`,
			SetNquads: []byte(fmt.Sprintf(`_:s <xid> %q .
_:s <graph.model> "%d" .
_:s <graph.revised> "%d" .
_:s <graph.revision> "0" .`, stateID, Model, revised)),
		}},
		CommitNow: true,
	}
	return retry(ctx, func() error {
		_, err := s.client.NewTxn().Do(ctx, req)
		return err
	})
}

// counterKey carries a counter of round trips through a context.
type counterKey struct{}

// CountReads returns a context under which every round trip to Dgraph is
// counted, and the counter.
func CountReads(ctx context.Context) (context.Context, *atomic.Int64) {
	n := new(atomic.Int64)
	return context.WithValue(ctx, counterKey{}, n), n
}

// query runs a read-only query and decodes its answer.
func (s *Store) query(ctx context.Context, into any, q string, vars map[string]string) error {
	if txn, ok := ctx.Value(momentKey{}).(*dgo.Txn); ok {
		return again(ctx, txn, into, q, vars)
	}
	return retry(ctx, func() error { return read(ctx, s.client.NewReadOnlyTxn(), into, q, vars) })
}

// momentKey carries a transaction that several reads share.
type momentKey struct{}

// AtOnce lets do read several times from one state of the graph: all that it
// reads under its context, one after the other. It may have to begin anew, at
// another state: what it has read before does not count then.
func (s *Store) AtOnce(ctx context.Context, do func(context.Context) error) error {
	if ctx.Value(momentKey{}) != nil {
		return do(ctx)
	}
	return s.moment(func(txn *dgo.Txn) error { return do(context.WithValue(ctx, momentKey{}, txn)) })
}

// within is a context under which all is read from one state of the graph.
func (s *Store) within(ctx context.Context) context.Context {
	if ctx.Value(momentKey{}) != nil {
		return ctx
	}
	return context.WithValue(ctx, momentKey{}, s.client.NewReadOnlyTxn())
}

// again is read at one moment, which another attempt sees as the first one does: it
// may be repeated while an alpha is away, where a transaction that writes has to
// begin anew.
func again(ctx context.Context, txn *dgo.Txn, into any, q string, vars map[string]string) error {
	return retry(ctx, func() error { return read(ctx, txn, into, q, vars) })
}

// An answer is JSON that is decoded elsewhere, while more is read.
type answer []byte

func read(ctx context.Context, txn *dgo.Txn, into any, q string, vars map[string]string) error {
	if n, ok := ctx.Value(counterKey{}).(*atomic.Int64); ok {
		n.Add(1)
	}
	resp, err := txn.QueryWithVars(ctx, q, vars)
	if err != nil {
		return fmt.Errorf("query: %w", errors.Join(err, ended(ctx, err))) // gRPC's error for a context that ended is one of its own
	}
	if later, ok := into.(*answer); ok {
		*later = resp.Json
		return nil
	}
	if err := json.Unmarshal(resp.Json, into); err != nil {
		return fmt.Errorf("query: answer: %w", err)
	}
	return nil
}

// ended is why the context of a call that failed has ended, if it has. Of a deadline
// alpha and gRPC may know a moment before the context does.
func ended(ctx context.Context, err error) error {
	if status.Code(err) == codes.DeadlineExceeded {
		select {
		case <-ctx.Done():
		case <-time.After(50 * time.Millisecond):
		}
	}
	return ctx.Err()
}
