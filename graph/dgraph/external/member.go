package external

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/dgraph-io/dgo/v240/protos/api"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"

	"ratsgraph/graph"
	"ratsgraph/graph/dgraph"
)

// How long a call may take. A read is first given little time, then more at the
// next alpha: one may be cut off from its group or from zero and not know it.
const (
	readLimit    = 15 * time.Second
	readPatience = 3 * time.Minute // in all, for a read
	writeLimit   = time.Minute
	discardLimit = 2 * time.Second
	alterLimit   = 10 * time.Minute // an index may be made
)

// A member is a connection to all alphas that begins with one of them. dgo takes
// one for each transaction.
type member struct {
	*Dgraph
	first int
}

var _ grpc.ClientConnInterface = member{}

// Invoke sends a call: a read to any alpha, anything else only to the first. The
// parts of a transaction that writes must meet the same alpha, since another one
// may not know yet what it has written; whether a call that writes has reached
// an alpha that died, nobody can say. Both are settled by whoever runs the
// transaction: all of it is run again, and begins with reading what is there.
func (m member) Invoke(ctx context.Context, method string, args, reply any, opts ...grpc.CallOption) error {
	if req, ok := args.(*api.Request); ok && req.ReadOnly && len(req.Mutations) == 0 {
		return m.read(ctx, method, req, reply, opts)
	}
	a := m.alphas[m.first]
	if err := a.reason(); err != nil {
		return status.Errorf(codes.Unavailable, "%v", err)
	}
	return a.call(ctx, limitOf(method, args), method, args, reply, opts)
}

// NewStream opens a stream at the first alpha. Nothing of ours streams.
func (m member) NewStream(ctx context.Context, desc *grpc.StreamDesc, method string, opts ...grpc.CallOption) (grpc.ClientStream, error) {
	return m.alphas[m.first].conn.NewStream(ctx, desc, method, opts...)
}

func limitOf(method string, args any) time.Duration {
	if t, ok := args.(*api.TxnContext); ok && t.Aborted {
		return discardLimit
	}
	if strings.HasSuffix(method, "/Alter") {
		return alterLimit
	}
	return writeLimit
}

// read asks one alpha after the other until one answers. What is asked twice does
// no harm.
func (m member) read(ctx context.Context, method string, req *api.Request, reply any, opts []grpc.CallOption) error {
	limit, begin := readLimit, time.Now()
	for try := 0; ; try++ {
		err := m.unreachable(req.StartTs)
		if a := m.pick(try, req.StartTs); a != nil {
			asked := time.Now()
			err = a.call(ctx, limit, method, req, reply, opts)
			if time.Since(asked) >= limit {
				limit *= 2
			}
		}
		if err == nil {
			return nil
		}
		if ctx.Err() != nil && try == 0 || !dgraph.Passing(err) {
			return err
		}
		select {
		case <-ctx.Done():
		case <-time.After(min(time.Second, 10*time.Millisecond<<min(try, 10))):
		}
		if ctx.Err() != nil && status.Code(err) == codes.DeadlineExceeded {
			return err // the alpha noticed first that the caller's time is over
		}
		if ctx.Err() != nil || time.Since(begin) > readPatience {
			return fmt.Errorf("%w: %w", graph.ErrUnavailable, err)
		}
	}
}

// pick is the alpha for the next attempt; nil if none may answer.
func (m member) pick(try int, start uint64) *alpha {
	for i := range m.alphas {
		if a := m.alphas[(m.first+try+i)%len(m.alphas)]; a.usable(start) {
			return a
		}
	}
	return nil
}

// unreachable says why no alpha may answer.
func (m member) unreachable(start uint64) error {
	var why []string
	for _, a := range m.alphas {
		if err := a.reason(); err != nil {
			why = append(why, err.Error())
		}
	}
	if len(why) < len(m.alphas) {
		return dgraph.ErrGone
	}
	return status.Errorf(codes.Unavailable, "no alpha answers: %s", strings.Join(why, "; "))
}
