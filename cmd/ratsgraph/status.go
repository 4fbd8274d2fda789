package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"ratsgraph/graph"
)

// A stock is what the command status says.
type stock struct {
	Engine      string         `json:"engine"`
	Revision    int            `json:"revision"`
	Model       int            `json:"model"`
	LastChanged *string        `json:"lastChanged,omitempty"`
	Problems    int            `json:"problems"`
	Counts      map[string]int `json:"counts"`
}

func (a *app) statusCommand() *cobra.Command {
	asJSON := false
	cmd := &cobra.Command{
		Use:   "status",
		Short: "Show what is in the graph",
		Long: `Status shows what is in the graph: how many things of each type, when it last
changed, and in which Dgraph it is.`,
		Example: `  ratsgraph status
  ratsgraph status --json --data /srv/ratsgraph`,
		Args: cobra.NoArgs,
		RunE: a.does(func(ctx context.Context, _ []string) error {
			return a.withGraph(ctx, func(db *database) error { return a.status(ctx, db, asJSON) })
		}),
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

func (a *app) status(ctx context.Context, db *database, asJSON bool) error {
	inv, err := db.Status(ctx)
	if err != nil {
		return err
	}
	s := stock{db.engine, inv.Revision, inv.Model, inv.Written, inv.Problems, inv.Counts}
	if asJSON {
		return encode(a.stdout, s)
	}
	fmt.Fprintf(a.stdout, "%-14s %s\n", "engine", s.Engine)
	fmt.Fprintf(a.stdout, "%-14s %d (model %d)\n", "revision", s.Revision, s.Model)
	changed := "never"
	if s.LastChanged != nil {
		changed = *s.LastChanged
	}
	fmt.Fprintf(a.stdout, "%-14s %s\n", "last changed", changed)
	fmt.Fprintf(a.stdout, "%-14s %d\n", "problems", s.Problems)
	for _, t := range graph.StatusTypes {
		fmt.Fprintf(a.stdout, "%-14s %d\n", t, s.Counts[t])
	}
	return nil
}
