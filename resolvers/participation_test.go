package resolvers_test

import (
	"reflect"
	"testing"

	"ratsgraph/graph"
	"ratsgraph/graph/view"
	"ratsgraph/graph/view/attend"
)

// TestParticipationIsCountedAlike counts how everybody took part from the
// calendars of bodies, and from all entries and sessions themselves.
func TestParticipationIsCountedAlike(t *testing.T) {
	a := bundled(t)
	r := view.NewReader(a.store, 0)
	s, err := r.WaitSnapshot(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	rows := 0
	for _, town := range s.Towns {
		for id := range town.Persons {
			seen, err := r.PersonAppearances(t.Context(), []graph.ID{id}, graph.DateRange{})
			if err != nil {
				t.Fatal(err)
			}
			var held []graph.HeldSession
			bodies := graph.BodiesOf(seen[id])
			of, err := r.HeldSessions(t.Context(), bodies, graph.DateRange{})
			if err != nil {
				t.Fatal(err)
			}
			for _, b := range bodies {
				held = append(held, of[b]...)
			}
			want, got := graph.Participations(seen[id], held), attend.Participation(town, id)
			if !reflect.DeepEqual(got, want) {
				t.Errorf("%s:\n%+v\nwant\n%+v", id, got, want)
			}
			rows += len(want)
		}
	}
	if rows < 100 {
		t.Errorf("only %d rows were compared", rows)
	}
}
