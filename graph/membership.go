package graph

import (
	"cmp"
	"slices"
	"strings"
)

// A Membership is an interval in which somebody probably belonged to a body. No
// minutes print such intervals: it is always inferred.
type Membership struct {
	PersonID ID
	BodyID   ID
	First    Date // first seen
	Last     Date // last seen
	Roles    []HeldRole
	Seen     int // sessions that list the person as a member
	Sessions int // sessions of the body in the interval that list anybody
	Gaps     []Gap
	Evidence []ID // the first and the last session
}

// Inferred is true: no minutes print an interval.
func (m Membership) Inferred() bool { return true }

// On reports whether a day lies in the interval.
func (m Membership) On(day Date) bool { return m.First <= day && day <= m.Last }

// Refs are the ids it refers to.
func (m Membership) Refs() []ID { return append([]ID{m.PersonID, m.BodyID}, m.Evidence...) }

// A HeldRole is what somebody was called, and when.
type HeldRole struct {
	Name  string
	First Date
	Last  Date
}

// A Gap is sessions in a row that do not list the person.
type Gap struct {
	After    Date
	Before   Date
	Sessions int
}

// The gaps that end a membership: that many sessions in a row without the
// person, and that much time.
const (
	longSessions = 6
	longDays     = 400
)

// deputyShare is the share of a body's sessions from which somebody who is
// listed as a deputy only counts as a member all the same.
const deputyShare = 0.5

// Memberships infers who belonged to which body and when, from the lists of the
// body's sessions and from all sessions that it held. Somebody who is absent
// from a session is still a member, and excused members are seen. A deputy who
// stood in is not a member. Nobody who is listed with the administration or as a
// guest is.
func Memberships(appearances []Appearance, held []HeldSession) []Membership {
	calendar := map[ID][]Date{}
	for _, h := range held {
		if h.Day != "" && h.Record != AttendanceNotRecorded {
			calendar[h.BodyID] = append(calendar[h.BodyID], h.Day)
		}
	}
	people := map[[2]ID][]Appearance{}
	for _, s := range appearances {
		if s.Day == "" || s.Group != GroupCouncil {
			continue
		}
		people[[2]ID{s.PersonID, s.BodyID}] = append(people[[2]ID{s.PersonID, s.BodyID}], s)
	}
	for b, days := range calendar {
		slices.Sort(days)
		calendar[b] = slices.Compact(days)
	}
	var out []Membership
	for k, list := range people {
		if k[0] == "" {
			continue
		}
		slices.SortFunc(list, func(a, b Appearance) int {
			return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.SessionID, b.SessionID), cmp.Compare(a.Role, b.Role))
		})
		for _, part := range parts(list, calendar[k[1]]) {
			if m, ok := membership(part, calendar[k[1]]); ok {
				out = append(out, m)
			}
		}
	}
	slices.SortFunc(out, func(a, b Membership) int {
		return cmp.Or(cmp.Compare(a.BodyID, b.BodyID), cmp.Compare(a.First, b.First), cmp.Compare(a.PersonID, b.PersonID))
	})
	return out
}

// parts cuts what was seen of somebody in a body at long gaps.
func parts(list []Appearance, days []Date) [][]Appearance {
	var out [][]Appearance
	from := 0
	for i := 1; i < len(list); i++ {
		if between(days, list[i-1].Day, list[i].Day) >= longSessions && apartDays(list[i-1].Day, list[i].Day) >= longDays {
			out = append(out, list[from:i])
			from = i
		}
	}
	return append(out, list[from:])
}

// between counts the sessions between two days, both excluded.
func between(days []Date, a, b Date) int {
	i, _ := slices.BinarySearch(days, a)
	j, _ := slices.BinarySearch(days, b)
	return max(0, j-i-1)
}

// membership is the interval of what was seen, if somebody was a member in it.
func membership(list []Appearance, days []Date) (Membership, bool) {
	first, last := list[0], list[len(list)-1]
	m := Membership{PersonID: first.PersonID, BodyID: first.BodyID}
	seen, own := map[Date]bool{}, 0
	for _, s := range list {
		if !s.Substitute && !deputy(s.Role) {
			own++
			m.extend(s)
		}
		if seen[s.Day] = true; s.Role != "" {
			m.called(s)
		}
	}
	if own == 0 { // a deputy only, unless nearly always there
		m.First, m.Last, m.Evidence = first.Day, last.Day, []ID{first.SessionID, last.SessionID}
	}
	m.Seen, m.Sessions = len(seen), between(days, m.First, m.Last)+2
	if m.First == m.Last {
		m.Sessions = 1
	}
	m.gaps(list, days)
	return m, own > 0 || m.Seen > 4 && float64(m.Seen) >= deputyShare*float64(m.Sessions)
}

// deputy reports a role of somebody who stands in.
func deputy(role string) bool {
	r := strings.ToLower(role)
	return strings.Contains(r, "vertret") && !strings.Contains(r, "vorsitz") || strings.HasPrefix(r, "stv. mitglied") || strings.HasPrefix(r, "stellv. mitglied") || strings.HasPrefix(r, "i.v.") || strings.HasPrefix(r, "i. v.")
}

// extend makes the interval reach a sighting.
func (m *Membership) extend(s Appearance) {
	if m.First == "" {
		m.First, m.Evidence = s.Day, []ID{s.SessionID, s.SessionID}
	}
	m.Last, m.Evidence[1] = s.Day, s.SessionID
}

// called notes a role.
func (m *Membership) called(s Appearance) {
	i := slices.IndexFunc(m.Roles, func(r HeldRole) bool { return r.Name == s.Role })
	if i < 0 {
		m.Roles = append(m.Roles, HeldRole{s.Role, s.Day, s.Day})
		return
	}
	m.Roles[i].Last = s.Day
}

// gaps notes where sessions of the body do not list the person.
func (m *Membership) gaps(list []Appearance, days []Date) {
	for i := 1; i < len(list); i++ {
		if n := between(days, list[i-1].Day, list[i].Day); n > 0 {
			m.Gaps = append(m.Gaps, Gap{list[i-1].Day, list[i].Day, n})
		}
	}
}

func apartDays(a, b Date) int { return deref(days(a, b)) }
