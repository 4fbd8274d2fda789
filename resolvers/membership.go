package resolvers

import (
	"context"
	"slices"

	"ratsgraph/graph"
)

// Memberships are inferred from the lists of the body's sessions.
func (r body) Memberships(ctx context.Context, b *graph.Body, asOf *graph.Date) ([]graph.Membership, error) {
	seen, err := of(ctx).bodyAppearances.of(ctx, figure{Groups: []graph.Group{graph.GroupCouncil}}, b.ID)
	if err != nil {
		return nil, err
	}
	return memberships(ctx, seen, []graph.ID{b.ID}, asOf)
}

// Memberships are inferred from the lists of the sessions of all bodies that
// list the person.
func (r person) Memberships(ctx context.Context, p *graph.Person, asOf *graph.Date) ([]graph.Membership, error) {
	seen, err := of(ctx).personAppearances.of(ctx, figure{}, p.ID)
	if err != nil {
		return nil, err
	}
	return memberships(ctx, seen, graph.BodiesOf(seen), asOf)
}

func memberships(ctx context.Context, seen []graph.Appearance, bodies []graph.ID, asOf *graph.Date) ([]graph.Membership, error) {
	held, err := of(ctx).heldSessions.of(ctx, figure{}, bodies...)
	if err != nil {
		return nil, err
	}
	all := graph.Memberships(seen, held)
	if asOf != nil {
		all = slices.DeleteFunc(all, func(m graph.Membership) bool { return !m.On(*asOf) })
	}
	for _, m := range all {
		of(ctx).kin.meet(m.Evidence)
	}
	return all, nil
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
