package attend

import (
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
	Year     *int     // nil: another period
	TermID   graph.ID // "": another period
	Rate     graph.Rate

	Present, Partial, Excused, Absent, NotListed int // add up to N
	Substituted                                  int // of those missed
	AsDeputy, Visiting                           int // outside of N
	Sessions                                     []MemberSession
}

const rateDefinition = "Share of the body's sessions that a person attended, if only for a part, among those held while the person was a member: from the first to the last list that names the person as one. " +
	"Excused or not, with or without a deputy, and members who are not on a complete list, count as not attended; sessions without a list, or with an incomplete one that does not name the member, are missing; " +
	"sessions at which the person stood in or visited without being a member do not count."

// Rates are the attendance rates of a person, by body and period.
// An empty body means all to which the person belonged.
func Rates(t *view.Town, person, body graph.ID, during graph.DateRange, by RatePeriod) []AttendanceRate {
	bodies := []graph.ID{body}
	if body == "" {
		bodies = bodiesOf(t, person)
	}
	var out []AttendanceRate
	for _, b := range bodies {
		for _, part := range parts(t, sessionsOf(t, person, b, during), by) {
			r := AttendanceRate{PersonID: person, BodyID: b, Sessions: part, Measure: graph.Measure{Definition: rateDefinition, Revision: t.Revision}}
			for _, s := range part {
				r.count(s)
			}
			r.Rate = graph.Rate{Count: r.Present + r.Partial, Of: r.N}
			r.over(t, part[0].day, by)
			out = append(out, r)
		}
	}
	return out
}

// over says over which period it is, by one of its days.
func (r *AttendanceRate) over(t *view.Town, day graph.Date, by RatePeriod) {
	switch {
	case by == PerYear && day != "":
		y := day.Year()
		r.Year = &y
	case by == PerTerm && t.TermOn(day) != nil:
		r.TermID = t.TermOn(day).ID
	}
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

// RatePeriod says over what one rate is counted.
type RatePeriod string

// The periods.
const (
	PerYear RatePeriod = "YEAR"
	PerTerm RatePeriod = "TERM"
	Whole   RatePeriod = "WHOLE"
)

// parts cuts sessions in order of their days into periods.
func parts(t *view.Town, all []MemberSession, by RatePeriod) [][]MemberSession {
	same := func(a, b MemberSession) bool {
		switch by {
		case PerYear:
			return a.day.Year() == b.day.Year()
		case PerTerm:
			return t.TermOn(a.day) == t.TermOn(b.day)
		}
		return true
	}
	var out [][]MemberSession
	for i, s := range all {
		if i == 0 || !same(s, all[i-1]) {
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
