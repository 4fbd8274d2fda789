package view

import (
	"cmp"
	"slices"

	"ratsgraph/graph"
)

// within reports whether a session lies in a period. One whose day is not known
// lies in none but the open one.
func within(s *Session, during graph.DateRange) bool {
	d := s.Day()
	return (during.From == "" || d >= during.From) && (during.To == "" || d != "" && d <= during.To)
}

// appearance is an entry as figures need it.
func (t *Town) appearance(e Entry) graph.Appearance {
	a := graph.Appearance{ID: e.ID, SessionID: e.SessionID, BodyID: e.At.Body.ID, Day: e.At.Day(), Status: e.Status, Group: e.Group,
		Party: text(e.PartyName), Role: text(e.Role), Substitute: e.Substitute, Partial: e.Partial(), PersonID: e.PersonID}
	if p := t.Persons[e.PersonID]; p != nil {
		a.Name = p.Name
	}
	if p := t.Parties[e.PartyID]; p != nil {
		a.PartyKey, a.PartyName = p.Key, p.CommonName
	}
	return a
}

// personAppearances are the entries that mean a person.
func (t *Town) personAppearances(person graph.ID, during graph.DateRange) []graph.Appearance {
	var out []graph.Appearance
	for _, e := range t.listed[person] {
		if within(e.At, during) {
			out = append(out, t.appearance(e))
		}
	}
	return out
}

// appearances are the entries, of persons of these classes, at some sessions.
func (t *Town) appearances(at []*Session, during graph.DateRange, groups []graph.Group) []graph.Appearance {
	var out []graph.Appearance
	for _, s := range at {
		if !within(s, during) {
			continue
		}
		for _, e := range entriesOf(s) {
			if e.PersonID != "" && slices.Contains(groups, e.Group) {
				out = append(out, t.appearance(e))
			}
		}
	}
	return out
}

// heldSessions are the sessions of a body.
func (t *Town) heldSessions(body graph.ID, during graph.DateRange) []graph.HeldSession {
	var out []graph.HeldSession
	for _, s := range t.ofBody[body] {
		if within(s, during) {
			out = append(out, graph.HeldSession{ID: s.Session.ID, BodyID: body, Day: s.Day(), Record: s.Session.AttendanceRecord})
		}
	}
	return out
}

// partyStated says when a party was stated in lists.
func (t *Town) partyStated(party graph.ID) graph.Stated {
	st := graph.Stated{Entries: len(t.stated[party])}
	for _, e := range t.stated[party] {
		day := e.At.Day()
		if day == "" {
			continue
		}
		if st.First == nil || day < *st.First {
			st.First = &day
		}
		if st.Last == nil || day > *st.Last {
			st.Last = &day
		}
	}
	return st
}

// doubtful are the names on lists and elsewhere in the minutes that mean nobody
// or that are linked with a score below a bound. Guests are not looked for.
func (t *Town) doubtful(during graph.DateRange, below float64) []graph.Mention {
	var out []graph.Mention
	for _, s := range t.Sessions {
		if within(s, during) {
			out = append(out, s.doubtful(below)...)
		}
	}
	return out
}

func (s *Session) doubtful(below float64) []graph.Mention {
	scores := map[graph.ID]float64{}
	for _, l := range s.Session.Links {
		scores[l.Mention] = l.Score
	}
	out := slices.DeleteFunc(s.namings(), func(m graph.Mention) bool {
		score, linked := scores[m.ID]
		return m.PersonID != "" && (!linked || score >= below)
	})
	slices.SortFunc(out, func(a, b graph.Mention) int { return cmp.Compare(a.ID, b.ID) })
	return out
}
