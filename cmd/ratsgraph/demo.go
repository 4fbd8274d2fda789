package main

import (
	"context"
	_ "embed"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"ratsgraph/examples"
	"ratsgraph/graph"
	"ratsgraph/ingest"
	"ratsgraph/ingest/source"
)

func (a *app) demoCommand() *cobra.Command {
	f := &front{logFormat: "text"}
	cmd := &cobra.Command{
		Use:   "demo [--data DIR] [--listen ADDR]",
		Short: "Try it out with the minutes of an invented town",
		Long: `Demo starts everything at once: it reads the bundled minutes of an invented town
into a graph and answers questions about them. Without --data or --dgraph the
graph lies in a temporary folder, which is gone when the demo ends (Ctrl-C).`,
		Example: `  ratsgraph demo
  ratsgraph demo --listen 127.0.0.1:0
  ratsgraph demo --data demo-data`,
		Args:    cobra.NoArgs,
		PreRunE: func(*cobra.Command, []string) error { return f.window.check() },
	}
	listenFlag(cmd, &f.listen)
	f.window.flags(cmd)
	cmd.RunE = a.does(func(ctx context.Context, _ []string) error {
		return a.demo(ctx, f, !cmd.Flags().Changed("data") && a.dgraph == "")
	})
	return cmd
}

func (a *app) demo(ctx context.Context, f *front, temporary bool) (err error) {
	if temporary {
		a.data, err = os.MkdirTemp("", "ratsgraph-demo-")
		if err != nil {
			return err
		}
		defer func() {
			if gone := os.RemoveAll(a.data); err == nil {
				err = gone
			}
		}()
	}
	return a.serve(ctx, f, a.fill)
}

// fill reads the bundled minutes into the graph and says what to ask.
func (a *app) fill(ctx context.Context, db *database, w *watch, url string) error {
	entries := source.FindIn(examples.Minutes, ".", "bundled:")
	if err := onlyBundled(ctx, db); err != nil {
		return err
	}
	a.note(fmt.Sprintf("reading the minutes of an invented town (%d documents)", len(entries)))
	start := time.Now()
	show := a.progress(len(entries), true)
	report, err := ingest.Run(ctx, db, entries, w.ingested(ingest.Options{Runs: db, Progress: show.document}))
	show.end()
	if err != nil {
		return err
	}
	fmt.Fprintf(a.stdout, "%s (%.1f s)\n\n", report, time.Since(start).Seconds())
	fmt.Fprint(a.stdout, strings.ReplaceAll(questions, "URL/", url))
	return nil
}

// onlyBundled keeps an invented town out of a graph that somebody has filled.
func onlyBundled(ctx context.Context, db *database) error {
	inv, err := db.Status(ctx)
	if err != nil || inv.Counts["Document"] == 0 {
		return err
	}
	town := graph.NewID(graph.KindMunicipality, examples.Bundled.Municipality)
	known, err := db.Municipalities(ctx, []graph.ID{town})
	if err != nil {
		return err
	}
	if len(known) != 1 || inv.Counts["Municipality"] != 1 {
		return errors.New("the graph holds other minutes than those of the demo; name another folder with --data")
	}
	return nil
}

// questions are what a demo suggests to ask; URL/ stands for the server.
//
//go:embed questions.txt
var questions string
