package dgraph_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"ratsgraph/graph"
	"ratsgraph/graph/dgraph"
)

// TestCompareAttendance lets the graph change at random and compares what it said
// at two revisions with what was seen then.
func TestCompareAttendance(t *testing.T) {
	s := open(t)
	r := rand.New(rand.NewPCG(1, 2))
	names := []string{"Ute Eins", "Jan Zwei", "Udo Drei"}
	person := graph.NewID(graph.KindPerson, "Musterau", names[0])
	seen := map[int]map[graph.ID]graph.Attendance{0: {}}
	for range 25 {
		d := document(fmt.Sprint("d", r.IntN(5)), fmt.Sprintf("2021-03-%02d", 1+r.IntN(3)), names[:r.IntN(4)]...)
		for i := range d.Attendances {
			if r.IntN(3) == 0 {
				d.Attendances[i].Status = graph.StatusExcused
			}
		}
		switch r.IntN(5) {
		case 0:
			if err := s.Remove(t.Context(), []string{d.Document.Digest}); err != nil {
				t.Fatal(err)
			}
		case 1:
			var links []graph.Link
			for _, a := range d.Attendances {
				links = append(links, graph.Link{Mention: a.ID, Person: &d.Persons[0], Rule: "x"})
			}
			decide(t, s, graph.Identities{Links: map[graph.ID][]graph.Link{d.Session.ID: links}})
		default:
			put(t, s, d)
		}
		seen[revision(t, s)] = attended(t, s, person)
	}
	for from, before := range seen {
		for to, after := range seen {
			if from < to {
				wantCompared(t, s, person, from, to, before, after)
			}
		}
	}
}

func attended(t *testing.T, s *dgraph.Store, person graph.ID) map[graph.ID]graph.Attendance {
	t.Helper()
	got, err := s.ListAttendances(t.Context(), graph.List{Filter: graph.Filter{Field: "person", Op: graph.OpEq, Values: []string{string(person)}}})
	if err != nil {
		t.Fatal(err)
	}
	out := map[graph.ID]graph.Attendance{}
	for _, a := range got[""].Items {
		out[a.ID] = a
	}
	return out
}

func wantCompared(t *testing.T, s *dgraph.Store, person graph.ID, from, to int, before, after map[graph.ID]graph.Attendance) {
	t.Helper()
	c, err := s.CompareAttendance(t.Context(), person, from, to)
	if err != nil {
		t.Fatal(err)
	}
	if c.Before != len(before) || c.After != len(after) {
		t.Errorf("revisions %d and %d: %d and %d entries, want %d and %d", from, to, c.Before, c.After, len(before), len(after))
	}
	differ := 0
	for id, a := range before {
		if b, ok := after[id]; !ok || a.Status != b.Status {
			differ++
		}
	}
	for id := range after {
		if _, ok := before[id]; !ok {
			differ++
		}
	}
	if len(c.Differences) != differ {
		t.Errorf("revisions %d and %d: %d differences, want %d", from, to, len(c.Differences), differ)
	}
	for _, d := range c.Differences {
		if len(d.Changes) == 0 || d.Changes[0].Revision <= from || d.Changes[len(d.Changes)-1].Revision > to {
			t.Errorf("revisions %d and %d: %s differs because of %v", from, to, d.SessionID, d.Changes)
		}
	}
}
