package ingest

import (
	"context"
	"crypto/rand"
	"errors"
	"maps"
	"sync"
	"time"

	"ratsgraph/graph"
)

// A RunKeeper keeps how far a run is, where others can follow it.
type RunKeeper interface {
	KeepRun(ctx context.Context, r graph.Run) error
}

// How a run is told of: often enough to follow it with the eyes, over how long
// the present rate is taken, and how long telling may take.
const (
	tellEvery = 500 * time.Millisecond
	rateOver  = 10 * time.Second
	tellTime  = 5 * time.Second
)

// A journal tells how far a run is. It never stops or slows the run: what cannot
// be kept is told by what comes after it.
type journal struct {
	keeper RunKeeper
	end    func() // stops telling and waits for it

	mu    sync.Mutex
	run   graph.Run
	marks []mark // of the last seconds, the oldest first
}

// A mark is how many documents were read at a moment.
type mark struct {
	at   time.Time
	read int
}

// keep begins to tell of a run. Without a keeper nobody is told.
func keep(ctx context.Context, keeper RunKeeper, documents int) *journal {
	now := time.Now()
	j := &journal{keeper: keeper, end: func() {}, marks: []mark{{now, 0}}, run: graph.Run{
		ID: graph.NewID(graph.KindRun, now.UTC().Format("20060102T150405Z"), rand.Text()[:8]), Stage: graph.RunReading, Started: stamp(now), Found: documents, Took: map[string]graph.Took{}}}
	if keeper == nil {
		return j
	}
	done, ended := make(chan struct{}), make(chan struct{})
	j.end = func() { close(done); <-ended }
	go func() {
		defer close(ended)
		j.follow(context.WithoutCancel(ctx), done)
	}()
	return j
}

func stamp(t time.Time) string { return t.UTC().Format("2006-01-02T15:04:05.000Z") }

// follow tells what is new until the run ends.
func (j *journal) follow(ctx context.Context, done <-chan struct{}) {
	tick := time.NewTicker(tellEvery)
	defer tick.Stop()
	var told graph.Run
	var last time.Time
	for {
		if now := j.now(); now.Read != told.Read || now.Stage != told.Stage || time.Since(last) > graph.RunHeartbeat {
			j.tell(ctx, now)
			told, last = now, time.Now()
		}
		select {
		case <-tick.C:
		case <-done:
			return
		}
	}
}

func (j *journal) tell(ctx context.Context, r graph.Run) {
	ctx, cancel := context.WithTimeout(ctx, tellTime)
	defer cancel()
	_ = j.keeper.KeepRun(ctx, r)
}

// now is how far the run is, with its present rate.
func (j *journal) now() graph.Run {
	j.mu.Lock()
	defer j.mu.Unlock()
	at, r := time.Now(), j.run
	r.Took = maps.Clone(r.Took)
	r.Updated = stamp(at)
	for len(j.marks) > 1 && at.Sub(j.marks[1].at) >= rateOver {
		j.marks = j.marks[1:]
	}
	if took := at.Sub(j.marks[0].at).Seconds(); r.Stage == graph.RunReading && took > 0 {
		rate := float64(r.Read-j.marks[0].read) / took
		r.Rate = &rate
	}
	j.marks = append(j.marks, mark{at, r.Read})
	return r
}

// count takes in what became of a document.
func (j *journal) count(o Outcome) {
	j.mu.Lock()
	defer j.mu.Unlock()
	var one Report
	one.add(o)
	r := &j.run
	r.Read, r.Problems = r.Read+one.Read, r.Problems+one.Problems
	r.New, r.Changed, r.Unchanged = r.New+one.New, r.Changed+one.Changed, r.Unchanged+one.Unchanged
	r.Failed, r.Forgotten = r.Failed+one.Failed, r.Forgotten+one.Forgotten
}

// took takes in how long something stayed in a stage.
func (j *journal) took(s Stage, d time.Duration) {
	j.mu.Lock()
	defer j.mu.Unlock()
	t := j.run.Took[string(s)]
	j.run.Took[string(s)] = graph.Took{N: t.N + 1, Seconds: t.Seconds + d.Seconds()}
}

func (j *journal) stage(s graph.RunStage) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.run.Stage = s
}

// close tells how the run ended.
func (j *journal) close(ctx context.Context, err error) {
	j.end()
	switch {
	case err == nil:
		j.stage(graph.RunDone)
	case errors.Is(err, context.Canceled):
		j.stage(graph.RunInterrupted)
	default:
		j.stage(graph.RunFailed)
	}
	if j.keeper != nil {
		r := j.now()
		r.Ended = &r.Updated
		j.tell(context.WithoutCancel(ctx), r)
	}
}
