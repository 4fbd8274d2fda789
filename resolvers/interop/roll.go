package interop

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"ratsgraph/graph"
	"ratsgraph/graph/view"
)

// A roll is who belonged to what in a municipality.
type roll struct {
	orgs    map[string]org
	members map[string]membership
	of      map[graph.ID][]membership // by person
	in      map[string][]membership   // by organisation
}

// An org is a body that meets, or a party as it is stated for persons. Its id is
// the path of the body, or has "party" in its middle.
type org struct {
	id, name string
	party    bool
	sessions []graph.ID // that say of it
}

// A membership is an interval in which somebody probably belonged to a body, or
// for whom a party was stated. Its id counts the intervals of a person in an
// organisation, so it stays when more becomes known of the same interval.
type membership struct {
	id          string
	person      graph.ID
	org         string
	role        string // the last that is printed; "": none is
	behalf      string // the organisation of the party; "": none is stated, or several are
	first, last graph.Date
	began       bool // the body met before without the person: the first day says when it began
	ended       bool // the body met afterwards without the person
	evidence    []graph.ID
}

// start is when it began, as far as that shows.
func (m membership) start() graph.Date { return shown(m.first, m.began) }

// end is when it ended, as far as that shows.
func (m membership) end() graph.Date { return shown(m.last, m.ended) }

func shown(d graph.Date, shows bool) graph.Date {
	if shows {
		return d
	}
	return ""
}

// rollOf works out the roll of a municipality once.
func rollOf(t *view.Town) *roll { return view.Derive(t, call) }

func call(t *view.Town) *roll {
	r := &roll{map[string]org{}, map[string]membership{}, map[graph.ID][]membership{}, map[string][]membership{}}
	for id, b := range t.Bodies {
		o := org{id: id.Path(), name: b.Name}
		for _, s := range t.SessionsOf(id) {
			o.sessions = append(o.sessions, s.Session.ID)
		}
		r.orgs[o.id] = o
	}
	for _, person := range slices.Sorted(maps.Keys(t.Persons)) {
		stated := graph.Affiliations(t.Appearances(person))
		for _, a := range stated {
			r.join(t, a)
		}
		for _, m := range t.Memberships(person) {
			r.add(belonging(t, m, stated))
		}
	}
	return r
}

// join adds that a party was stated for a person.
func (r *roll) join(t *view.Town, a graph.Affiliation) {
	id := partyPath(t, a.PartyKey)
	o, known := r.orgs[id]
	if !known {
		o = org{id: id, name: a.PartyName, party: true}
	}
	m := membership{person: a.PersonID, org: id, first: a.From, last: a.To, evidence: sessionsOf(t, a)}
	o.sessions = append(o.sessions, m.evidence...)
	r.orgs[id] = o
	r.add(m)
}

func partyPath(t *view.Town, key string) string { return t.ID.Path() + "/party/" + graph.Slug(key) }

// sessionsOf are the first and the last session that state a party.
func sessionsOf(t *view.Town, a graph.Affiliation) []graph.ID {
	var out []graph.ID
	for _, e := range t.Listed(a.PersonID) {
		if e.ID == a.FirstID || e.ID == a.LastID {
			out = append(out, e.SessionID)
		}
	}
	return out
}

// belonging is an inferred membership with what else shows.
func belonging(t *view.Town, m graph.Membership, stated []graph.Affiliation) membership {
	out := membership{person: m.PersonID, org: m.BodyID.Path(), first: m.First, last: m.Last, evidence: m.Evidence}
	var until graph.Date
	for _, role := range m.Roles {
		if role.Last >= until {
			out.role, until = role.Name, role.Last
		}
	}
	for _, s := range t.SessionsOf(m.BodyID) {
		if s.Session.AttendanceRecord != graph.AttendanceNotRecorded && s.Day() != "" {
			out.began, out.ended = out.began || s.Day() < m.First, out.ended || s.Day() > m.Last
		}
	}
	var keys []string
	for _, a := range stated {
		if a.From <= m.Last && a.To >= m.First && !slices.Contains(keys, a.PartyKey) {
			keys = append(keys, a.PartyKey)
		}
	}
	if len(keys) == 1 {
		out.behalf = partyPath(t, keys[0])
	}
	return out
}

// add numbers a membership and keeps it.
func (r *roll) add(m membership) {
	stem := m.person.Path() + "~" + m.org + "~"
	n := 1
	for _, had := range r.of[m.person] {
		if strings.HasPrefix(had.id, stem) {
			n++
		}
	}
	m.id = fmt.Sprint(stem, n)
	r.members[m.id] = m
	r.of[m.person], r.in[m.org] = append(r.of[m.person], m), append(r.in[m.org], m)
}

// span is when a person was first known and last changed: what is said of
// memberships changes with every session of their bodies.
func (a asking) span(t *view.Town, r *roll, person graph.ID) span {
	if s, ok := a.spans[person]; ok {
		return s
	}
	var own, all []graph.ID
	for _, e := range t.Listed(person) {
		own = append(own, e.SessionID)
	}
	for _, m := range r.of[person] {
		all = append(all, r.orgs[m.org].sessions...)
	}
	s := span{a.times.of(own...).created, a.times.of(append(all, own...)...).modified}
	a.spans[person] = s
	return s
}
