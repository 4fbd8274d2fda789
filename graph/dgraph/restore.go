package dgraph

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/dgraph-io/dgo/v240"
	"github.com/dgraph-io/dgo/v240/protos/api"
	"golang.org/x/sync/errgroup"

	"ratsgraph/graph"
)

const (
	// restoringID names the state of a graph that is being restored. No writer
	// finds the state of the graph under its name, so none can write.
	restoringID graph.ID = "graph:restoring"
	// restoreWriters write at once.
	restoreWriters = 4
	// restoreBytes bounds the size of what is written together.
	restoreBytes = 4 << 20
)

// Restore fills an empty graph with a backup, and compares what is there then
// with what the backup holds. Until that is done, nobody can open the graph or
// write to it. One that was cut off goes on when it is restored again from the
// same backup. A graph that was ever written to is [graph.ErrConflict].
// Progress is told how many nodes are there; nil: nobody is.
func Restore(ctx context.Context, client *dgo.Dgraph, b *BackupFile, progress func(nodes int)) error {
	r := restore{store: &Store{client: client}, file: b, uids: map[mark]uint64{}, progress: progress}
	if r.progress == nil {
		r.progress = func(int) {}
	}
	for _, step := range []func(context.Context) error{r.begin, r.nodes, r.edges, r.compare, r.finish} {
		if err := step(ctx); err != nil {
			return fmt.Errorf("restore: %w", err)
		}
	}
	return nil
}

// A restore is on its way.
type restore struct {
	store    *Store
	file     *BackupFile
	uids     map[mark]uint64 // by the marks of ids
	progress func(int)
}

// token names the backup that a graph is being filled with.
func (r *restore) token() string { return fmt.Sprintf("%d %s", r.file.Revision, r.file.Sum) }

// begin takes the graph for this restore alone.
func (r *restore) begin(ctx context.Context) error {
	if _, err := Open(ctx, r.store.client); err != nil && !isRestoring(err) {
		return err
	}
	return retry(ctx, func() error {
		txn := r.store.client.NewTxn()
		defer txn.Discard(context.WithoutCancel(ctx))
		var v vars
		var got struct{ State []row }
		q := v.query(v.byIDs("State", []graph.ID{stateID, restoringID}, "uid graph.revision graph.restoring"))
		if err := read(ctx, txn, &got, q, v.vals); err != nil {
			return err
		}
		if len(got.State) != 1 {
			return fmt.Errorf("%w: the graph has no state node", graph.ErrInvalid)
		}
		state := got.State[0]
		switch by := state.str("graph.restoring"); {
		case by == r.token():
			return nil
		case by != "":
			return fmt.Errorf("%w: another backup was being restored here; go on with that one, or restore into an empty graph", graph.ErrConflict)
		case get[int](state, "graph.revision") > 0:
			return fmt.Errorf("%w: the graph is not empty, it holds %d changes; restore into an empty one", graph.ErrConflict, get[int](state, "graph.revision"))
		}
		return r.state(ctx, txn, state.str("uid"), map[string]any{"xid": string(restoringID), "graph.model": -Model, "graph.restoring": r.token()}, nil)
	})
}

// state writes the node of the state.
func (r *restore) state(ctx context.Context, txn *dgo.Txn, uid string, values map[string]any, gone []string) error {
	mu := &api.Mutation{}
	at := func(graph.ID) string { return uid }
	for pred, v := range values {
		mu.Set = append(mu.Set, triple{pred: pred, value: v}.nquad(at)...)
	}
	for _, pred := range gone {
		mu.Del = append(mu.Del, triple{pred: pred}.nquad(at)...)
	}
	_, err := txn.Do(ctx, &api.Request{Mutations: []*api.Mutation{mu}, CommitNow: true})
	return err
}

// nodes writes all nodes without their edges.
func (r *restore) nodes(ctx context.Context) error {
	n := 0
	return r.pages(ctx, func(page []savedNode) (func(context.Context) error, error) {
		n += len(page)
		done := n
		return func(ctx context.Context) error {
			uids := map[graph.ID]string{}
			err := retry(ctx, func() error { return r.put(ctx, page, uids) })
			r.store.mu.Lock()
			defer r.store.mu.Unlock()
			for id, uid := range uids {
				r.uids[markOf(string(id))], _ = strconv.ParseUint(uid, 0, 64) // Dgraph wrote it
			}
			r.progress(done)
			return err
		}, nil
	})
}

// put writes some nodes, unless they are there already: from a restore that was
// cut off, or whose answer was lost.
func (r *restore) put(ctx context.Context, page []savedNode, uids map[graph.ID]string) error {
	txn := r.store.client.NewTxn()
	defer txn.Discard(context.WithoutCancel(ctx))
	ids := make([]graph.ID, len(page))
	for i, n := range page {
		ids[i] = n.ID
	}
	if err := lookup(ctx, txn, ids, uids); err != nil {
		return err
	}
	mu, blank := &api.Mutation{}, map[string]graph.ID{}
	for i, n := range page {
		if uids[n.ID] != "" {
			continue
		}
		name := "n" + strconv.Itoa(i)
		blank[name] = n.ID
		for _, t := range n.values() {
			mu.Set = append(mu.Set, t.nquad(func(graph.ID) string { return "_:" + name })...)
		}
	}
	if len(mu.Set) == 0 {
		return nil
	}
	resp, err := txn.Do(ctx, &api.Request{Mutations: []*api.Mutation{mu}, CommitNow: true})
	if err != nil {
		return err
	}
	for name, uid := range resp.Uids {
		uids[blank[strings.TrimPrefix(name, "_:")]] = uid
	}
	return nil
}

// edges writes all edges.
func (r *restore) edges(ctx context.Context) error {
	return r.pages(ctx, func(page []savedNode) (func(context.Context) error, error) {
		mu := &api.Mutation{}
		uid := func(id graph.ID) string { return uidText(r.uids[markOf(string(id))]) }
		for _, n := range page {
			for _, t := range n.links() {
				if r.uids[markOf(string(t.object))] == 0 {
					return nil, fmt.Errorf("%w: %s of %s leads to %s, which the backup does not hold", graph.ErrInvalid, t.pred, n.ID, t.object)
				}
				mu.Set = append(mu.Set, t.nquad(uid)...)
			}
		}
		if len(mu.Set) == 0 {
			return func(context.Context) error { return nil }, nil
		}
		return func(ctx context.Context) error {
			return retry(ctx, func() error {
				_, err := r.store.client.NewTxn().Do(ctx, &api.Request{Mutations: []*api.Mutation{mu}, CommitNow: true})
				return err
			})
		}, nil
	})
}

// pages reads the backup in pages and lets several of them be written at once.
// What is to be done with a page is prepared in order.
func (r *restore) pages(ctx context.Context, prepare func([]savedNode) (func(context.Context) error, error)) error {
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(restoreWriters)
	var page []savedNode
	size := 0
	flush := func() error {
		if len(page) == 0 || ctx.Err() != nil {
			return ctx.Err()
		}
		do, err := prepare(slices.Clone(page))
		if err == nil {
			g.Go(func() error { return do(ctx) })
		}
		page, size = page[:0], 0
		return err
	}
	_, err := r.file.each(func(n savedNode) error {
		page = append(page, n)
		for _, v := range n.Values {
			if s, ok := v.(string); ok {
				size += len(s)
			}
		}
		if len(page) < backupPage && size < restoreBytes {
			return nil
		}
		return flush()
	})
	if err == nil {
		err = flush()
	}
	if failed := g.Wait(); failed != nil { // the cause, where both failed
		return failed
	}
	return err
}
