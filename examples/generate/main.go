// Generate writes invented minutes and the truth about them.
//
//	go run ./examples/generate -bundle examples         the bundled ones, in their place
//	go run ./examples/generate -out DIR -towns 20 ...   a world of any size, into DIR
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"ratsgraph/examples"
	"ratsgraph/examples/council"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// run is main without the process.
func run(args []string, stdout, stderr io.Writer) int {
	var c council.Config
	var layouts string
	f := flag.NewFlagSet("generate", flag.ContinueOnError)
	f.SetOutput(stderr)
	out := f.String("out", "", "folder to write a world of its own into")
	bundle := f.String("bundle", "", "folder to write the bundled minutes into, in place of those there")
	f.Uint64Var(&c.Seed, "seed", 1, "the same seed gives the same world")
	f.IntVar(&c.Towns, "towns", 1, "municipalities")
	f.IntVar(&c.Start, "start", 2015, "first year")
	f.IntVar(&c.Years, "years", 6, "years")
	f.IntVar(&c.Term, "term", 0, "years from one election to the next; 0: one election, in the middle")
	f.IntVar(&c.Rounds, "rounds", 2, "sessions of each body per year, at most 12")
	f.IntVar(&c.Bodies, "bodies", 5, "bodies of a municipality, at least 3")
	f.IntVar(&c.Members, "members", 19, "seats in the council, at least 9")
	f.IntVar(&c.Papers, "papers", 6, "new papers per round")
	f.Float64Var(&c.Scanned, "scanned", 0.3, "share of documents that were scanned")
	f.Float64Var(&c.Damage, "damage", 0.4, "how badly a scan was read, 0 to 1")
	f.StringVar(&layouts, "layouts", "", "layouts, separated by commas; empty: all")
	if err := f.Parse(args); err != nil {
		return 2
	}
	if err := chosen(&c, layouts); err != nil {
		fmt.Fprintln(stderr, "generate:", err)
		return 2
	}
	if f.NArg() > 0 || (*out == "") == (*bundle == "") {
		fmt.Fprintln(stderr, "generate: give either -bundle or -out, and nothing behind the flags")
		return 2
	}
	if err := write(*bundle, *out, c, stdout); err != nil {
		fmt.Fprintln(stderr, "generate:", err)
		return 1
	}
	return 0
}

func write(bundle, out string, c council.Config, stdout io.Writer) error {
	if bundle != "" {
		return examples.Write(bundle)
	}
	begin := time.Now()
	n, size, err := examples.WriteWorld(out, c)
	if err == nil {
		took := time.Since(begin).Seconds()
		fmt.Fprintf(stdout, "%d documents, %d bytes, %.1f s, %.0f documents/s\n", n, size, took, float64(n)/took)
	}
	return err
}

// chosen reads the names of layouts.
func chosen(c *council.Config, names string) error {
	for _, name := range strings.FieldsFunc(names, func(r rune) bool { return r == ',' }) {
		l, err := council.LayoutOf(name)
		if err != nil {
			return err
		}
		c.Layouts = append(c.Layouts, l)
	}
	return nil
}
