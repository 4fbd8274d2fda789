package attend

import (
	"cmp"
	"slices"

	"ratsgraph/graph"
	"ratsgraph/graph/view"
)

// An AttendanceRate says how often a person attended the sessions of a body
// while a member of it, in one year or altogether.
type AttendanceRate struct {
	graph.Measure
	PersonID graph.ID
	BodyID   graph.ID
	Year     *int // nil: the whole period
	Rate     graph.Rate

	Present, Partial, Excused, Absent, NotListed int // add up to N
	Substituted                                  int // of those missed
	AsDeputy, Visiting                           int // outside of N
	Sessions                                     []MemberSession
}

const rateDefinition = "Share of the body's sessions that a person attended, if only for a part, among those held while the person was a member: from the first to the last list that names the person as one. " +
	"Excused or not, with or without a deputy, and members who are not on a complete list, count as not attended; sessions without a list, or with an incomplete one that does not name the member, are missing; " +
	"sessions at which the person stood in or visited without being a member do not count."

// Rates are the attendance rates of a person, by body and year, or by body only.
// An empty body means all to which the person belonged.
func Rates(t *view.Town, person, body graph.ID, during graph.DateRange, yearly bool) []AttendanceRate {
	bodies := []graph.ID{body}
	if body == "" {
		bodies = bodiesOf(t, person)
	}
	var out []AttendanceRate
	for _, b := range bodies {
		all := sessionsOf(t, person, b, during)
		if !yearly {
			out = appendRate(out, t, person, b, nil, all)
			continue
		}
		for _, part := range byYear(all) {
			y := part[0].day.Year()
			out = appendRate(out, t, person, b, &y, part)
		}
	}
	return out
}

func appendRate(out []AttendanceRate, t *view.Town, person, body graph.ID, year *int, all []MemberSession) []AttendanceRate {
	if len(all) == 0 {
		return out
	}
	if year != nil && *year == 0 {
		year = nil
	}
	r := AttendanceRate{PersonID: person, BodyID: body, Year: year, Sessions: all,
		Measure: graph.Measure{Definition: rateDefinition, Revision: t.Revision}}
	for _, s := range all {
		r.count(s)
	}
	r.Rate = graph.Rate{Count: r.Present + r.Partial, Of: r.N}
	return append(out, r)
}

func (r *AttendanceRate) count(s MemberSession) {
	switch s.Kind {
	case KindWhole:
		r.Present++
	case KindPartial:
		r.Partial++
	case KindExcused:
		r.Excused++
	case KindAbsent:
		r.Absent++
	case KindNotListed:
		r.NotListed++
	case KindNotRecorded:
		r.Missing++
		return
	case KindDeputy:
		r.AsDeputy++
		return
	case KindVisiting:
		r.Visiting++
		return
	}
	r.N++
	if s.DeputyID != "" {
		r.Substituted++
	}
}

// byYear cuts sessions in order of their days.
func byYear(all []MemberSession) [][]MemberSession {
	var out [][]MemberSession
	for i, s := range all {
		if i == 0 || s.day.Year() != all[i-1].day.Year() {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], s)
	}
	return out
}

// bodiesOf are the bodies whose lists name a person, in order of their ids.
func bodiesOf(t *view.Town, person graph.ID) []graph.ID {
	var out []graph.ID
	for _, e := range t.Listed(person) {
		out = append(out, e.At.Body.ID)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

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
	for _, person := range membersDuring(t, body, during) {
		for _, r := range Rates(t, person, body, during, false) {
			if v := r.Rate.Value(); v != nil {
				d.Members = append(d.Members, r)
				rates = append(rates, *v)
			}
		}
	}
	d.N = len(rates)
	d.Missing = len(membersDuring(t, body, during)) - d.N
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
