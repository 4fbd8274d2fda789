package view

import "ratsgraph/graph"

// Session finds a session; nil where there is none with that id.
func (t *Town) Session(id graph.ID) *Session { return t.sessions[id] }

// SessionsOf are the sessions of a body, by day.
func (t *Town) SessionsOf(body graph.ID) []*Session { return t.ofBody[body] }

// Listed are the entries of lists that mean a person, by day.
func (t *Town) Listed(person graph.ID) []Entry { return t.listed[person] }

// Handled are the items that a paper was handled under, by day.
func (t *Town) Handled(paper graph.ID) []Handled { return t.handled[paper] }

// Decided are the decisions on a paper, by day.
func (t *Town) Decided(paper graph.ID) []Decided { return t.decided[paper] }

// Decision finds a decision, and whether there is one with that id.
func (t *Town) Decision(id graph.ID) (Decided, bool) {
	d, ok := t.decisions[id]
	return d, ok
}

// Item finds an item, and whether there is one with that id.
func (t *Town) Item(id graph.ID) (Handled, bool) {
	it, ok := t.items[id]
	return it, ok
}

// EachDecision calls yield with every decision of a session, in order.
func (s *Session) EachDecision(yield func(Decided) bool) {
	for i := range s.Decisions {
		if !yield(s.Town.decisions[s.Decisions[i].ID]) {
			return
		}
	}
}
