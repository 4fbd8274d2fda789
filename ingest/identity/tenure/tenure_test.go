package tenure_test

import (
	"fmt"
	"testing"

	"ratsgraph/graph"
	"ratsgraph/ingest/identity/tenure"
)

// month is a day of month m, counted from January 2012.
func month(m int) graph.Date { return graph.Date(fmt.Sprintf("%d-%02d-05", 2012+m/12, m%12+1)) }

// TestHints finds renamed, joined and differently written bodies.
func TestHints(t *testing.T) {
	members := []graph.ID{"person:a", "person:b", "person:c"}
	hints := tenure.Hints([]tenure.Named{
		{ID: "1", Name: "Ausschuss Bauen, Umwelt, Verkehr", First: month(0), Last: month(20), Members: members},
		{ID: "2", Name: "Ausschuss Bauen, Umwelt und Energie", First: month(23), Last: month(40), Members: members},
		{ID: "3", Name: "Ausschuss Schulen", First: month(0), Last: month(40)},
		{ID: "4", Name: "Ausschuss  Bauen Umwelt, Verkehr", First: month(4), Last: month(5)},
		{ID: "5", Name: "Ausschuss Bauen, Umwelt, Verkehr und des Ausschusses Schulen", First: month(7), Last: month(7)},
		{ID: "7", Name: "Umwelt Verkehr", First: month(30), Last: month(40)},
		{ID: "6", Name: "Ausschuss Bauen, Umwelt, Verkehr", Scope: "elsewhere", First: month(0), Last: month(20)},
	})
	got := map[string]tenure.Kind{}
	for _, h := range hints {
		got[string(h.A+">"+h.B)] = h.Kind
		if h.Score <= 0 || h.Score >= 1 || len(h.Reasons) == 0 {
			t.Errorf("hint %v without a score or reasons", h)
		}
	}
	for pair, want := range map[string]tenure.Kind{"1>2": tenure.Predecessor, "1>4": tenure.Spelling, "1>5": tenure.Joint, "3>5": tenure.Joint} {
		if got[pair] != want {
			t.Errorf("%s: got %q, want %q", pair, got[pair], want)
		}
	}
	if got["3>2"] != "" || got["1>3"] != "" || got["1>6"] != "" || got["5>7"] != "" || got["7>5"] != "" {
		t.Errorf("got %v", got)
	}
}
