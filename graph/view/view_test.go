package view_test

import (
	"testing"

	"ratsgraph/graph"
	"ratsgraph/graph/view"
)

// TestTownFindsWhatItHolds makes a view of two sessions and finds everything
// from each other.
func TestTownFindsWhatItHolds(t *testing.T) {
	facts := func(day graph.Date) graph.SessionFacts {
		body := graph.Body{ID: "body:Musterau/Rat", Name: "Rat"}
		s := graph.NewID(graph.KindSession, "Musterau", "Rat", string(day))
		item := graph.Item{ID: s.Under(graph.KindItem, "1"), SessionID: s, Number: "1", PaperIDs: []graph.ID{"paper:Musterau/7"}}
		d := graph.Decision{ID: item.ID.Under(graph.KindDecision, "1"), ItemID: item.ID, SessionID: s, PaperIDs: item.PaperIDs}
		return graph.SessionFacts{Facts: graph.Facts{Body: body, Session: graph.Session{ID: s, BodyID: body.ID, Date: graph.OnDay(day)},
			Attendances: []graph.Attendance{{ID: s.Under(graph.KindAttendance, "1"), SessionID: s, PersonID: "person:Musterau/Ute_Eins"}},
			Items:       []graph.Item{item}, Decisions: []graph.Decision{d},
			Votes: []graph.Vote{{ID: d.ID.Under(graph.KindVote, "1"), DecisionID: d.ID, Choice: graph.ChoiceNo}}}}
	}
	town := view.New(graph.MunicipalityFacts{Revision: 3, Sessions: []graph.SessionFacts{facts("2021-05-01"), facts("2021-03-04")}})
	if got := town.SessionsOf("body:Musterau/Rat"); len(got) != 2 || got[0].Day() != "2021-03-04" {
		t.Errorf("sessions of the body: %v, want two by day", got)
	}
	if got := town.Listed("person:Musterau/Ute_Eins"); len(got) != 2 || got[1].At.Day() != "2021-05-01" {
		t.Errorf("entries of the person: %v, want two by day", got)
	}
	d := town.Decided("paper:Musterau/7")
	if len(d) != 2 || len(d[0].Votes) != 1 || d[0].Item.Number != "1" || d[0].At.Body.Name != "Rat" {
		t.Errorf("decisions on the paper: %+v", d)
	}
	if len(town.Handled("paper:Musterau/7")) != 2 || town.Session(d[1].SessionID) != d[1].At {
		t.Error("items and sessions are not found")
	}
}
