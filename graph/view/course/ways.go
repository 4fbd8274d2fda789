package course

import (
	"cmp"
	"slices"

	"ratsgraph/graph"
	"ratsgraph/graph/view"
)

// A WayMeasure is what the ways of papers are compared by.
type WayMeasure string

// The measures.
const (
	WayDeferrals WayMeasure = "DEFERRALS" // how often it was put off
	WayBodies    WayMeasure = "BODIES"    // how many bodies dealt with it
	WayStages    WayMeasure = "STAGES"    // how many items dealt with it
	WayDays      WayMeasure = "DAYS"      // from the first to the last known day
)

// Ways are the papers whose ways stand out.
type Ways struct {
	graph.Measure
	By   WayMeasure
	List []graph.ID // of papers, the largest first
}

const waysDefinition = "Papers of which the first item in the graph lies in the period, by %s, those with none left out; among equals the one that was first dealt with. " +
	"A supplement belongs to its paper. n is how many papers were compared; missing are papers whose first item has no known day, if a period is given, " +
	"and by days those with fewer than two known days. What was done outside of the documents in the graph is not known."

var wayWords = map[WayMeasure]string{
	WayDeferrals: "how many of the items that dealt with them ended in a postponement, or were withdrawn or taken off the agenda",
	WayBodies:    "how many bodies dealt with them", WayStages: "how many items dealt with them", WayDays: "the days from the first to the last item that dealt with them",
}

// LongestWays are the papers that lead by a measure, at most top of them.
func LongestWays(t *view.Town, introduced graph.DateRange, by WayMeasure, top int) Ways {
	out := Ways{By: by, List: []graph.ID{}, Measure: graph.Measure{Revision: t.Revision, Definition: sprintf(waysDefinition, wayWords[by])}}
	type ranked struct {
		paper graph.ID
		day   graph.Date
		n     int
	}
	var list []ranked
	for id, stations := range stationsOf(t) {
		day := stations[0].At.Day()
		n, known := measured(stations, by)
		if introduced != (graph.DateRange{}) && day == "" || !known {
			out.Missing++
			continue
		}
		if !introduced.Holds(day) {
			continue
		}
		out.N++
		if n > 0 {
			list = append(list, ranked{id, last(day), n})
		}
	}
	slices.SortFunc(list, func(a, b ranked) int {
		return cmp.Or(b.n-a.n, cmp.Compare(a.day, b.day), cmp.Compare(a.paper, b.paper))
	})
	for _, r := range list[:min(top, len(list))] {
		out.List = append(out.List, r.paper)
	}
	return out
}

// measured is a measure of a way, and whether it is known.
func measured(stations []view.Handled, by WayMeasure) (int, bool) {
	dealt := make([]graph.Dealt, len(stations))
	for i, s := range stations {
		dealt[i] = graph.Dealt{Item: *s.Item, Day: s.At.Day()}
		for d := range s.At.EachDecision {
			if d.ItemID == s.ID {
				dealt[i].Decisions = append(dealt[i].Decisions, *d.Decision)
			}
		}
	}
	way := graph.WayOf(dealt)
	switch by {
	case WayDeferrals:
		return way.Deferrals, true
	case WayBodies:
		return way.Bodies(), true
	case WayStages:
		return len(way.Stages), true
	}
	if way.Days == nil {
		return 0, false
	}
	return *way.Days, true
}
