// Package export gives answers of the API as tables, for those who count with
// them elsewhere: any list or statistic as CSV or NDJSON, row by row, with a
// codebook whose words are the schema's. Each answer is of one revision of the
// graph, and every row says of which.
//
// To add a table that has an address of its own, add an operation to documents/.
package export

import (
	"embed"
	"fmt"
	"net/http"
	"path"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"ratsgraph/graph"
)

//go:embed documents
var documents embed.FS

// An Exporter makes tables of answers.
type Exporter struct {
	api    http.Handler
	schema *ast.Schema
	known  map[string]table
}

// New makes tables of what an API answers. The schema is its own; one that the
// documents do not fit is an error.
func New(api http.Handler, sdl string) (*Exporter, error) {
	schema, err := gqlparser.LoadSchema(&ast.Source{Name: "schema.graphqls", Input: sdl})
	if err != nil {
		return nil, fmt.Errorf("export: schema: %w", err)
	}
	e := &Exporter{api: api, schema: schema, known: map[string]table{}}
	files, err := documents.ReadDir("documents")
	if err != nil {
		return nil, fmt.Errorf("export: %w", err)
	}
	for _, f := range files {
		text, err := documents.ReadFile(path.Join("documents", f.Name()))
		if err != nil {
			return nil, fmt.Errorf("export: %w", err)
		}
		t, err := e.plan(strings.TrimSuffix(f.Name(), ".graphql"), string(text), "")
		if err != nil {
			return nil, fmt.Errorf("export: %s: %w", f.Name(), err)
		}
		e.known[t.name] = t
	}
	return e, nil
}

// Names are the tables with an address of their own.
func (e *Exporter) Names() []string {
	var out []string
	for n := range e.known {
		out = append(out, n)
	}
	slices.Sort(out)
	return out
}

// Known finds a table by its name, or [graph.ErrNotFound].
func (e *Exporter) Known(name string) (Table, error) {
	t, ok := e.known[name]
	if !ok {
		return Table{}, fmt.Errorf("table %q: %w: there are %s", name, graph.ErrNotFound, strings.Join(e.Names(), ", "))
	}
	return Table{e, t}, nil
}

// Of is the table of any operation. Rows is the path of the list whose entries
// are the rows ("municipality.decisions.nodes"); empty means the only list there
// is. An operation that does not fit is [graph.ErrInvalid].
func (e *Exporter) Of(name, operation, rows string) (Table, error) {
	t, err := e.plan(name, operation, rows)
	return Table{e, t}, err
}

// A Table is an operation whose answer has rows.
type Table struct {
	e *Exporter
	t table
}
