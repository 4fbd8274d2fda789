package course

import (
	"cmp"
	"slices"

	"ratsgraph/graph"
	"ratsgraph/graph/view"
)

// Pending are papers that are not decided.
type Pending struct {
	graph.Measure
	List []PendingPaper
}

// A PendingPaper is a paper that is not decided, with its first and last station.
type PendingPaper struct {
	PaperID  graph.ID
	First    view.Handled
	Last     view.Handled
	Stations int
	Deferred bool // at the last station
}

const pendingDefinition = "Papers of which the first item in the graph lies in the period, and on which no decision accepted, rejected, took note of or withdrew them; %s. " +
	"A supplement belongs to its paper. Missing are papers whose first item has no known day. What was decided outside of the documents in the graph is not known."

// PendingPapers are the papers introduced in a period and not decided, by the day
// of their first station. With a body, only its decisions decide.
func PendingPapers(t *view.Town, introduced graph.DateRange, decidedBy graph.ID) Pending {
	who := "a decision of any body counts, also the recommendation of a committee"
	if decidedBy != "" {
		who = "only decisions of the named body count"
	}
	out := Pending{List: []PendingPaper{}, Measure: graph.Measure{Revision: t.Revision, Definition: sprintf(pendingDefinition, who)}}
	for id, stations := range stationsOf(t) {
		first := stations[0]
		if first.At.Day() == "" && introduced != (graph.DateRange{}) {
			out.Missing++
			continue
		}
		if introduced.Holds(first.At.Day()) && !decided(stations, decidedBy) {
			end := stations[len(stations)-1]
			out.List = append(out.List, PendingPaper{PaperID: id, First: first, Last: end, Stations: len(stations), Deferred: deferred(end)})
		}
	}
	slices.SortFunc(out.List, func(a, b PendingPaper) int {
		return cmp.Or(cmp.Compare(last(a.First.At.Day()), last(b.First.At.Day())), cmp.Compare(a.PaperID, b.PaperID))
	})
	out.N = len(out.List)
	return out
}

// stationsOf are the items that dealt with each paper and its supplements, by day.
func stationsOf(t *view.Town) map[graph.ID][]view.Handled {
	out := map[graph.ID][]view.Handled{}
	for id := range t.Papers {
		out[base(t, id)] = append(out[base(t, id)], t.Handled(id)...)
	}
	for id, list := range out {
		if len(list) == 0 {
			delete(out, id)
			continue
		}
		slices.SortStableFunc(list, func(a, b view.Handled) int {
			return cmp.Or(cmp.Compare(last(a.At.Day()), last(b.At.Day())), cmp.Compare(a.SessionID, b.SessionID), cmp.Compare(a.Position, b.Position))
		})
		out[id] = slices.CompactFunc(list, func(a, b view.Handled) bool { return a.ID == b.ID })
	}
	return out
}

// decided reports whether a decision at one of the stations settled the paper.
func decided(stations []view.Handled, by graph.ID) bool {
	for _, s := range stations {
		if by != "" && s.At.Body.ID != by {
			continue
		}
		for d := range s.At.EachDecision {
			if d.ItemID == s.ID && slices.Contains([]graph.Outcome{graph.OutcomeAccepted, graph.OutcomeRejected, graph.OutcomeNoted, graph.OutcomeWithdrawn}, d.Outcome) {
				return true
			}
		}
	}
	return false
}

func deferred(s view.Handled) bool {
	if s.Status == graph.ItemPostponed || s.Status == graph.ItemDropped || s.Status == graph.ItemWithdrawn {
		return true
	}
	for d := range s.At.EachDecision {
		if d.ItemID == s.ID && d.Outcome == graph.OutcomePostponed {
			return true
		}
	}
	return false
}

// FirstItem is the item of the first station.
func (p PendingPaper) FirstItem() *graph.Item { return p.First.Item }

// LastItem is the item of the last station.
func (p PendingPaper) LastItem() *graph.Item { return p.Last.Item }
