package export

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// revisionColumn says in every row of which state of the graph it is.
const revisionColumn = "revision"

// CSV writes the table with a head (RFC 4180, UTF-8). What is not recorded is
// empty; what has several values is JSON.
func (t Table) CSV(ctx context.Context, w io.Writer, vars map[string]any) error {
	out := csv.NewWriter(w)
	head := make([]string, 0, len(t.t.columns)+1)
	for _, c := range t.t.columns {
		head = append(head, c.name)
	}
	write := func(cells []string) error {
		if head != nil { // not before there is an answer: an error must not look like a table
			if err := out.Write(append(head, revisionColumn)); err != nil {
				return err
			}
			head = nil
		}
		if cells == nil {
			return nil
		}
		return out.Write(cells)
	}
	err := t.Each(ctx, vars, func(r Row) error {
		cells, err := t.t.cells(r.Object)
		if err != nil {
			return err
		}
		line := make([]string, 0, len(cells)+1)
		for _, c := range cells {
			if c == nil {
				line = append(line, "")
			} else {
				line = append(line, *c)
			}
		}
		return write(append(line, strconv.Itoa(r.Revision)))
	})
	if err != nil {
		return err
	}
	if err := write(nil); err != nil {
		return err
	}
	out.Flush()
	return out.Error()
}

// NDJSON writes every row as one line of JSON, as the API gives it, with the
// revision.
func (t Table) NDJSON(ctx context.Context, w io.Writer, vars map[string]any) error {
	return t.Each(ctx, vars, func(r Row) error {
		var b bytes.Buffer
		if err := json.Compact(&b, r.Object); err != nil {
			return fmt.Errorf("row: %w", err)
		}
		line := strings.TrimSuffix(b.String(), "}")
		comma := ","
		if line == "{" {
			comma = ""
		}
		_, err := fmt.Fprintf(w, "%s%s\"%s\":%d}\n", line, comma, revisionColumn, r.Revision)
		return err
	})
}

// Codebook writes what every column means, as CSVW metadata
// (www.w3.org/TR/tabular-metadata), for a CSV file of the name.
func (t Table) Codebook(w io.Writer, file string) error {
	type col struct {
		Name        string `json:"name"`
		Titles      string `json:"titles"`
		Description string `json:"dc:description"`
		Datatype    string `json:"datatype"`
		Required    bool   `json:"required"`
	}
	var cols []col
	for _, c := range t.t.columns {
		cols = append(cols, col{strings.ReplaceAll(c.name, ".", "_"), c.name, c.about, datatype(c), c.typ.NonNull && len(c.path) == 1})
	}
	cols = append(cols, col{revisionColumn, revisionColumn, "The revision of the graph that the row was read from.", "integer", true})
	e := json.NewEncoder(w)
	e.SetIndent("", " ")
	e.SetEscapeHTML(false)
	return e.Encode(map[string]any{
		"@context": []any{"http://www.w3.org/ns/csvw", map[string]string{"@language": "en"}},
		"url":      file, "dc:title": t.t.name, "dc:description": t.t.about,
		"tableSchema": map[string]any{"columns": cols},
	})
}

// datatype is the type of a column in the words of CSVW.
func datatype(c column) string {
	if c.list {
		return "json"
	}
	switch named(c.typ) {
	case "Int":
		return "integer"
	case "Float":
		return "double"
	case "Boolean":
		return "boolean"
	case "Date":
		return "date"
	case "DateTime":
		return "datetime"
	}
	return "string"
}

func named(t *ast.Type) string {
	for t.Elem != nil {
		t = t.Elem
	}
	return t.NamedType
}
