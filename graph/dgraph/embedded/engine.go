package embedded

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	"github.com/dgraph-io/dgo/v240"
	"github.com/gofrs/flock"
	"google.golang.org/grpc"
)

// ErrClosed is what an engine's users find after Close.
var ErrClosed = errors.New("embedded Dgraph: closed")

// Options say where and how the engine runs.
type Options struct {
	// Dir is the data folder. It is made if it does not exist.
	Dir string
	// Notify shows a message to the user: what is being waited for, what was
	// started again. It is called from several goroutines. Nil drops them.
	Notify func(msg string)
	// CacheMB bounds the memory for cached data. 0 means 256.
	CacheMB int
	// Restarts is how often within a minute a child that dies is started again.
	// 0 means 5.
	Restarts int
	// StopGrace is how long a child may take to flush and end before it is
	// killed. 0 means 10 seconds.
	StopGrace time.Duration
	// StartTimeout bounds the wait for a healthy engine. 0 means three minutes: a
	// machine that does much else takes long.
	StartTimeout time.Duration
	// CallTimeout bounds each call, the waiting for an engine that is being started
	// again included: an alpha that stands still keeps a call for ever. A change
	// of the schema has ten times as long. 0 means a minute.
	CallTimeout time.Duration
	// MinFreeMB is how much must be free on the disk of the folder. With less, the
	// engine does not start, and one that runs is ended in order: Dgraph writes
	// through memory and would be killed by a full disk. 0 means 100.
	MinFreeMB int
	// Calls sees every call of the client, once for each time that it is tried.
	// Nil: nobody does.
	Calls grpc.UnaryClientInterceptor
	_     struct{}
}

// Engine is a running Dgraph, of this process or of another one.
type Engine struct {
	opts Options
	conn *grpc.ClientConn
	dg   *dgo.Dgraph

	stop    context.CancelFunc // Ends everything that runs in the background.
	stopped context.Context
	running sync.WaitGroup
	waiting atomic.Pointer[string] // for what the start waits

	lock *flock.Flock // Held by the owner.

	finish sync.Once
	done   chan struct{}
	err    error
}

// Open starts the engine of a data folder, or joins it if another process runs
// it already. It returns when the engine is healthy.
func Open(ctx context.Context, o Options) (*Engine, error) {
	e, err := claim(o)
	if err != nil {
		return nil, err
	}
	e.waitFor("another ratsgraph that runs it")
	ctx, cancel := e.starting(ctx)
	defer cancel()
	if err := e.open(ctx); err != nil {
		_ = e.Close()
		return nil, fmt.Errorf("embedded Dgraph: %w", err)
	}
	return e, nil
}

// starting bounds a start. The cause of its end says what was waited for.
func (e *Engine) starting(ctx context.Context) (context.Context, context.CancelFunc) {
	ctx, cancel := context.WithCancelCause(ctx)
	timer := time.AfterFunc(e.opts.StartTimeout, func() {
		cancel(fmt.Errorf("not healthy after %s: still waiting for %s, see the logs in %s; if the folder is damaged, restore a backup into a new one",
			e.opts.StartTimeout, *e.waiting.Load(), e.opts.Dir))
	})
	return ctx, func() { timer.Stop(); cancel(nil) }
}

// waitFor notes for what the start waits from now on.
func (e *Engine) waitFor(what string) { e.waiting.Store(&what) }

// claim makes the data folder one of ours.
func claim(o Options) (*Engine, error) {
	o, err := o.withDefaults()
	if err != nil {
		return nil, err
	}
	if err := claimFolder(o.Dir); err != nil {
		return nil, err
	}
	if err := writable(o.Dir); err != nil {
		return nil, err
	}
	e := &Engine{opts: o, done: make(chan struct{}), lock: flock.New(lockPath(o.Dir, "engine"))}
	e.stopped, e.stop = context.WithCancel(context.Background())
	return e, nil
}

func (o Options) withDefaults() (Options, error) {
	if o.Dir == "" {
		return o, errors.New("embedded Dgraph: no data folder given")
	}
	dir, err := filepath.Abs(o.Dir)
	if err != nil {
		return o, fmt.Errorf("data folder: %w", err)
	}
	o.Dir = dir
	if o.Notify == nil {
		o.Notify = func(string) {}
	}
	if o.CacheMB == 0 {
		o.CacheMB = 256
	}
	if o.Restarts == 0 {
		o.Restarts = 5
	}
	if o.StopGrace == 0 {
		o.StopGrace = stopGrace
	}
	if o.StartTimeout == 0 {
		o.StartTimeout = 3 * time.Minute
	}
	if o.CallTimeout == 0 {
		o.CallTimeout = time.Minute
	}
	if o.MinFreeMB == 0 {
		o.MinFreeMB = 100
	}
	return o, nil
}

// open becomes the owner or joins, whichever is possible first: the owner may
// end, or still be starting, while we look.
func (e *Engine) open(ctx context.Context) error {
	told := false
	for {
		owner, err := e.lock.TryLock()
		if err != nil {
			return fmt.Errorf("lock: %w", err)
		}
		if owner {
			return e.own(ctx)
		}
		joined, err := e.join(ctx)
		if err != nil || joined {
			return err
		}
		if !told {
			told = true
			e.opts.Notify("waiting for the embedded Dgraph that another ratsgraph is starting in " + e.opts.Dir)
		}
		if err := pause(ctx, 50*time.Millisecond); err != nil {
			return err
		}
	}
}

// Client is a client of the engine. All callers share one connection, which
// Close ends; calls wait while the engine is being started again.
func (e *Engine) Client(ctx context.Context) (*dgo.Dgraph, error) {
	select {
	case <-e.done:
		return nil, e.Err()
	case <-ctx.Done():
		return nil, ctx.Err()
	default:
		return e.dg, nil
	}
}

// Owned says if this process runs the engine. It may become true later, when
// the process that ran it has ended.
func (e *Engine) Owned() bool { return e.lock.Locked() }

// Version is the version of the Dgraph that answers.
func (e *Engine) Version() string {
	if s, ok := readState(e.opts.Dir); ok {
		return s.Version
	}
	return Version()
}

// Done is closed when the engine has ended for good.
func (e *Engine) Done() <-chan struct{} { return e.done }

// Err is nil while the engine runs, ErrClosed after Close, and otherwise why
// the engine ended.
func (e *Engine) Err() error {
	select {
	case <-e.done:
		return e.err
	default:
		return nil
	}
}

// Close ends the use of the engine, and the engine itself if this process owns
// it. It returns when all is written and both children are gone.
func (e *Engine) Close() error {
	e.end(ErrClosed)
	e.running.Wait()
	return e.lock.Unlock()
}

// end makes err the reason why the engine has ended, if it is the first. Calls
// that wait for the engine return.
func (e *Engine) end(err error) {
	e.finish.Do(func() {
		e.err = err
		close(e.done)
		if e.conn != nil {
			_ = e.conn.Close()
		}
	})
	e.stop()
}

// pause waits, and returns the cause if ctx ends before.
func pause(ctx context.Context, d time.Duration) error {
	select {
	case <-ctx.Done():
		return context.Cause(ctx)
	case <-time.After(d):
		return nil
	}
}
