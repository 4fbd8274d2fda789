package graph_test

import (
	"encoding/json"
	"strings"
	"testing"

	"ratsgraph/graph"
)

// eraser forgets Max Ölberg by a pseudonym, Erika von der Aue without, and a
// surname that is hers in one document only.
func eraser() *graph.Eraser {
	key := []byte("key")
	return graph.NewEraser(key, "Neustadt", []graph.Forgotten{
		{Kind: graph.ForgottenPerson, Scope: "Neustadt", Pseudonym: "Person 7f3a",
			Marks: graph.Marks(key, "Neustadt", []graph.NameForm{{Words: "Max Ölberg"}, {Words: "Ölberg Max"}, {Words: "M. Ölberg"}, {Words: "Ölberg"}})},
		{Kind: graph.ForgottenPerson, Scope: "Neustadt",
			Marks: graph.Marks(key, "Neustadt", []graph.NameForm{{Words: "Erika von der Aue"}, {Words: "Aue", Document: "document:1"}})},
	})
}

func TestEraserText(t *testing.T) {
	e := eraser()
	for in, want := range map[string]string{
		"Herr Max Ölberg (CDU)":              "Herr Person 7f3a (CDU)",
		"Ölberg, Max":                        "Person 7f3a",
		"HERR MAX ÖLBERG":                    "HERR Person 7f3a",
		"Ratsherr Ölberg fragt nach Ölbergs": "Ratsherr Person 7f3a fragt nach Person 7f3a",
		"M. Ölberg":                          "Person 7f3a",
		"Max O\u0308lberg":                   "Person 7f3a",
		"von Max\nÖlberg gefragt":            "von Person 7f3a\n gefragt",
		"der Öl-\nberg":                      "der Person 7f3a\n",
		"der Ölberg, Maximilian":             "der Person 7f3a, Maximilian",
		"Max Öl-\nberg":                      "Person 7f3a\n",
		"am ölberg":                          "am ölberg",
		"Ölbergstraße 3":                     "Ölbergstraße 3",
		"Frau Erika von der Aue":             "Frau [Name entfernt]",
		"Frau Aue":                           "Frau Aue",
		"Erika Aue":                          "Erika Aue",
		"Max Muster":                         "Max Muster",
		"":                                   "",
	} {
		got := e.Text("", in)
		if got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
		if again := e.Text("", got); again != got {
			t.Errorf("%q: again gives %q", got, again)
		}
		if strings.Count(got, "\n") != strings.Count(in, "\n") {
			t.Errorf("%q: got other lines %q", in, got)
		}
	}
	if got := e.Text("document:1", "Frau Aue"); got != "Frau [Name entfernt]" {
		t.Errorf("in her document: got %q", got)
	}
}

func TestEraserID(t *testing.T) {
	e := eraser()
	for in, want := range map[graph.ID]graph.ID{
		"person:Neustadt/Max_Ölberg":                                "person:Neustadt/Person_7f3a",
		"person:Neustadt/Max_Ölberg~1a2b":                           "person:Neustadt/Person_7f3a~1a2b",
		"attendance:Neustadt/Ölberg/2015-03-12/7/Max_Ölberg":        "attendance:Neustadt/Ölberg/2015-03-12/7/Person_7f3a",
		"vote:Neustadt/Rat/2015-03-12/7/public/1/1/Ölberg/YES":      "vote:Neustadt/Rat/2015-03-12/7/public/1/1/Person_7f3a/YES",
		"session:Neustadt/Ölberg/2015-03-12/Ölberg":                 "session:Neustadt/Ölberg/2015-03-12/Ölberg",
		"mention:Neustadt/Rat/2015-03-12/7/chair/Erika_von_der_Aue": "mention:Neustadt/Rat/2015-03-12/7/chair/[Name_entfernt]",
	} {
		if got := e.ID("", in); got != want || e.ID("", got) != want {
			t.Errorf("%s: got %s, want %s", in, got, want)
		}
	}
}

// TestEraserFacts takes one of two out of all that a document says, and gives the
// other a pseudonym.
func TestEraserFacts(t *testing.T) {
	max, erika, session := "Dr. Max Ölberg", "Erika von der Aue", graph.ID("session:Neustadt/Rat/2015-03-12/7")
	f := graph.Facts{
		Document: graph.Document{ID: "document:12345678", Digest: "12345678", Locations: []string{"/m/Ölberg.pdf", "/m/a.pdf"}, Text: "Herr\nDr. Max Ölberg\n\fFrau Erika von der Aue"},
		Body:     graph.Body{ID: "body:Neustadt/Ölberg", Name: "Ölberg"},
		Session:  graph.Session{ID: session, Place: &max},
		Persons:  []graph.Person{{ID: "person:Neustadt/Max_Ölberg", Name: "Max Ölberg"}, {ID: "person:Neustadt/Erika_von_der_Aue", Name: erika}},
		Attendances: []graph.Attendance{
			{ID: session.Under("attendance", max), PersonID: "person:Neustadt/Max_Ölberg", Name: &max, SubstitutesName: &erika, SubstitutesID: "person:Neustadt/Erika_von_der_Aue",
				RepairedName: &graph.RepairedReading{Text: "Maximilian Ölberg"}},
			{ID: session.Under("attendance", erika), PersonID: "person:Neustadt/Erika_von_der_Aue", Name: &erika},
		},
		Items: []graph.Item{{ID: "item:x", Title: &max, RepairedTitle: &graph.RepairedReading{Text: "Dank an Maxi Ölberg"}, Movers: []string{erika, max}, Sources: []graph.Source{{Words: max, Rule: "Ölberg"}}}},
	}
	before := asJSON(t, f)
	e := eraser()
	got := e.Facts(f)
	if asJSON(t, f) != before {
		t.Error("the facts that were given have changed")
	}
	text := asJSON(t, got)
	for _, gone := range []string{"Max", "Erika"} {
		if strings.Contains(text+got.Document.Text, gone) {
			t.Errorf("%s is still in %s", gone, text)
		}
	}
	if len(got.Persons) != 1 || len(got.Attendances) != 1 || got.Attendances[0].SubstitutesID != "" || *got.Attendances[0].Name != "Dr. Person 7f3a" {
		t.Errorf("got %s", text)
	}
	if got.Body.Name != "Ölberg" || got.Items[0].Sources[0].Rule != "Ölberg" || got.Document.Locations[0] != "/m/Person 7f3a-12345678.pdf" {
		t.Errorf("got %s", text)
	}
	if again := asJSON(t, e.Facts(got)); again != text {
		t.Errorf("again gives\n%s, want\n%s", again, text)
	}
}

func asJSON(t *testing.T, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
