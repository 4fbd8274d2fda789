package external

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/dgraph-io/dgo/v240/protos/api"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
)

const (
	askEvery = 500 * time.Millisecond // how often an alpha is asked whether it is there, while somebody waits for it
	askLimit = 5 * time.Second        // how long it may take to say so
)

// An alpha is one of those that may answer.
type alpha struct {
	host  string
	conn  *grpc.ClientConn
	calls atomic.Int32 // that it is answering

	mu    sync.Mutex
	down  error  // why it is left out; nil: it is not
	since uint64 // the start timestamp of the first transaction that it can answer
	life  context.Context
	end   context.CancelCauseFunc // of the calls that it is answering
}

func newAlpha(host string, conn *grpc.ClientConn) *alpha {
	a := &alpha{host: host, conn: conn}
	a.life, a.end = context.WithCancelCause(context.Background())
	return a
}

// keep asks the alpha now and then whether it is there: while it is down, so that
// it is used again, and while it is answering, so that nobody waits for one that
// has stopped without closing its connections.
func (a *alpha) keep(ctx context.Context) {
	tick := time.NewTicker(askEvery)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		down := a.reason() != nil
		if !down && a.calls.Load() == 0 {
			continue
		}
		err := a.ask(ctx)
		if err == nil && down {
			err = a.back(ctx)
		}
		if err != nil && ctx.Err() == nil {
			a.fail(err)
			a.drop(err)
		}
	}
}

// ask asks for the version, which an alpha says without asking anybody else.
func (a *alpha) ask(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, askLimit)
	defer cancel()
	_, err := api.NewDgraphClient(a.conn).CheckVersion(ctx, &api.Check{})
	switch {
	case err == nil:
		return nil
	case status.Code(err) == codes.DeadlineExceeded:
		return fmt.Errorf("alpha %s: no sign of life within %s", a.host, askLimit)
	case status.Code(err) == codes.Unavailable || closed(err):
		return fmt.Errorf("alpha %s: %s", a.host, status.Convert(err).Message())
	}
	return nil // it refuses to tell, but it is there
}

// closed says if an alpha turns everything away, before it looks at it: it is
// starting, is getting the state of its group from another one, or was told to.
func closed(err error) bool {
	return strings.Contains(err.Error(), "not ready to accept requests") || strings.Contains(err.Error(), "draining mode")
}

// fail leaves the alpha out from now on.
func (a *alpha) fail(err error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.down = err
}

// drop ends the calls that it will not answer any more.
func (a *alpha) drop(err error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.end(err)
	a.life, a.end = context.WithCancelCause(context.Background())
}

// back lets an alpha answer again. One that was away may get the present state
// from the others without what was before it, so that it would answer wrongly to
// a transaction that began before. A read tells what the present state is.
func (a *alpha) back(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, askLimit)
	defer cancel()
	resp, err := api.NewDgraphClient(a.conn).Query(ctx, &api.Request{Query: "{ q(func: uid(0x1)) { uid } }", ReadOnly: true})
	if err != nil {
		return fmt.Errorf("alpha %s: it is back, but answers no question yet: %s", a.host, status.Convert(err).Message())
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	a.down, a.since = nil, resp.GetTxn().GetStartTs()
	return nil
}

// usable says if the alpha may answer a transaction with this start timestamp; 0
// is one that begins.
func (a *alpha) usable(start uint64) bool {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.down == nil && (start == 0 || start >= a.since)
}

func (a *alpha) reason() error {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.down
}

// call sends a call and waits for its answer as long as the alpha lives.
func (a *alpha) call(ctx context.Context, limit time.Duration, method string, args, reply any, opts []grpc.CallOption) error {
	a.mu.Lock()
	life := a.life
	a.mu.Unlock()
	a.calls.Add(1)
	defer a.calls.Add(-1)
	limited, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	defer context.AfterFunc(life, cancel)()
	err := a.conn.Invoke(limited, method, args, reply, opts...)
	switch {
	case err == nil:
		return nil
	case ctx.Err() != nil:
		return err
	case life.Err() != nil:
		return status.Errorf(codes.Unavailable, "%v", context.Cause(life))
	case limited.Err() != nil:
		return status.Errorf(codes.Unavailable, "alpha %s: no answer within %s, though it is there: has its group a leader, and does zero run?", a.host, limit)
	case status.Code(err) == codes.Unavailable || closed(err):
		a.fail(fmt.Errorf("alpha %s: %s", a.host, status.Convert(err).Message()))
		return status.Errorf(codes.Unavailable, "alpha %s: %s", a.host, status.Convert(err).Message())
	}
	return err
}
