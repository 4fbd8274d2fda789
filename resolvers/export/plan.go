package export

import (
	"fmt"
	"strings"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"ratsgraph/graph"
)

// A table is how rows are got out of an answer.
type table struct {
	name    string
	text    string // of the operation
	about   string // what the operation's first comment says
	op      *ast.OperationDefinition
	rows    []string // path of the list
	paged   bool     // the list is one of a connection that can be followed by $after
	columns []column
}

// A column is one value of every row.
type column struct {
	name  string   // path, joined by points
	path  []string // of the value in a row
	about string
	typ   *ast.Type
	list  bool // there may be several values: they are given as JSON
}

// plan reads an operation: where its rows are, and what their columns are. That
// depends on the operation alone, so a table without rows has columns too.
func (e *Exporter) plan(name, text, rows string) (table, error) {
	doc, errs := gqlparser.LoadQueryWithRules(e.schema, text, nil)
	if len(errs) > 0 {
		return table{}, fmt.Errorf("operation: %w: %s", graph.ErrInvalid, errs.Error())
	}
	if len(doc.Operations) != 1 || doc.Operations[0].Operation != ast.Query {
		return table{}, fmt.Errorf("operation: %w: want one query", graph.ErrInvalid)
	}
	t := table{name: name, text: text, about: comment(text), op: doc.Operations[0]}
	lists := listsIn(t.op.SelectionSet, nil)
	var set ast.SelectionSet
	for _, l := range lists {
		if p := strings.Join(l.path, "."); p == rows || rows == "" && len(lists) == 1 {
			t.rows, set = l.path, l.field.SelectionSet
		}
	}
	if t.rows == nil {
		return table{}, fmt.Errorf("rows %q: %w: the lists of the operation are %s", rows, graph.ErrInvalid, names(lists))
	}
	t.columns = columnsOf(set, column{})
	t.paged = t.follows()
	return t, nil
}

// comment is what stands before an operation.
func comment(text string) string {
	var out []string
	for _, l := range strings.Split(text, "\n") {
		c, ok := strings.CutPrefix(l, "#")
		if !ok {
			break
		}
		out = append(out, strings.TrimSpace(c))
	}
	return strings.Join(out, " ")
}

// A listField is a list of objects in an operation.
type listField struct {
	path  []string
	field *ast.Field
}

// listsIn finds the outermost lists of objects.
func listsIn(set ast.SelectionSet, at []string) []listField {
	var out []listField
	for _, f := range fieldsOf(set) {
		path := append(at[:len(at):len(at)], f.Alias)
		switch {
		case len(f.SelectionSet) == 0:
		case f.Definition.Type.Elem != nil:
			out = append(out, listField{path, f})
		default:
			out = append(out, listsIn(f.SelectionSet, path)...)
		}
	}
	return out
}

func names(lists []listField) string {
	var out []string
	for _, l := range lists {
		out = append(out, strings.Join(l.path, "."))
	}
	return strings.Join(out, ", ")
}

// fieldsOf are the fields of a selection, those of fragments included.
func fieldsOf(set ast.SelectionSet) []*ast.Field {
	var out []*ast.Field
	for _, s := range set {
		switch s := s.(type) {
		case *ast.Field:
			if s.Definition != nil {
				out = append(out, s)
			}
		case *ast.InlineFragment:
			out = append(out, fieldsOf(s.SelectionSet)...)
		case *ast.FragmentSpread:
			out = append(out, fieldsOf(s.Definition.SelectionSet)...)
		}
	}
	return out
}

// columnsOf are the values below a selection; what is in a list stays together.
func columnsOf(set ast.SelectionSet, at column) []column {
	var out []column
	seen := map[string]bool{}
	for _, f := range fieldsOf(set) {
		c := column{path: append(at.path[:len(at.path):len(at.path)], f.Alias), about: f.Definition.Description, typ: f.Definition.Type}
		c.name = strings.Join(c.path, ".")
		c.list = c.typ.Elem != nil
		switch {
		case seen[c.name]:
		case len(f.SelectionSet) > 0 && !c.list:
			out = append(out, columnsOf(f.SelectionSet, c)...)
		default:
			out = append(out, c)
		}
		seen[c.name] = true
	}
	return out
}

// follows reports whether the pages of the list can be followed: the operation
// has a variable $after and asks for pageInfo { hasNextPage endCursor } beside
// the list.
func (t table) follows() bool {
	if t.op.VariableDefinitions.ForName("after") == nil {
		return false
	}
	set := t.op.SelectionSet
	for _, name := range t.rows[:len(t.rows)-1] {
		for _, f := range fieldsOf(set) {
			if f.Alias == name {
				set = f.SelectionSet
				break
			}
		}
	}
	asked := map[string]bool{}
	for _, f := range fieldsOf(set) {
		if f.Alias == "pageInfo" {
			for _, p := range fieldsOf(f.SelectionSet) {
				asked[p.Alias] = true
			}
		}
	}
	return asked["hasNextPage"] && asked["endCursor"]
}
