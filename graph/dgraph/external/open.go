package external

import (
	"context"
	"errors"
	"fmt"
	"math"
	"sync"
	"time"

	"github.com/dgraph-io/dgo/v240"
	"github.com/dgraph-io/dgo/v240/protos/api"
	"google.golang.org/grpc"
	"google.golang.org/grpc/backoff"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
)

// startPatience is how long Open waits for one alpha that answers: an alpha that
// was just started takes a while.
const startPatience = 15 * time.Second

// A Dgraph is a connection to a Dgraph that runs apart from this program.
type Dgraph struct {
	alphas []*alpha
	client *dgo.Dgraph

	stop    context.CancelFunc
	running sync.WaitGroup
}

// Open connects to the alphas of one Dgraph. It returns when one of them answers;
// the others may be down. Calls, unless nil, sees every round trip. The caller
// closes the connection.
func Open(ctx context.Context, a Address, calls grpc.UnaryClientInterceptor) (*Dgraph, error) {
	options, err := a.security()
	if err != nil {
		return nil, err
	}
	options = append(options, common...)
	if calls != nil {
		options = append(options, grpc.WithChainUnaryInterceptor(calls))
	}
	d := &Dgraph{}
	var keeping context.Context
	keeping, d.stop = context.WithCancel(context.Background())
	clients := make([]api.DgraphClient, len(a.Hosts))
	for i, host := range a.Hosts {
		conn, err := grpc.NewClient("dns:///"+host, options...)
		if err != nil {
			d.Close()
			return nil, fmt.Errorf("%s: %w", host, err)
		}
		d.alphas = append(d.alphas, newAlpha(host, conn))
		clients[i] = api.NewDgraphClient(member{d, i})
	}
	for _, x := range d.alphas {
		d.running.Go(func() { x.keep(keeping) })
	}
	//lint:ignore SA1019 Its successor knows only connections of its own.
	d.client = dgo.NewDgraphClient(clients...)
	if err := d.arrive(ctx, a); err != nil {
		d.Close()
		return nil, err
	}
	return d, nil
}

// common options: the text of documents can be longer than gRPC's 4 MB. There is
// no keepalive of gRPC's: an alpha ends connections that use it more often than
// every five minutes. Alphas are asked instead whether they are there.
var common = []grpc.DialOption{
	grpc.WithDefaultCallOptions(grpc.MaxCallRecvMsgSize(math.MaxInt32), grpc.MaxCallSendMsgSize(math.MaxInt32)),
	grpc.WithConnectParams(grpc.ConnectParams{
		Backoff:           backoff.Config{BaseDelay: 50 * time.Millisecond, Multiplier: 1.6, Jitter: .2, MaxDelay: time.Second},
		MinConnectTimeout: 3 * time.Second,
	}),
}

// arrive waits until an alpha answers, and signs in where that is asked for.
func (d *Dgraph) arrive(ctx context.Context, a Address) error {
	if err := d.await(ctx); err != nil {
		return err
	}
	if a.user == "" {
		return nil
	}
	var err error
	for range 5 * len(d.alphas) { // dgo asks any of them, also one that is down
		if err = d.client.Login(ctx, a.user, a.password); status.Code(err) != codes.Unavailable {
			break
		}
	}
	if err != nil {
		return fmt.Errorf("sign in as %s: %w", a.user, err)
	}
	return nil
}

func (d *Dgraph) await(ctx context.Context) error {
	for begin := time.Now(); ; {
		var reasons []error
		for _, x := range d.alphas {
			err := x.ask(ctx)
			if err == nil {
				return nil
			}
			reasons = append(reasons, err)
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if time.Since(begin) > startPatience {
			return fmt.Errorf("no alpha answers after %s: is it running, and is this its gRPC port (9080 without an offset)?\n%w", startPatience, errors.Join(reasons...))
		}
		time.Sleep(200 * time.Millisecond)
	}
}

// Client is a client that all may share. Close ends it.
func (d *Dgraph) Client() *dgo.Dgraph { return d.client }

// Close ends the connection.
func (d *Dgraph) Close() {
	d.stop()
	d.running.Wait()
	for _, a := range d.alphas {
		_ = a.conn.Close()
	}
}
