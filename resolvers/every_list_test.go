package resolvers_test

import (
	"encoding/json"
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
						if id := sampleIDs[one.Name]; id != "" {
							as.open = strings.Replace(as.open, samples["id"], strconv.Quote(id), 1)
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

// sampleIDs are ids of things, by type.
var sampleIDs = map[string]string{"Body": "body:Kolmenbrück/Rat", "Person": "person:Kolmenbrück/Elke_Löbbecke"}

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

// TestEveryListIsATable makes a table of every list that the schema has, with a
// codebook that says what each column means, and asks for it.
func TestEveryListIsATable(t *testing.T) {
	_, e := exporter(t)
	schema := schemaOf(t, resolvers.SDL())
	all := routes(schema)
	if len(all) < 80 {
		t.Fatalf("only %d lists", len(all))
	}
	answered := 0
	for _, r := range all {
		query := "query " + "{" + r.open + " " + plainFields(schema, r.typ) + " " + r.close + "}"
		table, err := e.Of("answer", query, strings.Join(r.rows, "."))
		if err != nil {
			t.Errorf("%s: %v\n%s", r.field, err, query)
			continue
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
			continue // longer ways are made of these
		}
		text, resp := exported(t, e, "answer.json", url.Values{"query": {query}, "rows": {strings.Join(r.rows, ".")}})
		var rows []map[string]any
		if err := json.Unmarshal([]byte(text), &rows); err != nil || resp.StatusCode != 200 {
			t.Errorf("%s: %s %.200s\n%s", r.field, resp.Status, text, query)
			continue
		}
		if len(rows) > 0 {
			answered++
		}
	}
	t.Logf("%d lists, of %d there are rows", len(all), answered)
	if answered < len(all)/3 {
		t.Errorf("of %d lists only %d have rows", len(all), answered)
	}
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
