package view

import (
	"context"
	"fmt"
	"time"

	"ratsgraph/graph"
)

// A check asks for the present revision, once for all who wait for it.
type check struct {
	done     chan struct{}
	revision int
	err      error
}

// known is what a check found: the revision at a time, after so many writes of our own.
type known struct {
	revision int
	at       time.Time // when the check began
	writes   int64     // that the source itself had made by then
}

const (
	// checkMax is how long a check may take.
	checkMax = 10 * time.Second

	// Stale is by how much an answer may be older than its question. Within it,
	// questions share what one check found.
	Stale = 50 * time.Millisecond
)

type nowKey struct{}

// Now returns a context under which the graph itself is asked for its revision,
// however lately it was asked.
func Now(ctx context.Context) context.Context { return context.WithValue(ctx, nowKey{}, true) }

// revision is one that was present at most [Stale] ago, and never one from before
// a write of the source itself, or from before what somebody saw: whoever has written
// through it, or was told of a change, finds that. Who asks when it is half as old as that has the next check begin, so that where
// many ask, none has to wait.
func (c *Towns) revision(ctx context.Context) (int, error) {
	now, _ := ctx.Value(nowKey{}).(bool)
	c.mu.Lock()
	age := time.Since(c.last.at)
	last := c.last.revision
	usable := !now && age < Stale && c.last.writes == c.source.Writes() && last >= c.seen
	var q *check
	if !usable || age > Stale/2 && !c.asking {
		q = c.enqueue(ctx)
	}
	c.mu.Unlock()
	if usable {
		return last, nil
	}
	select {
	case <-q.done:
		return q.revision, q.err
	case <-ctx.Done():
		return 0, ctx.Err()
	}
}

// Saw notes a revision that the graph was seen at otherwise.
func (c *Towns) Saw(revision int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.seen = revision
}

// enqueue is the next check, which has not begun: what is written by now, it
// finds.
func (c *Towns) enqueue(ctx context.Context) *check {
	if c.next == nil {
		c.next = &check{done: make(chan struct{})}
	}
	if !c.asking {
		c.asking = true
		go c.ask(context.WithoutCancel(ctx))
	}
	return c.next
}

// ask makes checks for as long as somebody waits for one.
func (c *Towns) ask(ctx context.Context) {
	for {
		c.mu.Lock()
		q, about := c.next, known{at: time.Now(), writes: c.source.Writes()}
		c.next, c.asking = nil, q != nil
		c.mu.Unlock()
		if q == nil {
			return
		}
		within, cancel := context.WithTimeout(ctx, checkMax)
		q.revision, q.err = c.source.Revision(within)
		if q.err != nil && within.Err() != nil {
			q.err = fmt.Errorf("%w: it does not say its revision within %s: %w", graph.ErrUnavailable, checkMax, q.err)
		}
		cancel()
		if about.revision = q.revision; q.err == nil {
			c.mu.Lock()
			c.last = about
			c.mu.Unlock()
		}
		close(q.done)
	}
}
