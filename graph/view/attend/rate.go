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
