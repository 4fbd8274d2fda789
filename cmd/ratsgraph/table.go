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

// tableOptions say which table or network is printed, and how.
type tableOptions struct {
	name, network, query, rows, format string
	vars                               []string
}

func (o *tableOptions) flags(c *cobra.Command) {
	f := c.Flags()
	f.StringVar(&o.name, "table", "", "a known table, as "+strings.Join(sample, ", ")+"; a wrong name lists all")
	f.StringVar(&o.network, "network", "", "a network: co-presence, ego, membership or substitutions")
	f.StringVar(&o.query, "query", "", "file with a GraphQL query whose answer is the table")
	f.StringVar(&o.rows, "rows", "", "path of the list whose entries are the rows; not needed if the query has one list")
	f.StringVar(&o.format, "format", "", "of a table: csv, excel (CSV as German spreadsheets open it), json, ndjson or codebook (CSVW metadata); of a network: gexf or graphml (default the first)")
	f.StringArrayVar(&o.vars, "var", nil, "variable of the query or parameter of the network, name=value; repeatable")
	c.MarkFlagsMutuallyExclusive("table", "network", "query")
}

var sample = []string{"attendances", "decisions", "items", "papers", "persons", "sessions"}

func (o *tableOptions) wanted() bool { return o.name != "" || o.query != "" || o.network != "" }

// table prints a table or a network of the graph.
func (a *app) table(ctx context.Context, db *database, o tableOptions) error {
	m := resolvers.InMemory(db)
	e, err := export.New(apiOf(db, m, resolvers.Options{}), m, resolvers.SDL())
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
	if o.network != "" {
		return o.writeNetwork(ctx, e, a.stdout, params)
	}
	t, err := o.table(e)
	if err != nil {
		return err
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
	case "csv", "":
		return t.CSV(ctx, w, vars)
	case "excel":
		return t.Excel(ctx, w, vars)
	case "json":
		return t.JSON(ctx, w, vars)
	case "ndjson":
		return t.NDJSON(ctx, w, vars)
	case "codebook":
		return t.Codebook(w, "table.csv")
	}
	return fmt.Errorf("--format %s: %w: want csv, excel, json, ndjson or codebook", o.format, graph.ErrInvalid)
}

func (o *tableOptions) writeNetwork(ctx context.Context, e *export.Exporter, w io.Writer, params map[string]string) error {
	n, err := e.Network(o.network)
	if err != nil {
		return err
	}
	switch o.format {
	case "gexf", "":
		return n.GEXF(ctx, w, params)
	case "graphml":
		return n.GraphML(ctx, w, params)
	}
	return fmt.Errorf("--format %s: %w: want gexf or graphml", o.format, graph.ErrInvalid)
}
