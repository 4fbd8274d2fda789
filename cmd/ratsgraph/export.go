package main

import (
	"context"

	"github.com/spf13/cobra"
)

func (a *app) exportCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "export",
		Short: "Print the whole graph as JSON lines",
		Long: `Export prints every node of the graph as one line of JSON, in a fixed order. Two
graphs that hold the same facts give the same bytes, whatever Dgraph they are in
and in whatever order they were ingested.`,
		Example: `  ratsgraph export > graph.jsonl
  ratsgraph export --dgraph dgraph://localhost:9080 | sha256sum`,
		Args: cobra.NoArgs,
		RunE: a.does(func(ctx context.Context, _ []string) error {
			return a.withGraph(ctx, func(db *database) error { return db.Export(ctx, a.stdout) })
		}),
	}
}
