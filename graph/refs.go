package graph

import "slices"

// Refs are the ids that a thing refers to, empty ones included. Whoever reads
// many things can read what they refer to at once.

// Refs are the ids it refers to: none.
func (m Municipality) Refs() []ID { return nil }

// Refs are the ids it refers to.
func (b Body) Refs() []ID { return []ID{b.MunicipalityID} }

// Refs are the ids it refers to.
func (p Person) Refs() []ID { return []ID{p.MunicipalityID} }

// Refs are the ids it refers to.
func (p Party) Refs() []ID { return []ID{p.MunicipalityID} }

// Refs are the ids it refers to.
func (p Paper) Refs() []ID { return []ID{p.MunicipalityID, p.BaseID} }

// Refs are the ids it refers to.
func (s Session) Refs() []ID {
	return append([]ID{s.BodyID, s.MunicipalityID}, read(s.Sources)...)
}

// Refs are the ids it refers to.
func (a Attendance) Refs() []ID {
	return append([]ID{a.SessionID, a.PersonID, a.PartyID, a.SubstitutesID}, read(a.Sources)...)
}

// Refs are the ids it refers to.
func (it Item) Refs() []ID {
	return append(append(append([]ID{it.SessionID, it.BodyID}, it.PaperIDs...), it.MoverIDs...), read(it.Sources)...)
}

// Refs are the ids it refers to.
func (d Decision) Refs() []ID {
	return append(append([]ID{d.ItemID, d.SessionID, d.BodyID}, d.PaperIDs...), read(d.Sources)...)
}

// Refs are the ids it refers to.
func (v Vote) Refs() []ID {
	return append([]ID{v.DecisionID, v.SessionID, v.PartyID, v.PersonID}, read(v.Sources)...)
}

// Refs are the ids it refers to.
func (r Recusal) Refs() []ID {
	return append([]ID{r.SessionID, r.ItemID, r.PersonID}, read(r.Sources)...)
}

// Refs are the ids it refers to.
func (m Mention) Refs() []ID { return append([]ID{m.SessionID, m.PersonID}, read(m.Sources)...) }

// Refs are the ids it refers to.
func (d Document) Refs() []ID { return []ID{d.SessionID} }

// Refs are the ids it refers to: none that are things by their id alone.
func (r Ruling) Refs() []ID { return nil }

// Refs are the ids it refers to.
func (n Note) Refs() []ID { return read(n.Sources) }

// Refs are the ids it refers to.
func (o OpenPair) Refs() []ID { return []ID{o.PersonA, o.PersonB} }

// Refs are the ids it refers to.
func (a Appearance) Refs() []ID { return []ID{a.PersonID, a.BodyID} }

// Refs are the ids it refers to.
func (r Participation) Refs() []ID { return []ID{r.BodyID} }

// Refs are the ids it refers to.
func (h HeldSession) Refs() []ID { return nil }

// changeRefs is how many sessions of a change are read together with those of
// others: a page of them.
const changeRefs = 100

// Refs are the ids it refers to, of many sessions the first.
func (c Change) Refs() []ID {
	out := slices.Concat(c.MunicipalityIDs, c.SessionIDs[:min(len(c.SessionIDs), changeRefs)])
	for _, d := range c.Documents {
		out = append(out, d.ID)
	}
	return out
}

func read(sources []Source) []ID {
	out := make([]ID, len(sources))
	for i, s := range sources {
		out[i] = s.Document
	}
	return out
}
