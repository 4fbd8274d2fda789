package resolvers_test

import (
	"cmp"
	"encoding/json"
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"ratsgraph/resolvers"
	"ratsgraph/resolvers/export"
)

// A route leads from the root of the schema to a list.
type route struct {
	typ, field string   // whose field the list is
	open       string   // the operation up to the list
	close      string   // and after it
	rows       []string // path of the list
	kind       string   // of the thing whose id it begins with, if there is a sample only of another kind
	depth      int
}

// routes find the shortest way to every list of objects that is a field of the
// schema: those inside things that lists hold, too.
func routes(schema *ast.Schema) []route {
	var out []route
	seen := map[string]bool{}
	level := []route{{typ: schema.Query.Name}}
	for len(level) > 0 {
		var next []route
		for _, at := range level {
			if seen[at.typ] {
				continue
			}
			seen[at.typ] = true
			for _, f := range schema.Types[at.typ].Fields {
				inner := schema.Types[f.Type.Name()]
				if strings.HasPrefix(f.Name, "__") || !inner.IsCompositeType() || slices.Contains([]string{"edges", "pageInfo"}, f.Name) {
					continue
				}
				to := at
				to.typ, to.field, to.depth = inner.Name, at.typ+"."+f.Name, at.depth+1
				to.open, to.close = at.open+" "+f.Name+argumentsOf(schema, f)+" {", "} "+at.close
				to.rows = append(slices.Clone(at.rows), f.Name)
				if f.Type.Elem != nil {
					out = append(out, to)
				}
				if inner.IsAbstractType() {
					for _, one := range schema.GetPossibleTypes(inner) {
						as := to
						if as.depth == 1 && f.Name == "node" && one.Name != "Municipality" {
							as.kind = one.Name
						}
						as.typ, as.open, as.close = one.Name, as.open+" ... on "+one.Name+" {", "} "+to.close
						next = append(next, as)
					}
					continue
				}
				next = append(next, to)
			}
		}
		level = next
	}
	return out
}

// samples are values of arguments that must be there.
var samples = map[string]string{
	"id": `"municipality:Kolmenbrück"`, "ids": `["body:Kolmenbrück/Rat"]`, "municipality": `"municipality:Kolmenbrück"`, "names": `[{name: "Elke Löbbecke"}]`,
	"from": `"person:Kolmenbrück/Elke_Löbbecke"`, "to": `"person:Kolmenbrück/Frauke_Jüttermann"`, "with": `"body:Kolmenbrück/Rat"`,
	"a": `"SPD"`, "b": `"CDU"`, "party": `"SPD"`, "date": `"2016-06-30"`, "query": `"Schule"`, "person": `"person:Kolmenbrück/Elke_Löbbecke"`,
}

// argumentsOf are the arguments that must be there, and small pages.
func argumentsOf(schema *ast.Schema, f *ast.FieldDefinition) string {
	var args []string
	for _, a := range f.Arguments {
		def := schema.Types[a.Type.Name()]
		switch {
		case a.Name == "first" && a.Type.NamedType == "Int":
			args = append(args, "first: 2")
		case !a.Type.NonNull || a.DefaultValue != nil:
		case def.Kind == ast.Enum:
			args = append(args, a.Name+": "+def.EnumValues[0].Name)
		case a.Type.NamedType == "Int":
			args = append(args, a.Name+": 1")
		default:
			args = append(args, a.Name+": "+samples[a.Name])
		}
	}
	if len(args) == 0 {
		return ""
	}
	return "(" + strings.Join(args, ", ") + ")"
}

// plainFields are those of a type that need no arguments and have no fields.
func plainFields(schema *ast.Schema, typ string) string {
	def := schema.Types[typ]
	var out []string
	for _, f := range def.Fields {
		needs := slices.ContainsFunc(f.Arguments, func(a *ast.ArgumentDefinition) bool { return a.Type.NonNull && a.DefaultValue == nil })
		if !strings.HasPrefix(f.Name, "__") && f.Name != "revision" && schema.Types[f.Type.Name()].IsLeafType() && !needs {
			out = append(out, f.Name)
		}
	}
	if len(out) == 0 {
		out = []string{"__typename"}
	}
	return strings.Join(out, " ")
}

// query asks for a list of a thing of its kind; "" if no id of one is known.
func (r route) query(schema *ast.Schema, ids map[string]string) string {
	open := r.open
	if r.kind != "" && ids[r.kind] == "" {
		return ""
	} else if r.kind != "" {
		open = strings.Replace(open, samples["id"], strconv.Quote(ids[r.kind]), 1)
	}
	return "query {" + open + " " + plainFields(schema, r.typ) + " " + r.close + "}"
}

