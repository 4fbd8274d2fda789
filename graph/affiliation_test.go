package graph_test

import (
	"testing"

	"ratsgraph/graph"
)

// stated invents a list entry that states a party.
func stated(day graph.Date, key, printed string) graph.Appearance {
	return graph.Appearance{ID: graph.ID("attendance:" + day), PersonID: "person:p", Day: day, Party: printed, PartyKey: key}
}

func TestAffiliations(t *testing.T) {
	as := []graph.Appearance{
		stated("2016-05-01", "cdu", "CDU"), stated("2015-01-01", "spd", "SPD-Fraktion"), stated("2015-06-01", "spd", "SPD"),
		stated("2017-01-01", "", ""), stated("2018-01-01", "spd", "SPD"), stated("", "fdp", "FDP"),
	}
	got := graph.Affiliations(as)
	if len(got) != 3 || got[0].PartyKey != "spd" || got[0].Sessions != 2 || got[0].To != "2015-06-01" || got[1].PartyKey != "cdu" || got[2].From != "2018-01-01" {
		t.Errorf("affiliations: %+v", got)
	}
	if n := len(graph.PartyChanges(as)); n != 2 {
		t.Errorf("%d changes, want 2", n)
	}
	at := graph.AffiliationOn(got, as, "2016-01-01")
	if at == nil || at.Affiliation.PartyKey != "spd" || at.DistanceDays != 214 {
		t.Errorf("party on 2016-01-01: %+v, want spd 214 days before", at)
	}
	if at := graph.AffiliationOn(got, as, "2014-12-31"); at != nil {
		t.Errorf("party before any is stated: %+v, want none", at)
	}
}

func TestDamagedNameIsNoChange(t *testing.T) {
	as := []graph.Appearance{stated("2015-01-01", "waehlergemeinschaftmusterau", "a"), stated("2016-01-01", "waehlergemeinschaftmustcrau", "b"), stated("2017-01-01", "spd", "c"), stated("2018-01-01", "fdp", "d")}
	if got := graph.Affiliations(as); len(got) != 3 {
		t.Errorf("%d affiliations, want 3: %+v", len(got), got)
	}
}
