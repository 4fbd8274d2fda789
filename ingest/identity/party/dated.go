package party

import (
	"cmp"
	"slices"

	"ratsgraph/graph"
)

// A Print is a party as one session prints it.
type Print struct {
	Scope   string // the municipality
	Printed string
	Date    graph.Date
	Session graph.ID
}

// A Dated is a party in one municipality, with the days between which it was
// printed. One with parts is a joint group: for those days, its parts were in it.
type Dated struct {
	Scope     string     `json:"scope"`
	Party     Party      `json:"party"`
	Spellings []string   `json:"spellings"`
	First     graph.Date `json:"first,omitempty"`
	Last      graph.Date `json:"last,omitempty"`
	Evidence  []graph.ID `json:"evidence"` // the first and the last session
}

// Timeline lists the parties of municipalities and when they were printed, by
// municipality and key. A local list is one of its municipality only.
func Timeline(prints []Print) []Dated {
	list := slices.Clone(prints)
	slices.SortFunc(list, func(a, b Print) int {
		return cmp.Or(cmp.Compare(a.Date, b.Date), cmp.Compare(a.Session, b.Session), cmp.Compare(a.Printed, b.Printed))
	})
	at := map[[2]string]int{}
	var out []Dated
	for _, p := range list {
		party := Of(p.Printed)
		if party.Key == "" {
			continue
		}
		k := [2]string{p.Scope, party.Key}
		i, ok := at[k]
		if !ok {
			i = len(out)
			at[k] = i
			out = append(out, Dated{Scope: p.Scope, Party: party, First: p.Date, Evidence: []graph.ID{p.Session, p.Session}})
		}
		d := &out[i]
		if d.First == "" {
			d.First, d.Evidence[0] = p.Date, p.Session
		}
		d.Last, d.Evidence[1] = p.Date, p.Session
		if !slices.Contains(d.Spellings, p.Printed) {
			d.Spellings = append(d.Spellings, p.Printed)
		}
	}
	slices.SortFunc(out, func(a, b Dated) int {
		return cmp.Or(cmp.Compare(a.Scope, b.Scope), cmp.Compare(a.Party.Key, b.Party.Key))
	})
	return out
}
