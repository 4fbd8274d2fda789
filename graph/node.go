package graph

// A Node is anything with a global id.
type Node interface{ GlobalID() ID }

// A Sourced is anything that was read from a document.
type Sourced interface{ Provenance() []Source }

// GlobalID returns the id.
func (m Municipality) GlobalID() ID { return m.ID }

// GlobalID returns the id.
func (b Body) GlobalID() ID { return b.ID }

// GlobalID returns the id.
func (p Person) GlobalID() ID { return p.ID }

// GlobalID returns the id.
func (p Party) GlobalID() ID { return p.ID }

// GlobalID returns the id.
func (p Paper) GlobalID() ID { return p.ID }

// GlobalID returns the id.
func (s Session) GlobalID() ID { return s.ID }

// GlobalID returns the id.
func (a Attendance) GlobalID() ID { return a.ID }

// GlobalID returns the id.
func (it Item) GlobalID() ID { return it.ID }

// GlobalID returns the id.
func (d Decision) GlobalID() ID { return d.ID }

// GlobalID returns the id.
func (v Vote) GlobalID() ID { return v.ID }

// GlobalID returns the id.
func (r Recusal) GlobalID() ID { return r.ID }

// GlobalID returns the id.
func (m Mention) GlobalID() ID { return m.ID }

// GlobalID returns the id.
func (d Document) GlobalID() ID { return d.ID }

// GlobalID returns the id.
func (r Ruling) GlobalID() ID { return r.ID }

// GlobalID returns the id.
func (n Note) GlobalID() ID { return n.ID }

// GlobalID returns the id.
func (o OpenPair) GlobalID() ID { return o.ID }

// GlobalID returns the id.
func (c Change) GlobalID() ID { return c.ID }

// Provenance returns where it was read.
func (s Session) Provenance() []Source { return s.Sources }

// Provenance returns where it was read.
func (a Attendance) Provenance() []Source { return a.Sources }

// Provenance returns where it was read.
func (it Item) Provenance() []Source { return it.Sources }

// Provenance returns where it was read.
func (d Decision) Provenance() []Source { return d.Sources }

// Provenance returns where it was read.
func (v Vote) Provenance() []Source { return v.Sources }

// Provenance returns where it was read.
func (r Recusal) Provenance() []Source { return r.Sources }

// Provenance returns where it was read.
func (m Mention) Provenance() []Source { return m.Sources }

// A Named is anything that is printed under a name.
type Named interface{ Called() *string }

// Called returns the name.
func (m Municipality) Called() *string { return orNil(m.Name) }

// Called returns the name.
func (b Body) Called() *string { return orNil(b.Name) }

// Called returns the name.
func (p Person) Called() *string { return orNil(p.Name) }

// Called returns the name.
func (p Party) Called() *string { return orNil(p.Name) }

// Called returns the name, nil for guests.
func (a Attendance) Called() *string { return a.Name }

// Called returns the name.
func (r Recusal) Called() *string { return orNil(r.Name) }

// Called returns the name.
func (m Mention) Called() *string { return orNil(m.Name) }
