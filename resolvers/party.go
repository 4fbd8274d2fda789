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
