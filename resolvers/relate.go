package resolvers

import (
	"context"

	"ratsgraph/graph"
	"ratsgraph/graph/view/relate"
)

// CoPresence are the pairs that attended most together.
func (r municipality) CoPresence(ctx context.Context, m *graph.Municipality, body *graph.ID, during *graph.DateRange, by relate.Weight, outsideParty bool, top int) (*relate.CoPresences, error) {
	if top < 1 || top > pageMax {
		return nil, invalid("the top %d: ask for 1 to %d", top, pageMax)
	}
	town, err := townOf(ctx, m.ID)
	if err != nil {
		return nil, err
	}
	c := relate.Strongest(town, relate.Scope{During: value(during), Body: value(body)}, by, outsideParty, top)
	met(ctx, c.Pairs)
	return &c, nil
}

// CoAttendance are all with whom the person attended.
func (r person) CoAttendance(ctx context.Context, p *graph.Person, body *graph.ID, during *graph.DateRange, by relate.Weight) (*relate.CoPresences, error) {
	town, err := townOf(ctx, p.ID)
	if err != nil {
		return nil, err
	}
	c := relate.CoAttendance(town, p.ID, relate.Scope{During: value(during), Body: value(body)}, by)
	met(ctx, c.Pairs)
	return &c, nil
}

// EgoNetwork is the person and those whom the person met most.
func (r person) EgoNetwork(ctx context.Context, p *graph.Person, body *graph.ID, during *graph.DateRange, by relate.Weight, others int) (*relate.EgoNetwork, error) {
	if others < 1 || others > pageMax {
		return nil, invalid("%d others: ask for 1 to %d", others, pageMax)
	}
	town, err := townOf(ctx, p.ID)
	if err != nil {
		return nil, err
	}
	n := relate.Ego(town, p.ID, relate.Scope{During: value(during), Body: value(body)}, by, others)
	met(ctx, n.Nodes)
	return &n, nil
}

// SubstitutionPairs are who stood in for whom.
func (r municipality) SubstitutionPairs(ctx context.Context, m *graph.Municipality, body *graph.ID, during *graph.DateRange, acrossParties bool) (*relate.SubstitutionPairs, error) {
	town, err := townOf(ctx, m.ID)
	if err != nil {
		return nil, err
	}
	s := relate.Replaced(town, relate.Scope{During: value(during), Body: value(body)}, acrossParties)
	met(ctx, s.Pairs)
	return &s, nil
}

// Paths connect two persons.
func (r query) Paths(ctx context.Context, from, to graph.ID, during *graph.DateRange, body *graph.ID, kinds []relate.TieKind, maxHops, top int) (*relate.Paths, error) {
	if maxHops < 1 || maxHops > relate.HopsMax || top < 1 || top > pageMax {
		return nil, invalid("a path has 1 to %d hops, and 1 to %d of them are found at once", relate.HopsMax, pageMax)
	}
	of(ctx).kin.meet([]graph.ID{from, to})
	if _, err := of(ctx).persons.all(ctx, []graph.ID{from, to}); err != nil {
		return nil, err
	}
	town, err := townOf(ctx, from)
	if err != nil {
		return nil, err
	}
	if len(kinds) == 0 {
		kinds = relate.TieKinds
	}
	p := relate.Connect(town, from, to, relate.Scope{During: value(during), Body: value(body)}, kinds, maxHops, top)
	met(ctx, p.Paths)
	return &p, nil
}

type coPresences struct{ Reader }

// Pairs are the pairs.
func (r coPresences) Pairs(_ context.Context, c *relate.CoPresences, first *int, after *string, last *int, before *string) (*relate.CoPresenceConnection, error) {
	out, err := recorded[relate.CoPresence, relate.CoPresenceEdge](c.Pairs, relate.CoPresence.Key, first, after, last, before)
	return (*relate.CoPresenceConnection)(&out), err
}

type coPresence struct{ Reader }

// PersonA is one of the two.
func (r coPresence) PersonA(ctx context.Context, c *relate.CoPresence) (*graph.Person, error) {
	return of(ctx).persons.get(ctx, c.PersonA)
}

// PersonB is the other one.
func (r coPresence) PersonB(ctx context.Context, c *relate.CoPresence) (*graph.Person, error) {
	return of(ctx).persons.get(ctx, c.PersonB)
}

