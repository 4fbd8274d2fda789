package dgraph

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"time"

	"github.com/dgraph-io/dgo/v240"
	"github.com/dgraph-io/dgo/v240/protos/api"

	"ratsgraph/graph"
)

// Put writes what each document says: all documents of one call in one
// transaction, so that each is there as a whole or not at all. A document whose
// bytes were known gets its new facts; one whose location held other bytes
// replaces them. Facts that another document also supports stay, and nothing is
// left without one. The names of forgotten persons are erased, and forgotten
// documents are left out. It returns what became of each document, in their
// order. Several documents that other writers do not let through are
// [graph.ErrConflict] soon: fewer of them may pass.
func (s *Store) Put(ctx context.Context, docs []graph.Facts) ([]graph.PutResult, error) {
	var out []graph.PutResult
	most := attempts
	if len(docs) > 1 {
		most = attemptsTogether
	}
	foreseen := s.foresee(ctx, docs)
	if s.follows(&foreseen) && s.follow(ctx, foreseen) == nil {
		return foreseen.results, nil
	}
	err := s.writeWithin(ctx, most, func(txn *dgo.Txn) (plan, error) {
		p, err := s.inTurn(ctx, txn, docs, &foreseen)
		out = p.results
		return p.plan, err
	})
	if err != nil {
		return nil, fmt.Errorf("put %d documents: %w", len(docs), err)
	}
	return out, nil
}

// Remove takes documents out of the graph, with all that only they support.
// Documents that are not there are passed over.
func (s *Store) Remove(ctx context.Context, digests []string) error {
	err := s.write(ctx, func(txn *dgo.Txn) (plan, error) {
		p, err := planRemove(ctx, txn, digests)
		return p, err
	})
	if err != nil {
		return fmt.Errorf("remove %d documents: %w", len(digests), err)
	}
	return nil
}

// A plan is what a transaction writes, once it knows the revision it stands on.
type plan struct {
	revision int
	stateUID string
	change   change
	nodes    nodes  // as they shall be; the values of shared nodes are taken from here
	key      string // of marks; empty: it stays

	news   graph.Change       // as far as it does not follow from the rest
	gone   graph.ChangeReason // of documents that go
	before *held              // nil: no document is touched
	memory *memory            // nil: nothing of what was can name who was forgotten
	about  extent             // of the documents that it touches; nil: it may touch anything
}

// write runs one transaction: read, plan, write, raise the revision.
func (s *Store) write(ctx context.Context, prepare func(*dgo.Txn) (plan, error)) error {
	return s.writeWithin(ctx, attempts, prepare)
}

// writeWithin is write with so many attempts when others are faster.
func (s *Store) writeWithin(ctx context.Context, most int, prepare func(*dgo.Txn) (plan, error)) error {
	s.turn.Lock()
	defer s.turn.Unlock()
	defer s.writes.Add(1) // a failed one, too: it may have come through
	return retryAborted(ctx, most, func() error {
		txn := s.client.NewTxn()
		defer txn.Discard(context.WithoutCancel(ctx))
		p, err := prepare(txn)
		if err != nil || p.change.empty() {
			return err
		}
		p.record(time.Now())
		err = s.commit(ctx, txn, p)
		s.wroteAlone(p.revision+1, p.about, err)
		return err
	})
}

func (c change) empty() bool { return len(c.set) == 0 && len(c.del) == 0 }

// adds reports whether nothing is taken away.
func (c change) adds() bool { return len(c.del)+len(c.loose) == 0 }

// commit writes a plan. Only where something was taken away does it need to
// look for what nobody refers to any more. What a transaction writes is sent in one
// mutation, or one after another: of several at once Dgraph 24 loses edges.
func (s *Store) commit(ctx context.Context, txn *dgo.Txn, p plan) error {
	uids := s.cache.at(p.revision)
	w := writer{known: uids, owned: map[graph.ID]string{}, nodes: p.nodes}
	extra, err := w.resolve(ctx, txn, p.change)
	if err != nil {
		return err
	}
	mu, err := w.mutation(p, extra)
	if err != nil {
		return err
	}
	last := len(p.change.loose) == 0
	resp, err := txn.Do(ctx, &api.Request{Mutations: []*api.Mutation{mu}, CommitNow: last})
	if err != nil {
		return err
	}
	w.learn(resp.Uids)
	for _, id := range p.change.removed {
		delete(uids, id) // what was shared in one write may go in another
	}
	if !last {
		if err := dropLoose(ctx, txn, p.change.loose, uids); err != nil {
			return err
		}
		return txn.Commit(ctx)
	}
	return nil
}

// A writer turns triples over our ids into triples over uids.
type writer struct {
	known map[graph.ID]string // shared nodes; outlives the transaction
	owned map[graph.ID]string
	nodes nodes
	blank []graph.ID // new nodes, by the number of their blank
}

func (w *writer) uid(id graph.ID) string {
	if u, ok := w.owned[id]; ok {
		return u
	}
	return w.known[id]
}

