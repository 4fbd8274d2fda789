package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"ratsgraph/graph"
	"ratsgraph/ingest"
)

func (a *app) identityHistoryCommand() *cobra.Command {
	d := &deciding{app: a}
	cmd := &cobra.Command{
		Use:     "history",
		Short:   "List what people decided: who, when and why",
		Long:    `History lists all decisions by time, those that were undone included.`,
		Example: `  ratsgraph identity history`,
		Args:    cobra.NoArgs,
		RunE: d.does(func(ctx context.Context, _ []string) error {
			all, err := d.db.Rulings(ctx)
			if err != nil {
				return err
			}
			if d.json {
				return encode(d.stdout, append([]graph.Ruling{}, all...))
			}
			for _, r := range all {
				fmt.Fprintln(d.stdout, told(r))
			}
			fmt.Fprintf(d.stdout, "%d decisions\n", len(all))
			return nil
		}),
	}
	d.jsonFlag(cmd)
	return cmd
}

func (a *app) identityExportCommand() *cobra.Command {
	d := &deciding{app: a}
	return &cobra.Command{
		Use:   "export",
		Short: "Print all decisions as JSON lines",
		Long: `Export prints what people decided, one decision a line, in a fixed order: the same
decisions give the same bytes. So they can be kept under version control, and
imported into another graph of the same documents.`,
		Example: `  ratsgraph identity export > decisions.jsonl`,
		Args:    cobra.NoArgs,
		RunE: d.does(func(ctx context.Context, _ []string) error {
			all, err := d.db.Rulings(ctx)
			if err != nil {
				return err
			}
			return ingest.ExportRulings(d.stdout, all)
		}),
	}
}

func (a *app) identityImportCommand() *cobra.Command {
	d := &deciding{app: a}
	return &cobra.Command{
		Use:   "import FILE|-",
		Short: "Add the decisions of a file, and apply them",
		Long: `Import adds the decisions that export printed, from a file or standard input, and
decides anew where they change something. A decision that is there already stays
as it is; one that was undone, in the file or here, is undone. Importing twice
changes nothing. Decisions on documents that are not in the graph are kept, and
count when they are.`,
		Example: `  ratsgraph identity import decisions.jsonl`,
		Args:    cobra.ExactArgs(1),
		RunE:    d.does(d.importRulings),
	}
}

func (d *deciding) importRulings(ctx context.Context, args []string) error {
	in, err := d.input(args[0])
	if err != nil {
		return err
	}
	defer in.Close()
	rulings, err := ingest.ImportRulings(in)
	if err != nil {
		return fmt.Errorf("%s: %w", args[0], err)
	}
	ids := make([]graph.ID, len(rulings))
	for i, r := range rulings {
		ids[i] = r.ID
	}
	known, err := d.db.RulingsByID(ctx, ids)
	if err != nil {
		return err
	}
	fresh, undone := 0, 0
	for i, r := range rulings {
		switch old, ok := known[r.ID]; {
		case !ok:
			fresh++
		case !old.Holds():
			rulings[i] = old
		case !r.Holds():
			undone++
		}
	}
	if err := d.db.PutRulings(ctx, rulings); err != nil {
		return err
	}
	if err := d.settle(ctx); err != nil {
		return err
	}
	fmt.Fprintf(d.stdout, "%d decisions read, %d new, %d undone by them\n", len(rulings), fresh, undone)
	return nil
}

// input opens a file, or standard input.
func (d *deciding) input(name string) (io.ReadCloser, error) {
	if name == "-" {
		return io.NopCloser(d.stdin), nil
	}
	return os.Open(name)
}

// settle decides who is who wherever something changed.
func (d *deciding) settle(ctx context.Context) error {
	pending, err := d.db.Pending(ctx)
	if err != nil {
		return err
	}
	return d.decide(ctx, pending)
}

// decide decides who is who in municipalities and prints what it came to.
func (d *deciding) decide(ctx context.Context, municipalities []graph.ID) error {
	var failed []error
	for _, m := range municipalities {
		r, err := ingest.Identify(ctx, d.db, m)
		if err != nil {
			failed = append(failed, err)
			continue
		}
		fmt.Fprintf(d.stdout, "%s: %d mentions, %d of them linked, %d persons, %d undecided, %d links yielded\n",
			m.Path(), r.Mentions, r.Linked, r.Persons, r.Undecided, r.Conflicts)
	}
	return errors.Join(failed...)
}

func (a *app) identityRunCommand() *cobra.Command {
	d := &deciding{app: a}
	cmd := &cobra.Command{
		Use:   "run",
		Short: "Decide anew who is who",
		Long: `Run decides anew who is who in every municipality. An ingest does so by itself;
run is for a graph whose last ingest was interrupted, and for a new version of the
program.`,
		Example: `  ratsgraph identity run
  ratsgraph identity run --municipality Neustadt`,
		Args: cobra.NoArgs,
		RunE: d.does(func(ctx context.Context, _ []string) error {
			in, err := d.inMunicipality(ctx)
			if err != nil {
				return err
			}
			if len(in.Values) > 0 {
				return d.decide(ctx, []graph.ID{graph.ID(in.Values[0])})
			}
			all, err := d.db.ListMunicipalities(ctx, graph.List{})
			if err != nil {
				return err
			}
			ids := []graph.ID{}
			for _, m := range all[""].Items {
				ids = append(ids, m.ID)
			}
			return d.decide(ctx, ids)
		}),
	}
	d.municipalityFlag(cmd)
	return cmd
}
