package graph_test

import (
	"testing"

	"ratsgraph/graph"
)

// TestWhyPresent reads the sentence that says why somebody was certainly there.
func TestWhyPresent(t *testing.T) {
	first, third, end := "TOP 1", "TOP 3", "20:15"
	items := []graph.Item{{ID: "item:1", Number: "1", Position: 1}, {ID: "item:2", Number: "2", Position: 2}, {ID: "item:3", Number: "3", Position: 3}}
	for _, c := range []struct {
		from, until *string
		item        int
		want        graph.Presence
		why         string
	}{
		{nil, nil, 1, graph.PresenceCertain, "listed as present, without arrival or departure"},
		{&third, nil, 3, graph.PresenceCertain, "present from TOP 3"},
		{&third, nil, 2, graph.PresenceAbsent, "present only from TOP 3"},
		{nil, &end, 1, graph.PresenceCertain, "left at 20:15, the session ended at 20:15"},
		{&first, &third, 2, graph.PresenceCertain, "present from TOP 1; present until TOP 3"},
	} {
		a := graph.Attendance{Status: graph.StatusPresent, From: c.from, Until: c.until}
		got, why := graph.PresentAt(&a, &graph.Session{End: &end}, items, graph.Moment{Item: &items[c.item-1]})
		if got != c.want || why != c.why {
			t.Errorf("item %d: %s, %q; want %s, %q", c.item, got, why, c.want, c.why)
		}
	}
}
