package view

import (
	"slices"
	"time"
)

// A Count says what snapshots have taken so far.
type Count struct {
	Bytes, Limit int64 // that the present towns take, and may take; a limit of 0 is none
	Held, Away   int   // municipalities in memory, and not
	Evicted      int   // how often one had to go for another
	Read         int   // how often one was read as a whole
	Made         int   // snapshots
	Took         time.Duration
}

// Count is what it took until now.
func (c *Towns) Count() Count {
	c.mu.Lock()
	defer c.mu.Unlock()
	n := c.count
	if n.Limit = c.limit; c.now != nil {
		n.Bytes, n.Held, n.Away = c.now.Size(), len(c.now.Towns), len(c.now.away)
	}
	return n
}

// Progress is how many municipalities are in memory, of how many, while not all are
// there that fit.
func (c *Towns) Progress() (held, of int, filling bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.now == nil {
		return 0, 0, true
	}
	return len(c.now.Towns), len(c.now.Towns) + len(c.now.away), c.now.filling()
}

// add counts a snapshot that was made.
func (n *Count) add(old, next *Snapshot, took time.Duration) {
	n.Made++
	n.Took += took
	var before []*Town
	if old != nil {
		before = old.Towns
	}
	for _, t := range before {
		if _, away := next.away[t.ID]; away {
			n.Evicted++
		}
	}
	for _, t := range next.Towns {
		if !slices.ContainsFunc(before, func(b *Town) bool { return b.ID == t.ID }) {
			n.Read++
		}
	}
}
