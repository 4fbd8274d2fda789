package resolvers

import (
	"context"
	"fmt"
	"log/slog"
	"slices"
	"sync"
	"time"

	"ratsgraph/graph"
)

// How the graph is followed.
const (
	followEvery = 250 * time.Millisecond // how often it is asked for its revision
	followMax   = 3 * time.Second        // how long it may take to say it: then it is asked anew, lest one question that hangs keeps all waiting
	followPage  = 100                    // changes that are read together
	followKept  = 500                    // changes that are kept for who comes a little later
)

// A follower asks for the revision of the graph, once for all subscribers, and
// reads what is new. Whoever writes to the graph, in whatever process, is
// noticed. While nobody subscribes it does nothing.
type follower struct {
	revision func(context.Context) (int, error)
	changes  func(ctx context.Context, after, n int, s graph.ChangeScope) ([]graph.Change, error)
	saw      func(revision int) // is told before subscribers are
	log      *slog.Logger

	mu   sync.Mutex
	n    int // subscribers
	stop context.CancelFunc
	kept []graph.Change // the newest ones, without gaps
	at   int            // the revision up to which they go; -1: not known yet
	wake chan struct{}  // closed when there is more
	back chan struct{}  // closed when the graph is at an earlier revision than before
}

// join counts a subscriber, and starts following with the first one. Where back is
// closed, what a subscriber knows is of another graph.
func (f *follower) join() (leave func(), back <-chan struct{}) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.n++; f.n == 1 {
		var ctx context.Context
		ctx, f.stop = context.WithCancel(context.Background())
		f.kept, f.at, f.wake, f.back = nil, -1, make(chan struct{}), make(chan struct{})
		go f.follow(ctx)
	}
	return sync.OnceFunc(func() {
		f.mu.Lock()
		defer f.mu.Unlock()
		if f.n--; f.n == 0 {
			f.stop()
		}
	}), f.back
}

// follow looks for what is new until nobody subscribes any more.
func (f *follower) follow(ctx context.Context) {
	tick := time.NewTicker(followEvery)
	defer tick.Stop()
	for ctx.Err() == nil {
		if err := f.look(ctx); err != nil && ctx.Err() == nil {
			f.log.WarnContext(ctx, "the graph cannot be followed", "cause", err)
		}
		select {
		case <-ctx.Done():
		case <-tick.C:
		}
	}
}

// look reads what is new and wakes those who wait.
func (f *follower) look(ctx context.Context) error {
	within, cancel := context.WithTimeout(ctx, followMax)
	defer cancel()
	now, err := f.revision(within)
	if err != nil {
		return err
	}
	f.mu.Lock()
	at := f.at
	f.mu.Unlock()
	if at < 0 || now < at { // from here on; or the graph was emptied
		f.set(ctx, nil, now)
		return nil
	}
	for at < now {
		got, err := f.changes(ctx, at, followPage, graph.ChangeScope{})
		if err != nil {
			return err
		}
		if len(got) == 0 {
			return fmt.Errorf("%w: it is at revision %d, and has no change after %d", graph.ErrUnavailable, now, at)
		}
		at = got[len(got)-1].Revision
		f.set(ctx, got, at)
	}
	return nil
}

// set keeps what is new and wakes those who wait. Who followed for subscribers that
// have all left has no say any more: others may be there by now.
func (f *follower) set(ctx context.Context, more []graph.Change, at int) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if ctx.Err() != nil {
		return
	}
	if at < f.at {
		close(f.back)
		f.back = make(chan struct{})
	}
	if more == nil || slices.ContainsFunc(more, forgets) {
		f.kept = nil
	}
	f.kept = append(f.kept, more...)
	f.kept = f.kept[max(0, len(f.kept)-followKept):]
	f.at = at
	f.saw(at)
	close(f.wake)
	f.wake = make(chan struct{})
}

// forgets says whether changes before one may name what the graph names no more.
func forgets(c graph.Change) bool { return slices.Contains(c.Reasons, graph.ChangeForgotten) }

// after returns the changes after a revision, some at a time, or waits for one.
func (f *follower) after(ctx context.Context, revision int) ([]graph.Change, error) {
	for {
		f.mu.Lock()
		at, kept, wake := f.at, f.kept, f.wake
		f.mu.Unlock()
		if from := at - len(kept); at >= 0 && revision >= from && revision < at {
			return kept[revision-from:], nil
		}
		if revision < at {
			return f.changes(ctx, revision, followPage, graph.ChangeScope{})
		}
		select {
		case <-wake:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
}
