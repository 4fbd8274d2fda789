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

// An Exporter makes tables of answers, and networks of the graph.
type Exporter struct {
	api    http.Handler
	source Source
	schema *ast.Schema
	known  map[string]table
}

// New makes tables of what an API answers, and networks of the graph that it
// answers from. The schema is that of the API; one that the documents do not fit
// is an error. An API that answers known operations only must know [Documents].
func New(api http.Handler, source Source, sdl string) (*Exporter, error) {
	schema, err := gqlparser.LoadSchema(&ast.Source{Name: "schema.graphqls", Input: sdl})
	if err != nil {
		return nil, fmt.Errorf("export: schema: %w", err)
	}
	e := &Exporter{api: api, source: source, schema: schema, known: map[string]table{}}
	for name, text := range Documents() {
		t, err := e.plan(name, text, rowsOf(text))
		if err != nil {
			return nil, fmt.Errorf("export: %s: %w", name, err)
		}
		e.known[name] = t
	}
	return e, nil
}

// Documents are the operations of the known tables, by their names.
func Documents() map[string]string {
	out := map[string]string{}
	files, err := documents.ReadDir("documents")
	for _, f := range files {
		var text []byte
		if text, err = documents.ReadFile(path.Join("documents", f.Name())); err != nil {
			break
		}
		out[strings.TrimSuffix(f.Name(), ".graphql")] = string(text)
	}
	if err != nil {
		panic(err) // they are part of the program
	}
	return out
}

// rowsOf is the list that a document names as its rows, in a line "# rows: path";
// empty where it has only one.
func rowsOf(text string) string {
	for line := range strings.Lines(text) {
		if rows, ok := strings.CutPrefix(line, "# rows: "); ok {
			return strings.TrimSpace(rows)
		}
	}
	return ""
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
