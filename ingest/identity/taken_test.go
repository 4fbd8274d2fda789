package identity_test

import (
	"slices"
	"testing"

	"ratsgraph/graph"
	"ratsgraph/ingest/identity"
)

// TestTakenOut takes mentions out of a person of one name: the others stay
// together under the id that the person has had, whichever was taken out.
func TestTakenOut(t *testing.T) {
	party := []string{"SPD", "SPD", "", "", "SPD"}
	dates := []string{"2012-01-10", "2012-02-10", "2012-03-10", "2012-04-10", "2012-05-10"}
	var mentions []identity.Mention
	for i, d := range dates {
		mentions = append(mentions, entry("m"+d, "Emil Muster", d, party[i]))
	}
	whole := identity.Resolve(slices.Values(mentions), nil)
	old := person(whole, "m"+dates[0])
	if len(whole.Persons) != 1 {
		t.Fatalf("got %d persons without a decision", len(whole.Persons))
	}
	for i := range mentions {
		rest := mentions[(i+1)%len(mentions)]
		d := identity.Pair(mentions[i].ID, identity.PersonOf(rest), identity.Different)
		d.By, d.At = "a reader", "2020-01-01T00:00:00Z"
		r := identity.Resolve(slices.Values(mentions), []identity.Decision{d})
		if len(r.Persons) != 2 {
			t.Errorf("%s taken out: %d persons, want 2", mentions[i].ID, len(r.Persons))
		}
		for j, m := range mentions {
			l, _ := r.Link(m.ID)
			if (l.Person == old) == (i == j) {
				t.Errorf("%s taken out: %s means %s", mentions[i].ID, m.ID, l.Person)
			}
			if (l.By != nil) != (i == j) {
				t.Errorf("%s taken out: %s is decided by %v", mentions[i].ID, m.ID, l.By)
			}
		}
	}
}

// TestTakenOutTogether takes two mentions out as one person, and gives a third
// one, taken out before, to somebody else.
func TestTakenOutTogether(t *testing.T) {
	mentions := []identity.Mention{entry("a", "Emil Muster", "2012-01-10", "SPD"), entry("b", "Emil Muster", "2012-02-10", "SPD"),
		entry("c", "Emil Muster", "2012-03-10", "SPD"), entry("d", "Emil Muster", "2012-04-10", "SPD"), entry("e", "Berta Probe", "2012-04-11", "SPD")}
	rest := identity.PersonOf(mentions[0])
	decisions := []identity.Decision{
		identity.Pair("attendance:b", rest, identity.Different), identity.Pair("attendance:c", rest, identity.Different),
		identity.Pair("attendance:b", "attendance:c", identity.Same),
		identity.Pair("attendance:d", rest, identity.Different), identity.Pair("attendance:d", "attendance:e", identity.Same),
	}
	r := identity.Resolve(slices.Values(mentions), decisions)
	who := map[graph.ID][]string{}
	for _, id := range []string{"a", "b", "c", "d", "e"} {
		who[person(r, id)] = append(who[person(r, id)], id)
	}
	if len(who) != 3 || len(who[person(r, "b")]) != 2 || len(who[person(r, "d")]) != 2 {
		t.Errorf("got %v, want a alone, b with c, d with e", who)
	}
}
