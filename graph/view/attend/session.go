// Package attend counts who came: how often members attended, who came without
// being a member, who left early, and who is on the lists. Every figure keeps
// the sessions that it counts, each under one rule.
package attend

import (
	"cmp"
	"slices"

	"ratsgraph/graph"
	"ratsgraph/graph/view"
)

// MemberSessionKind says as what a session counts for one person.
type MemberSessionKind string

// As what a session can count.
const (
	KindWhole       MemberSessionKind = "PRESENT"      // a member, present without a printed arrival or departure
	KindPartial     MemberSessionKind = "PARTIAL"      // a member, present with a printed arrival or departure
	KindExcused     MemberSessionKind = "EXCUSED"      // a member, missing with excuse
	KindAbsent      MemberSessionKind = "ABSENT"       // a member, missing and not said to be excused
	KindNotListed   MemberSessionKind = "NOT_LISTED"   // a member who is not on a complete list
	KindNotRecorded MemberSessionKind = "NOT_RECORDED" // a member; the list is missing, or incomplete without the member
	KindDeputy      MemberSessionKind = "DEPUTY"       // no member, stood in for one
	KindVisiting    MemberSessionKind = "VISITING"     // no member, listed otherwise
)

// A MemberSession is one session as it counts for one person.
type MemberSession struct {
	SessionID    graph.ID
	PersonID     graph.ID
	Kind         MemberSessionKind
	AttendanceID graph.ID // the entry of the list; "": there is none
	DeputyID     graph.ID // the entry of who is said to stand in for the member; "": nobody is

	day graph.Date
}

// sessionsOf says of each session of a body as what it counts for a person: those
// within a membership, and those that list the person.
func sessionsOf(t *view.Town, person, body graph.ID, during graph.DateRange) []MemberSession {
	listed := map[*view.Session]*graph.Attendance{}
	for _, e := range t.Listed(person) {
		if had := listed[e.At]; had == nil || e.Status == graph.StatusPresent && had.Status != graph.StatusPresent {
			listed[e.At] = e.Attendance // that of somebody present if there are several
		}
	}
	var out []MemberSession
	for _, s := range t.SessionsOf(body) {
		if !during.Holds(s.Day()) {
			continue
		}
		if m, ok := judge(s, person, listed[s], t.MemberOn(person, body, s.Day()) != nil); ok {
			out = append(out, m)
		}
	}
	slices.SortStableFunc(out, func(a, b MemberSession) int { return cmp.Compare(a.day, b.day) })
	return out
}

// judge says as what a session counts, and whether it does.
func judge(s *view.Session, person graph.ID, a *graph.Attendance, member bool) (MemberSession, bool) {
	m := MemberSession{SessionID: s.Session.ID, PersonID: person, day: s.Day()}
	if a != nil {
		m.AttendanceID = a.ID
	}
	switch {
	case a == nil && !member:
		return m, false
	case a == nil && s.Session.AttendanceRecord == graph.AttendanceComplete:
		m.Kind = KindNotListed
	case a == nil:
		m.Kind = KindNotRecorded
	case !member && a.StandsIn():
		m.Kind = KindDeputy
	case !member:
		m.Kind = KindVisiting
	case a.Status == graph.StatusExcused:
		m.Kind = KindExcused
	case a.Status == graph.StatusAbsent:
		m.Kind = KindAbsent
	case a.Partial():
		m.Kind = KindPartial
	default:
		m.Kind = KindWhole
	}
	if m.missed() {
		m.DeputyID = deputyFor(s, person)
	}
	return m, true
}

// missed reports whether a member was not there.
func (m MemberSession) missed() bool {
	return m.Kind == KindExcused || m.Kind == KindAbsent || m.Kind == KindNotListed
}

func deputyFor(s *view.Session, person graph.ID) graph.ID {
	for i := range s.Attendances {
		if s.Attendances[i].SubstitutesID == person {
			return s.Attendances[i].ID
		}
	}
	return ""
}

// OfKinds are those of some kinds; no kinds mean all.
func OfKinds(all []MemberSession, kinds []MemberSessionKind) []MemberSession {
	if len(kinds) == 0 {
		return all
	}
	return slices.DeleteFunc(slices.Clone(all), func(m MemberSession) bool { return !slices.Contains(kinds, m.Kind) })
}
