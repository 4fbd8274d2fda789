package embedded

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
	"time"
)

// restartWindow is the time within which deaths of a child are counted.
const restartWindow = time.Minute

// run is one life of the engine on one set of ports: its zero and its alpha and
// what keeps them alive. Its context ends with the reason why it is over.
type run struct {
	ctx      context.Context
	giveUp   context.CancelCauseFunc
	opts     Options
	healthy  atomic.Bool
	keepers  sync.WaitGroup
	children []*process
}

func newRun(parent context.Context, o Options) *run {
	r := &run{opts: o}
	r.ctx, r.giveUp = context.WithCancelCause(parent)
	return r
}

// start starts a child and keeps it alive from now on.
func (r *run) start(child *process) {
	r.children = append(r.children, child)
	r.keepers.Go(func() { r.keepAlive(child) })
}

// end ends the children, the last one first, since alpha needs zero to end in
// order. It returns when they are gone.
func (r *run) end(cause error) {
	r.giveUp(cause)
	r.keepers.Wait()
	for i := len(r.children) - 1; i >= 0; i-- {
		r.children[i].stop(r.opts.StopGrace)
	}
}

// keepAlive starts a child, and starts it again each time it dies, on the same
// ports, so that clients find it again. A child that dies too often ends the run.
func (r *run) keepAlive(child *process) {
	var deaths []time.Time
	for {
		if err := r.live(child); err != nil {
			r.giveUp(err)
		}
		if r.ctx.Err() != nil {
			return
		}
		if err := room(r.opts.Dir, r.opts.MinFreeMB); err != nil {
			r.giveUp(err)
			return
		}
		deaths = append(recent(deaths), time.Now())
		if len(deaths) > r.opts.Restarts {
			r.giveUp(fmt.Errorf("%s died %d times within a minute: %w", child.name, len(deaths), child.failure()))
			return
		}
		r.opts.Notify(fmt.Sprintf("the embedded Dgraph's %s has ended unexpectedly: starting it again (%d of %d), log: %s",
			child.name, len(deaths), r.opts.Restarts, child.logPath()))
		if pause(r.ctx, backoffFor(len(deaths))) != nil {
			return
		}
	}
}

// live starts a child and waits until it dies or the run is over. It fails if
// it makes no sense to start the child again.
func (r *run) live(child *process) error {
	exited, err := child.start()
	if err != nil {
		return err
	}
	life, over := context.WithCancel(r.ctx)
	defer over()
	go hastenElection(life, child)
	select {
	case <-r.ctx.Done():
		return nil
	case <-exited:
	}
	if !r.healthy.Load() && child.portTaken() {
		return errPortTaken
	}
	return nil
}

// hastenElection makes a child lead as soon as it is up.
func hastenElection(ctx context.Context, child *process) {
	if conn, err := dialInternal(child.dir, child.raft); err == nil {
		_ = campaign(ctx, conn)
		_ = conn.Close()
	}
}

// recent drops the deaths that are too old to count.
func recent(deaths []time.Time) []time.Time {
	for len(deaths) > 0 && time.Since(deaths[0]) > restartWindow {
		deaths = deaths[1:]
	}
	return deaths
}

// backoffFor grows from a tenth of a second to about two.
func backoffFor(deaths int) time.Duration {
	return 100 * time.Millisecond << min(deaths-1, 4)
}
