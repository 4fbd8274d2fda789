// Package view holds municipalities of the graph in memory, for questions that
// walk many sessions. A view is made from what the graph holds at a revision, and
// never changed; when the graph has changed, a new one is made. It can be thrown
// away at any time: the graph stays the one place of truth.
package view

import (
	"cmp"
	"slices"

	"ratsgraph/graph"
)

// A Town is all that is known of one municipality at one revision. Its values
// must not be changed.
type Town struct {
	graph.Municipality
	Revision int
	Sessions []*Session // by day, then by id; those without a known day first

	Bodies  map[graph.ID]*graph.Body
	Persons map[graph.ID]*graph.Person
	Parties map[graph.ID]*graph.Party
	Papers  map[graph.ID]*graph.Paper

	sessions  map[graph.ID]*Session
	ofBody    map[graph.ID][]*Session
	listed    map[graph.ID][]Entry
	handled   map[graph.ID][]Handled
	decided   map[graph.ID][]Decided
	decisions map[graph.ID]Decided
	items     map[graph.ID]Handled

	derived
}

// A Session is one session with all that its documents say together.
type Session struct {
	*graph.SessionFacts
	Town *Town
}

// Day is the day of the session, empty where it is not known.
func (s *Session) Day() graph.Date {
	if d := s.Session.Date.Day(); d != nil {
		return *d
	}
	return ""
}

// An Entry is one entry of a session's list of people.
type Entry struct {
	*graph.Attendance
	At *Session
}

// Handled is an item with its session.
type Handled struct {
	*graph.Item
	At *Session
}

// Decided is a decision with its session, item and printed votes.
type Decided struct {
	*graph.Decision
	Item  *graph.Item
	Votes []*graph.Vote
	At    *Session
}

// New makes the view of a municipality.
func New(f graph.MunicipalityFacts) *Town {
	t := &Town{Municipality: f.Municipality, Revision: f.Revision,
		Bodies: map[graph.ID]*graph.Body{}, Persons: map[graph.ID]*graph.Person{}, Parties: map[graph.ID]*graph.Party{}, Papers: map[graph.ID]*graph.Paper{},
		sessions: map[graph.ID]*Session{}, ofBody: map[graph.ID][]*Session{}, listed: map[graph.ID][]Entry{},
		handled: map[graph.ID][]Handled{}, decided: map[graph.ID][]Decided{}, decisions: map[graph.ID]Decided{}, items: map[graph.ID]Handled{}}
	for i := range f.Sessions {
		t.Sessions = append(t.Sessions, &Session{SessionFacts: &f.Sessions[i], Town: t})
	}
	slices.SortFunc(t.Sessions, func(a, b *Session) int {
		return cmp.Or(cmp.Compare(a.Day(), b.Day()), cmp.Compare(a.Session.ID, b.Session.ID))
	})
	for _, s := range t.Sessions {
		t.add(s)
	}
	return t
}

// add makes a session findable from what it is about.
func (t *Town) add(s *Session) {
	t.sessions[s.Session.ID] = s
	t.Bodies[s.Body.ID] = &s.Body
	t.ofBody[s.Body.ID] = append(t.ofBody[s.Body.ID], s)
	for i := range s.Persons {
		t.Persons[s.Persons[i].ID] = &s.Persons[i]
	}
	for i := range s.Parties {
		t.Parties[s.Parties[i].ID] = &s.Parties[i]
	}
	for i := range s.Papers {
		t.Papers[s.Papers[i].ID] = &s.Papers[i]
	}
	for i := range s.Attendances {
		if a := &s.Attendances[i]; a.PersonID != "" {
			t.listed[a.PersonID] = append(t.listed[a.PersonID], Entry{a, s})
		}
	}
	t.addItems(s)
}

func (t *Town) addItems(s *Session) {
	for i := range s.Items {
		it := &s.Items[i]
		t.items[it.ID] = Handled{it, s}
		for _, p := range it.PaperIDs {
			t.handled[p] = append(t.handled[p], Handled{it, s})
		}
	}
	votes := map[graph.ID][]*graph.Vote{}
	for i := range s.Votes {
		votes[s.Votes[i].DecisionID] = append(votes[s.Votes[i].DecisionID], &s.Votes[i])
	}
	for i := range s.Decisions {
		d := Decided{&s.Decisions[i], t.items[s.Decisions[i].ItemID].Item, votes[s.Decisions[i].ID], s}
		t.decisions[d.ID] = d
		for _, p := range d.PaperIDs {
			t.decided[p] = append(t.decided[p], d)
		}
	}
}
