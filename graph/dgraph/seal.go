package dgraph

import (
	"context"
	"errors"
	"fmt"

	"github.com/dgraph-io/dgo/v240"
	"github.com/dgraph-io/dgo/v240/protos/api"

	"ratsgraph/graph"
)

// sealed stands for the model of a graph that is sealed.
const sealed = -1

// ErrSealed is the error for a graph that another one takes the place of.
var ErrSealed = errors.New("the graph is being filled by the bulk loader: try again when it is done")

// Seal makes sure that an empty graph stays empty: every write and every opening
// fails from now on with [ErrSealed]. A graph that was ever written to is
// [graph.ErrConflict]. The node of the state stays, so that nobody takes the graph
// for one that has yet to be founded.
func (s *Store) Seal(ctx context.Context) error {
	s.turn.Lock()
	defer s.turn.Unlock()
	tried := false
	err := retry(ctx, func() error {
		txn := s.client.NewTxn()
		defer txn.Discard(context.WithoutCancel(ctx))
		h, err := hold(ctx, txn, nil, nil, nil)
		if tried && errors.Is(err, ErrSealed) {
			return nil // the answer was lost
		}
		if err != nil {
			return err
		}
		if h.revision > 0 {
			return fmt.Errorf("%w: it holds %d changes already", graph.ErrConflict, h.revision)
		}
		tried = true
		return setModel(ctx, txn, h.stateUID, sealed)
	})
	if err != nil {
		return fmt.Errorf("seal the graph: %w", err)
	}
	return nil
}

// Unseal takes a seal away that was left behind. Only who knows that nobody fills
// the graph may do it.
func Unseal(ctx context.Context, client *dgo.Dgraph) error {
	err := retry(ctx, func() error {
		txn := client.NewTxn()
		defer txn.Discard(context.WithoutCancel(ctx))
		var got struct {
			Q []struct {
				UID   string
				Model int
			}
		}
		err := read(ctx, txn, &got, "{ Q(func: has(graph.model)) { uid model: graph.model } }", nil)
		if err != nil || len(got.Q) == 0 || got.Q[0].Model != sealed {
			return err
		}
		return setModel(ctx, txn, got.Q[0].UID, Model)
	})
	if err != nil {
		return fmt.Errorf("unseal the graph: %w", err)
	}
	return nil
}

// setModel writes the model of an empty graph. The first one who writes into it
// does that as well, so that only one of the two can commit.
func setModel(ctx context.Context, txn *dgo.Txn, uid string, model int) error {
	mu := &api.Mutation{}
	for pred, value := range map[string]int{"graph.model": model, "graph.revision": 0} {
		mu.Set = append(mu.Set, triple{subject: stateID, pred: pred, value: value}.nquad(func(graph.ID) string { return uid })...)
	}
	_, err := txn.Do(ctx, &api.Request{Mutations: []*api.Mutation{mu}, CommitNow: true})
	return err
}
