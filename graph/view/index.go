package view

import (
	"cmp"
	"slices"

	"ratsgraph/graph"
)

// An index leads from things to others. Whatever leads to many has them in the
// order of their sessions, and within one as its minutes have them.
type index struct {
	sessions    map[graph.ID]*Session
	attendances map[graph.ID]Entry
	items       map[graph.ID]Handled
	decisions   map[graph.ID]Decided
	votes       map[graph.ID]found[graph.Vote]
	recusals    map[graph.ID]found[graph.Recusal]
	mentions    map[graph.ID]found[graph.Mention]
	documents   map[graph.ID]found[graph.Document]

	ofBody  map[graph.ID][]*Session
	listed  map[graph.ID][]Entry // by person
	stated  map[graph.ID][]Entry // by party
	handled map[graph.ID][]Handled
	decided map[graph.ID][]Decided

	byPerson map[graph.ID]*named
	ofParty  map[graph.ID][]found[graph.Vote]
	more     map[graph.ID][]*graph.Paper // supplements by what they supplement
}

// found is a thing with its session.
type found[T any] struct {
	v  *T
	at *Session
}

// named is where a person is named outside lists.
type named struct {
	votes    []found[graph.Vote]
	recusals []found[graph.Recusal]
	mentions []found[graph.Mention]
}

func newIndex(sessions int) index {
	return index{
		sessions:    make(map[graph.ID]*Session, sessions),
		attendances: make(map[graph.ID]Entry, 25*sessions),
		items:       make(map[graph.ID]Handled, 10*sessions),
		decisions:   make(map[graph.ID]Decided, 10*sessions),
		votes:       map[graph.ID]found[graph.Vote]{}, recusals: map[graph.ID]found[graph.Recusal]{},
		mentions:  make(map[graph.ID]found[graph.Mention], 2*sessions),
		documents: make(map[graph.ID]found[graph.Document], sessions),
		ofBody:    map[graph.ID][]*Session{}, listed: map[graph.ID][]Entry{}, stated: map[graph.ID][]Entry{},
		handled: map[graph.ID][]Handled{}, decided: map[graph.ID][]Decided{},
		byPerson: map[graph.ID]*named{}, ofParty: map[graph.ID][]found[graph.Vote]{}, more: map[graph.ID][]*graph.Paper{},
	}
}

func (x *index) add(s *Session) {
	x.sessions[s.Session.ID] = s
	x.ofBody[s.Body.ID] = append(x.ofBody[s.Body.ID], s)
	for i := range s.Documents {
		x.documents[s.Documents[i].ID] = found[graph.Document]{&s.Documents[i], s}
	}
	for i := range s.Papers {
		if p := &s.Papers[i]; p.BaseID != "" && !slices.ContainsFunc(x.more[p.BaseID], func(o *graph.Paper) bool { return o.ID == p.ID }) {
			x.more[p.BaseID] = append(x.more[p.BaseID], p)
		}
	}
	x.addList(s)
	x.addItems(s)
	x.addNamed(s)
}

func (x *index) addList(s *Session) {
	for i := range s.Attendances {
		e := Entry{&s.Attendances[i], s}
		x.attendances[e.ID] = e
		if e.PersonID != "" {
			x.listed[e.PersonID] = append(x.listed[e.PersonID], e)
		}
		if e.PartyID != "" {
			x.stated[e.PartyID] = append(x.stated[e.PartyID], e)
		}
	}
}

func (x *index) addItems(s *Session) {
	for i := range s.Items {
		it := Handled{&s.Items[i], s}
		x.items[it.ID] = it
		for _, p := range it.PaperIDs {
			x.handled[p] = append(x.handled[p], it)
		}
	}
	votes := map[graph.ID][]*graph.Vote{}
	for i := range s.Votes {
		votes[s.Votes[i].DecisionID] = append(votes[s.Votes[i].DecisionID], &s.Votes[i])
	}
	for i := range s.Decisions {
		d := Decided{&s.Decisions[i], x.items[s.Decisions[i].ItemID].Item, votes[s.Decisions[i].ID], s}
		x.decisions[d.ID] = d
		for _, p := range d.PaperIDs {
			x.decided[p] = append(x.decided[p], d)
		}
	}
}

// addNamed makes findable what names somebody outside the list.
func (x *index) addNamed(s *Session) {
	for i := range s.Votes {
		v := found[graph.Vote]{&s.Votes[i], s}
		x.votes[v.v.ID] = v
		if v.v.PersonID != "" {
			n := x.named(v.v.PersonID)
			n.votes = append(n.votes, v)
		}
		if v.v.PartyID != "" {
			x.ofParty[v.v.PartyID] = append(x.ofParty[v.v.PartyID], v)
		}
	}
	for i := range s.Recusals {
		r := found[graph.Recusal]{&s.Recusals[i], s}
		x.recusals[r.v.ID] = r
		if r.v.PersonID != "" {
			n := x.named(r.v.PersonID)
			n.recusals = append(n.recusals, r)
		}
	}
	for i := range s.Mentions {
		m := found[graph.Mention]{&s.Mentions[i], s}
		x.mentions[m.v.ID] = m
		if m.v.PersonID != "" {
			n := x.named(m.v.PersonID)
			n.mentions = append(n.mentions, m)
		}
	}
}

func (x *index) named(person graph.ID) *named {
	n := x.byPerson[person]
	if n == nil {
		n = &named{}
		x.byPerson[person] = n
	}
	return n
}

// inOrder sorts what one session has as its lists have it.
func inOrder[T any](of []T, place func(T) (int, int, graph.ID)) {
	slices.SortFunc(of, func(a, b T) int {
		p, q, id := place(a)
		r, s, other := place(b)
		return cmp.Or(cmp.Compare(p, r), cmp.Compare(q, s), cmp.Compare(id, other))
	})
}
