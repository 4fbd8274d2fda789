package relate

import "ratsgraph/graph"

// The connections of what is counted here.
type (
	CoPresenceEdge          graph.Edge[CoPresence]
	SharedSessionEdge       graph.Edge[SharedSession]
	CoPresenceConnection    graph.Connection[CoPresence, CoPresenceEdge]
	SharedSessionConnection graph.Connection[SharedSession, SharedSessionEdge]
)

// Key names the pair among others.
func (c CoPresence) Key() graph.ID { return c.PersonA + " " + c.PersonB }

// Refs are the ids it refers to.
func (c CoPresence) Refs() []graph.ID { return []graph.ID{c.PersonA, c.PersonB} }

// Refs are the ids it refers to.
func (s SharedSession) Refs() []graph.ID { return []graph.ID{s.SessionID, s.EntryA, s.EntryB} }

// Refs are the ids it refers to.
func (n EgoNode) Refs() []graph.ID { return []graph.ID{n.PersonID, n.PartyID} }

// Refs are the ids it refers to.
func (p SubstitutionPair) Refs() []graph.ID {
	out := append([]graph.ID{p.DeputyID, p.MemberID}, p.Entries...)
	return append(append(out, p.DeputyParties...), p.MemberParties...)
}

// Refs are the ids that all hops refer to.
func (p Path) Refs() []graph.ID {
	var out []graph.ID
	for _, h := range p.Hops {
		out = append(out, h.FromID, h.ToID)
		for _, t := range h.Ties {
			for _, ids := range [][]graph.ID{t.BodyIDs, t.SessionIDs, t.PaperIDs, t.ItemIDs, t.Entries} {
				out = append(out, ids...)
			}
		}
	}
	return out
}
