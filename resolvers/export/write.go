package export

import (
	"bufio"
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/vektah/gqlparser/v2/ast"
)

// revisionColumn says in every row of which state of the graph it is.
const revisionColumn = "revision"

// CSV writes the table with a head (RFC 4180, UTF-8): the columns of the rows,
// those beside the path to them, and the revision. What is not recorded is empty;
// what has several values is JSON; a text that a spreadsheet would take for a
// formula has an apostrophe in front.
func (t Table) CSV(ctx context.Context, w io.Writer, vars map[string]any) error {
	return t.csv(ctx, w, vars, plain)
}

func (t Table) csv(ctx context.Context, w io.Writer, vars map[string]any, d dialect) error {
	out := csv.NewWriter(w)
	out.Comma, out.UseCRLF = d.comma, d.crlf
	head := sync.OnceValue(func() error {
		if _, err := io.WriteString(w, d.mark); err != nil {
			return err
		}
		return out.Write(t.header())
	})
	err := t.Each(ctx, vars, func(r Row) error {
		if err := head(); err != nil { // not before there is an answer: an error must not look like a table
			return err
		}
		line, err := t.line(r, d)
		if err != nil {
			return err
		}
		return out.Write(line)
	})
	if err != nil {
		return err
	}
	if err := head(); err != nil {
		return err
	}
	out.Flush()
	return out.Error()
}

// header are the names of all columns.
func (t Table) header() []string {
	var out []string
	for _, c := range slices.Concat(t.t.columns, t.t.context) {
		out = append(out, c.name)
	}
	return append(out, revisionColumn)
}

// line are the cells of one row.
func (t Table) line(r Row, d dialect) ([]string, error) {
	own, err := cells(r.Object, t.t.columns, 0)
	if err != nil {
		return nil, err
	}
	if r.Beside.err != nil {
		return nil, r.Beside.err
	}
	columns := slices.Concat(t.t.columns, t.t.context)
	line := make([]string, 0, len(columns)+1)
	for i, c := range slices.Concat(own, r.Beside.texts) {
		text := ""
		if c != nil {
			text = d.cell(datatype(columns[i]), *c)
		}
		line = append(line, text)
	}
	return append(line, strconv.Itoa(r.Revision)), nil
}

// emptyNote tells in the codebook of figures without rows.
const emptyNote = "A figure of which there is no row to list has one row of which only the figure's own columns are filled: its definition, n, missing and the revision."

// NDJSON writes every row as one line of JSON, as the API gives it, with what
// stands beside the path to it, and the revision.
func (t Table) NDJSON(ctx context.Context, w io.Writer, vars map[string]any) error {
	out := bufio.NewWriter(w)
	err := t.Each(ctx, vars, func(r Row) error {
		line, err := r.json()
		if err != nil {
			return err
		}
		_, err = out.WriteString(line + "\n")
		return err
	})
	if err != nil {
		return err
	}
	return out.Flush()
}

// JSON writes the rows of [Table.NDJSON] as one array.
func (t Table) JSON(ctx context.Context, w io.Writer, vars map[string]any) error {
	out, before := bufio.NewWriter(w), "[\n"
	err := t.Each(ctx, vars, func(r Row) error {
		line, err := r.json()
		if err != nil {
			return err
		}
		_, err = out.WriteString(before + line)
		before = ",\n"
		return err
	})
	if err != nil {
		return err
	}
	if before == "[\n" {
		out.WriteString("[") // Flush tells
	}
	out.WriteString("\n]\n")
	return out.Flush()
}

// json is the row as one line.
func (r Row) json() (string, error) {
	var b bytes.Buffer
	if err := json.Compact(&b, r.Object); err != nil {
		return "", fmt.Errorf("row: %w", err)
	}
	beside, err := r.Beside.members()
	if err != nil {
		return "", err
	}
	line := strings.TrimSuffix(b.String(), "}") + beside + fmt.Sprintf(`,"%s":%d}`, revisionColumn, r.Revision)
	return strings.Replace(line, "{,", "{", 1), nil
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
	for _, c := range slices.Concat(t.t.columns, t.t.context) {
		cols = append(cols, col{strings.ReplaceAll(c.name, ".", "_"), c.name, c.about, datatype(c), c.typ.NonNull && len(c.path) == 1})
	}
	cols = append(cols, col{revisionColumn, revisionColumn, "The revision of the graph that the row was read from.", "integer", true})
	notes := []any{map[string]string{"dc:description": formulaNote}}
	if t.t.figure {
		notes = append(notes, map[string]string{"dc:description": emptyNote})
	}
	e := json.NewEncoder(w)
	e.SetIndent("", " ")
	e.SetEscapeHTML(false)
	return e.Encode(map[string]any{
		"@context": []any{"http://www.w3.org/ns/csvw", map[string]string{"@language": "en"}},
		"url":      file, "dc:title": t.t.name, "dc:description": t.t.about,
		"notes":       notes,
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
