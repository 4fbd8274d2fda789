package dgraphtest

import (
	"context"
	"sync/atomic"
	"testing"

	"github.com/dgraph-io/dgo/v240/protos/api"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
)

// interruption is every how many answers one is lost; 0: none. Answers counts them.
// Commits counts the answers to what commits, of which every other one is lost, while
// unacknowledged.
var (
	interruption, answers, commits atomic.Int64
	unacknowledged                 atomic.Bool
)

// Interrupt loses every nth answer to a query until the test ends, the first one
// first, as if alpha had been killed before it could give it.
func Interrupt(t testing.TB, nth int) {
	t.Helper()
	answers.Store(0)
	interruption.Store(int64(nth))
	t.Cleanup(func() { interruption.Store(0) })
}

// LoseCommits loses every other answer to what commits until the test ends, the
// first one first or not, as if alpha had been killed when it had written.
func LoseCommits(t testing.TB, first bool) {
	t.Helper()
	commits.Store(0)
	if !first {
		commits.Store(1)
	}
	unacknowledged.Store(true)
	t.Cleanup(func() { unacknowledged.Store(false) })
}

// interrupted loses answers.
func interrupted(ctx context.Context, method string, req, reply any, conn *grpc.ClientConn, invoke grpc.UnaryInvoker, opts ...grpc.CallOption) error {
	err := invoke(ctx, method, req, reply, conn, opts...)
	if err == nil && lost(req) {
		return status.Error(codes.Unavailable, "error reading from server: EOF")
	}
	return err
}

// lost says if the answer to a request is lost.
func lost(req any) bool {
	switch x := req.(type) {
	case *api.TxnContext:
		return !x.Aborted && unacknowledged.Load() && commits.Add(1)%2 == 1
	case *api.Request:
		if x.CommitNow {
			return unacknowledged.Load() && commits.Add(1)%2 == 1
		}
		n := interruption.Load()
		return n > 0 && len(x.Mutations) == 0 && (answers.Add(1)-1)%n == 0
	}
	return false
}
