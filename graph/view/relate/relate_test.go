package relate_test

import (
	"strings"
	"testing"

	"ratsgraph/graph"
	"ratsgraph/graph/view"
	"ratsgraph/graph/view/relate"
)

const council, committee = graph.ID("body:Musterau/Rat"), graph.ID("body:Musterau/Bauausschuss")

func person(name string) graph.ID { return graph.NewID(graph.KindPerson, "Musterau", name) }

// held invents a session from 18 to 20 o'clock with a list of "name", "name:party",
// "name:party:until" or "name:party::member stood in for".
func held(body graph.ID, day graph.Date, list ...string) graph.SessionFacts {
	id := graph.ID("session:" + body.Path() + "/" + string(day))
	start, end := "18:00", "20:00"
	f := graph.Facts{Body: graph.Body{ID: body, Name: body.Path()},
		Session: graph.Session{ID: id, BodyID: body, Date: graph.OnDay(day), Start: &start, End: &end, AttendanceRecord: graph.AttendanceComplete}}
	for i, printed := range list {
		part := append(strings.Split(printed, ":"), "", "", "")
		a := graph.Attendance{ID: id.Under(graph.KindAttendance, part[0]), SessionID: id, PersonID: person(part[0]), Status: graph.StatusPresent, Group: graph.GroupCouncil, Position: i + 1}
		if part[1] != "" {
			a.PartyID = graph.NewID(graph.KindParty, "Musterau", part[1])
			f.Parties = append(f.Parties, graph.Party{ID: a.PartyID, Name: part[1], Key: part[1]})
		}
		if part[2] != "" {
			until := part[2] + ":00"
			a.Until = &until
		}
		if part[3] != "" {
			a.Substitute, a.SubstitutesID = true, person(part[3])
		}
		f.Attendances = append(f.Attendances, a)
		f.Persons = append(f.Persons, graph.Person{ID: a.PersonID, Name: part[0]})
	}
	return graph.SessionFacts{Facts: f}
}

func town(sessions ...graph.SessionFacts) *view.Town {
	return view.New(graph.MunicipalityFacts{Revision: 7, Municipality: graph.Municipality{ID: "municipality:Musterau", Name: "Musterau"}, Sessions: sessions})
}

// TestCoPresence weighs by minutes where they are known, and leaves out who
// missed each other.
func TestCoPresence(t *testing.T) {
	untimed := held(council, "2020-03-01", "A:x", "B:y")
	untimed.Session.End = nil
	unrecorded := held(council, "2020-04-01")
	unrecorded.Session.AttendanceRecord = graph.AttendanceNotRecorded
	late := held(council, "2020-05-01", "A:x:19", "B:y")
	at := "19:00"
	late.Attendances[1].From = &at
	tw := town(held(council, "2020-01-01", "A:x", "B:y:19", "C:x"), held(committee, "2020-02-01", "A:x", "C:x", "D"), untimed, unrecorded, late)
	got := relate.CoAttendance(tw, person("A"), relate.Scope{}, relate.WeightMinutes)
	if got.N != 4 || got.Missing != 1 || len(got.Pairs) != 3 {
		t.Fatalf("%+v", got)
	}
	c, b := got.Pairs[0], got.Pairs[2]
	if c.Other(person("A")) != person("C") || c.Sessions != 2 || c.Minutes != 240 {
		t.Errorf("A and C: %+v, want 240 minutes of 2 sessions", c)
	}
	if b.Other(person("A")) != person("B") || b.Sessions != 2 || b.Timed != 1 || b.Minutes != 60 {
		t.Errorf("A and B: %+v, want 60 minutes of 1 of 2 sessions", b)
	}
	if sh := b.Shared(); len(sh) != 2 || *sh[0].Minutes != 60 || sh[1].Minutes != nil {
		t.Errorf("sessions of A and B: %+v", sh)
	}
	outside := relate.Strongest(tw, relate.Scope{}, relate.WeightSessions, true, 10)
	if len(outside.Pairs) != 2 || outside.Pairs[0].Sessions != 2 || outside.NoParty != 2 {
		t.Errorf("across parties: %+v, want A-B, B-C and two meetings with D left out", outside)
	}
	if in := relate.Strongest(tw, relate.Scope{Body: committee}, relate.WeightSessions, false, 2); len(in.Pairs) != 2 || in.N != 1 {
		t.Errorf("in the committee: %+v", in)
	}
}

