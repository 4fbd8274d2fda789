// Package tenure infers from who was listed when to whom somebody belonged: to a
// body for an interval, to a party on a day. All of it is inferred, says so, and
// carries what it rests on. It knows neither who is who nor how names are
// printed: both are settled before.
package tenure

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"ratsgraph/graph"
)

// A Sighting is a person on the list of a session.
type Sighting struct {
	Person     graph.ID
	Body       graph.ID
	Session    graph.ID
	Date       graph.Date
	Role       string
	Group      graph.Group
	Status     graph.Status
	Party      string // as printed
	PartyKey   string // which party that is; empty if none is printed
	Substitute bool   // listed as a deputy, or standing in for somebody
}

// A Membership is an interval in which somebody probably belonged to a body.
type Membership struct {
	Person   graph.ID   `json:"person"`
	Body     graph.ID   `json:"body"`
	First    graph.Date `json:"first"` // first seen
	Last     graph.Date `json:"last"`  // last seen
	Roles    []Role     `json:"roles,omitempty"`
	Seen     int        `json:"seen"`     // sessions that list the person as a member
	Sessions int        `json:"sessions"` // sessions of the body in the interval that list anybody
	Gaps     []Gap      `json:"gaps,omitempty"`
	Evidence []graph.ID `json:"evidence"` // the first and the last session
	Inferred bool       `json:"inferred"` // always: no minutes print an interval
}

// A Role is what somebody was called, and when.
type Role struct {
	Name  string     `json:"name"`
	First graph.Date `json:"first"`
	Last  graph.Date `json:"last"`
}

// A Gap is sessions in a row that do not list the person.
type Gap struct {
	After    graph.Date `json:"after"`
	Before   graph.Date `json:"before"`
	Sessions int        `json:"sessions"`
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

// Memberships infers who belonged to which body and when. Somebody who is absent
// from a session is still a member, and excused members are seen. A deputy who
// stood in is not a member. Nobody who is listed with the administration or as a
// guest is.
func Memberships(sightings []Sighting) []Membership {
	calendar := map[graph.ID][]graph.Date{}
	people := map[[2]graph.ID][]Sighting{}
	for _, s := range sightings {
		if s.Date == "" || s.Group != graph.GroupCouncil {
			continue
		}
		calendar[s.Body] = append(calendar[s.Body], s.Date)
		people[[2]graph.ID{s.Person, s.Body}] = append(people[[2]graph.ID{s.Person, s.Body}], s)
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
		slices.SortFunc(list, func(a, b Sighting) int {
			return cmp.Or(cmp.Compare(a.Date, b.Date), cmp.Compare(a.Session, b.Session), cmp.Compare(a.Role, b.Role))
		})
		for _, part := range parts(list, calendar[k[1]]) {
			if m, ok := membership(part, calendar[k[1]]); ok {
				out = append(out, m)
			}
		}
	}
	slices.SortFunc(out, func(a, b Membership) int {
		return cmp.Or(cmp.Compare(a.Body, b.Body), cmp.Compare(a.First, b.First), cmp.Compare(a.Person, b.Person))
	})
	return out
}

// parts cuts what was seen of somebody in a body at long gaps.
func parts(list []Sighting, days []graph.Date) [][]Sighting {
	var out [][]Sighting
	from := 0
	for i := 1; i < len(list); i++ {
		if between(days, list[i-1].Date, list[i].Date) >= longSessions && distance(list[i-1].Date, list[i].Date) >= longDays {
			out = append(out, list[from:i])
			from = i
		}
	}
	return append(out, list[from:])
}

// between counts the sessions between two days, both excluded.
func between(days []graph.Date, a, b graph.Date) int {
	i, _ := slices.BinarySearch(days, a)
	j, _ := slices.BinarySearch(days, b)
	return max(0, j-i-1)
}

// distance counts the days from one to another.
func distance(a, b graph.Date) int {
	x, errX := time.Parse(time.DateOnly, string(a))
	y, errY := time.Parse(time.DateOnly, string(b))
	if errX != nil || errY != nil {
		return 0
	}
	return int(y.Sub(x).Hours() / 24)
}

// membership is the interval of what was seen, if somebody was a member in it.
func membership(list []Sighting, days []graph.Date) (Membership, bool) {
	first, last := list[0], list[len(list)-1]
	m := Membership{Person: first.Person, Body: first.Body, Inferred: true}
	seen, own := map[graph.Date]bool{}, 0
	for _, s := range list {
		if !s.Substitute && !deputy(s.Role) {
			own++
			m.extend(s)
		}
		if seen[s.Date] = true; s.Role != "" {
			m.called(s)
		}
	}
	if own == 0 { // a deputy only, unless nearly always there
		m.First, m.Last, m.Evidence = first.Date, last.Date, []graph.ID{first.Session, last.Session}
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
func (m *Membership) extend(s Sighting) {
	if m.First == "" {
		m.First, m.Evidence = s.Date, []graph.ID{s.Session, s.Session}
	}
	m.Last, m.Evidence[1] = s.Date, s.Session
}

// called notes a role.
func (m *Membership) called(s Sighting) {
	i := slices.IndexFunc(m.Roles, func(r Role) bool { return r.Name == s.Role })
	if i < 0 {
		m.Roles = append(m.Roles, Role{s.Role, s.Date, s.Date})
		return
	}
	m.Roles[i].Last = s.Date
}

// gaps notes where sessions of the body do not list the person.
func (m *Membership) gaps(list []Sighting, days []graph.Date) {
	for i := 1; i < len(list); i++ {
		if n := between(days, list[i-1].Date, list[i].Date); n > 0 {
			m.Gaps = append(m.Gaps, Gap{list[i-1].Date, list[i].Date, n})
		}
	}
}
