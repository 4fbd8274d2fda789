package view

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"ratsgraph/graph"
)

// ErrTooLarge means that something does not fit into the memory that snapshots may
// take. Its text says what to set.
var ErrTooLarge = errors.New("too large for the memory of snapshots")

// errFull ends the reading of a municipality that nobody asked for.
var errFull = errors.New("full")

// A room is the memory that the towns of a snapshot share while the next one is
// made. When it is full, the town that was not asked for the longest has to go.
type room struct {
	max int64 // 0: no bound

	mu    sync.Mutex
	taken int64
	held  []*Town // that may go, the one that was asked for last at the end
	gone  map[graph.ID]bool
}

func newRoom(limit int64, held []*Town) *room {
	r := &room{max: limit, gone: map[graph.ID]bool{}}
	r.held = slices.SortedFunc(slices.Values(held), func(a, b *Town) int { return cmp.Compare(a.used.Load(), b.used.Load()) })
	for _, t := range r.held {
		r.taken += t.Size()
	}
	return r
}

// stay keeps towns from having to go.
func (r *room) stay(wanted map[graph.ID]bool) {
	r.held = slices.DeleteFunc(r.held, func(t *Town) bool { return wanted[t.ID] })
}

// take takes so many bytes. Others go for what is wanted, but not for what is not.
func (r *room) take(bytes int64, wanted bool) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.taken += bytes
	for r.max > 0 && r.taken > r.max {
		if !wanted || len(r.held) == 0 {
			return errFull
		}
		t := r.held[0]
		r.held = r.held[1:]
		r.taken -= t.Size()
		r.gone[t.ID] = true
	}
	return nil
}

// could reports whether there is room for so many bytes, of which some are taken.
func (r *room) could(need, taken int64, wanted bool) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.max <= 0 || wanted && need <= r.max+r.max/8 || !wanted && r.taken-taken+need <= r.max
}

// give gives back what was taken.
func (r *room) give(bytes int64) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.taken -= bytes
}

// free lets towns go until the rest fits, but for the one that was asked for last:
// with none there would be no answer at all.
func (r *room) free() {
	for r.max > 0 && r.taken > r.max && len(r.held) > 1 {
		r.taken -= r.held[0].Size()
		r.gone[r.held[0].ID] = true
		r.held = r.held[1:]
	}
}

// A tooLarge municipality does not even fit alone.
type tooLarge struct {
	id        graph.ID
	need, max int64
	at        time.Time
}

// old reports whether a municipality that was too large may be tried again.
func old(err error) bool {
	var e *tooLarge
	return errors.As(err, &e) && time.Since(e.at) > 10*time.Minute
}

func (e *tooLarge) Error() string {
	return fmt.Sprintf("%s takes about %s of memory, and snapshots may take %s: set --snapshot-memory to %s or more",
		e.id, megabytes(e.need), megabytes(e.max), megabytes(e.need+e.need/4))
}

func (e *tooLarge) Unwrap() error { return ErrTooLarge }

func megabytes(n int64) string { return fmt.Sprintf("%dMiB", (n+1<<20-1)>>20) }
