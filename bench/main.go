// Bench compares Ratsgraph with what a competent user would build instead, on the
// same data and with the same questions: the API over HTTP with PostGraphile on
// PostgreSQL, and with DQL sent straight to Dgraph. Sides take turns within one
// run, so that what else the machine does falls on all of them. docs/performance.md
// says how to run it and what it measured.
//
//	go run ./bench -h
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"syscall"
	"time"

	"ratsgraph/bench/clients"
	"ratsgraph/graph/dgraph/embedded"
)

func main() {
	embedded.RunIfChild()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	err := run(ctx, os.Args[1:], os.Stdout)
	if errors.Is(err, flag.ErrHelp) {
		return
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// A setting is one run of the benchmark.
type setting struct {
	api          clients.Program
	postgres     string
	postgraphile string
	loaded       bool
	only         string
	rounds       int
	clients      int
	pause        time.Duration // how long throughput is measured on each side
	profiles     string        // folder for profiles of the API; empty: none are taken
	out          io.Writer
}

func run(ctx context.Context, args []string, out io.Writer) error {
	s := setting{out: out}
	f := flag.NewFlagSet("bench", flag.ContinueOnError)
	s.api.Flags(f)
	f.StringVar(&s.postgres, "postgres", "", "connection string of an empty PostgreSQL database; empty: not compared")
	f.StringVar(&s.postgraphile, "postgraphile", "", "folder in which npm installed postgraphile@5 and node@22")
	f.BoolVar(&s.loaded, "loaded", false, "PostgreSQL holds this graph already")
	f.StringVar(&s.only, "only", "", "only questions whose name holds this")
	f.IntVar(&s.rounds, "rounds", 100, "how often each question is asked of each side")
	f.IntVar(&s.clients, "clients", 8, "clients at once for the throughput")
	f.DurationVar(&s.pause, "throughput", 2*time.Second, "how long the throughput of each side is measured, twice")
	f.StringVar(&s.profiles, "profiles", "", "folder for profiles of the API while its throughput is measured")
	f.Usage = func() {
		fmt.Fprint(f.Output(), usage)
		f.PrintDefaults()
	}
	if err := f.Parse(args); err != nil {
		return err
	}
	if f.NArg() > 0 {
		return fmt.Errorf("%q is no flag, and nothing else is asked for", f.Arg(0))
	}
	if err := s.ready(); err != nil {
		return err
	}
	return s.compare(ctx)
}

const usage = `Bench asks the API over HTTP, Dgraph by DQL, and PostGraphile the same questions in turns.

	go build ./cmd/ratsgraph && ./ratsgraph ingest --bulk --data D DOCUMENTS
	go run ./bench -data D -program ./ratsgraph

To compare PostGraphile too it needs PostgreSQL with an empty database, psql, and a folder
in which npm has installed postgraphile@5 and node@22:

	go run ./bench -data D -program ./ratsgraph -postgres postgresql://USER:PASSWORD@127.0.0.1/DATABASE -postgraphile FOLDER

The database's schema "council" is dropped and filled anew, unless -loaded says that it is filled.
A table goes to the standard output. It fails unless all sides answer the same.

`

// ready says what is missing before anything is started.
func (s *setting) ready() error {
	switch {
	case s.rounds < 1 || s.clients < 1:
		return errors.New("-rounds and -clients are at least 1")
	case (s.postgres == "") != (s.postgraphile == ""):
		return errors.New("-postgres and -postgraphile are given together")
	}
	if s.postgres != "" {
		if _, err := os.Stat(filepath.Join(s.postgraphile, "node_modules", "postgraphile")); err != nil {
			return fmt.Errorf("-postgraphile: %w; run there: npm install postgraphile@5 node@22", err)
		}
		if _, err := exec.LookPath("psql"); err != nil {
			return fmt.Errorf("PostgreSQL is filled by psql: %w", err)
		}
	}
	return s.api.Check()
}

// compare starts what is compared and asks.
func (s setting) compare(ctx context.Context) error {
	api, err := s.serve(ctx)
	if err != nil {
		return err
	}
	defer api.stop()
	w, client, err := s.world(ctx)
	if err != nil {
		return err
	}
	defer w.close()
	began := time.Now()
	for tries := 20; ; tries-- { // a large snapshot takes longer than one request may
		if _, err := api.ask(ctx, coAttendance().api(w, 0)); err == nil {
			break
		} else if tries == 0 || ctx.Err() != nil {
			return err
		}
	}
	fmt.Fprintf(s.out, "first answer of the API after %.1f s\n", time.Since(began).Seconds())
	if err := s.api.InMemory(ctx); err != nil { // what still reads the graph would slow the first questions down
		return err
	}
	fmt.Fprintf(s.out, "all in memory after %.1f s\n", time.Since(began).Seconds())
	fmt.Fprintf(s.out, "graph: %s\n", w.size)
	sides := []side{{name: "API", ask: api.ask, by: processes{child: api.cmd.Process.Pid}}, {name: "DQL", ask: direct(client), by: processes{child: api.cmd.Process.Pid}}}
	if s.postgres != "" {
		began = time.Now()
		if err := s.fill(ctx, w); err != nil {
			return err
		}
		fmt.Fprintf(s.out, "PostgreSQL filled in %.1f s\n", time.Since(began).Seconds())
		rival, err := s.startPostGraphile(ctx)
		if err != nil {
			return err
		}
		defer rival.stop()
		sides = append(sides, side{name: "PostGraphile", ask: rival.ask, by: processes{rival.cmd.Process.Pid, "postgres"}})
	}
	return s.ask(ctx, w, sides)
}
