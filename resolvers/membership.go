package resolvers

import (
	"context"
	"slices"

	"ratsgraph/graph"
)

// Memberships are inferred from the lists of the body's sessions.
func (r body) Memberships(ctx context.Context, b *graph.Body, asOf *graph.Date) ([]graph.Membership, error) {
	all, err := of(ctx).bodyMemberships.of(ctx, figure{Groups: []graph.Group{graph.GroupCouncil}}, b.ID)
	return holding(all, asOf), err
}

// Memberships are inferred from the lists of the sessions of all bodies that
// list the person.
func (r person) Memberships(ctx context.Context, p *graph.Person, asOf *graph.Date) ([]graph.Membership, error) {
	all, err := of(ctx).personMemberships.of(ctx, figure{}, p.ID)
	return holding(all, asOf), err
}

// holding keeps the memberships that held on a day.
func holding(all []graph.Membership, asOf *graph.Date) []graph.Membership {
	if asOf == nil {
		return all
	}
	return slices.DeleteFunc(slices.Clone(all), func(m graph.Membership) bool { return !m.On(*asOf) })
}

type membership struct{ Reader }

// Person is the person.
func (r membership) Person(ctx context.Context, m *graph.Membership) (*graph.Person, error) {
	return of(ctx).persons.get(ctx, m.PersonID)
}

// Body is the body.
func (r membership) Body(ctx context.Context, m *graph.Membership) (*graph.Body, error) {
	return of(ctx).bodies.get(ctx, m.BodyID)
}

// Evidence is the first and the last session.
func (r membership) Evidence(ctx context.Context, m *graph.Membership) ([]graph.Session, error) {
	return of(ctx).sessions.all(ctx, m.Evidence)
}

// Related are bodies that probably belong together with this one.
func (r body) Related(ctx context.Context, b *graph.Body) ([]graph.RelatedBody, error) {
	if b.MunicipalityID == "" {
		return []graph.RelatedBody{}, nil
	}
	hints, err := of(ctx).bodyHints.of(ctx, figure{}, b.MunicipalityID)
	return graph.RelatedTo(b.ID, hints), err
}

type relatedBody struct{ Reader }

// Body is the other body.
func (r relatedBody) Body(ctx context.Context, x *graph.RelatedBody) (*graph.Body, error) {
	return of(ctx).bodies.get(ctx, x.BodyID)
}
