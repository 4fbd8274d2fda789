package embedded

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"
	"google.golang.org/grpc"
)

// errPortTaken says that another process took a port between our look and
// Dgraph's.
var errPortTaken = errors.New("another process took a port")

// own starts the engine in this process, which holds the lock.
func (e *Engine) own(ctx context.Context) error {
	begin := time.Now()
	e.opts.Notify("starting the embedded Dgraph in " + e.opts.Dir)
	waiting, arrived := context.WithCancel(ctx)
	defer arrived()
	go e.remind(waiting)
	if err := e.prepare(ctx); err != nil {
		return err
	}
	last, _ := readState(e.opts.Dir)
	err := e.launch(ctx, last.Offset, last.Offset)
	for try := 1; errors.Is(err, errPortTaken) && try < 5; try++ {
		err = e.launch(ctx, 0, last.Offset)
	}
	if err != nil {
		return err
	}
	e.opts.Notify(fmt.Sprintf("the embedded Dgraph is ready after %.1f s", time.Since(begin).Seconds()))
	return nil
}

// remind tells the user during a long start where to look.
func (e *Engine) remind(ctx context.Context) {
	for pause(ctx, 10*time.Second) == nil {
		e.opts.Notify("the embedded Dgraph is still starting: waiting for " + *e.waiting.Load() + ", the logs are in " + e.opts.Dir)
	}
}

// prepare makes what the children need, and waits for the children of a process
// that was killed a moment ago: they end by themselves, but flush first.
func (e *Engine) prepare(ctx context.Context) error {
	e.waitFor("the zero and the alpha of an earlier ratsgraph to end")
	if err := room(e.opts.Dir, e.opts.MinFreeMB); err != nil {
		return err
	}
	if err := e.whole(); err != nil {
		return err
	}
	for _, sub := range []string{storeDir, tempDir} {
		if err := os.MkdirAll(filepath.Join(e.opts.Dir, sub), 0o700); err != nil {
			return fmt.Errorf("data folder: %w", err)
		}
	}
	if err := ensureKeys(e.opts.Dir); err != nil {
		return fmt.Errorf("keys of the data folder: %w", err)
	}
	ctx, cancel := context.WithTimeoutCause(ctx, lockWait,
		errors.New("a zero or alpha of an earlier ratsgraph still runs in "+e.opts.Dir+": end it first"))
	defer cancel()
	for _, name := range []string{"zero", "alpha", "bulk"} {
		if err := e.awaitEnd(ctx, name); err != nil {
			return err
		}
	}
	if err := os.RemoveAll(filepath.Join(e.opts.Dir, refillDir)); err != nil {
		return fmt.Errorf("data folder: %w", err)
	}
	return nil
}

// awaitEnd waits until nobody runs the named child in the folder.
func (e *Engine) awaitEnd(ctx context.Context, name string) error {
	lock := flock.New(lockPath(e.opts.Dir, name))
	for told := false; ; told = true {
		free, err := lock.TryLock()
		if err != nil {
			return fmt.Errorf("lock: %w", err)
		}
		if free {
			return lock.Unlock()
		}
		if !told {
			e.opts.Notify("waiting for the " + name + " of an earlier ratsgraph to end")
		}
		if err := pause(ctx, 50*time.Millisecond); err != nil {
			return err
		}
	}
}

// launch starts the engine on the wanted ports, or on others that none of the
// ports to avoid could be mistaken for.
func (e *Engine) launch(ctx context.Context, wanted, avoid int) error {
	offset, err := freeOffset(wanted, avoid)
	if err != nil {
		return err
	}
	if err := writeJSON(statePath(e.opts.Dir), newState(offset)); err != nil {
		return fmt.Errorf("data folder: %w", err)
	}
	if err := e.connect(); err != nil {
		return err
	}
	r := newRun(e.stopped, e.opts)
	if err := r.bringUp(ctx, e.conn, offset, e.waitFor); err != nil {
		r.end(err)
		return err
	}
	e.running.Go(func() {
		<-r.ctx.Done()
		r.end(nil)
		e.end(fmt.Errorf("embedded Dgraph: %w", context.Cause(r.ctx)))
	})
	return nil
}

// bringUp starts zero and then alpha, and returns when the engine answers, the
// run gives up, or ctx ends. It tells what it waits for.
func (r *run) bringUp(ctx context.Context, conn *grpc.ClientConn, offset int, waitFor func(string)) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	defer context.AfterFunc(r.ctx, func() { cancel(context.Cause(r.ctx)) })()
	dir := r.opts.Dir
	zero := &process{name: "zero", dir: dir, args: zeroArgs(offset), raft: address(zeroGRPC + offset)}
	alpha := &process{name: "alpha", dir: dir, args: alphaArgs(offset, r.opts), raft: address(alphaInternal + offset)}
	waitFor("zero to lead")
	r.start(zero)
	err := readyZero(ctx, zero)
	if err == nil {
		waitFor("alpha to answer")
		r.start(alpha)
		err = healthy(ctx, conn)
	}
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	if err == nil {
		r.healthy.Store(true)
		r.keepers.Go(r.watchRoom)
	}
	return err
}

// connect makes the connection, unless this engine has joined before and so has
// it already.
func (e *Engine) connect() error {
	if e.conn != nil {
		return nil
	}
	conn, err := dial(e.opts, e.Err)
	if err != nil {
		return fmt.Errorf("keys of the data folder: %w", err)
	}
	e.conn, e.dg = conn, newClient(conn)
	return nil
}
