package ingest_test

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"ratsgraph/graph"
	"ratsgraph/ingest"
	"ratsgraph/ingest/identity"
	"ratsgraph/ingest/minutes"
	"ratsgraph/ingest/source"
	"ratsgraph/ingest/text"
)

var update = flag.Bool("update", false, "write the wanted results anew")

const digest = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

// TestPlan compares facts with the wanted ones, case by case. A case has what a
// document says (minutes.json), may have what is stated about it (given.json)
// and its text, and the facts (facts.json).
func TestPlan(t *testing.T) {
	cases, err := filepath.Glob("testdata/plan/*.txtar")
	if err != nil || len(cases) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, name := range cases {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			t.Parallel()
			planCase(t, name)
		})
	}
}

func planCase(t *testing.T, name string) {
	archive, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	r := ingest.Reading{Digest: digest, Locations: []string{"/minutes/a.txt"}}
	want := -1
	for i, f := range archive.Files {
		switch f.Name {
		case "minutes.json":
			decode(t, f, &r.Says)
		case "given.json":
			decode(t, f, &r.Given)
		case "text":
			r.Text = lines(string(f.Data))
		case "facts.json":
			want = i
		}
	}
	facts := ingest.Plan(r, identity.Exact{})
	facts.Document.Parser = "" // changes with every rule that reads
	got, err := json.MarshalIndent(facts, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	got = append(got, '\n')
	switch {
	case *update:
		archive.Files = append(archive.Files[:max(want, len(archive.Files)-1)], txtar.File{Name: "facts.json", Data: got})
		if want < 0 {
			t.Fatalf("%s: write an empty facts.json at the end first", name)
		}
		if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	case want < 0:
		t.Fatalf("%s: no facts.json", name)
	case string(archive.Files[want].Data) != string(got):
		t.Errorf("%s: got facts\n%s", name, got)
	}
}

func decode(t *testing.T, f txtar.File, into any) {
	t.Helper()
	d := json.NewDecoder(strings.NewReader(string(f.Data)))
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		t.Fatalf("%s: %v", f.Name, err)
	}
}

// lines is a text of which each line stands on page 1.
func lines(s string) text.Text {
	t := text.Text{Pages: 1}
	for l := range strings.Lines(s) {
		t.Lines = append(t.Lines, text.Line{Text: strings.TrimSuffix(l, "\n"), Page: 1})
	}
	return t
}

// TestGuestsAreNotNamed looks for a guest's name in all that is planned but the
// document's own text.
func TestGuestsAreNotNamed(t *testing.T) {
	m := minutes.Minutes{
		Session: minutes.Session{Chair: "Gundula Gastmann", Secretary: "Gastmann"},
		Attendance: []minutes.Attendee{
			{Name: "Gundula Gastmann", Group: minutes.Guest, Status: minutes.Present, Party: "Gastmanns Liste", Role: "Architektin", Span: minutes.Span{First: 1, Last: 1}},
		},
		Recusals: []minutes.Recusal{{Name: "Frau Gastmann", Item: "1", Span: minutes.Span{First: 1, Last: 1}}},
	}
	facts := ingest.Plan(ingest.Reading{Digest: digest, Says: m, Text: lines("Gundula Gastmann, Architektin\n")}, identity.Exact{})
	b, err := json.Marshal(facts)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(b), "Gastmann") {
		t.Errorf("a guest is named in %s", b)
	}
	if len(facts.Attendances) != 1 || *facts.Attendances[0].Role != "Architektin" {
		t.Errorf("got attendances %+v, want one with its role", facts.Attendances)
	}
}

// TestUnknownTownIsNobodysNamesake keeps documents of unknown towns apart.
func TestUnknownTownIsNobodysNamesake(t *testing.T) {
	m := minutes.Minutes{Attendance: []minutes.Attendee{{Name: "Anna Beispiel", Group: minutes.Council}}}
	a := ingest.Plan(ingest.Reading{Digest: strings.Repeat("a", 64), Says: m}, identity.Exact{})
	b := ingest.Plan(ingest.Reading{Digest: strings.Repeat("b", 64), Says: m}, identity.Exact{})
	c := ingest.Plan(ingest.Reading{Digest: strings.Repeat("c", 64), Says: m, Given: source.Given{Municipality: "Neustadt"}}, identity.Exact{})
	ids := map[graph.ID]bool{a.Persons[0].ID: true, b.Persons[0].ID: true, c.Persons[0].ID: true}
	if len(ids) != 3 {
		t.Errorf("got persons %v, want three", ids)
	}
}
