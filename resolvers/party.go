package resolvers

import (
	"context"

	"ratsgraph/graph"
	"ratsgraph/graph/model"
)

type party struct{ Reader }

// Municipality is where it is printed.
func (r party) Municipality(ctx context.Context, p *graph.Party) (*graph.Municipality, error) {
	return of(ctx).municipalities.maybe(ctx, p.MunicipalityID)
}

// Attendances lists the entries that state it.
func (r party) Attendances(ctx context.Context, p *graph.Party, filter *model.AttendanceFilter, orderBy *model.AttendanceOrder, first *int, after *string, last *int, before *string) (*graph.AttendanceConnection, error) {
	page, err := pageArgs(first, after, last, before)
	list := graph.List{Edge: "Party.attendances", Filter: filterOf(filter), Order: orderOf(orderBy)}
	c, err := connect[graph.Attendance, graph.AttendanceEdge](list, page, err, of(ctx).attendances.at(ctx, p.ID))
	return (*graph.AttendanceConnection)(&c), err
}

// Stated says when it is stated in lists of people.
func (r party) Stated(ctx context.Context, p *graph.Party) (*graph.Stated, error) {
	got, err := of(ctx).stated.of(ctx, figure{}, p.ID)
	if err != nil || len(got) == 0 {
		return &graph.Stated{}, err
	}
	return &got[0], nil
}

// Related are parties of the municipality that belong together with this one.
func (r party) Related(ctx context.Context, p *graph.Party) ([]graph.PartyRelation, error) {
	if p.MunicipalityID == "" || p.Key == "" {
		return []graph.PartyRelation{}, nil
	}
	all, err := of(ctx).parties.whole(ctx, p.MunicipalityID, "Municipality.parties")
	if err != nil {
		return nil, err
	}
	as, err := of(ctx).townAppearances.of(ctx, figure{}, p.MunicipalityID)
	if err != nil {
		return nil, err
	}
	out := graph.RelateParty(*p, all, as)
	for _, x := range out {
		of(ctx).kin.meet(x.Refs())
	}
	return out, nil
}

type relatedParty struct{ Reader }

// Parties are the party under each name.
func (r relatedParty) Parties(ctx context.Context, x *graph.PartyRelation) ([]graph.Party, error) {
	return of(ctx).parties.all(ctx, x.PartyIDs)
}

// Evidence are the first and the last session.
func (r relatedParty) Evidence(ctx context.Context, x *graph.PartyRelation) ([]graph.Session, error) {
	return of(ctx).sessions.all(ctx, x.Evidence)
}
