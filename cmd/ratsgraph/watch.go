package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/http/pprof"
	"time"

	"github.com/spf13/cobra"

	"ratsgraph/graph"
	"ratsgraph/ingest"
	"ratsgraph/observe"
	"ratsgraph/resolvers"
	"ratsgraph/web"
)

// A watch is what can be seen of the program from outside.
type watch struct {
	metrics *observe.Metrics
	tracing *observe.Tracing
}

// watch begins to count, and to trace where that is wanted. Whoever called it
// closes the tracing.
func (a *app) watch(ctx context.Context) (*watch, error) {
	version, _, _ := build()
	tracing, err := observe.NewTracing(ctx, version)
	if err != nil {
		return nil, err
	}
	w := &watch{observe.NewMetrics(), tracing}
	a.calls = observe.Calls(w.metrics, w.tracing)
	return w, nil
}

// close sends the traces that are left. Who does not take them in time misses
// them.
func (w *watch) close() {
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Second)
	defer cancel()
	_ = w.tracing.Close(ctx)
}

// served counts an answer.
func (w *watch) served(s web.Served) { w.metrics.Request(s.Method, s.Route, s.Status, s.Took) }

// asked counts an operation and lets the log know it again by its hash: its name
// is the client's and could be anybody's, unless the operator knows the operation.
func (w *watch) asked(ctx context.Context, a resolvers.Asked) {
	name := a.Hash
	if a.Trusted {
		name = a.Name
	}
	w.metrics.Operation(name, a.Kind, a.Cost, a.Codes, a.Took)
	w.tracing.Operation(ctx, a.Kind, a.Hash, a.Cost, a.Codes)
	web.Note(ctx, slog.String("operation", a.Hash), slog.String("kind", a.Kind), slog.Int("cost", a.Cost))
	if len(a.Codes) > 0 {
		web.Note(ctx, slog.String("error", a.Codes[0]))
	}
}

// ingested counts what becomes of documents, and how long each stage takes.
func (w *watch) ingested(o ingest.Options) ingest.Options {
	shown := o.Progress
	o.Progress = func(d ingest.Outcome) {
		w.metrics.Document(string(d.Status))
		shown(d)
	}
	o.Stage = func(s ingest.Stage, took time.Duration) { w.metrics.Stage(string(s), took) }
	return o
}

// shows lets the figures ask a graph.
func (w *watch) shows(db *database) {
	w.metrics.Graph(db.Revision)
	w.metrics.Runs(func(ctx context.Context) (observe.Run, error) {
		runs, err := db.Runs(ctx)
		if err == nil && len(runs) == 0 {
			err = graph.ErrNotFound
		}
		if err != nil {
			return observe.Run{}, err
		}
		r := runs[0]
		out := observe.Run{Going: r.Ended == nil && !r.Silent(), Found: r.Found, Took: map[string]observe.Took{}, Documents: map[string]int{
			string(ingest.New): r.New, string(ingest.Changed): r.Changed, string(ingest.Unchanged): r.Unchanged, string(ingest.Failed): r.Failed, string(ingest.Forgotten): r.Forgotten}}
		for stage, t := range r.Took {
			out.Took[stage] = observe.Took(t)
		}
		return out, nil
	})
}

// A window says whether and where the program is seen from outside.
type window struct {
	address string
	pprof   bool
}

func (f *window) flags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.address, "metrics", "", "address for Prometheus, as 127.0.0.1:9090; none unless told")
	cmd.Flags().BoolVar(&f.pprof, "pprof", false, "let profiles be taken at the address of --metrics")
}

func (f *window) check() error {
	if f.pprof && f.address == "" {
		return errors.New("--pprof: name an address with --metrics")
	}
	return nil
}

// show serves the figures at an address of their own, which need not be open to
// all the world, until the context ends. No address is no server.
func (a *app) show(ctx context.Context, w *watch, f window) error {
	if f.address == "" {
		return nil
	}
	l, err := new(net.ListenConfig).Listen(ctx, "tcp", f.address)
	if err != nil {
		return fmt.Errorf("--metrics: %w", err)
	}
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", w.metrics.Handler())
	if f.pprof {
		mux.HandleFunc("GET /debug/pprof/", pprof.Index)
		mux.HandleFunc("GET /debug/pprof/profile", pprof.Profile)
		mux.HandleFunc("GET /debug/pprof/symbol", pprof.Symbol)
		mux.HandleFunc("GET /debug/pprof/trace", pprof.Trace)
	}
	s := &http.Server{Handler: mux, ReadHeaderTimeout: grace}
	context.AfterFunc(ctx, func() { s.Close() })
	go s.Serve(l)
	a.note("figures at http://" + reachable(l.Addr()) + "/metrics")
	return nil
}
