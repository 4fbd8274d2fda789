package attend

import (
	"cmp"
	"slices"

	"ratsgraph/graph"
	"ratsgraph/graph/view"
)

// An AttendanceDistribution says how the attendance rates of a body's members
// are spread.
type AttendanceDistribution struct {
	graph.Measure
	Buckets                              []RateBucket
	Median, LowerQuartile, UpperQuartile *float64 // nil of nobody
	Members                              []AttendanceRate
}

// A RateBucket is how many members have a rate from From, included, to To, which
// only the last includes.
type RateBucket struct {
	From, To float64
	Members  int
}

// Distribute spreads the rates of everybody who was a member of a body in a
// period, over buckets of one width.
func Distribute(t *view.Town, body graph.ID, during graph.DateRange, buckets int) AttendanceDistribution {
	d := AttendanceDistribution{Measure: graph.Measure{Revision: t.Revision,
		Definition: "Attendance rates, as attendanceRates defines them, of everybody who was a member of the body in the period; members of whom no session of it counts are missing."}}
	var rates []float64
	members := membersDuring(t, body, during)
	for _, person := range members {
		for _, r := range Rates(t, person, body, during, Whole) {
			if v := r.Rate.Value(); v != nil {
				d.Members = append(d.Members, r)
				rates = append(rates, *v)
			}
		}
	}
	d.N = len(rates)
	d.Missing = len(members) - d.N
	slices.SortStableFunc(d.Members, func(a, b AttendanceRate) int { return cmp.Compare(*a.Rate.Value(), *b.Rate.Value()) })
	slices.Sort(rates)
	d.LowerQuartile, d.Median, d.UpperQuartile = quantile(rates, 0.25), quantile(rates, 0.5), quantile(rates, 0.75)
	for i := range buckets {
		d.Buckets = append(d.Buckets, RateBucket{From: float64(i) / float64(buckets), To: float64(i+1) / float64(buckets)})
	}
	for _, v := range rates {
		d.Buckets[min(int(v*float64(buckets)), buckets-1)].Members++
	}
	return d
}

// quantile is the value below which a share of sorted values lies, between two of
// them in proportion.
func quantile(sorted []float64, share float64) *float64 {
	if len(sorted) == 0 {
		return nil
	}
	at := share * float64(len(sorted)-1)
	i := int(at)
	v := sorted[i]
	if i+1 < len(sorted) {
		v += (at - float64(i)) * (sorted[i+1] - v)
	}
	return &v
}

// membersDuring are who belonged to a body at some day of a period, each once, in
// order of their ids.
func membersDuring(t *view.Town, body graph.ID, during graph.DateRange) []graph.ID {
	var out []graph.ID
	for _, m := range t.Members(body) {
		if (during.From == "" || m.Last >= during.From) && (during.To == "" || m.First <= during.To) {
			out = append(out, m.PersonID)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
