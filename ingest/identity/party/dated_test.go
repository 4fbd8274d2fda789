package party_test

import (
	"fmt"
	"testing"

	"ratsgraph/ingest/identity/party"
)

// TestTimeline dates parties, a joint group and local lists of two towns.
func TestTimeline(t *testing.T) {
	prints := []party.Print{
		{Scope: "Neustadt", Printed: "SPD-Fraktion", Date: "2013-01-01", Session: "session:2"},
		{Scope: "Neustadt", Printed: "SPD", Date: "2012-01-01", Session: "session:1"},
		{Scope: "Neustadt", Printed: "Gruppe SPD/Muster", Date: "2014-01-01", Session: "session:3"},
		{Scope: "Neustadt", Printed: "ProOrt", Date: "2012-01-01", Session: "session:1"},
		{Scope: "Altstadt", Printed: "ProOrt", Date: "2019-01-01", Session: "session:9"},
		{Scope: "Altstadt", Printed: "fraktionslos", Date: "2019-01-01", Session: "session:9"},
	}
	got := ""
	for _, d := range party.Timeline(prints) {
		got += fmt.Sprintln(d.Scope, d.Party.Key, len(d.Party.Parts), d.First, d.Last, d.Spellings, d.Evidence)
	}
	want := `Altstadt proort 0 2019-01-01 2019-01-01 [ProOrt] [session:9 session:9]
Neustadt muster+spd 2 2014-01-01 2014-01-01 [Gruppe SPD/Muster] [session:3 session:3]
Neustadt proort 0 2012-01-01 2012-01-01 [ProOrt] [session:1 session:1]
Neustadt spd 0 2012-01-01 2013-01-01 [SPD SPD-Fraktion] [session:1 session:2]
`
	if got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}
