package resolvers_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"ratsgraph/resolvers"
)

var (
	update = flag.Bool("update", false, "write the answers of the catalogue anew; read the difference")
	table  = flag.String("table", "", "write the table of the catalogue to this file: questions, bytes, round trips, time")
)

const tableHead = `# The catalogue: what each question takes

Every question of [resolvers/testdata/catalogue](../resolvers/testdata/catalogue) with its operation and answer, asked of the bundled minutes: bytes of
the answer over HTTP, uncompressed; round trips to Dgraph, at most, which the tests hold (the first is most often the look whether the graph has changed);
milliseconds in the handler, the best of three. What is no GraphQL (47 and 50) is got by several requests, summed here. Written by

` + "```sh\ngo test ./resolvers -run TestCatalogue -table ../docs/catalogue.md\n```" + `

| question | bytes | round trips | ms |
|---|---|---|---|
`

// TestCatalogue asks the questions of the catalogue of the bundled minutes. A
// case is a file: the question in words, the operation, its variables, how many
// round trips to Dgraph it takes, and the answer; or requests by GET, and what they
// are answered, for what is no GraphQL.
func TestCatalogue(t *testing.T) {
	a := bundled(t)
	a.handler = resolvers.NewHandler(held(t, a.store), resolvers.Options{Names: names{a}})
	cases, err := filepath.Glob("testdata/catalogue/*.txtar")
	if err != nil || len(cases) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	var rows strings.Builder
	for _, path := range cases {
		t.Run(filepath.Base(path), func(t *testing.T) {
			ar, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if requests := file(ar, "requests"); requests != nil {
				a.compare(t, path, ar, "answers", a.visit(t, string(requests.Data)))
				rows.WriteString(a.row(ar, a.reads))
				return
			}
			a.compare(t, path, ar, "answer.json", a.answer(t, ar))
			rows.WriteString(a.row(ar, a.holds(t, path, ar)))
		})
	}
	if *table != "" {
		if err := os.WriteFile(*table, []byte(tableHead+rows.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// row is a line of the table.
func (a *api) row(ar *txtar.Archive, reads int64) string {
	return fmt.Sprintf("| %s | %d | %d | %.1f |\n", strings.Join(strings.Fields(string(ar.Comment)), " "), a.bytes, reads, a.took.Seconds()*1000)
}

// answer asks the question of a case, so that what is kept in memory is there, then
// three times more. The time is the best of three, the round trips the most.
func (a *api) answer(t *testing.T, ar *txtar.Archive) string {
	t.Helper()
	vars := map[string]any{}
	if v := file(ar, "variables.json"); v != nil {
		if err := json.Unmarshal(v.Data, &vars); err != nil {
			t.Fatal(err)
		}
	}
	var data map[string]any
	best, reads := time.Hour, int64(0)
	for i := range 4 {
		data = a.ask(t, string(file(ar, "operation.graphql").Data), vars)
		if i > 0 {
			best, reads = min(best, a.took), max(reads, a.reads)
		}
	}
	a.took, a.reads = best, reads
	got, err := json.MarshalIndent(data, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(got)
}

// holds holds a case to its round trips and returns how many they may be; at least
// one looks whether the graph has changed.
func (a *api) holds(t *testing.T, path string, ar *txtar.Archive) int64 {
	t.Helper()
	reads := file(ar, "reads.txt")
	if reads == nil {
		t.Fatalf("%s does not say how many round trips it takes, in reads.txt", path)
	}
	if *update {
		reads.Data = fmt.Appendln(nil, max(1, a.reads))
		if err := os.WriteFile(path, txtar.Format(ar), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	most, err := strconv.ParseInt(strings.TrimSpace(string(reads.Data)), 10, 64)
	if err != nil || a.reads > most {
		t.Errorf("%d round trips, want at most %d (%v)", a.reads, most, err)
	}
	return most
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
}

func file(ar *txtar.Archive, name string) *txtar.File {
	for i := range ar.Files {
		if ar.Files[i].Name == name {
			return &ar.Files[i]
		}
	}
	return nil
}
