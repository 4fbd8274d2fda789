package view

import (
	"context"
	"fmt"
	"sync"
	"time"

	"ratsgraph/graph"
)

// A Source is the graph that views are made from.
type Source interface {
	// Revision is the number of the graph's present state.
	Revision(ctx context.Context) (int, error)

	// Writes counts what was written through this source itself.
	Writes() int64

	// Changes reads, in their order, up to n changes after a revision.
	Changes(ctx context.Context, after, n int, f graph.ChangeScope) ([]graph.Change, error)

	// AtOnce lets do read several times from one state of the graph.
	AtOnce(ctx context.Context, do func(context.Context) error) error

	// MunicipalityIDs are all municipalities, in order of their ids.
	MunicipalityIDs(ctx context.Context) ([]graph.ID, error)

	// EachSession reads all that is known of a municipality, or [graph.ErrNotFound].
	// The facts of no known municipality are under the id "". Keep is called with the
	// facts of each session, by several at once, and with how many sessions there are;
	// its error ends the reading.
	EachSession(ctx context.Context, id graph.ID, keep func(f graph.SessionFacts, of int) error) (graph.MunicipalityFacts, error)

	// SessionFacts reads all that is known of some sessions. Those that are not
	// there are not in the answer.
	SessionFacts(ctx context.Context, ids []graph.ID) ([]graph.SessionFacts, error)
}

// Towns keeps a snapshot of a graph and makes a new one when the graph has
// changed. It is safe for concurrent use.
type Towns struct {
	source Source
	limit  int64 // bytes that the towns may take; 0: no bound

	mu     sync.Mutex
	now    *Snapshot
	work   *update
	wanted map[graph.ID]bool
	count  Count
	next   *check // has not begun: whoever asks now may share it
	asking bool
	last   known
	seen   int // the revision that others saw last
}

// An update makes the next snapshot.
type update struct {
	done chan struct{}
	err  error
}

// Of keeps the views of a graph, as many as there are.
func Of(s Source) *Towns { return Within(s, 0) }

// Within keeps the views of a graph that fit into so many bytes of memory, those
// that were asked for last. What is worked out from views is among the bytes; what
// answers take while they are made is not.
func Within(s Source, bytes int64) *Towns {
	return &Towns{source: s, limit: bytes, wanted: map[graph.ID]bool{}}
}

// patience is how long a question waits for a new snapshot before it is answered
// from the one before, or from the graph itself.
const patience = 2 * time.Second

// A need is what somebody waits for.
type need struct {
	revision int
	whole    bool // all that fits
	one      bool // this municipality
	town     graph.ID
}

func (n need) met(s *Snapshot) bool {
	return s != nil && s.Revision >= n.revision && (!n.whole || !s.filling()) && (!n.one || s.settled(n.town))
}

// At is the snapshot at a revision that was present at most [Stale] ago. While it is being made and takes
// long, it is the one before; nil if there is none yet.
func (c *Towns) At(ctx context.Context) (*Snapshot, error) { return c.at(ctx, patience, need{}) }

// Wait is [Towns.At] with all the patience that the context has, and with all of
// the graph that fits.
func (c *Towns) Wait(ctx context.Context) (*Snapshot, error) { return c.at(ctx, 0, need{whole: true}) }

// Want waits for a snapshot with a municipality. Others go for it if they have to.
// If it fits in no case, or is not there, it is not in the snapshot.
func (c *Towns) Want(ctx context.Context, town graph.ID) (*Snapshot, error) {
	return c.at(ctx, 0, need{one: true, town: town})
}

// Fetch has a municipality read, for who comes later.
func (c *Towns) Fetch(ctx context.Context, town graph.ID) {
	c.mu.Lock()
	defer c.mu.Unlock()
	n := need{one: true, town: town}
	if c.now != nil && !n.met(c.now) {
		c.start(ctx, n)
	}
}

func (c *Towns) at(ctx context.Context, patience time.Duration, n need) (*Snapshot, error) {
	var err error
	if n.revision, err = c.revision(ctx); err != nil {
		return nil, fmt.Errorf("view: %w", err)
	}
	now, work := c.present(ctx, n)
	var out <-chan time.Time
	if work != nil && patience > 0 {
		t := time.NewTimer(patience)
		defer t.Stop()
		out = t.C
	}
	for ; work != nil; now, work = c.present(ctx, n) {
		select {
		case <-work.done:
			if work.err != nil {
				return nil, fmt.Errorf("view: %w", work.err)
			}
		case <-out:
			return now, nil
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
	return now, nil
}

// present is the snapshot that there is, and the work on the next one if that does
// not meet the need yet.
func (c *Towns) present(ctx context.Context, n need) (*Snapshot, *update) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if n.met(c.now) {
		if c.crowded() {
			c.start(ctx, need{})
		}
		return c.now, nil
	}
	c.start(ctx, n)
	return c.now, c.work
}

// crowded reports whether what was worked out from towns has grown so that one of
// them has to go.
func (c *Towns) crowded() bool {
	return c.limit > 0 && len(c.now.Towns) > 1 && c.now.Size() > c.limit
}

// start begins to make the next snapshot, unless somebody does.
func (c *Towns) start(ctx context.Context, n need) {
	if n.one {
		c.wanted[n.town] = true
	}
	if c.work == nil {
		c.work = &update{done: make(chan struct{})}
		go c.renew(context.WithoutCancel(ctx), c.work)
	}
}

// renew makes the next snapshot, and more of them until all is there that fits.
// Whoever asked first may have left meanwhile.
func (c *Towns) renew(ctx context.Context, u *update) {
	for u != nil {
		c.mu.Lock()
		old, wanted := c.now, c.wanted
		c.wanted = map[graph.ID]bool{}
		c.mu.Unlock()
		began := time.Now()
		next, err := next(ctx, c.source, old, c.limit, wanted)
		c.mu.Lock()
		done := u
		if u.err, u = err, nil; err == nil {
			c.now = next
			c.count.add(old, next, time.Since(began))
			if next.filling() || len(c.wanted) > 0 {
				u = &update{done: make(chan struct{})}
			}
		}
		c.work = u
		close(done.done)
		c.mu.Unlock()
	}
}
