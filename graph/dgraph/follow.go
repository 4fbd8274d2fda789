package dgraph

import (
	"context"
	"errors"
	"maps"
	"slices"
	"sync"
	"time"

	"github.com/dgraph-io/dgo/v240"
	"github.com/dgraph-io/dgo/v240/protos/api"

	"ratsgraph/graph"
)

// A queue is what the writers of a store share. A write either goes alone, or it
// follows others that are under way: Dgraph applies what it writes while they are
// still being committed, and it is committed only after them.
//
// What makes that safe is the revision. Every write makes the next one, and every
// revision has a node of its own, whose xid nobody else can create meanwhile (see
// encodeChange). So of two that claim the same revision one is refused, whoever
// they are. One that follows claims the revision after that of the write before
// it, and looks in its own transaction whether that one has been claimed by
// somebody else before it began.
type queue struct {
	turn     sync.RWMutex // writes that follow each other hold it for reading
	solitary bool         // all writes go alone: the graph has an older schema, with which they refuse each other

	mu     sync.Mutex // of all below
	last   *link      // nil: what the next write would stand on is not known
	making map[graph.ID]*link
	cache  uidCache
	lately lately // what was written last
	alone  int    // how many writes shall go alone, because others write as well
}

// aloneAfter is how many writes go alone after one that followed was refused.
const aloneAfter = 8

// A link is a write under way, or the last one.
type link struct {
	revision int
	before   *link
	sent     chan struct{} // closed when Dgraph has given uids to what it creates, or when it failed
	done     chan struct{} // closed when it is committed, or when it failed
	failed   bool          // to be read when one of these is closed
}

// settled is the last write where none is under way.
func settled(revision int) *link {
	l := &link{revision: revision, sent: make(chan struct{}), done: make(chan struct{})}
	close(l.sent)
	close(l.done)
	return l
}

// errNotNext says that a write cannot follow those under way: it has to go alone.
var errNotNext = errors.New("the write does not follow the last one")

// wroteAlone notes a write that went alone, or that it failed: then nothing is known.
func (q *queue) wroteAlone(revision int, about extent, err error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.making = map[graph.ID]*link{}
	if err != nil {
		q.forget()
		return
	}
	q.cache.revision = revision
	q.last = settled(revision)
	q.lately.wrote(revision, about)
	q.alone = max(0, q.alone-1)
}

// forget forgets what was known: it may know uids that were never written, and
// revisions that somebody else has made of something else.
func (q *queue) forget() {
	q.last, q.cache, q.making, q.lately = nil, uidCache{}, map[graph.ID]*link{}, lately{}
}

// follows reports whether a plan may be written while others are: it only makes
// nodes and edges, so that nothing of it depends on what they write.
func (q *queue) follows(p *putPlan) bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	return !q.solitary && q.last != nil && q.alone == 0 && p.about != nil && !p.change.empty() && p.change.fresh()
}

// fresh reports whether nothing is taken away, and nothing that is there gets
// another value.
func (c change) fresh() bool {
	created := setOf(c.created)
	return c.adds() && !slices.ContainsFunc(c.set, func(t triple) bool { return t.object == "" && !created[t.subject] })
}

// follow writes a plan behind the writes that are under way. If it fails, nothing
// of it counts as written, and it has to go alone.
func (s *Store) follow(ctx context.Context, p putPlan) error {
	s.turn.RLock()
	defer s.turn.RUnlock()
	defer s.writes.Add(1)
	txn := s.client.NewTxn()
	defer txn.Discard(context.WithoutCancel(ctx))
	p.towned()
	w := writer{owned: map[graph.ID]string{}, nodes: p.nodes}
	turn, err := s.stand(ctx, txn, append(w.needs(p.change), pendingIDs(p.towns)...))
	if err != nil {
		return err
	}
	j, err := s.join(&w, &p, turn)
	if err != nil {
		return err
	}
	written := false
	defer func() { s.leave(j.link, written) }()
	mu, err := s.behind(ctx, &w, p, j)
	if err != nil {
		return err
	}
	resp, err := txn.Do(ctx, &api.Request{Mutations: []*api.Mutation{mu}})
	if err != nil {
		return err
	}
	s.sent(j.link, &w, resp.Uids)
	if err := j.link.before.committed(ctx); err != nil {
		return err
	}
	err = txn.Commit(ctx)
	written = err == nil
	return err
}

// standpoint is what a write that follows begins with.
type standpoint struct {
	state storedState
	need  []graph.ID          // what it speaks of and does not create itself
	found map[graph.ID]string // uids of those of them that are there, or that the cache knows
}

