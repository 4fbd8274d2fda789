package embedded

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"
)

// errPortTaken says that another process took a port between our look and
// Dgraph's.
var errPortTaken = errors.New("port taken")

// own starts the engine in this process, which holds the lock.
func (e *Engine) own(ctx context.Context) error {
	begin := time.Now()
	e.opts.Notify("starting the embedded Dgraph in " + e.opts.Dir)
	if err := e.prepare(ctx); err != nil {
		return err
	}
	last, _ := readState(e.opts.Dir)
	var err error
	for range 5 {
		if err = e.launch(ctx, last.Offset); !errors.Is(err, errPortTaken) {
			break
		}
		last.Offset = 0
	}
	if err != nil {
		return err
	}
	e.opts.Notify(fmt.Sprintf("the embedded Dgraph is ready after %.1f s", time.Since(begin).Seconds()))
	return nil
}

// prepare makes what the children need, and waits for children of a process
// that was killed a moment ago: they end by themselves, but flush first.
func (e *Engine) prepare(ctx context.Context) error {
	for _, sub := range []string{"dgraph", "tmp"} {
		if err := os.MkdirAll(filepath.Join(e.opts.Dir, sub), 0o700); err != nil {
			return fmt.Errorf("data folder: %w", err)
		}
	}
	if err := ensureKeys(e.opts.Dir); err != nil {
		return fmt.Errorf("keys of the data folder: %w", err)
	}
	wait, cancel := context.WithTimeoutCause(ctx, lockWait,
		errors.New("a zero or alpha of an earlier ratsgraph still runs in "+e.opts.Dir+": end it first"))
	defer cancel()
	for _, name := range []string{"zero", "alpha"} {
		if err := e.awaitChild(wait, name); err != nil {
			return err
		}
	}
	return nil
}

func (e *Engine) awaitChild(ctx context.Context, name string) error {
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

// launch starts both children and waits until they are healthy.
func (e *Engine) launch(ctx context.Context, wantedOffset int) error {
	offset, err := freeOffset(wantedOffset)
	if err != nil {
		return err
	}
	if err := writeJSON(statePath(e.opts.Dir), newState(offset)); err != nil {
		return fmt.Errorf("data folder: %w", err)
	}
	if err := e.connect(); err != nil {
		return err
	}
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	e.mu.Lock()
	e.zero = &process{name: "zero", dir: e.opts.Dir, args: zeroArgs(offset)}
	e.alpha = &process{name: "alpha", dir: e.opts.Dir, args: alphaArgs(offset, e.opts)}
	e.mu.Unlock()
	starting := &watch{giveUp: cancel, limit: e.opts.Restarts, starting: true}
	_ = starting
	return nil
}
