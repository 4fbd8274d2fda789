package resolvers_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "write the answers of the catalogue anew; read the difference")

// TestCatalogue asks the questions of the catalogue of the bundled minutes. A
// case is a file: the question in words, the operation, its variables, and the
// answer.
func TestCatalogue(t *testing.T) {
	a := bundled(t)
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
			answer := file(ar, "answer.json")
			if *update {
				answer.Data = append(got, '\n')
				if err := os.WriteFile(path, txtar.Format(ar), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if !bytes.Equal(bytes.TrimSpace(answer.Data), got) {
				t.Errorf("the answer is not the one in %s (-update writes it anew):\n%s", path, got)
			}
			t.Logf("%d bytes, %d round trips", len(got), a.reads)
		})
	}
}

func file(ar *txtar.Archive, name string) *txtar.File {
	for i := range ar.Files {
		if ar.Files[i].Name == name {
			return &ar.Files[i]
		}
	}
	return nil
}
