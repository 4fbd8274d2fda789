package resolvers

import (
	"context"

	"ratsgraph/graph"
	"ratsgraph/graph/view"
	"ratsgraph/graph/view/attend"
)

// PartyParticipation is how often members attended, of all municipalities.
func (r query) PartyParticipation(ctx context.Context, during *graph.DateRange) (*attend.PartyParticipations, error) {
	s, err := of(ctx).whole(ctx)
	if err != nil {
		return nil, err
	}
	if value(during) == (graph.DateRange{}) { // what is asked most is counted once for a snapshot
		p := attend.Everywhere(s)
		met(ctx, p.Rows)
		return p, nil
	}
	return byParty(ctx, s.Towns, s.Revision, "", during), nil
}

// PartyParticipation is how often members of its bodies attended.
func (r municipality) PartyParticipation(ctx context.Context, m *graph.Municipality, during *graph.DateRange) (*attend.PartyParticipations, error) {
	t, err := townOf(ctx, m.ID)
	if err != nil {
		return nil, err
	}
	return byParty(ctx, []*view.Town{t}, t.Revision, "", during), nil
}

// PartyParticipation is how often its members attended.
func (r body) PartyParticipation(ctx context.Context, b *graph.Body, during *graph.DateRange) (*attend.PartyParticipations, error) {
	t, err := townOf(ctx, b.ID)
	if err != nil {
		return nil, err
	}
	return byParty(ctx, []*view.Town{t}, t.Revision, b.ID, during), nil
}

func byParty(ctx context.Context, towns []*view.Town, revision int, body graph.ID, during *graph.DateRange) *attend.PartyParticipations {
	p := attend.ByParty(towns, revision, body, value(during))
	met(ctx, p.Rows)
	return &p
}

type partyParticipations struct{ Reader }

// WithoutParty are the sessions of members for whom no party is stated by then.
func (r partyParticipations) WithoutParty(ctx context.Context, p *attend.PartyParticipations, first *int, after *string, last *int, before *string) (*attend.MemberSessionConnection, error) {
	return memberSessions(ctx, p.WithoutParty(), first, after, last, before)
}

type partyParticipation struct{ Reader }

// Municipality is where a local list is known.
func (r partyParticipation) Municipality(ctx context.Context, p *attend.PartyParticipation) (*graph.Municipality, error) {
	return of(ctx).municipalities.maybe(ctx, p.MunicipalityID)
}

// Sessions are those that it is about, each once for each member.
func (r partyParticipation) Sessions(ctx context.Context, p *attend.PartyParticipation, kinds []attend.MemberSessionKind, first *int, after *string, last *int, before *string) (*attend.MemberSessionConnection, error) {
	return memberSessions(ctx, attend.OfKinds(p.Records(), kinds), first, after, last, before)
}

// memberSessions is a page of sessions of several members.
func memberSessions(ctx context.Context, all []attend.MemberSession, first *int, after *string, last *int, before *string) (*attend.MemberSessionConnection, error) {
	key := func(m attend.MemberSession) graph.ID { return m.SessionID + " " + m.PersonID }
	c, err := recorded[attend.MemberSession, attend.MemberSessionEdge](all, key, first, after, last, before)
	met(ctx, c.Nodes)
	return (*attend.MemberSessionConnection)(&c), err
}
