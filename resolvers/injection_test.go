package resolvers_test

import (
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"

	"ratsgraph/resolvers"
)

// evil are texts that would be something else in DQL, in a regular expression,
// in a template, in a log.
var evil = []string{
	`") { uid } evil(func: has(xid`, `"]) @filter(has(xid)) { xid } }`, `") } } { drop(func: has(dgraph.type)) { expand(_all_) } } #`,
	"$v0", `\`, `\"`, "'; DROP ALL; --", "\x00", "\u202e\u0007", "line\nline", ".*", "/.*/i", "^(a+)+$", "*", "%", "_:x", "<0x1>", "0x1", "${jndi:x}", "{{.}}",
	strings.Repeat("(", 500), strings.Repeat("ä", 500),
	"<_:x> <xid> \"x\" .\n", "* * * .", "uid(v0)", "val(v0)", `"},{"uid":"0x1","xid":"x`, `{"a":1}`, `\u0000`, "a\r\nSet-Cookie: x=y", "../../etc/passwd", "%2e%2e%2f",
	"=cmd|' /C calc'!A0", "+1+1", "-1+1", "@SUM(1)", "\tx", "'x", "\x01\x02\x1b[31m\x7f", "\ufeffx", "\u2028\u2029", "x\u200dy", "e\u0301", `"""`, "<script>x</script>",
}

// harmless is a text of nothing that is there.
const harmless = "zzqqxx"

// A hole is where a text goes in: an argument, or a field of one.
type hole struct {
	path  string // how to get to the type, with a %s for the field
	field *ast.FieldDefinition
	arg   *ast.ArgumentDefinition
	value string // of the argument, with a %s for the variable
	typ   string // of the variable
}

func (h hole) String() string { return h.field.Name + "(" + h.arg.Name + ": " + h.value + ")" }

// TestInjection sends evil texts through every argument of the schema that takes
// one, and through every field of arguments that are objects. Each must be
// answered as a harmless text of nothing is, or be refused as bad input; and the
// graph stays as it is.
func TestInjection(t *testing.T) {
	a := bundled(t)
	roomy := resolvers.Limits{Cost: 10 * resolvers.DefaultLimits.Cost, Depth: resolvers.DefaultLimits.Depth} // all texts of a place go into one operation
	a.handler = resolvers.NewHandler(a.store, resolvers.Options{Limits: roomy, Log: slog.New(slog.NewTextHandler(a.log, nil))})
	before := a.ask(t, `{ status { revision counts { count } } }`, nil)
	c := newComposer(t, a)
	holes := c.holes("Query")
	if len(holes) < 100 {
		t.Fatalf("only %d places for texts", len(holes))
	}
	compared := 0
	for _, h := range holes {
		compared += c.try(t, a, h)
	}
	if compared < 20*len(evil) {
		t.Errorf("only %d answers could be compared", compared)
	}
	want(t, "the graph", a.ask(t, `{ status { revision counts { count } } }`, nil), asJSON(t, before))
	if a.log.Len() > 0 {
		t.Errorf("the log says %.2000s", a.log)
	}
	t.Logf("%d places, %d texts each, %d answers compared", len(holes), len(evil), compared)
}

// try sends all texts through a hole at once, each under an alias.
func (c *composer) try(t *testing.T, a *api, h hole) int {
	t.Helper()
	vars, head, body := map[string]any{}, "", ""
	for i, text := range append([]string{harmless}, evil...) {
		name := fmt.Sprintf("v%d", i)
		if h.typ == "ID" && i%2 == 0 {
			text = "person:" + text
		}
		vars[name] = text
		head += fmt.Sprintf("$%s: %s! ", name, h.typ)
		args := h.arg.Name + ": " + fmt.Sprintf(h.value, "$"+name)
		for _, other := range h.field.Arguments {
			if other.Name != h.arg.Name && other.Type.NonNull && other.DefaultValue == nil {
				args += ", " + other.Name + ": " + c.value(other.Type, other.Name, 3)
			}
		}
		body += fmt.Sprintf("%s: %s(%s) %s ", name, h.field.Name, args, c.leaf(h.field.Type))
	}
	got, _ := a.post(t, "query("+head+") "+fmt.Sprintf(h.path, body), vars)
	for _, e := range asList(got["errors"]) {
		switch at(e, "extensions.code") {
		case "BAD_USER_INPUT", "GRAPHQL_VALIDATION_FAILED", "NOT_FOUND", "FORBIDDEN":
		default:
			t.Errorf("%s: %s", h, asJSON(t, e))
		}
	}
	return compare(t, h, got["data"])
}