// TestEveryListIsATable makes a table of every list that the schema has, with a
// codebook that says what each column means, and asks for it. Ids that one list
// shows lead to the next ones.
func TestEveryListIsATable(t *testing.T) {
	_, e := exporter(t)
	schema := schemaOf(t, resolvers.SDL())
	all := routes(schema)
	if len(all) < 80 {
		t.Fatalf("only %d lists", len(all))
	}
	ids, answered := map[string]string{"Body": "body:Kolmenbrück/Rat", "Person": "person:Kolmenbrück/Elke_Löbbecke"}, 0
	for known := 0; known < len(ids); {
		known = len(ids)
		var later []route
		for _, r := range all {
			query := r.query(schema, ids)
			if query == "" {
				later = append(later, r)
				continue
			}
			if rows := listed(t, e, r, query); len(rows) > 0 {
				answered++
				note(schema, ids, r.typ, rows)
			}
		}
		all = later
	}
	unknown := map[string]bool{}
	for _, r := range all {
		unknown[r.kind] = true
	}
	t.Logf("%d lists have rows; nothing is known of %v", answered, slices.Sorted(maps.Keys(unknown)))
	if answered < 80 || len(unknown) > 3 {
		t.Errorf("%d lists have rows, and nothing is known of %v", answered, unknown)
	}
}

// note keeps ids of things of kinds of which none is known yet. A name's id is that
// of the entry that prints it.
func note(schema *ast.Schema, ids map[string]string, kind string, rows []map[string]any) {
	kinds := map[string]string{}
	for _, def := range schema.GetPossibleTypes(schema.Types["Node"]) {
		kinds[strings.ToLower(def.Name)] = def.Name
	}
	for _, r := range rows {
		id, _ := r["id"].(string)
		prefix, _, ok := strings.Cut(id, ":")
		if k := cmp.Or(kinds[prefix], kind); ok && ids[k] == "" {
			ids[k] = id
		}
	}
}

// listed is a list as a table: its codebook must say what the columns mean. It
// gives no rows of lists at the end of long ways, which are made of shorter ones.
func listed(t *testing.T, e *export.Exporter, r route, query string) (rows []map[string]any) {
	t.Helper()
	table, err := e.Of("answer", query, strings.Join(r.rows, "."))
	if err != nil {
		t.Errorf("%s: %v\n%s", r.field, err, query)
		return nil
	}
	var book strings.Builder
	if err := table.Codebook(&book, "table.csv"); err != nil {
		t.Fatal(err)
	}
	for _, c := range at(parsed(t, book.String()), "tableSchema.columns").([]any) {
		if about, _ := at(c, "dc:description").(string); about == "" && at(c, "titles") != "__typename" {
			t.Errorf("%s: column %v means nothing", r.field, at(c, "titles"))
		}
	}
	if r.depth > 6 {
		return nil
	}
	text, resp := exported(t, e, "answer.json", url.Values{"query": {query}, "rows": {strings.Join(r.rows, ".")}})
	if err := json.Unmarshal([]byte(text), &rows); err != nil || resp.StatusCode != 200 {
		t.Errorf("%s: %s %.200s\n%s", r.field, resp.Status, text, query)
	}
	return rows
}

// TestEveryFigureHasAnAddress demands a known table for each kind of figure, one
// that gives definition, n and missing with its rows.
func TestEveryFigureHasAnAddress(t *testing.T) {
	schema := schemaOf(t, resolvers.SDL())
	shown := map[string]bool{}
	for name, text := range export.Documents() {
		doc, errs := gqlparser.LoadQueryWithRules(schema, text, nil)
		if errs != nil {
			t.Fatalf("%s: %v", name, errs)
		}
		var walk func(ast.SelectionSet)
		walk = func(set ast.SelectionSet) {
			for _, f := range fieldsOf(set) {
				asked := map[string]bool{}
				for _, in := range fieldsOf(f.SelectionSet) {
					asked[in.Name] = true
				}
				if asked["definition"] && asked["n"] && asked["missing"] {
					shown[f.Definition.Type.Name()] = true
				}
				walk(f.SelectionSet)
			}
		}
		walk(doc.Operations[0].SelectionSet)
	}
	figures := schema.GetPossibleTypes(schema.Types["Measured"])
	for _, typ := range figures {
		if !shown[typ.Name] {
			t.Errorf("%s: no known table gives it", typ.Name)
		}
	}
	if len(figures) < 15 {
		t.Errorf("only %d kinds of figures", len(figures))
	}
}

// fieldsOf are the fields of a selection, those of inline fragments included.
func fieldsOf(set ast.SelectionSet) []*ast.Field {
	var out []*ast.Field
	for _, s := range set {
		switch s := s.(type) {
		case *ast.Field:
			out = append(out, s)
		case *ast.InlineFragment:
			out = append(out, fieldsOf(s.SelectionSet)...)
		}
	}
	return out
}
