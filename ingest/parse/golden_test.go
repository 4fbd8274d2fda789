package parse_test

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"ratsgraph/ingest/parse"
	"ratsgraph/ingest/text"
)

var update = flag.Bool("update", false, "write what is read as what is wanted")

// TestGolden reads the lines of every case in testdata and holds the result
// against the case's minutes.json. All of the text is invented.
func TestGolden(t *testing.T) {
	cases, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(cases) == 0 {
		t.Fatalf("no cases in testdata: %v", err)
	}
	for _, name := range cases {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) { golden(t, name) })
	}
}

// golden runs one case.
func golden(t *testing.T, name string) {
	archive, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if len(strings.TrimSpace(string(archive.Comment))) == 0 {
		t.Errorf("%s does not say what it is about", name)
	}
	lines, want := file(archive, "lines.txt"), file(archive, "minutes.json")
	if lines == nil {
		t.Fatalf("%s has no lines.txt", name)
	}
	in, err := text.Decode(lines.Data)
	if err != nil {
		t.Fatal(err)
	}
	got, err := json.MarshalIndent(parse.Minutes(in), "", " ")
	if err != nil {
		t.Fatal(err)
	}
	got = append(got, '\n')
	if *update {
		archive.Files = []txtar.File{*lines, {Name: "minutes.json", Data: got}}
		if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if want == nil || string(want.Data) != string(got) {
		t.Errorf("%s reads differently (run with -update to see it in the diff):\n%s", name, firstDifference(want, string(got)))
	}
}

func file(a *txtar.Archive, name string) *txtar.File {
	for i := range a.Files {
		if a.Files[i].Name == name {
			return &a.Files[i]
		}
	}
	return nil
}

// firstDifference shows the first lines that differ.
func firstDifference(want *txtar.File, got string) string {
	if want == nil {
		return "the case has no minutes.json"
	}
	w, g := strings.Split(string(want.Data), "\n"), strings.Split(got, "\n")
	for i := range g {
		if i >= len(w) || w[i] != g[i] {
			from, to := max(i-3, 0), min(i+3, len(g))
			return "want " + strings.Join(w[min(from, len(w)):min(to, len(w))], "\n     ") + "\ngot  " + strings.Join(g[from:to], "\n     ")
		}
	}
	return "the wanted one goes on"
}
