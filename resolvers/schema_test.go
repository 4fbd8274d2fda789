package resolvers_test

import (
	"os"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
)

// TestEverythingIsDescribed wants a sentence for every type, field, argument and
// enum value of the API.
func TestEverythingIsDescribed(t *testing.T) {
	sdl, err := os.ReadFile("../schema.graphqls")
	if err != nil {
		t.Fatal(err)
	}
	schema, err := gqlparser.LoadSchema(&ast.Source{Name: "schema.graphqls", Input: string(sdl)})
	if err != nil {
		t.Fatal(err)
	}
	described := 0
	check := func(what, words string) {
		described++
		if len(words) < 5 || !strings.HasSuffix(strings.TrimRight(words, "`"), ".") {
			t.Errorf("%s is described as %q, want a sentence", what, words)
		}
	}
	for _, typ := range schema.Types {
		if typ.BuiltIn {
			continue
		}
		check(typ.Name, typ.Description)
		for _, f := range typ.Fields {
			if strings.HasPrefix(f.Name, "__") {
				continue
			}
			check(typ.Name+"."+f.Name, f.Description)
			for _, arg := range f.Arguments {
				check(typ.Name+"."+f.Name+"("+arg.Name+")", arg.Description)
			}
		}
		for _, v := range typ.EnumValues {
			check(typ.Name+"."+v.Name, v.Description)
		}
	}
	if described < 300 {
		t.Errorf("only %d things: is this the whole schema?", described)
	}
}
