package resolvers_test

import (
	"slices"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"

	"ratsgraph/resolvers"
)

// ownShapes are fields that mean different things on different types, so that a
// fragment on [Node] needs an alias for them.
var ownShapes = map[string]string{
	"kind":      "each is an enum of its own",
	"status":    "each is an enum of its own",
	"number":    "a session need not print one; a paper, an item and a recusal are known by theirs",
	"item":      "a decision is taken on one; a recusal may name one that is not in the graph",
	"decisions": "an item has few: a list; others have many: pages",
}

// TestOneFragment wants fields of one name to have one shape on all types with
// a global id: only then can one operation ask for them on several types without
// aliases.
func TestOneFragment(t *testing.T) {
	schema := schemaOf(t, resolvers.SDL())
	first, differ := map[string]*ast.Type{}, map[string]bool{}
	nodes := schema.GetPossibleTypes(schema.Types["Node"])
	if len(nodes) < 10 {
		t.Fatalf("only %d types with a global id", len(nodes))
	}
	slices.SortFunc(nodes, func(a, b *ast.Definition) int { return len(a.Name) - len(b.Name) })
	for _, typ := range nodes {
		for _, f := range typ.Fields {
			known, ok := first[f.Name]
			switch {
			case !ok:
				first[f.Name] = f.Type
			case !sameShape(schema, known, f.Type):
				differ[f.Name] = true
				if ownShapes[f.Name] == "" {
					t.Errorf("%s.%s is a %s, elsewhere a %s", typ.Name, f.Name, f.Type, known)
				}
			}
		}
	}
	for name := range ownShapes {
		if !differ[name] {
			t.Errorf("%s needs no exception", name)
		}
	}
}

// sameShape is the rule SameResponseShape of the specification, for two types.
func sameShape(s *ast.Schema, a, b *ast.Type) bool {
	if a.NonNull != b.NonNull || (a.Elem == nil) != (b.Elem == nil) {
		return false
	}
	if a.Elem != nil {
		return sameShape(s, a.Elem, b.Elem)
	}
	leaf := func(t *ast.Type) bool { return s.Types[t.Name()].IsLeafType() }
	return leaf(a) == leaf(b) && (!leaf(a) || a.Name() == b.Name())
}
