package ingest_test

import (
	"context"
	"testing"

	"ratsgraph/graph"
	"ratsgraph/ingest"
)

// TestReconcile asks whom names mean, as they may stand in somebody's table.
func TestReconcile(t *testing.T) {
	store, town := kolmenbrueck(t)
	rat := graph.NewID(graph.KindBody, "Kolmenbrück", "Rat")
	names := []graph.NameQuery{
		{Name: "Elke Löbbecke", BodyID: rat, Date: "2016-05-01"},
		{Name: "Löbbecke, Elke"},
		{Name: "Dr. Elke Loebbecke", BodyID: rat},
		{Name: "Elke Lébbecke", BodyID: rat, Date: "2016-05-01"},
		{Name: "Napoleon Bonaparte"},
		{Name: "Elke"},
	}
	got, err := ingest.Reconcile(context.Background(), store, town, names)
	if err != nil || len(got) != len(names) {
		t.Fatalf("%d answers, %v", len(got), err)
	}
	for i, a := range got {
		t.Logf("%s: %s %.2f by %s, %d candidates", a.Name, a.PersonID, a.Score, a.Rule, len(a.Candidates))
		likely := a.PersonID
		if likely == "" && len(a.Candidates) > 0 {
			likely = a.Candidates[0].PersonID
		}
		if want := graph.NewID(graph.KindPerson, "Kolmenbrück", "Elke Löbbecke"); i < 4 && likely != want {
			t.Errorf("%s: likely %s, want %s", a.Name, likely, want)
		}
		if i >= 4 && a.PersonID != "" {
			t.Errorf("%s means %s, want nobody", a.Name, a.PersonID)
		}
	}
}
