package dgraph

import (
	"context"
	"fmt"

	"github.com/dgraph-io/dgo/v240"
	"github.com/dgraph-io/dgo/v240/protos/api"

	"ratsgraph/graph"
)

// Seal makes sure that an empty graph stays empty: until it is opened anew, every
// write fails. A graph that was ever written to is [graph.ErrConflict].
func (s *Store) Seal(ctx context.Context) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	err := retry(ctx, func() error {
		txn := s.client.NewTxn()
		defer txn.Discard(context.WithoutCancel(ctx))
		h, err := s.hold(ctx, txn, nil, nil, nil)
		if err != nil {
			return err
		}
		if h.revision > 0 {
			return fmt.Errorf("%w: it holds %d changes already", graph.ErrConflict, h.revision)
		}
		return dropState(ctx, txn, h.stateUID)
	})
	if err != nil {
		return fmt.Errorf("seal the graph: %w", err)
	}
	return nil
}

// dropState takes the state node away. Every other writer writes its revision,
// too, so only one of the two can commit.
func dropState(ctx context.Context, txn *dgo.Txn, uid string) error {
	mu := &api.Mutation{}
	for _, pred := range []string{"xid", "graph.model", "graph.revision", "graph.written", "graph.key"} {
		mu.Del = append(mu.Del, triple{subject: stateID, pred: pred}.nquad(func(graph.ID) string { return uid })...)
	}
	_, err := txn.Do(ctx, &api.Request{Mutations: []*api.Mutation{mu}, CommitNow: true})
	return err
}
