package relate_test

import (
	"testing"

	"ratsgraph/graph/view/relate"
)

// TestJointSessionCountsOnce: two bodies that met jointly have minutes of their own
// with one list; over the municipality, who stood in and who met counts once.
func TestJointSessionCountsOnce(t *testing.T) {
	list := []string{"A:x", "B:y::C", "D"}
	tw := town(held(council, "2020-01-01", list...), held(committee, "2020-01-01", list...), held(council, "2020-02-01", "A:x", "B:y", "D"))
	for _, c := range []struct {
		in         relate.Scope
		times, met int
	}{{relate.Scope{}, 1, 2}, {relate.Scope{Body: council}, 1, 2}, {relate.Scope{Body: committee}, 1, 1}} {
		if got := relate.Replaced(tw, c.in, false); got.N != c.times || len(got.Pairs) != 1 || got.Pairs[0].Times != c.times {
			t.Errorf("%q: stood in %+v", c.in.Body, got)
		}
		if got := relate.CoAttendance(tw, person("A"), c.in, relate.WeightSessions); len(got.Pairs) != 2 || got.Pairs[0].Sessions != c.met {
			t.Errorf("%q: met %+v", c.in.Body, got.Pairs)
		}
	}
}
