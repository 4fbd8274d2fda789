package resolvers_test

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
)

// TestEveryValueHasALabel wants what to call each value of each enum, in German
// and in English, and nothing that is in no enum.
func TestEveryValueHasALabel(t *testing.T) {
	a := bundled(t)
	got := a.ask(t, `{ labels { type value de en } }`, nil)
	have := map[string]bool{}
	for _, l := range at(got, "labels").([]any) {
		name := at(l, "type").(string) + "." + at(l, "value").(string)
		if have[name] || at(l, "de") == "" || at(l, "en") == "" {
			t.Errorf("label of %s: %v", name, l)
		}
		have[name] = true
	}
	sdl := readFile(t, "../schema.graphqls")
	schema, err := gqlparser.LoadSchema(&ast.Source{Name: "schema.graphqls", Input: sdl})
	if err != nil {
		t.Fatal(err)
	}
	for _, typ := range schema.Types {
		if typ.BuiltIn || typ.Kind != ast.Enum {
			continue
		}
		for _, v := range typ.EnumValues {
			if name := typ.Name + "." + v.Name; !have[name] {
				t.Errorf("labels.tsv lacks %s", name)
			} else {
				delete(have, name)
			}
		}
	}
	for name := range have {
		if strings.HasPrefix(name, "Problem.") {
			continue // kinds are words; TestEveryProblemHasALabel has those that documents show
		}
		t.Errorf("labels.tsv has %s, which is no value", name)
	}
}

// TestEveryProblemHasALabel wants what to call each kind of problem that the code can
// find in a document.
func TestEveryProblemHasALabel(t *testing.T) {
	labels := readFile(t, "labels.tsv")
	kinds := regexp.MustCompile(`\.(?:problem|leave|contradict|contradiction)\("([a-z_]+)"`)
	found := 0
	for _, pattern := range []string{"../ingest/parse/*.go", "../ingest/*.go"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			for _, m := range kinds.FindAllStringSubmatch(readFile(t, f), -1) {
				if found++; !strings.Contains(labels, "\nProblem\t"+m[1]+"\t") {
					t.Errorf("labels.tsv lacks the problem %s of %s", m[1], f)
				}
			}
		}
	}
	if found < 20 {
		t.Errorf("found %d kinds of problems only", found)
	}
}

// TestFiguresOfTheParserAreTheMeasuredOnes holds the embedded copy against what
// the parser's tests measured.
func TestFiguresOfTheParserAreTheMeasuredOnes(t *testing.T) {
	measured, err := os.ReadFile("../ingest/parse/testdata/quality.json")
	if err != nil {
		t.Fatal(err)
	}
	embedded, err := os.ReadFile("precision.json")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(measured, embedded) {
		t.Error("precision.json is not what was measured: go generate ./resolvers")
	}
}
