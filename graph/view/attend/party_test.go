package attend_test

import (
	"fmt"
	"slices"
	"testing"

	"ratsgraph/graph"
	"ratsgraph/graph/view"
	"ratsgraph/graph/view/attend"
)

func stated(key string) func(*graph.Attendance) {
	return func(a *graph.Attendance) { a.PartyID = graph.NewID(graph.KindParty, "Musterau", key) }
}

// TestByParty counts members for the party stated at the session or before it,
// never for a later one, and keeps a year without anything.
func TestByParty(t *testing.T) {
	tw := town(
		held(council, "2020-01-01", present("Ute"), present("Jan").with(stated("spd"))), // nothing is stated for Ute yet
		held(council, "2020-02-01", excused("Ute"), excused("Jan"), present("Kim").with(standsInFor("Jan"))),
		held(committee, "2020-02-02", present("Ute").with(stated("cdu"))),
		held(council, "2020-03-01"), // no list
		held(council, "2020-04-01", present("Ute").with(until("19:00")), present("Jan").with(stated("fraktionslos"))),
		held(council, "2022-01-01", present("Ute"), missing("Jan")),
		held(council, "2022-02-01", present("Ute").with(stated("spd")), present("Jan")),
	)
	got := attend.ByParty([]*view.Town{tw}, tw.Revision, council, graph.DateRange{})
	want := []string{
		"cdu 2020: 1 of 1, 1 missing, 1 members", // the missing list comes after the committee
		"cdu 2021: 0 of 0, 0 missing, 0 members, empty",
		"cdu 2022: 1 of 1, 0 missing, 1 members",
		"spd 2020: 1 of 2, 1 missing, 1 members, 1 substituted",
		"spd 2021: 0 of 0, 0 missing, 0 members, empty",
		"spd 2022: 1 of 1, 0 missing, 1 members",
		"none 2020: 1 of 1, 0 missing, 1 members",
		"none 2021: 0 of 0, 0 missing, 0 members, empty",
		"none 2022: 1 of 2, 0 missing, 1 members",
	}
	if rows := rowsOf(got); !slices.Equal(rows, want) {
		t.Errorf("got %q\nwant %q", rows, want)
	}
	if got.N != 8 || got.Missing != 4 || got.NotRecorded != 2 || len(got.WithoutParty()) != 2 {
		t.Errorf("n %d, missing %d, not recorded %d, without party %v", got.N, got.Missing, got.NotRecorded, got.WithoutParty())
	}
	for _, r := range got.Rows {
		if len(r.Records()) != r.N+r.Missing {
			t.Errorf("%d: %d records for %d and %d missing", r.Year, len(r.Records()), r.N, r.Missing)
		}
	}
}

// TestByPartyDuring counts the sessions of a period only, also within a year. What
// is kept for all questions is the same after them.
func TestByPartyDuring(t *testing.T) {
	tw := town(
		held(council, "2020-01-01", present("Jan").with(stated("spd"))),
		held(council, "2020-05-01", excused("Jan").with(stated("spd"))),
		held(council, "2021-01-01", present("Jan").with(stated("spd"))),
	)
	for range 2 {
		if all := rowsOf(attend.ByParty([]*view.Town{tw}, tw.Revision, "", graph.DateRange{})); !slices.Equal(all, []string{"spd 2020: 1 of 2, 0 missing, 1 members", "spd 2021: 1 of 1, 0 missing, 1 members"}) {
			t.Errorf("of all %q", all)
		}
		attend.ByParty([]*view.Town{tw, tw}, tw.Revision, "", graph.DateRange{})
	}
	got := attend.ByParty([]*view.Town{tw}, tw.Revision, "", graph.DateRange{From: "2020-02-01", To: "2021-12-31"})
	if rows := rowsOf(got); !slices.Equal(rows, []string{"spd 2020: 0 of 1, 0 missing, 1 members", "spd 2021: 1 of 1, 0 missing, 1 members"}) {
		t.Errorf("got %q", rows)
	}
}

func rowsOf(p attend.PartyParticipations) []string {
	var out []string
	for _, r := range p.Rows {
		party := "none"
		if r.Party != nil {
			party = r.Party.Key
		}
		line := fmt.Sprintf("%s %d: %d of %d, %d missing, %d members", party, r.Year, r.Rate().Count, r.Rate().Of, r.Missing, r.Members())
		if r.Substituted > 0 {
			line += fmt.Sprintf(", %d substituted", r.Substituted)
		}
		if r.Empty() {
			line += ", empty"
		}
		out = append(out, line)
	}
	return out
}
