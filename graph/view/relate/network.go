package relate

import (
	"iter"
	"slices"
	"strings"

	"ratsgraph/graph"
	"ratsgraph/graph/view"
)

// A Network is persons, and maybe bodies, and how they belong together: nodes and
// edges for programs that draw and measure graphs. Its edges are found while they
// are asked for, so that a large one needs no more memory than its nodes.
type Network struct {
	graph.Measure
	Kind     string // of its edges: "co-presence", "substitution" or "membership"
	Directed bool
	Nodes    []Node // in order of their ids; of an ego network, the person first
	Edges    iter.Seq[Edge]
}

// A Node is a person or a body of a network.
type Node struct {
	ID       graph.ID
	Name     string // "": not printed
	Party    string // key, as last stated within the scope; "": none is, or it is a body
	Sessions int    // that a person attended, or that a body held, within the scope
}

// An Edge connects two nodes. Of a directed network it leads from the deputy to
// the member who was replaced.
type Edge struct {
	From, To    graph.ID
	Weight      int
	N           int // sessions that it rests on
	Timed       int // of these, those of which minutes are known
	Minutes     int // in those
	First, Last graph.Date
	Certainty   graph.Basis // printed, or inferred
}

const (
	networkDefinition = " Nodes are persons of the council side, with their party as last stated within the scope; edges are such pairs, weighed by "
	noMinutes         = "; pairs of whom no minutes are known are left out"
)

// EgoWeb is [Ego] as a network.
func EgoWeb(t *view.Town, person graph.ID, in Scope, by Weight, others int) Network {
	ego := Ego(t, person, in, by, others)
	n := Network{Measure: ego.Measure, Kind: "co-presence"}
	n.Definition += networkDefinition + weighed(by) + "."
	for _, e := range ego.Nodes {
		n.Nodes = append(n.Nodes, personNode(t, e))
	}
	n.Edges = func(yield func(Edge) bool) {
		for _, c := range ego.Edges {
			if c.known(by) && !yield(c.edge(by)) {
				return
			}
		}
	}
	return n
}

// CoPresenceWeb is who attended together: all pairs of at least so much weight.
func CoPresenceWeb(t *view.Town, in Scope, by Weight, atLeast int) Network {
	m := newMeeting(t, in)
	n := Network{Measure: m.measure(coPresenceDefinition + networkDefinition + weighed(by) + "."), Kind: "co-presence"}
	var there []int
	for p := range m.rooms.IDs {
		if e := m.node(p); e.Sessions > 0 {
			there, n.Nodes = append(there, p), append(n.Nodes, personNode(t, e))
		}
	}
	n.Edges = func(yield func(Edge) bool) {
		for _, p := range there {
			for _, c := range m.of(p, true, by, atLeast) {
				if c.known(by) && !yield(c.edge(by)) {
					return
				}
			}
		}
	}
	return n
}

// SubstitutionWeb is [Replaced] as a network.
func SubstitutionWeb(t *view.Town, in Scope, across bool) Network {
	all, m := Replaced(t, in, across), newMeeting(t, in)
	n := Network{Measure: all.Measure, Kind: "substitution", Directed: true}
	n.Definition += " Nodes are these persons, with their party as last stated where they attended within the scope; edges lead from the deputy to the member, weighed by how often."
	var ids []graph.ID
	for _, p := range all.Pairs {
		ids = append(ids, p.DeputyID, p.MemberID)
	}
	slices.Sort(ids)
	for _, id := range slices.Compact(ids) {
		node := EgoNode{PersonID: id}
		if p, ok := m.rooms.Number(id); ok {
			node = m.node(p)
		}
		n.Nodes = append(n.Nodes, personNode(t, node))
	}
	n.Edges = func(yield func(Edge) bool) {
		for _, p := range all.Pairs {
			if !yield(Edge{From: p.DeputyID, To: p.MemberID, Weight: p.Times, N: p.Times, Certainty: graph.BasisPrinted}) {
				return
			}
		}
	}
	return n
}

const membershipDefinition = "Who probably belonged to which body within the scope, inferred from lists of people; nodes are these persons and bodies, edges are memberships, weighed by the sessions that list the person. " +
	"n counts sessions with a list, missing those without one or with an incomplete one."

// MembershipWeb is who probably belonged to which body.
func MembershipWeb(t *view.Town, in Scope) Network {
	m := newMeeting(t, in)
	n := Network{Measure: m.measure(membershipDefinition), Kind: "membership"}
	var ms []graph.Membership
	bodies := map[graph.ID]bool{}
	for p, id := range m.rooms.IDs {
		had := len(ms)
		for _, x := range t.Memberships(id) {
			if (in.Body == "" || x.BodyID == in.Body) && in.During.Meets(x.First, x.Last) {
				ms, bodies[x.BodyID] = append(ms, x), true
			}
		}
		if len(ms) > had {
			n.Nodes = append(n.Nodes, personNode(t, m.node(p)))
		}
	}
	for id := range bodies {
		n.Nodes = append(n.Nodes, Node{ID: id, Name: t.Bodies[id].Name, Sessions: m.held(id)})
	}
	slices.SortFunc(n.Nodes, func(a, b Node) int { return strings.Compare(string(a.ID), string(b.ID)) })
	n.Edges = func(yield func(Edge) bool) {
		for _, x := range ms {
			if !yield(Edge{From: x.PersonID, To: x.BodyID, Weight: x.Seen, N: x.Sessions, First: x.First, Last: x.Last, Certainty: graph.BasisInferred}) {
				return
			}
		}
	}
	return n
}

// held counts the sessions of a body within the scope.
func (m *meeting) held(body graph.ID) int {
	n := 0
	for _, s := range m.town.SessionsOf(body) {
		if (m.in.Body == "" || m.in.Body == body) && m.in.During.Holds(s.Day()) {
			n++
		}
	}
	return n
}

func personNode(t *view.Town, e EgoNode) Node {
	n := Node{ID: e.PersonID, Party: keyOf(t, e.PartyID), Sessions: e.Sessions}
	if p := t.Persons[e.PersonID]; p != nil {
		n.Name = p.Name
	}
	return n
}

func weighed(by Weight) string {
	if by == WeightMinutes {
		return "minutes" + noMinutes
	}
	return "sessions"
}

// known reports whether there is anything to weigh a pair by.
func (c CoPresence) known(by Weight) bool { return by != WeightMinutes || c.Timed > 0 }

func (c CoPresence) edge(by Weight) Edge {
	return Edge{From: c.PersonA, To: c.PersonB, Weight: c.weight(by), N: c.Sessions, Timed: c.Timed, Minutes: c.Minutes, Certainty: graph.BasisPrinted}
}
