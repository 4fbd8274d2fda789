package main

import (
	"context"
	"fmt"
	"net/http"
	"sync/atomic"
	"time"

	"ratsgraph/cmd/ratsgraph/graphiql"
	"ratsgraph/resolvers"
	"ratsgraph/resolvers/export"
	"ratsgraph/resolvers/interop"
)

// A site is what the server shows. Until the graph is there it says so.
type site struct {
	open atomic.Pointer[opened]
	warm atomic.Bool // what questions over everything are answered from is made, or cannot be
}

// opened is the graph that a site shows.
type opened struct {
	api       http.Handler
	reconcile http.Handler
	export    http.Handler
	oparl     http.Handler
	popolo    http.Handler
	db        *database
	progress  func() (held, of int, filling bool) // of municipalities, into memory
}

// show lets the site answer from a graph that is read with snapshots. Base is where others reach the site.
func (s *site) show(db *database, m resolvers.Memory, o resolvers.Options, base func(*http.Request) string) error {
	api := apiOf(db, m, o)
	tables, err := export.New(api, m, resolvers.SDL())
	if err != nil {
		return err
	}
	forms := interop.New(m, base)
	s.open.Store(&opened{
		api: api, reconcile: resolvers.NewReconciliation(m, editor{db}), export: resolvers.NewCached(tables, m, o),
		oparl: resolvers.NewCached(forms.OParl(), m, o), popolo: resolvers.NewCached(forms.Popolo(), m, o), db: db, progress: m.Towns.Progress,
	})
	return nil
}

func (s *site) handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("/graphql", s.through(func(o *opened) http.Handler { return o.api }))
	mux.HandleFunc("/reconcile", s.through(func(o *opened) http.Handler { return o.reconcile }))
	mux.HandleFunc("GET /export/", s.through(func(o *opened) http.Handler { return o.export }))
	mux.HandleFunc("GET /oparl/v1.1/", s.through(func(o *opened) http.Handler { return o.oparl }))
	mux.HandleFunc("GET /popolo/", s.through(func(o *opened) http.Handler { return o.popolo }))
	mux.Handle("GET /schema.graphqls", resolvers.NewSchema())
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { say(w, http.StatusOK, "ok") })
	mux.HandleFunc("GET /readyz", s.ready)
	mux.Handle("/", graphiql.Handler())
	return mux
}

// through answers from the graph, once it is there.
func (s *site) through(part func(*opened) http.Handler) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		o := s.open.Load()
		if o == nil {
			w.Header().Set("Retry-After", "1")
			say(w, http.StatusServiceUnavailable, "the graph is starting")
			return
		}
		part(o).ServeHTTP(w, r)
	}
}

// ready asks the graph for something small. Why it does not answer is nobody's
// business outside.
func (s *site) ready(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), 2*time.Second)
	defer cancel()
	o := s.open.Load()
	if o == nil {
		say(w, http.StatusServiceUnavailable, "the graph is starting")
		return
	}
	if _, err := o.db.Revision(ctx); err != nil {
		say(w, http.StatusServiceUnavailable, "the graph does not answer")
		return
	}
	if held, of, filling := o.progress(); filling && of > 0 {
		say(w, http.StatusOK, fmt.Sprintf("ready; %d of %d municipalities are in memory, others are asked of the graph", held, of))
		return
	}
	if !s.warm.Load() {
		say(w, http.StatusOK, "ready; what questions over everything are answered from is being made")
		return
	}
	say(w, http.StatusOK, "ready")
}

func say(w http.ResponseWriter, status int, what string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	w.Write([]byte(what + "\n")) // the client may be gone: nothing to do about it
}
