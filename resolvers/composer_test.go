package resolvers_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"

	"ratsgraph/resolvers"
)

// A composer writes operations that the schema allows, whatever it holds.
type composer struct {
	schema *ast.Schema
	ids    []string          // of things that are there
	given  map[string]string // values by the names of arguments and their fields; others are made up
	rand   *rand.Rand
	fields int // that may still be asked for
}

// newComposer knows the ids of some things of each type.
func newComposer(t testing.TB, a *api) *composer {
	t.Helper()
	got := a.ask(t, `{ municipalities(first: 1) { nodes { id } } bodies(first: 2) { nodes { id } } persons(first: 2) { nodes { id } } parties(first: 1) { nodes { id } }
		papers(first: 1) { nodes { id } } sessions(first: 2) { nodes { id } } items(first: 1) { nodes { id } } decisions(first: 1) { nodes { id } } }`, nil)
	c := &composer{schema: schemaOf(t, resolvers.SDL())}
	for _, list := range slices.Sorted(maps.Keys(got)) {
		for _, id := range each(got, list+".nodes", "id") {
			c.ids = append(c.ids, id.(string))
		}
	}
	return c
}

// operation composes one at random; the same seed gives the same one.
func (c *composer) operation(seed uint64) string {
	c.rand, c.fields = rand.New(rand.NewPCG(seed, 0)), 40
	return "query Composed " + c.selection(c.schema.Query, 1)
}

// selection asks for some fields of a type. Each has an alias of its own, so
// that no two disagree.
func (c *composer) selection(typ *ast.Definition, depth int) string {
	var b strings.Builder
	b.WriteString("{ __typename ")
	for range 1 + c.rand.IntN(4) {
		if len(typ.Fields) == 0 || c.fields == 0 {
			break
		}
		f := typ.Fields[c.rand.IntN(len(typ.Fields))]
		inner := c.schema.Types[f.Type.Name()]
		if strings.HasPrefix(f.Name, "__") || inner.IsCompositeType() && depth > 7 {
			continue
		}
		c.fields--
		fmt.Fprintf(&b, "f%d: %s%s ", c.fields, f.Name, c.arguments(f.Arguments))
		if inner.IsCompositeType() {
			b.WriteString(c.selection(inner, depth+1))
		}
	}
	if typ.IsAbstractType() {
		possible := c.schema.GetPossibleTypes(typ)
		one := possible[c.rand.IntN(len(possible))]
		fmt.Fprintf(&b, "... on %s %s", one.Name, c.selection(one, depth))
	}
	b.WriteString("} ")
	return b.String()
}

func (c *composer) arguments(defs ast.ArgumentDefinitionList) string {
	var args []string
	for _, d := range defs {
		required := d.Type.NonNull && d.DefaultValue == nil
		often := 3
		if slices.Contains([]string{"after", "before", "last"}, d.Name) {
			often = 40 // made up, or with first, they are refused
		}
		if required || c.rand.IntN(often) == 0 {
			args = append(args, d.Name+": "+c.value(d.Type, d.Name, 0))
		}
	}
	if len(args) == 0 {
		return ""
	}
	return "(" + strings.Join(args, ", ") + ")"
}

// value composes a value of a type. Pages are small: what is large is refused,
// and has its own test.
func (c *composer) value(typ *ast.Type, name string, depth int) string {
	if v, ok := c.given[name]; ok {
		return v
	}
	if typ.Elem != nil {
		var parts []string
		for range c.rand.IntN(3) {
			parts = append(parts, c.value(typ.Elem, name, depth))
		}
		return "[" + strings.Join(parts, ", ") + "]"
	}
	def := c.schema.Types[typ.NamedType]
	switch {
	case def.Kind == ast.Enum:
		return def.EnumValues[c.rand.IntN(len(def.EnumValues))].Name
	case def.Kind == ast.InputObject:
		return c.object(def, depth)
	}
	return c.scalar(typ.NamedType, name)
}

func (c *composer) object(def *ast.Definition, depth int) string {
	var parts []string
	for _, f := range def.Fields {
		required := f.Type.NonNull && f.DefaultValue == nil
		if required || depth < 3 && c.rand.IntN(3) == 0 {
			parts = append(parts, f.Name+": "+c.value(f.Type, f.Name, depth+1))
		}
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

// id is most often one of the kind that the name of an argument speaks of.
func (c *composer) id(name string) string {
	kind := name
	switch name {
	case "with", "bodies":
		kind = "body"
	case "from", "to", "persons":
		kind = "person"
	}
	if c.rand.IntN(8) > 0 {
		for _, i := range c.rand.Perm(len(c.ids)) {
			if strings.HasPrefix(c.ids[i], kind+":") {
				return c.ids[i]
			}
		}
		return c.ids[c.rand.IntN(len(c.ids))]
	}
	return []string{"person:nobody/nowhere", "nonsense", ""}[c.rand.IntN(3)]
}

func (c *composer) scalar(typ, name string) string {
	pick := func(of ...string) string { return of[c.rand.IntN(len(of))] }
	switch typ {
	case "ID":
		return strconv.Quote(c.id(name))
	case "Int":
		if name == "first" || name == "last" {
			return pick("1", "2", "3")
		}
		return pick("-1", "0", "1", "3", "2016", "2147483647")
	case "Float":
		return pick("-1.5", "0", "0.5", "1", "1e300")
	case "Boolean":
		return pick("true", "false")
	case "Date":
		return strconv.Quote(pick("2015-01-22", "2016-06-30", "2030-12-31", "0001-01-01"))
	case "Clock":
		return strconv.Quote(pick("18:00", "00:00"))
	case "DateTime":
		return strconv.Quote("2026-01-31T12:00:00Z")
	}
	return strconv.Quote(pick("Rat", "SPD", "1", "Ortsrat", "nothing of the kind", "", "Müller", `\") {`))
}
