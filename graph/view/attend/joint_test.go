package attend_test

import (
	"testing"

	"ratsgraph/graph"
	"ratsgraph/graph/view"
	"ratsgraph/graph/view/attend"
)

// TestJointSessionCountsOnce counts a session of two bodies, each with minutes of
// its own, once over all bodies, and for each body by itself. Another session at
// the same hour, with other people, is no joint one.
func TestJointSessionCountsOnce(t *testing.T) {
	of := stated("spd")
	list := []row{present("Ute").with(of), present("Jan").with(of), present("Kim").with(of)}
	tw := town(
		held(council, "2020-02-01", list...),
		held(committee, "2020-02-01", append(list, missing("Ole").with(of))...),
		held("body:Musterau/Schulausschuss", "2020-02-01", present("Eva").with(of), present("Tom").with(of), present("Lea").with(of)),
	)
	count := func(body graph.ID) int {
		return attend.ByParty([]*view.Town{tw}, tw.Revision, body, graph.DateRange{}).N
	}
	if all, one, other := count(""), count(council), count(committee); one != 3 || other != 4 || all != 7 {
		t.Errorf("%d and %d of the two bodies, %d of all", one, other, all)
	}
	again := 0
	for _, s := range tw.Sessions {
		if tw.Again(s) {
			again++
		}
	}
	if again != 1 {
		t.Errorf("%d sessions tell once more of a meeting, want 1", again)
	}
}
