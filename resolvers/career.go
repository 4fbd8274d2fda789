package resolvers

import (
	"context"

	"ratsgraph/graph"
	"ratsgraph/graph/view/attend"
)

// Timeline are the memberships, roles, gaps and parties of the person.
func (r person) Timeline(ctx context.Context, p *graph.Person, during *graph.DateRange) ([]attend.CareerEntry, error) {
	town, err := townOf(ctx, p.ID)
	if err != nil {
		return nil, err
	}
	return met(ctx, attend.Career(town, p.ID, value(during))), nil
}

// OfficeHolders are its chairs and deputy chairs.
func (r body) OfficeHolders(ctx context.Context, b *graph.Body, during *graph.DateRange) ([]attend.OfficeHolder, error) {
	town, err := townOf(ctx, b.ID)
	if err != nil {
		return nil, err
	}
	return met(ctx, attend.OfficeHolders(town, b.ID, value(during))), nil
}

// RoleOn is what the member was called on a day.
func (r membership) RoleOn(ctx context.Context, m *graph.Membership, date graph.Date) (*attend.RoleAt, error) {
	town, err := townOf(ctx, m.PersonID)
	if err != nil {
		return nil, err
	}
	return attend.RoleOn(town, *m, date), nil
}

// PartyOn is the party stated on a day or before.
func (r membership) PartyOn(ctx context.Context, m *graph.Membership, date graph.Date) (*graph.AffiliationAt, error) {
	town, err := townOf(ctx, m.PersonID)
	if err != nil {
		return nil, err
	}
	as := town.Appearances(m.PersonID)
	return graph.AffiliationOn(graph.Affiliations(as), as, date), nil
}

type careerEntry struct{ Reader }

// Body is the body.
func (r careerEntry) Body(ctx context.Context, c *attend.CareerEntry) (*graph.Body, error) {
	return of(ctx).bodies.maybe(ctx, c.BodyID)
}

// Evidence are the first and the last session.
func (r careerEntry) Evidence(ctx context.Context, c *attend.CareerEntry) ([]graph.Session, error) {
	return of(ctx).sessions.all(ctx, c.Evidence)
}

type roleAt struct{ Reader }

// Attendance is the entry that states it.
func (r roleAt) Attendance(ctx context.Context, x *attend.RoleAt) (*graph.Attendance, error) {
	return of(ctx).attendances.get(ctx, x.AttendanceID)
}

type officeHolder struct{ Reader }

// Person is the person.
func (r officeHolder) Person(ctx context.Context, h *attend.OfficeHolder) (*graph.Person, error) {
	return of(ctx).persons.get(ctx, h.PersonID)
}

// Entries are those of lists that state it.
func (r officeHolder) Entries(ctx context.Context, h *attend.OfficeHolder, first *int, after *string, last *int, before *string) (*graph.AttendanceConnection, error) {
	return entries(ctx, h.Entries, first, after, last, before)
}

// Mentions are those as chair of sessions.
func (r officeHolder) Mentions(ctx context.Context, h *attend.OfficeHolder, first *int, after *string, last *int, before *string) (*graph.MentionConnection, error) {
	p, err := of(ctx).mentions.records(ctx, h.Mentions, first, after, last, before)
	if err != nil {
		return nil, err
	}
	c := graph.Connect[graph.Mention, graph.MentionEdge](p)
	return (*graph.MentionConnection)(&c), nil
}
