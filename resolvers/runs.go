package resolvers

import (
	"context"
	"log/slog"
	"slices"
	"sync"
	"time"

	"ratsgraph/graph"
)

// runsEvery is how often the graph is asked how far ingests are.
const runsEvery = 500 * time.Millisecond

// A runFollower asks how far ingests are, once for all subscribers. While nobody
// subscribes it does nothing.
type runFollower struct {
	read func(context.Context) ([]graph.Run, error)
	log  *slog.Logger

	mu    sync.Mutex
	n     int // subscribers
	stop  context.CancelFunc
	runs  []graph.Run // the newest first; nil: not known yet
	wake  chan struct{}
	quiet map[graph.ID]bool // which of them are silent
}

// join counts a subscriber, and starts following with the first one.
func (f *runFollower) join() (leave func()) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.n++; f.n == 1 {
		var ctx context.Context
		ctx, f.stop = context.WithCancel(context.Background())
		f.runs, f.wake = nil, make(chan struct{})
		go f.follow(ctx)
	}
	return sync.OnceFunc(func() {
		f.mu.Lock()
		defer f.mu.Unlock()
		if f.n--; f.n == 0 {
			f.stop()
		}
	})
}

// follow looks how far ingests are until nobody subscribes any more.
func (f *runFollower) follow(ctx context.Context) {
	tick := time.NewTicker(runsEvery)
	defer tick.Stop()
	for ctx.Err() == nil {
		within, cancel := context.WithTimeout(ctx, followMax)
		runs, err := f.read(within)
		cancel()
		switch {
		case err == nil:
			f.set(ctx, runs)
		case ctx.Err() == nil:
			f.log.WarnContext(ctx, "ingests cannot be followed", "cause", err)
		}
		select {
		case <-ctx.Done():
		case <-tick.C:
		}
	}
}

// set wakes those who wait if there is something new.
func (f *runFollower) set(ctx context.Context, runs []graph.Run) {
	quiet := map[graph.ID]bool{}
	for _, r := range runs {
		quiet[r.ID] = r.Silent()
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if ctx.Err() != nil || f.runs != nil && slices.EqualFunc(f.runs, runs, func(a, b graph.Run) bool {
		return a.ID == b.ID && a.Updated == b.Updated && f.quiet[a.ID] == quiet[b.ID]
	}) {
		return
	}
	f.runs, f.quiet = append([]graph.Run{}, runs...), quiet
	close(f.wake)
	f.wake = make(chan struct{})
}

// now are the runs as they are known, the oldest first, and what wakes when that
// changes.
func (f *runFollower) now() ([]graph.Run, <-chan struct{}) {
	f.mu.Lock()
	defer f.mu.Unlock()
	runs := slices.Clone(f.runs)
	slices.Reverse(runs)
	return runs, f.wake
}

// A told is what a subscriber knows of a run.
type told struct {
	updated string
	silent  bool
}

// IngestProgress tells how far ingests are, until the client goes away or the run
// that was asked for ends.
func (r subscription) IngestProgress(ctx context.Context, run *graph.ID) (<-chan *graph.Run, error) {
	exit, refused := r.room.enter(ctx)
	if refused != nil {
		return nil, refused
	}
	leave := r.runs.join()
	ctx, cancel := r.lasting(ctx, nil)
	out := make(chan *graph.Run)
	go func() {
		defer close(out)
		defer exit()
		defer leave()
		defer cancel()
		var known map[graph.ID]told
		for {
			runs, wake := r.runs.now()
			if known == nil && runs != nil {
				known = atFirst(runs, run)
			}
			for _, x := range runs {
				is := told{x.Updated, x.Silent()}
				if known[x.ID] == is || run != nil && x.ID != *run {
					continue
				}
				known[x.ID] = is
				select {
				case out <- &x:
				case <-ctx.Done():
					return
				}
				if run != nil && x.Ended != nil {
					return
				}
			}
			select {
			case <-wake:
			case <-ctx.Done():
				return
			}
		}
	}()
	return out, nil
}

// atFirst are the runs of which a new subscriber need not be told: those that have
// ended, but for the last one where none goes on, and for the one that was asked
// for.
func atFirst(runs []graph.Run, asked *graph.ID) map[graph.ID]told {
	known := map[graph.ID]told{}
	goesOn := slices.ContainsFunc(runs, func(r graph.Run) bool { return r.Ended == nil && !r.Silent() })
	for i, r := range runs {
		last := i == len(runs)-1 && !goesOn
		if (r.Ended != nil || r.Silent()) && !last && (asked == nil || r.ID != *asked) {
			known[r.ID] = told{r.Updated, r.Silent()}
		}
	}
	return known
}
