package resolvers_test

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"ratsgraph/resolvers"
)

var update = flag.Bool("update", false, "write the answers of the catalogue anew; read the difference")

// TestCatalogue asks the questions of the catalogue of the bundled minutes. A
// case is a file: the question in words, the operation, its variables, and the
// answer; or requests by GET, and what they are answered, for what is no GraphQL.
func TestCatalogue(t *testing.T) {
	a := bundled(t)
	a.handler = resolvers.NewHandler(a.store, resolvers.Options{Names: names{a}})
	cases, err := filepath.Glob("testdata/catalogue/*.txtar")
	if err != nil || len(cases) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, path := range cases {
		t.Run(filepath.Base(path), func(t *testing.T) {
			ar, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if requests := file(ar, "requests"); requests != nil {
				a.compare(t, path, ar, "answers", a.visit(t, string(requests.Data)))
				return
			}
			vars := map[string]any{}
			if v := file(ar, "variables.json"); v != nil {
				if err := json.Unmarshal(v.Data, &vars); err != nil {
					t.Fatal(err)
				}
			}
			got, err := json.MarshalIndent(a.ask(t, string(file(ar, "operation.graphql").Data), vars), "", " ")
			if err != nil {
				t.Fatal(err)
			}
			a.compare(t, path, ar, "answer.json", string(got))
		})
	}
}

// compare compares an answer with the one of a case.
func (a *api) compare(t *testing.T, path string, ar *txtar.Archive, name, got string) {
	t.Helper()
	answer := file(ar, name)
	if *update {
		answer.Data = []byte(got + "\n")
		if err := os.WriteFile(path, txtar.Format(ar), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if strings.TrimSpace(string(answer.Data)) != got {
		t.Errorf("the answer is not the one in %s (-update writes it anew):\n%s", path, got)
	}
	t.Logf("%d bytes, %d round trips", len(got), a.reads)
}

func file(ar *txtar.Archive, name string) *txtar.File {
	for i := range ar.Files {
		if ar.Files[i].Name == name {
			return &ar.Files[i]
		}
	}
	return nil
}
