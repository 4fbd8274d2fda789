package graph_test

import (
	"fmt"
	"testing"

	"ratsgraph/graph"
)

// month is a day of month m, counted from January 2012.
func month(m int) graph.Date { return graph.Date(fmt.Sprintf("%d-%02d-05", 2012+m/12, m%12+1)) }

// councilSessions are a session a month.
func councilSessions(n int) []graph.HeldSession {
	out := make([]graph.HeldSession, n)
	for m := range out {
		out[m] = graph.HeldSession{ID: graph.ID("session:" + string(month(m))), BodyID: "body:Rat", Day: month(m), Record: graph.AttendanceComplete}
	}
	return out
}

func sat(person string, party string, months ...int) []graph.Appearance {
	var out []graph.Appearance
	for _, m := range months {
		out = append(out, graph.Appearance{
			PersonID: graph.ID("person:" + person), BodyID: "body:Rat", SessionID: graph.ID("session:" + string(month(m))), Day: month(m),
			Group: graph.GroupCouncil, Status: graph.StatusPresent, Party: party, PartyKey: party,
		})
	}
	return out
}

func upTo(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i
	}
	return out
}

// TestMemberships infers who was a member, and who was not.
func TestMemberships(t *testing.T) {
	all := sat("always", "SPD", upTo(40)...)
	all = append(all, sat("misses one", "SPD", 0, 1, 3, 4)...)
	all = append(all, sat("comes back", "SPD", 0, 1, 2, 30, 31)...)
	once := sat("stood in once", "CDU", 5)
	once[0].Substitute = true
	staff := sat("clerk", "", upTo(40)...)
	for i := range staff {
		staff[i].Group = graph.GroupAdministration
	}
	chair := sat("chairs", "CDU", 2, 3, 4)
	chair[1].Role, chair[2].Role = "Vorsitzender", "Vorsitzender"
	all = append(append(append(all, once...), staff...), chair...)
	got := map[string]string{}
	for _, m := range graph.Memberships(all, councilSessions(40)) {
		got[string(m.PersonID)] += fmt.Sprint(m.First, " ", m.Last, " seen ", m.Seen, " of ", m.Sessions, " gaps ", len(m.Gaps), " roles ", m.Roles, " inferred ", m.Inferred(), ";")
	}
	want := map[string]string{
		"person:always":     "2012-01-05 2015-04-05 seen 40 of 40 gaps 0 roles [] inferred true;",
		"person:misses one": "2012-01-05 2012-05-05 seen 4 of 5 gaps 1 roles [] inferred true;",
		"person:comes back": "2012-01-05 2012-03-05 seen 3 of 3 gaps 0 roles [] inferred true;2014-07-05 2014-08-05 seen 2 of 2 gaps 0 roles [] inferred true;",
		"person:chairs":     "2012-03-05 2012-05-05 seen 3 of 3 gaps 0 roles [{Vorsitzender 2012-04-05 2012-05-05}] inferred true;",
	}
	for p, w := range want {
		if got[p] != w {
			t.Errorf("%s: got %s, want %s", p, got[p], w)
		}
	}
	if len(got) != len(want) {
		t.Errorf("got members %v, want %d", got, len(want))
	}
}
