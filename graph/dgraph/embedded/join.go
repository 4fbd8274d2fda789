package embedded

import (
	"context"
	"time"
)

// joinLimit is how long another's engine may take to answer before it is looked
// whether it is still another's.
const joinLimit = 5 * time.Second

// join uses the engine of another process. It is false while that engine is not
// healthy yet.
func (e *Engine) join(ctx context.Context) (bool, error) {
	s, ok := readState(e.opts.Dir)
	if !ok {
		return false, nil
	}
	conn, err := dial(e.opts, e.Err)
	if err != nil {
		// The owner is just making the keys.
		return false, nil
	}
	try, cancel := context.WithTimeout(ctx, joinLimit)
	defer cancel()
	if healthy(try, conn) != nil {
		conn.Close()
		return false, context.Cause(ctx)
	}
	e.conn, e.dg = conn, newClient(conn)
	e.opts.Notify("using the embedded Dgraph that " + s.owner() + " runs in " + e.opts.Dir)
	e.running.Go(e.succeed)
	return true, nil
}

// succeed waits for the owner to end and then runs the engine itself, so that
// what this process does can go on.
func (e *Engine) succeed() {
	for pause(e.stopped, 250*time.Millisecond) == nil {
		owner, err := e.lock.TryLock()
		if err != nil || !owner {
			continue
		}
		e.opts.Notify("the ratsgraph that ran the embedded Dgraph has ended: going on with it here")
		ctx, cancel := e.starting(e.stopped)
		defer cancel()
		if err := e.own(ctx); err != nil {
			e.end(err)
		}
		return
	}
}
