package main

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"ratsgraph/graph"
	"ratsgraph/ingest"
	"ratsgraph/ingest/source"
)

// An ingesting is one run of the command ingest.
type ingesting struct {
	*app
	municipality string
	maxSize      int64 // MB
	json         bool
	bulk         bool
	chosen       bool // with or without the bulk loader, by the user
	window       window
	watch        *watch
}

func (a *app) ingestCommand() *cobra.Command {
	i := &ingesting{app: a}
	cmd := &cobra.Command{
		Use:   "ingest [flags] PATH...",
		Short: "Read minutes into the graph",
		Long: `Ingest reads minutes into the graph: files, folders with all that is below them,
globs, and - for standard input. A document that was read before is not read
again; one that changed replaces what it said. A document that cannot be read is
reported and does not stop the others. At the end it is decided who is who in the
municipalities that changed (see ratsgraph identity). The last line has the
counts.

What documents do not print can be stated: with --municipality for all of them,
or in a file ratsgraph.yaml in their folder:

  municipality: Neustadt
  terms:
    - {name: 17. Wahlperiode, from: 2014-06-01, to: 2019-05-31}
  documents:
    rat-2015.txt:
      date: 2015-03-12

With --bulk an empty graph is filled by Dgraph's bulk loader, which is faster for
thousands of documents. The graph is the same. It needs the embedded Dgraph for
itself, and about ten times the size of the documents on its disk meanwhile; if
it is cut off, the graph stays empty. A thousand documents or more go that way by
themselves into a data folder that was never used, unless --bulk=false is given.

The exit status is 0 if all went well, 1 if something failed, 2 if the arguments
cannot be used.`,
		Example: `  ratsgraph ingest protokolle/
  ratsgraph ingest --municipality Neustadt rat-*.txt
  ratsgraph ingest --bulk archiv/
  pdftotext -layout niederschrift.pdf - | ratsgraph ingest -
  ratsgraph ingest --json protokolle/ > report.json`,
		Args: cobra.MinimumNArgs(1),
		PreRunE: func(cmd *cobra.Command, _ []string) error {
			i.chosen = cmd.Flags().Changed("bulk")
			if i.maxSize < 1 {
				return errors.New("--max-size: want at least 1 (MB)")
			}
			return i.window.check()
		},
		RunE: a.does(i.watched),
	}
	flags := cmd.Flags()
	flags.StringVar(&i.municipality, "municipality", "", "municipality of all these documents, where they do not print it")
	flags.Int64Var(&i.maxSize, "max-size", source.DefaultLimit>>20, "largest document that is read, in MB")
	flags.BoolVar(&i.bulk, "bulk", false, "fill an empty graph with the bulk loader; false: never")
	flags.BoolVar(&i.json, "json", false, "print a report as JSON")
	i.window.flags(cmd)
	return cmd
}

// watched runs the command so that it can be seen from outside.
func (i *ingesting) watched(ctx context.Context, args []string) error {
	w, err := i.app.watch(ctx)
	if err != nil {
		return err
	}
	defer w.close()
	ctx, done := context.WithCancel(ctx)
	defer done()
	if err := i.show(ctx, w, i.window); err != nil {
		return err
	}
	i.watch = w
	go pace(ctx.Done(), 0, spareIngest)
	return i.run(ctx, args)
}

func (i *ingesting) run(ctx context.Context, args []string) error {
	entries := source.Find(args, i.stdin)
	if i.bulk {
		return i.filled(i.fill(ctx, entries))
	}
	if !i.chosen && i.dgraph == "" && len(entries) >= many {
		if done, report, err := i.fillUnused(ctx, entries); done || err != nil {
			return i.filled(report, err)
		}
	}
	return i.withGraph(ctx, func(db *database) error {
		report, err := i.ingest(ctx, db, db, entries)
		if err := i.print(report); err != nil {
			return err
		}
		switch {
		case errors.Is(err, context.Canceled):
			return errors.New("interrupted: what is counted above is in the graph; ingest again to go on")
		case errors.Is(err, graph.ErrUnavailable):
			return fmt.Errorf("%w\nwhat is counted above is in the graph; ingest again to go on", err)
		case err != nil:
			return err
		case report.Failed > 0 || len(report.Unsettled()) > 0:
			return errReported
		}
		return nil
	})
}

// ingest reads documents into the graph and shows how it goes on, here and to
// those who follow it over the API.
func (i *ingesting) ingest(ctx context.Context, store ingest.Store, runs ingest.RunKeeper, entries []source.Entry) (ingest.Report, error) {
	show := i.progress(len(entries), i.json || i.bulk)
	defer show.end()
	return ingest.Run(ctx, store, entries, i.watch.ingested(ingest.Options{
		Municipality: i.municipality,
		Limit:        i.maxSize << 20,
		Runs:         runs,
		Progress:     show.document,
	}))
}

func (i *ingesting) print(r ingest.Report) error {
	if i.json {
		return encode(i.stdout, r)
	}
	for _, m := range r.Identities {
		if m.Reason != "" {
			i.note(fmt.Sprintf("who is who in %s was not decided: %s; ingest again, or run 'ratsgraph identity run'", m.Municipality.Path(), m.Reason))
		}
	}
	_, err := fmt.Fprintln(i.stdout, r)
	i.advise(r)
	return err
}

// advise says what whoever ingested should look at: what is in the graph, but not
// as they will have meant it.
func (i *ingesting) advise(r ingest.Report) {
	if r.Alone > 0 {
		i.note(fmt.Sprintf("%d of these documents name no municipality: each of them stands alone, with a body and persons of its own.\n"+
			"State it with --municipality, or in a ratsgraph.yaml in their folder, and ingest them again.", r.Alone))
	}
	if r.Problems > 0 {
		i.note("'ratsgraph parse FILE' shows the problems of a document with their lines, 'ingest --json' those of all.")
	}
	if slices.ContainsFunc(r.Identities, func(d ingest.IdentityReport) bool { return d.Undecided > 0 }) {
		i.note("'ratsgraph identity list' shows which names are undecided.")
	}
}
