package resolvers_test

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"testing"

	"golang.org/x/tools/txtar"

	"ratsgraph/ingest/source"
	"ratsgraph/resolvers"
)

// TestTown asks questions of six years of one real town. A case is a file: the
// question in words and how its answer was checked, the operation, and the facts
// that a person found in the documents.
func TestTown(t *testing.T) {
	entries := source.Find([]string{corpus(t, "nordstemmen")}, nil)
	for i := range entries {
		entries[i].Given.Municipality = "Nordstemmen"
	}
	a := serve(t, entries, resolvers.Options{})
	cases, err := filepath.Glob("testdata/nordstemmen/*.txtar")
	if err != nil || len(cases) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, path := range cases {
		t.Run(filepath.Base(path), func(t *testing.T) {
			ar, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			got := lines(t, a.ask(t, string(file(ar, "operation.graphql").Data), nil))
			want := bytes.TrimSpace(file(ar, "answer.json").Data)
			var checked any
			if err := json.Unmarshal(want, &checked); err != nil {
				t.Fatal(err)
			}
			if w := lines(t, checked); !bytes.Equal(got, w) {
				t.Errorf("%s: the answer is not what the documents say: %s", path, firstDifference(got, w))
			}
		})
	}
}

// lines writes an answer so that a difference stands on a line.
func lines(t *testing.T, v any) []byte {
	t.Helper()
	b, err := json.MarshalIndent(v, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// firstDifference is where two answers part.
func firstDifference(got, want []byte) string {
	g, w := bytes.Split(got, []byte("\n")), bytes.Split(want, []byte("\n"))
	for i := range min(len(g), len(w)) {
		if !bytes.Equal(g[i], w[i]) {
			from := max(0, i-6)
			return "got\n" + string(bytes.Join(g[from:min(len(g), i+4)], []byte("\n"))) + "\nwant\n" + string(bytes.Join(w[from:min(len(w), i+4)], []byte("\n")))
		}
	}
	return "one of the two is longer"
}
