package tenure_test

import (
	"fmt"
	"testing"

	"ratsgraph/graph"
	"ratsgraph/ingest/identity/tenure"
)

// month is a day of month m, counted from January 2012.
func month(m int) graph.Date { return graph.Date(fmt.Sprintf("%d-%02d-05", 2012+m/12, m%12+1)) }

func sat(person string, party string, months ...int) []tenure.Sighting {
	var out []tenure.Sighting
	for _, m := range months {
		out = append(out, tenure.Sighting{
			Person: graph.ID("person:" + person), Body: "body:Rat", Session: graph.ID("session:" + string(month(m))), Date: month(m),
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
	for _, m := range tenure.Memberships(all) {
		got[string(m.Person)] += fmt.Sprint(m.First, " ", m.Last, " seen ", m.Seen, " of ", m.Sessions, " gaps ", len(m.Gaps), " roles ", m.Roles, " inferred ", m.Inferred, ";")
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

// TestAffiliationOnADay asks for parties on days, and never looks ahead.
func TestAffiliationOnADay(t *testing.T) {
	line := tenure.Affiliations(append(sat("turncoat", "SPD", 3, 4, 5), sat("turncoat", "CDU", 8, 9)...))["person:turncoat"]
	if len(line) != 2 {
		t.Fatalf("got %v, want two affiliations", line)
	}
	for _, c := range []struct {
		day  graph.Date
		key  string
		days int
		ok   bool
	}{
		{month(2), "", 0, false},
		{month(4), "SPD", 0, true},
		{"2012-06-15", "SPD", 10, true},
		{"2012-09-04", "SPD", 91, true},
		{month(8), "CDU", 0, true},
		{"2013-10-05", "CDU", 365, true},
	} {
		a, days, ok := tenure.On(line, c.day)
		if a.Key != c.key || days != c.days || ok != c.ok {
			t.Errorf("%s: got %q after %d days, %v; want %q after %d, %v", c.day, a.Key, days, ok, c.key, c.days, c.ok)
		}
	}
}

// TestHints finds renamed, joined and differently written bodies.
func TestHints(t *testing.T) {
	members := []graph.ID{"person:a", "person:b", "person:c"}
	hints := tenure.Hints([]tenure.Named{
		{ID: "1", Name: "Ausschuss Bauen, Umwelt, Verkehr", First: month(0), Last: month(20), Members: members},
		{ID: "2", Name: "Ausschuss Bauen, Umwelt und Energie", First: month(23), Last: month(40), Members: members},
		{ID: "3", Name: "Ausschuss Schulen", First: month(0), Last: month(40)},
		{ID: "4", Name: "Ausschuss  Bauen Umwelt, Verkehr", First: month(4), Last: month(5)},
		{ID: "5", Name: "Ausschuss Bauen, Umwelt, Verkehr und des Ausschusses Schulen", First: month(7), Last: month(7)},
		{ID: "7", Name: "Umwelt Verkehr", First: month(30), Last: month(40)},
		{ID: "6", Name: "Ausschuss Bauen, Umwelt, Verkehr", Scope: "elsewhere", First: month(0), Last: month(20)},
	})
	got := map[string]tenure.Kind{}
	for _, h := range hints {
		got[string(h.A+">"+h.B)] = h.Kind
		if h.Score <= 0 || h.Score >= 1 || len(h.Reasons) == 0 {
			t.Errorf("hint %v without a score or reasons", h)
		}
	}
	for pair, want := range map[string]tenure.Kind{"1>2": tenure.Predecessor, "1>4": tenure.Spelling, "1>5": tenure.Joint, "3>5": tenure.Joint} {
		if got[pair] != want {
			t.Errorf("%s: got %q, want %q", pair, got[pair], want)
		}
	}
	if got["3>2"] != "" || got["1>3"] != "" || got["1>6"] != "" || got["5>7"] != "" || got["7>5"] != "" {
		t.Errorf("got %v", got)
	}
}
