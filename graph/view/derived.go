package view

import (
	"sync"

	"ratsgraph/graph"
)

// derived is what is worked out of a town when it is first asked for, and then
// kept with it.
type derived struct {
	membersOnce sync.Once
	memberships map[graph.ID][]graph.Membership // by person
	members     map[graph.ID][]graph.Membership // by body
	roomsOnce   sync.Once
	rooms       *Rooms
}

// Memberships are the bodies that a person probably belonged to, by body and
// first day.
func (t *Town) Memberships(person graph.ID) []graph.Membership {
	t.membersOnce.Do(t.inferMembers)
	return t.memberships[person]
}

// Members are who probably belonged to a body, by first day.
func (t *Town) Members(body graph.ID) []graph.Membership {
	t.membersOnce.Do(t.inferMembers)
	return t.members[body]
}

func (t *Town) inferMembers() {
	t.memberships, t.members = map[graph.ID][]graph.Membership{}, map[graph.ID][]graph.Membership{}
	var seen []graph.Appearance
	var held []graph.HeldSession
	for _, s := range t.Sessions {
		held = append(held, graph.HeldSession{ID: s.Session.ID, BodyID: s.Body.ID, Day: s.Day(), Record: s.Session.AttendanceRecord})
		for i := range s.Attendances {
			if s.Attendances[i].PersonID != "" {
				seen = append(seen, t.Appearance(Entry{&s.Attendances[i], s}))
			}
		}
	}
	for _, m := range graph.Memberships(seen, held) {
		t.memberships[m.PersonID] = append(t.memberships[m.PersonID], m)
		t.members[m.BodyID] = append(t.members[m.BodyID], m)
	}
}

// Appearance is an entry as figures need it.
func (t *Town) Appearance(e Entry) graph.Appearance {
	a := graph.Appearance{PersonID: e.PersonID, SessionID: e.SessionID, BodyID: e.At.Body.ID, Day: e.At.Day(), Status: e.Status,
		Group: e.Group, ID: e.ID, Substitute: e.Substitute, Partial: e.Partial()}
	if p := t.Persons[e.PersonID]; p != nil {
		a.Name = p.Name
	}
	if e.PartyName != nil {
		a.Party = *e.PartyName
	}
	if p := t.Parties[e.PartyID]; p != nil {
		a.PartyKey, a.PartyName = p.Key, p.CommonName
	}
	if e.Role != nil {
		a.Role = *e.Role
	}
	return a
}

// Appearances are the entries of lists that mean a person, by day.
func (t *Town) Appearances(person graph.ID) []graph.Appearance {
	var out []graph.Appearance
	for _, e := range t.Listed(person) {
		out = append(out, t.Appearance(e))
	}
	return out
}

// MemberOn is the membership of a person in a body that held on a day, nil if
// none did.
func (t *Town) MemberOn(person, body graph.ID, day graph.Date) *graph.Membership {
	all := t.Memberships(person)
	for i := range all {
		if all[i].BodyID == body && all[i].On(day) {
			return &all[i]
		}
	}
	return nil
}