// stand reads in a transaction what a write begins with.
func (s *Store) stand(ctx context.Context, txn *dgo.Txn, need []graph.ID) (standpoint, error) {
	t := standpoint{need: need, found: map[graph.ID]string{}}
	var ask []graph.ID
	s.queue.mu.Lock()
	for _, id := range need {
		if u := s.cache.uids[id]; u != "" {
			t.found[id] = u
		} else {
			ask = append(ask, id)
		}
	}
	s.queue.mu.Unlock()
	var v vars
	var got struct {
		State []storedState
		Q     []struct {
			UID string
			XID graph.ID
		}
	}
	blocks := v.query(v.byIDs("state", []graph.ID{stateID}, stateFields), v.byIDs("q", ask, "uid xid"))
	if err := read(ctx, txn, &got, blocks, v.vals); err != nil {
		return t, err
	}
	for _, n := range got.Q {
		t.found[n.XID] = n.UID
	}
	var err error
	t.state, err = standing(got.State)
	return t, err
}

// A place is that of a write behind another one.
type place struct {
	link  *link
	extra []triple // of the shared nodes that it creates
	waits map[graph.ID]*link
}

// join gives a write its place behind the last one, if nobody else has claimed the
// revision, and nothing under way touches what it is about.
func (s *Store) join(w *writer, p *putPlan, t standpoint) (place, error) {
	q := &s.queue
	q.mu.Lock()
	defer q.mu.Unlock()
	if !q.bears(w, p, t) {
		return place{}, errNotNext
	}
	uids := q.cache.at(q.last.revision)
	p.revision = q.last.revision
	l := &link{revision: p.revision + 1, before: q.last, sent: make(chan struct{}), done: make(chan struct{})}
	j := place{link: l, waits: map[graph.ID]*link{}}
	for _, id := range t.need {
		n := w.nodes[id]
		switch {
		case uids[id] != "":
			w.owned[id] = uids[id]
		case q.making[id] != nil:
			j.waits[id] = q.making[id]
		case t.found[id] != "":
			w.owned[id] = t.found[id]
			if n != nil && n.shared {
				uids[id] = t.found[id]
			}
		default:
			j.extra = append(j.extra, w.create(n)...)
			q.making[id] = l
		}
	}
	q.last, q.cache.revision = l, l.revision
	q.lately.wrote(l.revision, p.about)
	return j, nil
}

// bears reports whether a write can stand behind the last one: what it refers to
// is there, or on its way, or made by itself.
func (q *queue) bears(w *writer, p *putPlan, t standpoint) bool {
	if q.last == nil || t.state.UID != p.stateUID || t.state.Revision > q.last.revision || !q.lately.left(p.about, p.revision, q.last.revision) {
		return false
	}
	for _, id := range t.need {
		if n := w.nodes[id]; q.cache.uids[id] == "" && q.making[id] == nil && t.found[id] == "" && (n == nil || !n.shared) {
			return false
		}
	}
	return true
}

// behind is the mutation of a write that has its place, once what it refers to has
// uids.
func (s *Store) behind(ctx context.Context, w *writer, p putPlan, j place) (*api.Mutation, error) {
	for _, id := range pendingIDs(p.towns) {
		p.change.set = append(p.change.set, triple{subject: id, pred: "pending.changed", value: p.revision + 1})
	}
	p.record(time.Now())
	for _, id := range p.change.created {
		j.extra = append(j.extra, w.create(p.nodes[id])...)
	}
	for id, l := range j.waits {
		select {
		case <-l.sent:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
		s.queue.mu.Lock()
		w.owned[id] = s.cache.uids[id]
		s.queue.mu.Unlock()
	}
	return w.mutation(p.plan, j.extra)
}

// sent notes the uids of what a write has created, for those that follow.
func (s *Store) sent(l *link, w *writer, uids map[string]string) {
	s.queue.mu.Lock()
	defer s.queue.mu.Unlock()
	for i, id := range w.blank {
		if s.making[id] == l {
			s.cache.uids[id] = uids[blankName(i)]
			delete(s.making, id)
		}
	}
	close(l.sent)
}

// committed waits until a write is committed.
func (l *link) committed(ctx context.Context) error {
	select {
	case <-l.done:
	case <-ctx.Done():
		return ctx.Err()
	}
	if l.failed {
		return errNotNext
	}
	return nil
}

// leave ends a write. One that failed takes those that follow it with it.
func (s *Store) leave(l *link, written bool) {
	q := &s.queue
	q.mu.Lock()
	defer q.mu.Unlock()
	l.before = nil
	if !written {
		l.failed = true
		q.forget()
		q.alone = aloneAfter
		select {
		case <-l.sent:
		default:
			close(l.sent)
		}
	}
	close(l.done)
}

// towned adds to a plan what says of its municipalities how far who is who was
// decided. It is a shared node here: who comes first makes it, and all say when
// something changed last.
func (p *putPlan) towned() {
	p.nodes, p.change.set, p.change.created = maps.Clone(p.nodes), slices.Clip(p.change.set), slices.Clip(p.change.created)
	for town := range p.towns {
		n := pending{id: town}.node()
		n.shared = true
		delete(n.values, "pending.changed")
		p.nodes[n.id] = n
	}
}
