package spell_test

import (
	"cmp"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ratsgraph/ingest/identity/spell"
)

var update = flag.Bool("update", false, "write what is learned as what is wanted")

// TestLearned holds the table of learned confusions against the pages that it
// was learned from.
func TestLearned(t *testing.T) {
	root := filepath.Join(cmp.Or(os.Getenv("RATSGRAPH_CORPUS"), "../../../../shared/corpus"), "ocr")
	truths, err := filepath.Glob(filepath.Join(root, "referenz", "*.txt"))
	if err != nil || len(truths) == 0 {
		t.Skipf("the corpus of real minutes is absent (set RATSGRAPH_CORPUS): %v", err)
	}
	var pages [][]spell.Confusion
	for _, name := range truths {
		reading, err := os.ReadFile(filepath.Join(root, "tesseract-ergebnis", filepath.Base(name)))
		if err != nil {
			continue // this page was not read
		}
		truth, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		pages = append(pages, spell.Learn(string(truth), string(reading)))
	}
	var b strings.Builder
	b.WriteString("# letters\tread as\tcount\n")
	for _, c := range spell.Merge(pages...) {
		fmt.Fprintf(&b, "%s\t%s\t%d\n", c.True, c.Read, c.Count)
	}
	if *update {
		if err := os.WriteFile("learned.tsv", []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile("learned.tsv")
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != b.String() {
		t.Errorf("learned.tsv is not what %d pages teach (run with -update to see it in the diff)", len(pages))
	}
}

// TestLearn counts the confusions of an invented line.
func TestLearn(t *testing.T) {
	got := spell.Learn("Die Bürgerin wünscht eine Rückmeldung dazu", "Die Biirgerin wiinscht eine Riickrneldung dazu")
	want := []spell.Confusion{{True: "ü", Read: "ii", Count: 3}, {True: "m", Read: "rn", Count: 1}}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
