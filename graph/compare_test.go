package graph_test

import (
	"fmt"
	"strings"
	"testing"

	"ratsgraph/graph"
)

func TestCompareTexts(t *testing.T) {
	for _, c := range []struct{ from, to, want string }{
		{"Der Rat stimmt zu.", "Der Rat\nstimmt zu.", "KEPT[Der Rat stimmt zu.]"},
		{"Der Bau kostet 10 Euro.", "Der Bau kostet höchstens 12 Euro.", "KEPT[Der Bau kostet] REMOVED[10] ADDED[höchstens 12] KEPT[Euro.]"},
		{"", "Neu", "ADDED[Neu]"},
		{"Alt", "", "REMOVED[Alt]"},
		{"", "", ""},
	} {
		var got []string
		for _, p := range graph.CompareTexts(c.from, c.to) {
			got = append(got, fmt.Sprintf("%s[%s]", p.Kind, p.Text))
		}
		if g := strings.Join(got, " "); g != c.want {
			t.Errorf("%q and %q: %s, want %s", c.from, c.to, g, c.want)
		}
	}
}

// TestNothingIsComparedWithoutTwoTexts keeps what is not printed apart from what
// is the same.
func TestNothingIsComparedWithoutTwoTexts(t *testing.T) {
	words := "Dem Plan wird zugestimmt."
	way := graph.WayOf([]graph.Dealt{{Item: graph.Item{ID: "item:a"}, Day: "2020-01-02", Decisions: []graph.Decision{{ID: "decision:a", Text: &words}, {ID: "decision:b"}}}})
	if c := way.Comparison(); c.Recorded || c.Identical || c.Proposal != nil {
		t.Errorf("got %+v, want nothing recorded", c)
	}
	way = graph.WayOf([]graph.Dealt{{Item: graph.Item{ID: "item:a"}, Day: "2020-01-02", Decisions: []graph.Decision{{ID: "decision:a", Text: &words}, {ID: "decision:b", Text: &words}}}})
	if c := way.Comparison(); !c.Recorded || !c.Identical || c.Final.ID != "decision:b" {
		t.Errorf("got %+v, want two that are the same", c)
	}
}

func TestPeriods(t *testing.T) {
	for _, c := range []struct {
		per  graph.Period
		day  graph.Date
		want string
	}{
		{graph.PerYear, "2020-07-15", "2020 2020-01-01 2020-12-31"},
		{graph.PerQuarter, "2020-03-31", "2020-Q1 2020-01-01 2020-03-31"},
		{graph.PerQuarter, "2020-10-01", "2020-Q4 2020-10-01 2020-12-31"},
		{graph.PerMonth, "2020-02-29", "2020-02 2020-02-01 2020-02-29"},
		{graph.PerMonth, "2100-02-01", "2100-02 2100-02-01 2100-02-28"},
	} {
		s := c.per.Of(c.per.Slot(c.day.Month()))
		if got := fmt.Sprint(s.Label, " ", s.From, " ", s.To); got != c.want {
			t.Errorf("%s of %s: %s, want %s", c.per, c.day, got, c.want)
		}
	}
	if graph.Date("").Month() >= 0 {
		t.Error("no day lies in a month")
	}
}
