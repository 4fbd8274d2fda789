// Write compares how Ratsgraph writes with how Dgraph's own loaders do, with the
// same triples on the same machine, in turns: ingest with "dgraph live", ingest
// --bulk with "dgraph bulk". Ratsgraph begins with the documents, the loaders
// with the finished triples. All graphs must be the same in the end.
// docs/performance.md says how to run it and what it measured.
//
//	go build -o ratsgraph ./cmd/ratsgraph && go run ./bench/write -program ./ratsgraph world/*/minutes
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

	"ratsgraph/graph/dgraph/embedded"
)

func main() {
	embedded.RunIfChild()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, os.Args[1:], os.Stdout); err != nil && !errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(os.Stderr, "write:", err)
		os.Exit(1)
	}
}

// A setting is one run of the benchmark.
type setting struct {
	program string // a built ratsgraph
	dir     string // where all of it happens
	paths   []string
	rounds  int
	only    string
	check   bool
	out     io.Writer

	rdf     string // the triples
	triples int
}

func run(ctx context.Context, args []string, out io.Writer) (err error) {
	s := setting{out: out}
	f := flag.NewFlagSet("write", flag.ContinueOnError)
	f.StringVar(&s.program, "program", "ratsgraph", "the built program")
	dir := f.String("dir", "", "folder to work in; empty: a temporary one")
	f.IntVar(&s.rounds, "rounds", 1, "how often each side loads")
	f.StringVar(&s.only, "only", "", "live or bulk: only that comparison")
	f.BoolVar(&s.check, "check", true, "compare the graphs")
	if err := f.Parse(args); err != nil {
		return err
	}
	if f.NArg() == 0 {
		return errors.New("name documents or folders of documents")
	}
	if s.program, err = filepath.Abs(s.program); err != nil {
		return err
	}
	for _, p := range f.Args() {
		abs, err := filepath.Abs(p)
		if err != nil {
			return err
		}
		s.paths = append(s.paths, abs)
	}
	if s.dir, err = os.MkdirTemp(*dir, "ratsgraph-write-"); err != nil {
		return err
	}
	if s.dir, err = filepath.Abs(s.dir); err != nil { // the processes are started in other folders
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(s.dir)) }()
	return s.compare(ctx)
}

// compare lets the sides take turns.
func (s setting) compare(ctx context.Context) error {
	if err := s.makeTriples(ctx); err != nil {
		return err
	}
	for _, p := range []pair{
		{name: "live", ours: s.ingest, theirs: s.live},
		{name: "bulk", ours: s.fill, theirs: s.bulk},
	} {
		if s.only != "" && s.only != p.name {
			continue
		}
		if err := s.race(ctx, p); err != nil {
			return fmt.Errorf("%s: %w", p.name, err)
		}
	}
	return nil
}
