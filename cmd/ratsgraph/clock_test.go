package main

import (
	"io"
	"path/filepath"
	"testing"
	"time"

	"ratsgraph/graph"
)

// TestDecisionTime dates a decision after those before it, whatever the clock
// says: it may have been set back since.
func TestDecisionTime(t *testing.T) {
	if testing.Short() {
		t.Skip("starts a Dgraph")
	}
	a := &app{data: filepath.Join(t.TempDir(), "data"), stderr: io.Discard}
	db, err := a.open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer db.close()
	for _, c := range []struct{ clock, want string }{
		{"2030-05-01T12:00:00Z", "2030-05-01T12:00:00Z"},
		{"2030-05-01T12:00:00.9Z", "2030-05-01T12:00:01Z"}, // in the same second
		{"2029-01-01T00:00:00Z", "2030-05-01T12:00:02Z"},   // set back
		{"2030-05-02T00:00:00Z", "2030-05-02T00:00:00Z"},
	} {
		clock, err := time.Parse(time.RFC3339Nano, c.clock)
		if err != nil {
			t.Fatal(err)
		}
		got, err := db.decisionTime(t.Context(), clock)
		if err != nil || got != c.want {
			t.Errorf("the clock says %s: got %s and %v, want %s", c.clock, got, err, c.want)
		}
		r := graph.Ruling{A: "attendance:Neustadt/Rat/2015-03-12/7/Max_Alt", B: "attendance:Neustadt/Rat/2015-03-12/7/Max_Neu",
			Judgement: graph.JudgementSame, By: "ada", At: got}
		if err := db.PutRulings(t.Context(), []graph.Ruling{r}); err != nil {
			t.Fatal(err)
		}
	}
}
