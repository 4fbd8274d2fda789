package view

import (
	"context"
	"time"
)

// A check asks for the present revision, once for all who asked before it began.
type check struct {
	done     chan struct{}
	revision int
	err      error
}

// checkMax is how long a check may take.
const checkMax = 10 * time.Second

// revision is the present revision. It is never one from before it was asked for,
// so whoever has written something finds it; but those who ask while a check is
// under way share the next one.
func (c *Towns) revision(ctx context.Context) (int, error) {
	q := c.enqueue(ctx)
	select {
	case <-q.done:
		return q.revision, q.err
	case <-ctx.Done():
		return 0, ctx.Err()
	}
}

func (c *Towns) enqueue(ctx context.Context) *check {
	c.mu.Lock()
	defer c.mu.Unlock()
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
		q := c.next
		c.next, c.asking = nil, q != nil
		c.mu.Unlock()
		if q == nil {
			return
		}
		within, cancel := context.WithTimeout(ctx, checkMax)
		q.revision, q.err = c.source.Revision(within)
		cancel()
		close(q.done)
	}
}
