package resolvers_test

import (
	"regexp"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
)

// TestEditorAsksWhatTheSchemaHas checks the questions that the page at / begins
// with: who opens it for the first time must not meet an error.
func TestEditorAsksWhatTheSchemaHas(t *testing.T) {
	schema, err := gqlparser.LoadSchema(&ast.Source{Name: "schema.graphqls", Input: readFile(t, "../schema.graphqls")})
	if err != nil {
		t.Fatal(err)
	}
	questions := regexp.MustCompile("(?s)const (\\w+) = `(.*?)`").FindAllStringSubmatch(readFile(t, "../cmd/ratsgraph/graphiql/assets/start.js"), -1)
	if len(questions) < 4 {
		t.Fatalf("%d questions, want those of three tabs and that about one thing", len(questions))
	}
	for _, q := range questions {
		if _, errs := gqlparser.LoadQueryWithRules(schema, q[2], nil); len(errs) > 0 {
			t.Errorf("%s: %v", q[1], errs)
		}
	}
}
