package graph_test

import (
	"fmt"
	"testing"

	"ratsgraph/graph"
)

// TestRelateParty finds the joint group, its parts, a renamed list and a damaged
// name.
func TestRelateParty(t *testing.T) {
	party := func(name, key string, parts ...string) graph.Party {
		return graph.Party{ID: graph.NewID(graph.KindParty, "Neustadt", name), Name: name, Key: key, CommonName: name, PartKeys: parts}
	}
	all := []graph.Party{party("SPD", "spd"), party("Die Grünen", "gruene"), party("Gruppe SPD/Grüne", "gruene+spd", "spd", "gruene"),
		party("Liste Muster", "listemuster"), party("Bürgerliste Neustadt", "burgerlisteneustadt"), party("Bürgerliste Neusiadt", "burgerlisteneusiadt"), party("FDP", "fdp")}
	var as []graph.Appearance
	says := func(key string, year int, people ...string) {
		for i, p := range people {
			as = append(as, graph.Appearance{ID: graph.ID(fmt.Sprint("attendance:", key, year, i)), PersonID: graph.ID("person:" + p), PartyKey: key, Party: key,
				SessionID: graph.ID(fmt.Sprint("session:", year)), Day: graph.Date(fmt.Sprint(year, "-03-01"))})
		}
	}
	says("spd", 2012, "a", "b")
	says("gruene", 2012, "c")
	says("gruene+spd", 2013, "a", "b", "c")
	says("gruene+spd", 2014, "a", "c")
	says("listemuster", 2012, "d", "e", "f")
	says("burgerlisteneustadt", 2013, "d", "e")
	says("burgerlisteneusiadt", 2014, "d")
	says("fdp", 2014, "x", "y")
	for _, c := range []struct{ name, want string }{
		{"SPD", "[GROUP gruene+spd 2013-03-01 2014-03-01 5 3]"},
		{"Gruppe SPD/Grüne", "[PART gruene 2013-03-01 2014-03-01 5 3 PART spd 2013-03-01 2014-03-01 5 3]"},
		{"Liste Muster", "[SUCCESSOR burgerlisteneustadt 2013-03-01 2013-03-01 2 2]"},
		{"Bürgerliste Neustadt", "[PREDECESSOR listemuster 2012-03-01 2012-03-01 3 3 SPELLING burgerlisteneusiadt 2014-03-01 2014-03-01 1 1]"},
		{"FDP", "[]"},
	} {
		var p graph.Party
		for _, x := range all {
			if x.Name == c.name {
				p = x
			}
		}
		var got []any
		for _, r := range graph.RelateParty(p, all, as) {
			got = append(got, r.Kind, r.Key, r.First, r.Last, r.Entries, r.People)
			if r.Score <= 0 || r.Score > 1 || len(r.Reasons) == 0 || len(r.Evidence) != 2 || len(r.PartyIDs) != 1 {
				t.Errorf("%s: %+v lacks score, reasons or evidence", c.name, r)
			}
		}
		if s := fmt.Sprint(got); s != c.want {
			t.Errorf("%s: got %s, want %s", c.name, s, c.want)
		}
	}
}
