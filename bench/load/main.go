// Load asks a server all questions of the catalogue at once, from many clients,
// for a time: what each question takes, whether any goes wrong, and whether the
// server's memory grows. It fails if one does.
//
//	go build ./cmd/ratsgraph && ./ratsgraph ingest --data D examples/minutes
//	go run ./bench/load -data D -program ./ratsgraph -clients 64 -for 2m
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"time"

	"ratsgraph/bench/clients"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, os.Args[1:], os.Stdout); err != nil && !errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(os.Stderr, "load:", err)
		os.Exit(1)
	}
}

// A campaign is one run.
type campaign struct {
	program    clients.Program
	operations string // folder of the catalogue's cases
	clients    int
	lasts      time.Duration
	profile    string // file for a profile of the processor's time; empty: none is taken
	out        io.Writer
}

func run(ctx context.Context, args []string, out io.Writer) error {
	c := &campaign{out: out}
	f := flag.NewFlagSet("load", flag.ContinueOnError)
	c.program.Flags(f)
	f.StringVar(&c.operations, "operations", filepath.Join("resolvers", "testdata", "catalogue"), "folder of the questions")
	f.IntVar(&c.clients, "clients", 64, "how many ask at once")
	f.DurationVar(&c.lasts, "for", 2*time.Minute, "how long they ask")
	f.StringVar(&c.profile, "profile", "", "file for a profile of the server's processor time while they ask")
	if err := f.Parse(args); err != nil {
		return err
	}
	if err := c.program.Check(); err != nil {
		return err
	}
	return c.run(ctx)
}

// run serves, asks each question once, and then lets the clients ask.
func (c *campaign) run(ctx context.Context) error {
	questions, err := clients.Catalogue(c.operations)
	if err != nil {
		return err
	}
	s, err := c.serve(ctx)
	if err != nil {
		return err
	}
	defer c.program.Stop()
	if err := s.warm(ctx, questions); err != nil {
		return err
	}
	seen := []memory{s.memory(ctx, "at the start")}
	if c.profile != "" {
		go s.profile(ctx, c.profile, c.lasts/2)
	}
	ctx, cancel := context.WithTimeout(ctx, c.lasts)
	defer cancel()
	asked := make(chan []clients.Timing, 1)
	go func() { asked <- s.Crowd(ctx, questions, c.clients) }()
	select {
	case <-time.After(c.lasts / 4):
	case <-ctx.Done():
	}
	seen = append(seen, s.memory(context.WithoutCancel(ctx), "after a quarter"))
	timings := <-asked
	seen = append(seen, s.memory(context.WithoutCancel(ctx), "at the end"))
	return c.report(questions, timings, seen)
}
