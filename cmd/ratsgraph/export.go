package main

import (
	"context"

	"github.com/spf13/cobra"
)

func (a *app) exportCommand() *cobra.Command {
	var o tableOptions
	c := &cobra.Command{
		Use:   "export",
		Short: "Print the whole graph as JSON lines, or a table or network of it",
		Long: `Export prints every node of the graph as one line of JSON, in a fixed order. Two
graphs that hold the same facts give the same bytes, whatever Dgraph they are in
and in whatever order they were ingested.

With --table or --query it prints a table instead: a known one, or the answer to
any query of the API. Every row says of which revision of the graph it is. With
--network it prints a network of persons for Gephi and the like.`,
		Example: `  ratsgraph export > graph.jsonl
  ratsgraph export --dgraph dgraph://localhost:9080 | sha256sum
  ratsgraph export --table decisions --var body=body:Neustadt/Rat > decisions.csv
  ratsgraph export --table decisions --format codebook
  ratsgraph export --query question.graphql --rows node.bodies.nodes --format ndjson
  ratsgraph export --network co-presence --var body=body:Neustadt/Rat --var from=2016-11-01 > rat.gexf`,
		Args: cobra.NoArgs,
		RunE: a.does(func(ctx context.Context, _ []string) error {
			return a.withGraph(ctx, func(db *database) error {
				if o.wanted() {
					return a.table(ctx, db, o)
				}
				return db.Export(ctx, a.stdout)
			})
		}),
	}
	o.flags(c)
	return c
}
