package view

import "ratsgraph/graph"

// members are who probably belonged to what.
type members struct {
	byPerson, byBody map[graph.ID][]graph.Membership
}

// Memberships are the bodies that a person probably belonged to, by body and
// first day.
func (t *Town) Memberships(person graph.ID) []graph.Membership {
	return Derive(t, inferMembers).byPerson[person]
}

// Members are who probably belonged to a body, by first day.
func (t *Town) Members(body graph.ID) []graph.Membership {
	return Derive(t, inferMembers).byBody[body]
}

func inferMembers(t *Town) members {
	out := members{map[graph.ID][]graph.Membership{}, map[graph.ID][]graph.Membership{}}
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
		out.byPerson[m.PersonID] = append(out.byPerson[m.PersonID], m)
		out.byBody[m.BodyID] = append(out.byBody[m.BodyID], m)
	}
	return out
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
