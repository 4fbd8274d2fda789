package resolvers_test

import (
	"fmt"
	"testing"
	"time"

	"ratsgraph/graph"
	"ratsgraph/graph/dgraph"
	"ratsgraph/graph/dgraph/dgraphtest"
	"ratsgraph/graph/view"
)

// TestAnswersAreFresh writes to a graph in two ways, and asks: what was written
// through the same store is in the next answer, and what another one wrote, soon,
// or when it was seen, or when nothing kept will do.
func TestAnswersAreFresh(t *testing.T) {
	shown = nil
	client := dgraphtest.Client(t)
	mine, err := dgraph.Open(t.Context(), client)
	if err != nil {
		t.Fatal(err)
	}
	other, err := dgraph.Open(t.Context(), client)
	if err != nil {
		t.Fatal(err)
	}
	towns := view.Of(mine)
	for i := range 20 {
		by := []*dgraph.Store{mine, other}[i%2]
		if _, err := towns.At(t.Context()); err != nil { // so that there is something kept
			t.Fatal(err)
		}
		written(t, by, i)
		want, err := other.Revision(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		began := time.Now()
		for ctx := t.Context(); ; ctx = view.Now(ctx) {
			s, err := towns.At(ctx)
			if err != nil {
				t.Fatal(err)
			}
			if s.Revision >= want {
				break
			}
			if by == mine || ctx != t.Context() {
				t.Fatalf("write %d: an answer of revision %d after %v, want %d", i, s.Revision, time.Since(began), want)
			}
		}
	}
	written(t, other, 20)
	towns.Saw(21)
	if s, err := towns.At(t.Context()); err != nil || s.Revision != 21 {
		t.Errorf("%v after it was seen: %v", s, err)
	}
	written(t, other, 21)
	time.Sleep(view.Stale)
	if s, err := towns.At(t.Context()); err != nil || s.Revision != 22 {
		t.Errorf("%v after %v: %v", s, view.Stale, err)
	}
}

// written puts a document about a session of its own.
func written(t *testing.T, s *dgraph.Store, n int) {
	t.Helper()
	town := graph.Municipality{ID: graph.NewID(graph.KindMunicipality, "Musterau"), Name: "Musterau"}
	body := graph.Body{ID: graph.NewID(graph.KindBody, "Musterau", "Rat"), Name: "Rat", MunicipalityID: town.ID}
	day := graph.Date(fmt.Sprintf("2021-03-%02d", n+1))
	session := graph.Session{ID: graph.NewID(graph.KindSession, "Musterau", "Rat", string(day)), BodyID: body.ID, MunicipalityID: town.ID,
		MunicipalityBasis: graph.BasisPrinted, Date: graph.OnDay(day), AttendanceRecord: graph.AttendanceNotRecorded}
	name := fmt.Sprint("m", n)
	doc := graph.Document{ID: graph.NewID(graph.KindDocument, name), Digest: name, Locations: []string{"/" + name}, Text: name, SessionID: session.ID}
	if _, err := s.Put(t.Context(), []graph.Facts{{Document: doc, Municipalities: []graph.Municipality{town}, Body: body, Session: session}}); err != nil {
		t.Fatal(err)
	}
}
