package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/sync/errgroup"

	"ratsgraph/ingest"
	"ratsgraph/ingest/minutes"
	"ratsgraph/ingest/source"
)

// A parsing is one run of the command parse.
type parsing struct {
	*app
	json bool
	out  string
}

func (a *app) parseCommand() *cobra.Command {
	p := &parsing{app: a}
	cmd := &cobra.Command{
		Use:   "parse [--json] [--out DIR] FILE...",
		Short: "Show what minutes say, without a database",
		Long: `Parse reads minutes and shows what they say: a summary, or with --json all of
it, each value with the lines it was read from. One file gives one JSON object,
several give an array. With --out, what FILE says is written to DIR/FILE.json.`,
		Example: `  ratsgraph parse niederschrift.txt
  ratsgraph parse --json niederschrift.txt
  pdftotext -layout niederschrift.pdf - | ratsgraph parse -
  ratsgraph parse --out json/ protokolle/*.txt`,
		Args: cobra.MinimumNArgs(1),
		RunE: a.does(p.run),
	}
	cmd.Flags().BoolVar(&p.json, "json", false, "print JSON")
	cmd.Flags().StringVar(&p.out, "out", "", "write one JSON file per document to this folder")
	return cmd
}

// A reading is what came of one document.
type reading struct {
	entry source.Entry
	says  minutes.Minutes
	err   error
}

func (p *parsing) run(ctx context.Context, args []string) error {
	if p.out != "" {
		if err := os.MkdirAll(p.out, 0o755); err != nil {
			return err
		}
	}
	readings, err := p.read(ctx, source.Find(args, p.stdin))
	if err != nil {
		return err
	}
	return p.show(readings, args)
}

// read parses documents in parallel. With --out each is written at once, and
// only its failure kept.
func (p *parsing) read(ctx context.Context, entries []source.Entry) ([]reading, error) {
	readings := make([]reading, len(entries))
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(runtime.GOMAXPROCS(0))
	for _, group := range p.apart(entries) {
		g.Go(func() error {
			taken := ""
			for _, i := range group {
				readings[i] = p.one(ctx, entries[i], taken)
				if readings[i].err == nil {
					taken = entries[i].Name
				}
			}
			return ctx.Err()
		})
	}
	return readings, g.Wait()
}

// apart groups documents, by their index: with --out, those that would be
// written to one file come together, and the first that can be read gets it.
func (p *parsing) apart(entries []source.Entry) [][]int {
	var groups [][]int
	at := map[string]int{}
	for i, e := range entries {
		n, ok := at[target(e)]
		if !ok || p.out == "" {
			n = len(groups)
			at[target(e)] = n
			groups = append(groups, nil)
		}
		groups[n] = append(groups[n], i)
	}
	return groups
}

// one parses one document. Taken names another one that is written to the same
// file.
func (p *parsing) one(ctx context.Context, e source.Entry, taken string) reading {
	r := reading{entry: e}
	if r.says, _, r.err = ingest.Read(ctx, e, source.DefaultLimit); r.err != nil || p.out == "" {
		return r
	}
	if taken != "" {
		r.err = fmt.Errorf("%s is written from %s already", target(e), taken)
		return r
	}
	r.err = writeJSON(filepath.Join(p.out, target(e)), r.says)
	r.says = minutes.Minutes{}
	return r
}

// target is the file name under which --out writes a document.
func target(e source.Entry) string {
	base := filepath.Base(e.Name)
	if base == "-" {
		base = "stdin"
	}
	return strings.TrimSuffix(base, filepath.Ext(base)) + ".json"
}

func writeJSON(name string, says minutes.Minutes) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	if err := encode(f, says); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}

func encode(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}

// show prints what was read, and what was not.
func (p *parsing) show(readings []reading, args []string) error {
	good := []minutes.Minutes{}
	failed := false
	for _, r := range readings {
		if r.err != nil {
			failed = true
			fmt.Fprintf(p.stderr, "failed %s: %v\n", r.entry.Name, r.err)
			continue
		}
		good = append(good, r.says)
		if p.out == "" && !p.json {
			summarise(p.stdout, r.entry.Name, r.says)
		}
	}
	if p.json && p.out == "" {
		if err := p.printJSON(good, len(readings) > 1 || len(args) > 1); err != nil {
			return err
		}
	}
	if failed {
		return errReported
	}
	return nil
}

// printJSON prints one object for one document and an array for several.
func (p *parsing) printJSON(good []minutes.Minutes, several bool) error {
	switch {
	case several:
		return encode(p.stdout, good)
	case len(good) == 1:
		return encode(p.stdout, good[0])
	}
	return nil
}
