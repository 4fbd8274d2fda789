package export

import (
	"fmt"
	"slices"
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
	rows    []string   // path of the list, through other lists if need be
	beside  [][]column // by depth of that path, what stands beside it: it is the same for all rows below
	pagedAt int        // depth of the connection that can be followed by $after; -1: there is none
	figure  bool       // the rows are those of a figure, which stands beside the path: it counts though there are no rows
	columns []column   // of rows
	context []column   // what stands beside the path, of all depths
}

// A column is one value of every row.
type column struct {
	name  string   // path, joined by points
	path  []string // of the value in a row
	about string
	typ   *ast.Type

	list    bool // there may be several values: they are given as JSON
	objects bool // and each of them is an object
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
	t := table{name: name, text: text, about: comment(text), op: doc.Operations[0], pagedAt: -1}
	lists := listsIn(t.op.SelectionSet, nil, false)
	outer := slices.DeleteFunc(slices.Clone(lists), func(l listField) bool { return l.inner })
	if rows == "" && len(outer) == 1 {
		rows = outer[0].name()
	}
	i := slices.IndexFunc(lists, func(l listField) bool { return l.name() == rows })
	if i < 0 {
		return table{}, fmt.Errorf("rows %q: %w: the lists of the operation are %s", rows, graph.ErrInvalid, names(lists))
	}
	t.rows, t.columns = lists[i].path, columnsOf(lists[i].field.SelectionSet, column{})
	t.along()
	return t, t.once()
}

// along walks the path to the rows for what stands beside it.
func (t *table) along() {
	set, through := t.op.SelectionSet, false
	for depth, name := range t.rows {
		at := column{path: t.rows[:depth:depth]}
		var beside []column
		for _, c := range columnsOf(set, at) {
			if first := c.path[depth]; first != name && first != "pageInfo" && first != "totalCount" && !c.objects {
				beside = append(beside, c)
			}
		}
		t.beside, t.context = append(t.beside, beside), append(t.context, beside...)
		if !through && t.op.VariableDefinitions.ForName("after") != nil && follows(set) {
			t.pagedAt = depth
		}
		for _, f := range fieldsOf(set) {
			if f.Alias == name {
				t.figure = t.figure || len(beside) > 0 && slices.Contains(f.ObjectDefinition.Interfaces, measured)
				set, through = f.SelectionSet, through || f.Definition.Type.Elem != nil
				break
			}
		}
	}
}

// measured is the interface of figures: they say what they count, how many, and
// how much they do not know.
const measured = "Measured"

// comment is what stands before an operation.
func comment(text string) string {
	var out []string
	for _, l := range strings.Split(text, "\n") {
		c, ok := strings.CutPrefix(l, "#")
		if !ok {
			break
		}
		if strings.HasPrefix(c, " rows: ") {
			continue
		}
		out = append(out, strings.TrimSpace(c))
	}
	return strings.Join(out, " ")
}

// A listField is a list of objects in an operation.
type listField struct {
	path  []string
	field *ast.Field
	inner bool // it is in another list
}

func (l listField) name() string { return strings.Join(l.path, ".") }

// listsIn finds the lists of objects.
func listsIn(set ast.SelectionSet, at []string, inner bool) []listField {
	var out []listField
	for _, f := range fieldsOf(set) {
		path := append(at[:len(at):len(at)], f.Alias)
		if len(f.SelectionSet) == 0 {
			continue
		}
		list := f.Definition.Type.Elem != nil
		if list {
			out = append(out, listField{path, f, inner})
		}
		out = append(out, listsIn(f.SelectionSet, path, inner || list)...)
	}
	return out
}

func names(lists []listField) string {
	var out []string
	for _, l := range lists {
		out = append(out, l.name())
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
		c.objects = c.list && len(f.SelectionSet) > 0
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

// follows reports whether the pages of a connection can be followed: it is asked
// for pageInfo { hasNextPage endCursor }.
func follows(set ast.SelectionSet) bool {
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

// once checks that no two columns have one name, in CSV or in JSON.
func (t *table) once() error {
	rows := map[string]bool{revisionColumn: true}
	twice := func(name string) error {
		return fmt.Errorf("operation: %w: two columns begin with %s: leave one out, or give it another alias", graph.ErrInvalid, name)
	}
	for _, c := range t.columns {
		if c.name == revisionColumn {
			return twice(c.name)
		}
		rows[c.path[0]] = true
	}
	for _, c := range t.context {
		if rows[c.path[0]] {
			return twice(c.path[0])
		}
	}
	return nil
}
