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

	// MunicipalityFacts reads all that is known of a municipality, or
	// [graph.ErrNotFound]. The facts of no known municipality are under the id "".
	MunicipalityFacts(ctx context.Context, id graph.ID) (graph.MunicipalityFacts, error)

	// SessionFacts reads all that is known of some sessions. Those that are not
	// there are not in the answer.
	SessionFacts(ctx context.Context, ids []graph.ID) ([]graph.SessionFacts, error)
}

// Towns keeps a snapshot of a graph and makes a new one when the graph has
// changed. It is safe for concurrent use.
type Towns struct {
	source Source

	mu     sync.Mutex
	now    *Snapshot
	work   *update
	next   *check // has not begun: whoever asks now may share it
	asking bool
	last   known
}

// An update makes the next snapshot.
type update struct {
	done chan struct{}
	err  error
}

// Of keeps the views of a graph.
func Of(s Source) *Towns { return &Towns{source: s} }

// patience is how long a question waits for a new snapshot before it is answered
// from the one before, or from the graph itself.
const patience = 2 * time.Second

// At is the snapshot at a revision that was present at most [Stale] ago. While it is being made and takes
// long, it is the one before; nil if there is none yet.
func (c *Towns) At(ctx context.Context) (*Snapshot, error) { return c.at(ctx, patience) }

// Wait is [Towns.At] with all the patience that the context has.
func (c *Towns) Wait(ctx context.Context) (*Snapshot, error) { return c.at(ctx, 0) }

func (c *Towns) at(ctx context.Context, patience time.Duration) (*Snapshot, error) {
	revision, err := c.revision(ctx)
	if err != nil {
		return nil, fmt.Errorf("view: %w", err)
	}
	now, work := c.present(ctx, revision)
	var out <-chan time.Time
	if work != nil && patience > 0 {
		t := time.NewTimer(patience)
		defer t.Stop()
		out = t.C
	}
	for ; work != nil; now, work = c.present(ctx, revision) {
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

// present is the snapshot that there is, and the work on the next one if that is
// not yet of the revision.
func (c *Towns) present(ctx context.Context, revision int) (*Snapshot, *update) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.now != nil && c.now.Revision >= revision {
		return c.now, nil
	}
	if c.work == nil {
		c.work = &update{done: make(chan struct{})}
		go c.renew(context.WithoutCancel(ctx), c.work, c.now)
	}
	return c.now, c.work
}

// renew makes the next snapshot. Whoever asked first may have left meanwhile.
func (c *Towns) renew(ctx context.Context, u *update, old *Snapshot) {
	next, err := next(ctx, c.source, old)
	c.mu.Lock()
	defer c.mu.Unlock()
	if err == nil {
		c.now = next
	}
	u.err, c.work = err, nil
	close(u.done)
}
