package identity_test

import (
	"fmt"
	"slices"
	"testing"

	"ratsgraph/graph"
	"ratsgraph/ingest/identity"
)

// TestDamagedNames prints how precision and recall fall when text recognition
// misreads more and more letters of names, and holds them above a floor.
func TestDamagedNames(t *testing.T) {
	for _, c := range []struct{ share, precision, recall float64 }{
		{0, 0.999, 0.999},
		{0.01, 0.999, 0.95},
		{0.03, 0.995, 0.85},
		{0.06, 0.99, 0.70},
	} {
		w := newWorld(7)
		who := map[graph.ID]int{}
		var mentions []identity.Mention
		first := 0
		for i := range 10 {
			mentions, first = w.town(fmt.Sprint("Neustadt ", i), 1000, mentions, who, first)
		}
		r := identity.Resolve(slices.Values(w.damage(mentions, c.share)), nil)
		precision, recall := pairwise(r, who)
		t.Logf("%.0f %% of letters misread: precision %.4f, recall %.4f (%d mentions of %d people, %d persons found, %d undecided)",
			100*c.share, precision, recall, len(mentions), first, len(r.Persons), len(r.Undecided))
		if precision < c.precision || recall < c.recall {
			t.Errorf("%.0f %% of letters misread: precision %.4f, recall %.4f; want %.3f and %.3f", 100*c.share, precision, recall, c.precision, c.recall)
		}
	}
}
