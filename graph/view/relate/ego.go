package relate

import (
	"ratsgraph/graph"
	"ratsgraph/graph/view"
)

// An EgoNetwork is a person, those with whom the person attended most, and how
// all of them attended together.
type EgoNetwork struct {
	graph.Measure
	Nodes []EgoNode // the person first, then the others, the strongest first
	Edges []CoPresence
	Left  int // persons with whom the person attended, too, but who are not among the nodes
}

// An EgoNode is a person of a network.
type EgoNode struct {
	PersonID graph.ID
	PartyID  graph.ID // as last stated within the scope; "": none is
	Sessions int      // attended within the scope
}

const egoDefinition = "The person and those of the council side who attended most sessions together with the person; edges are pairs of all of these. "

// Ego is the network of a person with at most n others.
func Ego(t *view.Town, person graph.ID, in Scope, by Weight, n int) EgoNetwork {
	m := newMeeting(t, in)
	out := EgoNetwork{Measure: m.measure(egoDefinition + coPresenceDefinition)}
	p, ok := m.rooms.Number(person)
	if !ok {
		return out
	}
	all := m.of(p, false, by, 0)
	around := strongest(all, by, n)
	out.Left = len(all) - len(around)
	inside := make([]bool, len(m.rooms.IDs))
	numbers := []int{p}
	inside[p] = true
	for _, c := range around {
		o, _ := m.rooms.Number(c.Other(person))
		numbers, inside[o] = append(numbers, o), true
	}
	for _, x := range numbers {
		out.Nodes = append(out.Nodes, m.node(x))
		for _, c := range m.of(x, true, by, 0) {
			if o, _ := m.rooms.Number(c.PersonB); inside[o] {
				out.Edges = append(out.Edges, c)
			}
		}
	}
	out.Edges = strongest(out.Edges, by, len(out.Edges))
	return out
}

func (m *meeting) node(p int) EgoNode {
	n := EgoNode{PersonID: m.rooms.IDs[p]}
	for i := range m.rooms.Of[p] {
		s := &m.rooms.Of[p][i]
		if !m.counts[s.Session] || !s.Council {
			continue
		}
		n.Sessions++
		if s.PartyID != "" {
			n.PartyID = s.PartyID
		}
	}
	return n
}
