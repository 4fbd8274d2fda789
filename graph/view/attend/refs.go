package attend

import "ratsgraph/graph"

// The connections of what is counted here.
type (
	MemberSessionEdge        graph.Edge[MemberSession]
	AttendanceRateEdge       graph.Edge[AttendanceRate]
	MemberSessionConnection  graph.Connection[MemberSession, MemberSessionEdge]
	AttendanceRateConnection graph.Connection[AttendanceRate, AttendanceRateEdge]
)

// Refs are the ids it refers to; its sessions are met by page.
func (p PartyParticipation) Refs() []graph.ID { return []graph.ID{p.MunicipalityID} }

// Refs are the ids it refers to.
func (m MemberSession) Refs() []graph.ID {
	return []graph.ID{m.SessionID, m.PersonID, m.AttendanceID, m.DeputyID}
}

// Refs are the ids it refers to, with those of its sessions.
func (r AttendanceRate) Refs() []graph.ID {
	out := []graph.ID{r.PersonID, r.BodyID, r.TermID}
	for _, s := range r.Sessions {
		out = append(out, s.Refs()...)
	}
	return out
}

// Refs are the ids it refers to.
func (v Visitor) Refs() []graph.ID {
	return append(append([]graph.ID{v.PersonID}, v.Elsewhere...), v.Entries...)
}

// Refs are the ids it refers to, with those of its departures.
func (l EarlyLeaver) Refs() []graph.ID {
	out := []graph.ID{l.PersonID}
	for _, d := range l.Departures {
		out = append(out, d.AttendanceID, d.SessionID, d.ItemID)
	}
	return out
}

// Refs are the ids it refers to.
func (c Composition) Refs() []graph.ID {
	var out []graph.ID
	for _, s := range c.Shares {
		out = append(out, s.Entries...)
	}
	return out
}
