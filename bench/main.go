// Bench compares Ratsgraph with what a competent user would build instead, on the
// same data and with the same questions: the API over HTTP with PostGraphile on
// PostgreSQL, and with DQL sent straight to Dgraph. Sides take turns within one
// run, so that what else the machine does falls on all of them. docs/performance.md
// says how to run it and what it measured.
//
//	go run ./bench -data DIR -program ./ratsgraph -postgres postgresql:///bench -postgraphile DIR
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"time"

	"ratsgraph/bench/clients"
	"ratsgraph/graph/dgraph/embedded"
)

func main() {
	embedded.RunIfChild()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, os.Args[1:], os.Stdout); err != nil {
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
	if err := f.Parse(args); err != nil {
		return err
	}
	return s.compare(ctx)
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
