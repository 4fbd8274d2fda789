package dgraph

import (
	"context"
	"errors"
	"fmt"

	"github.com/dgraph-io/dgo/v240"

	"ratsgraph/graph"
)

// errRestoring is the error for a graph that is only there in part.
var errRestoring = errors.New("a restore into this graph was cut off, or still runs; restore the same backup again to go on, or name an empty graph")

func isRestoring(err error) bool { return errors.Is(err, errRestoring) }

// compare reads what was restored and holds it against the backup.
func (r *restore) compare(ctx context.Context) error {
	is, err := r.store.Contents(ctx)
	if err != nil {
		return err
	}
	if is.Sum != r.file.Sum || is.Nodes != r.file.Nodes {
		return fmt.Errorf("%w: the graph holds %d things with the sum %s, the backup %d with %s; restore into another empty graph",
			graph.ErrInvalid, is.Nodes, is.Sum, r.file.Nodes, r.file.Sum)
	}
	return nil
}

// finish makes the restored graph one that can be opened.
func (r *restore) finish(ctx context.Context) error {
	values := map[string]any{"xid": string(stateID), "graph.model": r.file.Model, "graph.revision": r.file.Revision}
	for pred, v := range map[string]string{"graph.written": r.file.Written, "graph.key": r.file.Key} {
		if v != "" {
			values[pred] = v
		}
	}
	return retry(ctx, func() error {
		txn := r.store.client.NewTxn()
		defer txn.Discard(context.WithoutCancel(ctx))
		known := map[graph.ID]string{}
		if err := lookup(ctx, txn, []graph.ID{restoringID}, known); err != nil {
			return err
		}
		if known[restoringID] == "" {
			return nil // the answer of an earlier try was lost
		}
		return r.state(ctx, txn, known[restoringID], values, []string{"graph.restoring"})
	})
}

// Contents adds up what is in the graph at one moment.
func (s *Store) Contents(ctx context.Context) (Contents, error) {
	var c contents
	err := s.still(ctx, func(txn *dgo.Txn) error {
		c = contents{}
		return eachNode(ctx, txn, func(n savedNode) error { c.add(n); return nil })
	})
	if err != nil {
		return Contents{}, fmt.Errorf("contents: %w", err)
	}
	return c.sum(), nil
}
