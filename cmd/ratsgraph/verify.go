package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"ratsgraph/graph"
)

func (a *app) verifyCommand() *cobra.Command {
	asJSON := false
	cmd := &cobra.Command{
		Use:   "verify",
		Short: "Check that the graph says what its documents say",
		Long: `Verify reads the whole graph and compares it with what its documents say: nothing
may be missing, nothing left over, nothing half there, and everything must be
found by its index. It may run while documents are ingested.

The exit status is 0 if all is well, 1 if something is wrong.`,
		Example: `  ratsgraph verify
  ratsgraph verify --json --data /srv/ratsgraph`,
		Args: cobra.NoArgs,
		RunE: a.does(func(ctx context.Context, _ []string) error {
			return a.withGraph(ctx, func(db *database) error { return a.verify(ctx, db, asJSON) })
		}),
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

func (a *app) verify(ctx context.Context, db *database, asJSON bool) error {
	inv, err := db.Status(ctx)
	if err != nil {
		return err
	}
	problems, err := db.Verify(ctx)
	if err != nil {
		return err
	}
	if asJSON {
		err = encode(a.stdout, append([]graph.Problem{}, problems...))
	} else {
		for _, p := range problems {
			fmt.Fprintf(a.stdout, "%s: %s\n", p.Kind, p.Text)
		}
		_, err = fmt.Fprintf(a.stdout, "%d documents, %d problems\n", inv.Counts["Document"], len(problems))
	}
	if err == nil && len(problems) > 0 {
		return errReported
	}
	return err
}
