package graph_test

import (
	"testing"

	"ratsgraph/graph"
)

// TestNothingFollowsFromAnOutcomeThatIsNotRecorded wants no choice of anybody to be
// inferred from a vote of which nobody knows what it came to.
func TestNothingFollowsFromAnOutcomeThatIsNotRecorded(t *testing.T) {
	yes := true
	for _, c := range []struct {
		outcome graph.Outcome
		follows bool
	}{{graph.OutcomeAccepted, true}, {graph.OutcomeOther, true}, {graph.OutcomeNotRecorded, false}} {
		d := graph.Decision{Outcome: c.outcome, Unanimous: &yes}
		if choice, ok := d.Rest([]graph.Choice{graph.ChoiceNo}); ok != c.follows {
			t.Errorf("%s: the parties that are not named chose %q, %v; want %v", c.outcome, choice, ok, c.follows)
		}
		if choice, ok := d.AsOne(); ok != c.follows {
			t.Errorf("%s: everybody chose %q, %v; want %v", c.outcome, choice, ok, c.follows)
		}
	}
}