// mutation prepares the one mutation of a transaction, which creates some nodes
// and changes what it says. The first one of a graph writes its model as well, so
// that nobody can seal it or fill it from a backup at the same time.
func (w *writer) mutation(p plan, extra []triple) (*api.Mutation, error) {
	mu := &api.Mutation{}
	for _, t := range append(extra, p.change.set...) {
		mu.Set = append(mu.Set, t.nquad(w.uid)...)
	}
	for _, t := range p.change.del {
		if w.uid(t.subject) != "" && (t.object == "" || w.uid(t.object) != "") {
			deletion(mu, t, w.uid)
		}
	}
	state := func(graph.ID) string { return p.stateUID }
	if p.revision == 0 {
		mu.Set = append(mu.Set, triple{pred: "graph.model", value: Model}.nquad(state)...)
	}
	if p.key != "" {
		mu.Set = append(mu.Set, triple{pred: "graph.key", value: p.key}.nquad(state)...)
	}
	mu.Set = append(mu.Set, triple{pred: "graph.revision", value: p.revision + 1}.nquad(state)...)
	mu.Set = append(mu.Set, triple{pred: "graph.written", value: p.news.At}.nquad(state)...)
	if !p.change.adds() {
		mu.Set = append(mu.Set, triple{pred: "graph.emptied", value: p.revision + 1}.nquad(state)...)
	}
	for _, q := range mu.Set {
		if q.Subject == "" || (q.ObjectId == "" && q.ObjectValue == nil) {
			return nil, fmt.Errorf("%w: a fact refers to a thing that was not given (predicate %s)", graph.ErrInvalid, q.Predicate)
		}
	}
	return mu, nil
}

// resolve finds the uid of every id of a change, and names a blank for each node
// that does not exist, whose own values it returns.
func (w *writer) resolve(ctx context.Context, txn *dgo.Txn, c change) ([]triple, error) {
	need := w.needs(c)
	found := map[graph.ID]string{}
	if err := lookup(ctx, txn, need, found); err != nil {
		return nil, err
	}
	var extra []triple
	for _, id := range need {
		switch n := w.nodes[id]; {
		case found[id] != "" && (n == nil || !n.shared):
			w.owned[id] = found[id]
		case found[id] != "":
			w.known[id] = found[id]
		case n != nil && n.shared:
			extra = append(extra, w.create(n)...)
		}
	}
	for _, id := range c.created {
		extra = append(extra, w.create(w.nodes[id])...)
	}
	return extra, nil
}

// needs are the ids, in order, that a change speaks of, that it does not create
// and whose uids are not known.
func (w *writer) needs(c change) []graph.ID {
	fresh := setOf(c.created)
	need := map[graph.ID]bool{}
	var want func(id graph.ID)
	want = func(id graph.ID) {
		if id == "" || fresh[id] || w.known[id] != "" || need[id] {
			return
		}
		need[id] = true
		if n := w.nodes[id]; n != nil { // what a new shared node refers to must be there as well
			for _, to := range n.fixed {
				want(to)
			}
		}
	}
	for _, t := range slices.Concat(c.set, c.del) {
		want(t.subject)
		want(t.object)
	}
	return slices.Sorted(maps.Keys(need))
}

func (w *writer) create(n *node) []triple {
	w.owned[n.id] = "_:" + blankName(len(w.blank))
	w.blank = append(w.blank, n.id)
	return n.triples()
}

// learn keeps the uids of new shared nodes for the next transaction.
func (w *writer) learn(uids map[string]string) {
	for i, id := range w.blank {
		if w.nodes[id].shared {
			w.known[id] = uids[blankName(i)]
		}
	}
}

// blankName is what the i-th new node of a mutation is called in its answer.
func blankName(i int) string { return "b" + strconv.Itoa(i) }

// referrers are, for each kind of shared node, the edges that keep it. Kinds
// come in the order in which they let go of each other.
var referrers = []struct {
	kind  string
	edges []string
}{
	{graph.KindPerson, []string{"mention.person", "attendance.substitutes", "open.personA", "open.personB"}},
	{graph.KindParty, []string{"attendance.party", "vote.party", "item.mover"}},
	{graph.KindPaper, []string{"item.paper", "decision.paper", "paper.base"}},
	{graph.KindPaper, []string{"item.paper", "decision.paper", "paper.base"}}, // the base of a supplement that just went
	{graph.KindBody, []string{"session.body", "item.body", "decision.body"}},
	{graph.KindMunicipality, []string{"session.municipality", "body.municipality", "person.municipality", "party.municipality", "paper.municipality",
		"open.municipality", "redirect.municipality", "identity.municipality"}},
}

// dropLoose removes the shared nodes among these that nothing refers to. The
// transaction sees its own deletions, and no other writer can come between.
func dropLoose(ctx context.Context, txn *dgo.Txn, loose []graph.ID, known map[graph.ID]string) error {
	for _, r := range referrers {
		var ids []graph.ID
		for _, id := range loose {
			if id.Kind() == r.kind {
				ids = append(ids, id)
			}
		}
		more, err := dropUnreferred(ctx, txn, ids, r.edges, known)
		if err != nil {
			return err
		}
		loose = append(loose, more...)
	}
	return nil
}

// dropUnreferred removes those without any of the edges, and returns what they
// referred to themselves.
func dropUnreferred(ctx context.Context, txn *dgo.Txn, ids []graph.ID, edges []string, known map[graph.ID]string) ([]graph.ID, error) {
	var freed []graph.ID
	for part := range slices.Chunk(ids, chunk) {
		var v vars
		fields := sharedFields()
		for i, e := range edges {
			fields += fmt.Sprintf(" n%d: count(~%s)", i, e)
		}
		var got struct{ Q []map[string]any }
		if err := read(ctx, txn, &got, v.query(v.byIDs("q", part, fields)), v.vals); err != nil {
			return nil, err
		}
		mu := &api.Mutation{}
		for _, n := range got.Q {
			id, ok := n["xid"].(string)
			if !ok || referred(n, len(edges)) {
				continue
			}
			delete(known, graph.ID(id))
			freed = append(freed, targets(n)...)
			dropAll(mu, n)
		}
		if len(mu.Del) > 0 {
			if _, err := txn.Mutate(ctx, mu); err != nil {
				return nil, err
			}
		}
	}
	return freed, nil
}

func referred(n map[string]any, edges int) bool {
	for i := range edges {
		if c, _ := n[fmt.Sprintf("n%d", i)].(float64); c > 0 {
			return true
		}
	}
	return false
}
