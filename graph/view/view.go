// Package view holds municipalities of the graph in memory, for questions that
// walk many sessions and for all lists. A view is made from what the graph holds
// at a revision, and never changed; when the graph has changed, a new one is
// made. It can be thrown away at any time: the graph stays the one place of
// truth.
package view

import (
	"cmp"
	"slices"
	"sync"
	"sync/atomic"

	"ratsgraph/graph"
)

// A Town is all that is known of one municipality at one revision. Its values
// must not be changed.
type Town struct {
	graph.Municipality
	Revision int
	Sessions []*Session // by date, as lists have them

	Bodies  map[graph.ID]*graph.Body
	Persons map[graph.ID]*graph.Person
	Parties map[graph.ID]*graph.Party
	Papers  map[graph.ID]*graph.Paper

	index
	made    sync.Map     // what was made of all this on demand, by name
	facts   int64        // bytes that facts and index take
	derived atomic.Int64 // bytes that what was made takes
	used    atomic.Int64 // when it was last asked for, in nanoseconds
}

// A Session is one session with all that its documents say together.
type Session struct {
	*graph.SessionFacts
	Town *Town
	sort string
	size int64 // bytes of the facts
	kept *kept
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

// New makes the view of a municipality. The facts are its own from then on.
func New(f graph.MunicipalityFacts) *Town {
	sessions := make([]*Session, len(f.Sessions))
	w := newWeighing(len(f.Sessions))
	for i := range f.Sessions {
		sessions[i] = prepare(&f.Sessions[i], w)
	}
	return assemble(f.Municipality, f.Revision, sessions)
}

// With is the town at a later revision, with the facts of the sessions that
// changed; those that have none any more are gone. The others are shared.
func (t *Town) With(m graph.Municipality, revision int, facts []graph.SessionFacts, changed []graph.ID) *Town {
	w, replaced := newWeighing(len(facts)), map[graph.ID]bool{}
	for _, id := range changed {
		replaced[id] = true
	}
	var sessions []*Session
	for i := range facts {
		sessions = append(sessions, prepare(&facts[i], w))
	}
	for _, s := range t.Sessions {
		if !replaced[s.Session.ID] {
			sessions = append(sessions, &Session{SessionFacts: s.SessionFacts, sort: s.sort, size: s.size, kept: s.kept})
		}
	}
	next := assemble(m, revision, sessions)
	next.used.Store(t.used.Load())
	return next
}

// assemble makes a town of sessions that are prepared.
func assemble(m graph.Municipality, revision int, sessions []*Session) *Town {
	t := &Town{Municipality: m, Revision: revision, Sessions: sessions,
		Bodies: map[graph.ID]*graph.Body{}, Persons: map[graph.ID]*graph.Person{}, Parties: map[graph.ID]*graph.Party{}, Papers: map[graph.ID]*graph.Paper{},
		index: newIndex(len(sessions))}
	slices.SortFunc(t.Sessions, func(a, b *Session) int { return cmp.Compare(a.sort, b.sort) })
	for _, s := range t.Sessions {
		s.Town = t
		t.add(s)
		t.facts += s.size
	}
	for _, more := range t.more {
		slices.SortFunc(more, func(a, b *graph.Paper) int { return cmp.Compare(paperKey(a), paperKey(b)) })
	}
	t.facts += t.index.size() + sizeOfMap(len(t.Bodies)+len(t.Persons)+len(t.Parties)+len(t.Papers), 24)
	return t
}

// Size is about how many bytes of memory the town takes.
func (t *Town) Size() int64 { return t.facts + t.derived.Load() }

// prepare puts what a session has in the order of its lists.
func prepare(f *graph.SessionFacts, w *weighing) *Session {
	s := &Session{SessionFacts: f, sort: f.Session.SortKey(), kept: new(kept)}
	s.size = w.all(f) + sizeOf(64) + sizeOf(64) + sizeOf(len(s.sort))
	inOrder(f.Attendances, func(a graph.Attendance) (int, int, graph.ID) { return a.Position, 0, a.ID })
	inOrder(f.Items, func(it graph.Item) (int, int, graph.ID) { return it.Position, 0, it.ID })
	position := map[graph.ID]int{}
	for _, it := range f.Items {
		position[it.ID] = it.Position
	}
	inOrder(f.Decisions, func(d graph.Decision) (int, int, graph.ID) { return position[d.ItemID], d.Ordinal, d.ID })
	return s
}

// add makes a session findable from what it is about.
func (t *Town) add(s *Session) {
	t.Bodies[s.Body.ID] = &s.Body
	for i := range s.Persons {
		t.Persons[s.Persons[i].ID] = &s.Persons[i]
	}
	for i := range s.Parties {
		t.Parties[s.Parties[i].ID] = &s.Parties[i]
	}
	for i := range s.Papers {
		t.Papers[s.Papers[i].ID] = &s.Papers[i]
	}
	t.index.add(s)
}
