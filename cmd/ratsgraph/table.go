package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"ratsgraph/graph"
	"ratsgraph/resolvers"
	"ratsgraph/resolvers/export"
)

// tableOptions say which table is printed, and how.
type tableOptions struct {
	name, query, rows, format string
	vars                      []string
}

func (o *tableOptions) flags(c *cobra.Command) {
	f := c.Flags()
	f.StringVar(&o.name, "table", "", "a known table: attendances, decisions, items, memberships, papers, parties-apart, persons, sessions")
	f.StringVar(&o.query, "query", "", "file with a GraphQL query whose answer is the table")
	f.StringVar(&o.rows, "rows", "", "path of the list whose entries are the rows; not needed if the query has one list")
	f.StringVar(&o.format, "format", "csv", "csv, ndjson or codebook (CSVW metadata)")
	f.StringArrayVar(&o.vars, "var", nil, "variable of the query, name=value; repeatable")
}

func (o *tableOptions) wanted() bool { return o.name != "" || o.query != "" }

// table prints a table of the graph.
func (a *app) table(ctx context.Context, db *database, o tableOptions) error {
	e, err := export.New(apiOf(db, resolvers.Options{}), resolvers.SDL())
	if err != nil {
		return err
	}
	t, err := o.table(e)
	if err != nil {
		return err
	}
	params := map[string]string{}
	for _, v := range o.vars {
		name, text, ok := strings.Cut(v, "=")
		if !ok {
			return fmt.Errorf("--var %s: %w: want name=value", v, graph.ErrInvalid)
		}
		params[name] = text
	}
	vars, err := t.Variables(params)
	if err != nil {
		return err
	}
	return o.write(ctx, t, a.stdout, vars)
}

func (o *tableOptions) table(e *export.Exporter) (export.Table, error) {
	if o.query == "" {
		return e.Known(o.name)
	}
	text, err := os.ReadFile(o.query)
	if err != nil {
		return export.Table{}, fmt.Errorf("--query: %w: %w", graph.ErrInvalid, err)
	}
	return e.Of("answer", string(text), o.rows)
}

func (o *tableOptions) write(ctx context.Context, t export.Table, w io.Writer, vars map[string]any) error {
	switch o.format {
	case "csv":
		return t.CSV(ctx, w, vars)
	case "ndjson":
		return t.NDJSON(ctx, w, vars)
	case "codebook":
		return t.Codebook(w, "table.csv")
	}
	return fmt.Errorf("--format %s: %w: want csv, ndjson or codebook", o.format, graph.ErrInvalid)
}
