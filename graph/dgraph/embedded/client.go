package embedded

import (
	"context"
	"errors"
	"fmt"
	"math"
	"net"
	"strings"
	"sync/atomic"
	"time"

	"github.com/dgraph-io/dgo/v240"
	"github.com/dgraph-io/dgo/v240/protos/api"
	"google.golang.org/grpc"
	"google.golang.org/grpc/backoff"
	"google.golang.org/grpc/credentials"

	"ratsgraph/graph"
)

// dial prepares a connection to the engine of a data folder. It reads the port each time
// it connects, so it finds an engine that has moved; while a refill hides the port
// from others, who is connected finds the last one again, in case its alpha had
// to be started again. There is no keepalive:
// Dgraph ends connections that ping more often than every five minutes, and on
// loopback the system tells at once when the other side is gone. Ended says why
// there is no engine any more; nil: there is one.
func dial(o Options, ended func() error) (*grpc.ClientConn, error) {
	dir := o.Dir
	config, err := clientTLS(dir)
	if err != nil {
		return nil, fmt.Errorf("keys of the data folder: %w", err)
	}
	var last atomic.Value // string
	toAlpha := func(ctx context.Context, _ string) (net.Conn, error) {
		if s, ok := readState(dir); ok {
			last.Store(s.Alpha)
		}
		alpha, ok := last.Load().(string)
		if !ok {
			return nil, fmt.Errorf("%s: no engine", statePath(dir))
		}
		return new(net.Dialer).DialContext(ctx, "tcp", alpha)
	}
	return grpc.NewClient("passthrough:///"+hostName,
		grpc.WithTransportCredentials(credentials.NewTLS(config)),
		grpc.WithContextDialer(toAlpha),
		reconnect(),
		grpc.WithDefaultCallOptions(
			grpc.WaitForReady(true),
			grpc.MaxCallRecvMsgSize(math.MaxInt32),
			grpc.MaxCallSendMsgSize(math.MaxInt32),
		),
		grpc.WithChainUnaryInterceptor(interceptors(o, ended)...),
	)
}

func interceptors(o Options, ended func() error) []grpc.UnaryClientInterceptor {
	out := []grpc.UnaryClientInterceptor{explain(ended), bounded(o), waitUntilReady}
	if o.Calls != nil {
		out = append(out, o.Calls)
	}
	return out
}

// explain says why the engine has ended, where a call only knows that the
// connection has.
func explain(ended func() error) grpc.UnaryClientInterceptor {
	return func(ctx context.Context, method string, req, reply any, conn *grpc.ClientConn, invoke grpc.UnaryInvoker, opts ...grpc.CallOption) error {
		err := invoke(ctx, method, req, reply, conn, opts...)
		if why := ended(); err != nil && why != nil && !errors.Is(why, ErrClosed) {
			return fmt.Errorf("%w: %w", graph.ErrUnavailable, why)
		}
		return err
	}
}

// reconnect tries again quickly: the engine is on this machine.
func reconnect() grpc.DialOption {
	return grpc.WithConnectParams(grpc.ConnectParams{
		Backoff:           backoff.Config{BaseDelay: 25 * time.Millisecond, Multiplier: 1.5, MaxDelay: 250 * time.Millisecond},
		MinConnectTimeout: 2 * time.Second,
	})
}

// waitUntilReady repeats a call that a starting alpha turns away. Alpha does so
// before it looks at the call, so repeating cannot do anything twice.
func waitUntilReady(ctx context.Context, method string, req, reply any, conn *grpc.ClientConn,
	invoke grpc.UnaryInvoker, opts ...grpc.CallOption) error {
	for {
		err := invoke(ctx, method, req, reply, conn, opts...)
		if err == nil || !strings.Contains(err.Error(), "server is not ready to accept requests") {
			return err
		}
		select {
		case <-ctx.Done():
			return err
		case <-time.After(50 * time.Millisecond):
		}
	}
}

// healthy waits until the engine answers, or ctx ends. Alpha calls itself
// healthy before its Raft group has a leader, so this asks for data. An alpha that
// dies meanwhile is started again, so the next one is asked, whatever the last one
// has said.
func healthy(ctx context.Context, conn *grpc.ClientConn) error {
	for {
		_, err := api.NewDgraphClient(conn).Query(ctx, &api.Request{Query: "schema { type }"})
		if err == nil || pause(ctx, 20*time.Millisecond) != nil {
			return err
		}
	}
}

func newClient(conn *grpc.ClientConn) *dgo.Dgraph {
	// dgo.NewClient would lose the connection: its Close does not close it.
	//lint:ignore SA1019 The engine keeps the connection and closes it.
	return dgo.NewDgraphClient(api.NewDgraphClient(conn))
}
