package attend

import (
	"cmp"
	"slices"

	"ratsgraph/graph"
	"ratsgraph/graph/view"
	"ratsgraph/graph/view/ballot"
)

// A sum is the seats of one party in one year, of a body or of all of them.
type sum struct {
	party, year int
	tally       tally
	parts       [][]seat // shared by the sum of the body and that of all
}

// sums are all seats of a municipality by body, and of all its bodies under "",
// where a meeting counts once. They are counted once, whatever is asked, and are
// kept as long as the view.
type sums map[graph.ID][]sum

func newSums(t *view.Town) sums {
	out, book := sums{}, ballot.Of(t)
	for body := range t.Bodies {
		for _, c := range cellsOf(t, book, body) {
			out.add(body, c)
			if !c.again {
				out.add("", c)
			}
		}
	}
	for body := range out {
		out[body] = slices.Clip(out[body])
	}
	return out
}

// add adds a cell to the sum of its party and year; sums are in this order.
func (s sums) add(body graph.ID, c cell) {
	of := s[body]
	i, ok := slices.BinarySearchFunc(of, c, func(a sum, c cell) int {
		return cmp.Or(cmp.Compare(a.party, c.party), cmp.Compare(a.year, c.year))
	})
	if !ok {
		of = slices.Insert(of, i, sum{party: c.party, year: c.year})
		s[body] = of
	}
	of[i].tally.add(c.tally)
	of[i].parts = append(of[i].parts, c.seats)
}

// within is what of a sum lies in a period.
func (s sum) within(during graph.DateRange) sum {
	if during == (graph.DateRange{}) {
		return s
	}
	year := graph.PerYear.Of(s.year)
	if during.From <= year.From && (during.To == "" || during.To >= year.To) {
		return s
	}
	out := sum{party: s.party, year: s.year}
	for _, part := range s.parts {
		var seats []seat
		for _, x := range part {
			if during.Holds(x.at.Day()) {
				seats = append(seats, x)
				out.tally.count(x)
			}
		}
		if len(seats) > 0 {
			out.parts = append(out.parts, seats)
		}
	}
	return out
}

// localLists are the keys of parties that are known in their municipality only.
type localLists map[string]bool

func newLocalLists(t *view.Town) localLists {
	out := localLists{}
	for _, p := range t.Parties {
		if p.Local {
			out[p.Key] = true
		}
	}
	return out
}