// Records are the sessions that both attended.
func (r coPresence) Records(ctx context.Context, c *relate.CoPresence, first *int, after *string, last *int, before *string) (*relate.SharedSessionConnection, error) {
	out, err := recorded[relate.SharedSession, relate.SharedSessionEdge](met(ctx, c.Shared()), func(s relate.SharedSession) graph.ID { return s.SessionID }, first, after, last, before)
	return (*relate.SharedSessionConnection)(&out), err
}

type sharedSession struct{ Reader }

// Session is the session.
func (r sharedSession) Session(ctx context.Context, s *relate.SharedSession) (*graph.Session, error) {
	return of(ctx).sessions.get(ctx, s.SessionID)
}

// EntryA is the entry of the one.
func (r sharedSession) EntryA(ctx context.Context, s *relate.SharedSession) (*graph.Attendance, error) {
	return of(ctx).attendances.get(ctx, s.EntryA)
}

// EntryB is the entry of the other.
func (r sharedSession) EntryB(ctx context.Context, s *relate.SharedSession) (*graph.Attendance, error) {
	return of(ctx).attendances.get(ctx, s.EntryB)
}

type egoNode struct{ Reader }

// Person is the person.
func (r egoNode) Person(ctx context.Context, n *relate.EgoNode) (*graph.Person, error) {
	return of(ctx).persons.get(ctx, n.PersonID)
}

// Party is the party as last stated.
func (r egoNode) Party(ctx context.Context, n *relate.EgoNode) (*graph.Party, error) {
	return of(ctx).parties.maybe(ctx, n.PartyID)
}

type substitutionPair struct{ Reader }

// Deputy stood in.
func (r substitutionPair) Deputy(ctx context.Context, p *relate.SubstitutionPair) (*graph.Person, error) {
	return of(ctx).persons.get(ctx, p.DeputyID)
}

// Member was replaced.
func (r substitutionPair) Member(ctx context.Context, p *relate.SubstitutionPair) (*graph.Person, error) {
	return of(ctx).persons.get(ctx, p.MemberID)
}

// DeputyParties are stated for the deputy.
func (r substitutionPair) DeputyParties(ctx context.Context, p *relate.SubstitutionPair) ([]graph.Party, error) {
	return of(ctx).parties.all(ctx, p.DeputyParties)
}

// MemberParties are stated for the member.
func (r substitutionPair) MemberParties(ctx context.Context, p *relate.SubstitutionPair) ([]graph.Party, error) {
	return of(ctx).parties.all(ctx, p.MemberParties)
}

// Records are the entries of the deputy.
func (r substitutionPair) Records(ctx context.Context, p *relate.SubstitutionPair, first *int, after *string, last *int, before *string) (*graph.AttendanceConnection, error) {
	return entries(ctx, p.Entries, first, after, last, before)
}

type hop struct{ Reader }

// From is where it begins.
func (r hop) From(ctx context.Context, h *relate.Hop) (*graph.Person, error) {
	return of(ctx).persons.get(ctx, h.FromID)
}

// To is where it ends.
func (r hop) To(ctx context.Context, h *relate.Hop) (*graph.Person, error) {
	return of(ctx).persons.get(ctx, h.ToID)
}

type tie struct{ Reader }

// Bodies are those that it rests on.
func (r tie) Bodies(ctx context.Context, t *relate.Tie) ([]graph.Body, error) {
	return of(ctx).bodies.all(ctx, t.BodyIDs)
}

// Sessions are those that show it.
func (r tie) Sessions(ctx context.Context, t *relate.Tie) ([]graph.Session, error) {
	return of(ctx).sessions.all(ctx, t.SessionIDs)
}

// Papers are those that it rests on.
func (r tie) Papers(ctx context.Context, t *relate.Tie) ([]graph.Paper, error) {
	return of(ctx).papers.all(ctx, t.PaperIDs)
}

// Items are those that name the two.
func (r tie) Items(ctx context.Context, t *relate.Tie) ([]graph.Item, error) {
	return of(ctx).items.all(ctx, t.ItemIDs)
}

// Entries are those of lists that show it.
func (r tie) Entries(ctx context.Context, t *relate.Tie) ([]graph.Attendance, error) {
	return of(ctx).attendances.all(ctx, t.Entries)
}