// compare wants all answers to be that to the harmless text, and says how many
// there were.
func compare(t *testing.T, h hole, data any) (n int) {
	t.Helper()
	switch x := data.(type) {
	case []any:
		for _, inner := range x {
			n += compare(t, h, inner)
		}
	case map[string]any:
		expected, ok := x["v0"]
		for name, got := range x {
			switch {
			case !ok:
				n += compare(t, h, got)
			case got == nil || expected == nil: // refused, with an error that was looked at
			case asJSON(t, got) != asJSON(t, expected):
				t.Errorf("%s: %.60q is answered by %.300s, nothing by %.300s", h, evilOf(name), asJSON(t, got), asJSON(t, expected))
			default:
				n++
			}
		}
	}
	return n
}

func evilOf(name string) string {
	var i int
	fmt.Sscanf(name, "v%d", &i)
	return append([]string{harmless}, evil...)[i]
}

// leaf asks for what shows how much is answered.
func (c *composer) leaf(typ *ast.Type) string {
	def := c.schema.Types[typ.Name()]
	if def.IsLeafType() {
		return ""
	}
	out := "{ __typename "
	for _, name := range []string{"totalCount", "n", "count"} {
		if f := def.Fields.ForName(name); f != nil && len(f.Arguments) == 0 && c.schema.Types[f.Type.Name()].IsLeafType() {
			out += name + " "
		}
	}
	if def.Fields.ForName("nodes") != nil {
		out += "nodes { __typename } "
	}
	return out + "}"
}

// holes finds every place for a text that can be reached from a root. A filter
// that many fields take is tried at one of them.
func (c *composer) holes(root string) []hole {
	c.operation(1) // it composes the other arguments
	var out []hole
	seen, often := map[string]bool{}, map[string]int{}
	type step struct{ typ, path string }
	for todo := []step{{root, "{ %s }"}}; len(todo) > 0; todo = todo[1:] {
		at := todo[0]
		if seen[at.typ] {
			continue
		}
		seen[at.typ] = true
		for _, f := range c.schema.Types[at.typ].Fields {
			if strings.HasPrefix(f.Name, "__") {
				continue
			}
			for _, h := range c.holesOf(f, at.path) {
				same := h.arg.Type.Name() + " " + h.value
				if often[same]++; often[same] == 1 || c.schema.Types[h.arg.Type.Name()].IsLeafType() {
					out = append(out, h)
				}
			}
			if next, open := c.schema.Types[f.Type.Name()], !slices.ContainsFunc(f.Arguments, needed); open && next.Kind == ast.Object {
				todo = append(todo, step{next.Name, fmt.Sprintf(at.path, f.Name+few(f)+" { %s }")})
			}
		}
	}
	return out
}

func needed(a *ast.ArgumentDefinition) bool { return a.Type.NonNull && a.DefaultValue == nil }

// few keeps lists on the way short.
func few(f *ast.FieldDefinition) string {
	for _, size := range []string{"first", "others"} {
		if f.Arguments.ForName(size) != nil {
			return "(" + size + ": 1)"
		}
	}
	return ""
}

func (c *composer) holesOf(f *ast.FieldDefinition, path string) []hole {
	var out []hole
	for _, arg := range f.Arguments {
		c.fill(arg.Type, "%s", 0, func(value, typ string) { out = append(out, hole{path, f, arg, value, typ}) })
	}
	return out
}

// fill finds the texts in a value of a type.
func (c *composer) fill(typ *ast.Type, value string, depth int, found func(value, typ string)) {
	if typ.Elem != nil {
		c.fill(typ.Elem, fmt.Sprintf(value, "[%s]"), depth, found)
		return
	}
	def := c.schema.Types[typ.NamedType]
	switch {
	case def.Kind == ast.Scalar && !slices.Contains([]string{"Int", "Float", "Boolean"}, def.Name):
		found(value, def.Name)
	case def.Kind == ast.InputObject && depth < 3:
		for _, f := range def.Fields {
			if slices.Contains([]string{"and", "or", "not"}, f.Name) && depth > 0 {
				continue
			}
			inner := f.Name + ": %s"
			for _, other := range def.Fields {
				_, given := c.given[other.Name]
				if other.Name != f.Name && (given || other.Type.NonNull && other.DefaultValue == nil) {
					inner += ", " + other.Name + ": " + strings.ReplaceAll(c.value(other.Type, other.Name, 3), "%", "%%")
				}
			}
			c.fill(f.Type, fmt.Sprintf(value, "{"+inner+"}"), depth+1, found)
		}
	}
}