func TestEgoNetwork(t *testing.T) {
	tw := town(held(council, "2020-01-01", "A:x", "B:y", "C:x"), held(council, "2020-02-01", "A:x", "B:y"), held(committee, "2020-02-02", "A:x", "D:z"))
	got := relate.Ego(tw, person("A"), relate.Scope{}, relate.WeightSessions, 2)
	if len(got.Nodes) != 3 || got.Nodes[0].PersonID != person("A") || got.Nodes[0].Sessions != 3 || got.Left != 1 {
		t.Errorf("nodes: %+v, left %d", got.Nodes, got.Left)
	}
	if len(got.Edges) != 3 || got.Edges[0].Sessions != 2 {
		t.Errorf("edges: %+v", got.Edges)
	}
}

func TestSubstitutionAcrossParties(t *testing.T) {
	tw := town(held(committee, "2020-01-01", "A:x", "B:y", "C:x"), held(committee, "2020-02-01", "A:x", "C:x::B"), held(committee, "2020-03-01", "C:x::A", "B:y"), held(committee, "2020-04-01", "A:x", "E:::B"))
	all := relate.Replaced(tw, relate.Scope{}, false)
	if all.N != 3 || len(all.Pairs) != 3 {
		t.Errorf("all: %+v", all)
	}
	committees := town(held(council, "2020-01-01", "A:x", "B:y", "C:x+z"), held(committee, "2020-02-01", "A", "C:::B"), held(committee, "2020-03-01", "A:::C"))
	if got := relate.Replaced(committees, relate.Scope{}, true); got.N != 2 || len(got.Pairs) != 1 || got.Pairs[0].DeputyID != person("C") || len(got.Pairs[0].DeputyParties) != 1 {
		t.Errorf("lists without parties: %+v, want C for B by the parties of the council's list, and none for who sits in a group with x", got)
	}
	across := relate.Replaced(tw, relate.Scope{}, true)
	if across.N != 2 || across.Missing != 1 || len(across.Pairs) != 1 || across.Pairs[0].DeputyID != person("C") || across.Pairs[0].MemberID != person("B") {
		t.Errorf("across: %+v, want C for B", across)
	}
}

// TestPaths finds the narrower of two ways, and says why.
func TestPaths(t *testing.T) {
	tw := town(
		held(council, "2020-01-01", "A", "M", "N", "O", "P", "Q"),
		held(committee, "2020-02-01", "A", "L"),
		held("body:Musterau/Ortsrat", "2020-03-01", "L", "B"),
		held("body:Musterau/Beirat", "2020-04-01", "B", "M"),
		held("body:Musterau/Beirat", "2022-04-01", "A", "B"),
	)
	until2021 := relate.Scope{During: graph.DateRange{To: "2021-01-01"}}
	got := relate.Connect(tw, person("A"), person("B"), until2021, relate.TieKinds, 3, 5)
	if got.Hops != 2 || len(got.Paths) != 2 || got.Paths[0].Hops[0].ToID != person("L") || got.Paths[1].Hops[0].ToID != person("M") {
		t.Fatalf("%+v, want by L, then by M", got)
	}
	if p := got.Paths[1]; p.Specificity != 0.2 || len(p.Hops[0].Ties) != 2 {
		t.Errorf("by M: %+v, want the council of six and its session", p)
	}
	tie := got.Paths[0].Hops[0].Ties[1]
	want := "A and L both attended 1 session on 2020-02-01; at the smallest, 2 persons of the council side were present."
	if tie.Kind != relate.TieSession || tie.Explanation != want || len(tie.Entries) != 2 {
		t.Errorf("tie %+v, want %q", tie, want)
	}
	stood := town(held(committee, "2020-02-01", "A:x", "C:x::B"), held(committee, "2020-03-01", "B:x"))
	if by := relate.Connect(stood, person("B"), person("C"), relate.Scope{}, relate.TieKinds, 3, 1); by.Hops != 1 || by.Paths[0].Hops[0].Ties[0].Explanation != "C stood in for B at 1 session on 2020-02-01." {
		t.Errorf("%+v, want that C stood in", by)
	}
	if direct := relate.Connect(tw, person("A"), person("B"), relate.Scope{}, []relate.TieKind{relate.TieSession}, 3, 5); direct.Hops != 1 {
		t.Errorf("later: %+v, want one hop", direct)
	}
	if none := relate.Connect(tw, person("A"), person("B"), until2021, []relate.TieKind{relate.TieSubstitution}, 3, 5); none.Hops != 0 || none.Paths != nil {
		t.Errorf("by substitution: %+v, want none", none)
	}
	if short := relate.Connect(tw, person("A"), person("B"), until2021, relate.TieKinds, 1, 5); short.Hops != 0 {
		t.Errorf("within one hop: %+v, want none", short)
	}
}
