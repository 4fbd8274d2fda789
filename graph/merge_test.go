package graph_test

import (
	"strings"
	"testing"

	"ratsgraph/graph"
)

// TestMergedVotes reads what two documents of one session print about one vote:
// what one of them leaves out is no contradiction, another count is.
func TestMergedVotes(t *testing.T) {
	no, yes := false, true
	two, three := 2, 3
	for name, c := range map[string]struct {
		a, b graph.Decision
		says string
	}{
		"another count":          {graph.Decision{Yes: &three, No: &two}, graph.Decision{Yes: &two, No: &two}, "yes 3, no 2 and yes 2, no 2"},
		"the same count":         {graph.Decision{Yes: &three, No: &two}, graph.Decision{Yes: &three, No: &two}, ""},
		"only one counts":        {graph.Decision{Yes: &three, Unanimous: &yes}, graph.Decision{Unanimous: &yes}, ""},
		"unanimous or not":       {graph.Decision{Yes: &three, Unanimous: &yes}, graph.Decision{Unanimous: &no}, "unanimous and not unanimous"},
		"only one says anything": {graph.Decision{Yes: &three}, graph.Decision{Abstain: &two}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			m := graph.Merge([]graph.Facts{protocol("a", c.a), protocol("b", c.b)})
			if len(m.Decisions) != 1 || *value(m.Decisions[0].Yes) != *value(c.a.Yes) {
				t.Fatalf("decisions %+v, want the first document's", m.Decisions)
			}
			found := m.Session.Contradictions
			if c.says == "" {
				if len(found) != 0 || len(m.Decisions[0].Sources) != 2 {
					t.Errorf("contradictions %v, sources %v; want none and both", found, m.Decisions[0].Sources)
				}
				return
			}
			if len(found) != 1 || !strings.HasSuffix(found[0].Text, c.says) || found[0].First != 7 || len(m.Decisions[0].Sources) != 1 {
				t.Errorf("contradictions %v, sources %v; want one: %s", found, m.Decisions[0].Sources, c.says)
			}
		})
	}
}

// protocol is a document that says no more than one decision.
func protocol(digest string, d graph.Decision) graph.Facts {
	d.ID, d.ItemID, d.Outcome = "decision:Neustadt/Rat/1/1", "item:Neustadt/Rat/1", graph.OutcomeAccepted
	d.Sources = []graph.Source{{Document: graph.ID("document:" + digest), First: 7, Last: 7}}
	return graph.Facts{Document: graph.Document{ID: graph.ID("document:" + digest)}, Session: graph.Session{Date: graph.OnDay("2015-03-12")},
		Items: []graph.Item{{ID: d.ItemID}}, Decisions: []graph.Decision{d}}
}

// value is a count, or one that no vote has.
func value(n *int) *int {
	if n == nil {
		none := -1
		return &none
	}
	return n
}
