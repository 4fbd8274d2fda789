package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"

	"github.com/spf13/cobra"

	"ratsgraph/observe"
	"ratsgraph/resolvers"
)

// grace is how long requests may take to end after the program was told to.
const grace = 10 * time.Second

func (a *app) serveCommand() *cobra.Command {
	f := &front{}
	cmd := &cobra.Command{
		Use:   "serve [--listen ADDR] [flags]",
		Short: "Answer questions over GraphQL",
		Long: `Serve answers GraphQL over HTTP:

  /graphql          the API, POST and GET
  /schema.graphqls  its schema, with all descriptions
  /export/          tables (CSV, JSON, NDJSON) and networks (GEXF, GraphML)
  /oparl/v1.1/      persons, organisations and memberships as OParl, from /oparl/v1.1/system
  /popolo/          the same as Popolo: /popolo/persons, /organizations, /memberships
  /reconcile        who names mean, for OpenRefine
  /                 GraphiQL, to ask in a browser
  /healthz          200 while the program runs
  /readyz           200 while the graph answers, else 503; says how much is in memory

Figures for Prometheus are at /metrics of the address that --metrics names.
Traces go where OTEL_EXPORTER_OTLP_ENDPOINT says. Neither these nor the log say
who asked, or about whom.

It ends on Ctrl-C, after the requests that it is answering.`,
		Example: `  ratsgraph serve
  ratsgraph serve --listen :80 --dgraph dgraph://localhost:9080
  ratsgraph serve --listen :443 --tls-cert chain.pem --tls-key key.pem --rate 10 --metrics 127.0.0.1:9090
  ratsgraph serve --documents persisted.json --only-documents --max-age 5m`,
		Args:    cobra.NoArgs,
		PreRunE: func(*cobra.Command, []string) error { return f.check() },
		RunE: a.does(func(ctx context.Context, _ []string) error {
			return a.serve(ctx, f, func(_ context.Context, db *database, _ *watch, url string) error {
				a.note("serving " + db.engine + " at " + url)
				return nil
			})
		}),
	}
	f.flags(cmd)
	return cmd
}

func listenFlag(cmd *cobra.Command, listen *string) {
	cmd.Flags().StringVar(listen, "listen", "127.0.0.1:8080", "address to serve at; port 0 takes a free one")
}

// serve answers at an address until the context ends. The server listens before
// the graph is there, so that others can see it start; once the graph answers,
// ready is called.
func (a *app) serve(ctx context.Context, f *front, ready func(context.Context, *database, *watch, string) error) error {
	w, err := a.watch(ctx)
	if err != nil {
		return err
	}
	defer w.close()
	o, err := a.options(f, w)
	if err != nil {
		return err
	}
	o.Until = ctx.Done()
	site := new(site)
	h, err := f.wrap(site.handler(), o, w)
	if err != nil {
		return err
	}
	server, err := f.server(h)
	if err != nil {
		return err
	}
	if err := a.show(ctx, w, f.window); err != nil {
		return err
	}
	l, err := new(net.ListenConfig).Listen(ctx, "tcp", f.listen)
	if err != nil {
		return fmt.Errorf("%w; name another address with --listen", err)
	}
	ended := begin(l, server)
	defer server.Close()
	err = a.withGraph(ctx, func(db *database) error {
		m := resolvers.InMemoryOf(db, int64(f.memory))
		if err := site.show(db, m, o, f.base); err != nil {
			return err
		}
		w.shows(db)
		w.metrics.Snapshots(func() observe.Snapshots { return observe.Snapshots(m.Towns.Count()) })
		go pace(ctx.Done(), int64(f.memory), spare)
		go func() {
			m.Warm(ctx) // an error is told to who asks
			site.warm.Store(true)
		}()
		if err := ready(ctx, db, w, f.url(l.Addr())); err != nil {
			return err
		}
		select {
		case <-ctx.Done():
			return shutdown(server)
		case err := <-ended:
			return err
		case <-db.failed:
			return db.err()
		}
	})
	if ctx.Err() != nil && errors.Is(err, context.Canceled) {
		return nil // told to end before it was ready
	}
	return err
}

// shutdown lets the requests that are being answered end.
func shutdown(server *http.Server) error {
	ctx, cancel := context.WithTimeout(context.Background(), grace)
	defer cancel()
	err := server.Shutdown(ctx)
	if errors.Is(err, context.DeadlineExceeded) {
		return fmt.Errorf("requests were cut off after %s", grace)
	}
	return err
}

// reachable is an address under which a browser on this machine finds a
// listener.
func reachable(addr net.Addr) string {
	tcp, ok := addr.(*net.TCPAddr)
	if !ok || !tcp.IP.IsUnspecified() {
		return addr.String()
	}
	return fmt.Sprintf("localhost:%d", tcp.Port)
}
