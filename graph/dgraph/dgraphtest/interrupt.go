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
var interruption, answers atomic.Int64

// Interrupt loses every nth answer to a query until the test ends, the first one
// first, as if alpha had been killed before it could give it.
func Interrupt(t testing.TB, nth int) {
	t.Helper()
	answers.Store(0)
	interruption.Store(int64(nth))
	t.Cleanup(func() { interruption.Store(0) })
}

// interrupted loses answers to queries. What writes is let through: the tests of
// survival kill alphas for that.
func interrupted(ctx context.Context, method string, req, reply any, conn *grpc.ClientConn, invoke grpc.UnaryInvoker, opts ...grpc.CallOption) error {
	asked, ok := req.(*api.Request)
	err := invoke(ctx, method, req, reply, conn, opts...)
	if n := interruption.Load(); err != nil || n == 0 || !ok || len(asked.Mutations) > 0 || (answers.Add(1)-1)%n != 0 {
		return err
	}
	return status.Error(codes.Unavailable, "error reading from server: EOF")
}
