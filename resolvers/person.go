package resolvers

import (
	"context"

	"ratsgraph/graph"
	"ratsgraph/graph/model"
	"ratsgraph/graph/view/attend"
)

type person struct{ Reader }

// Municipality is where the person is named.
func (r person) Municipality(ctx context.Context, p *graph.Person) (*graph.Municipality, error) {
	return of(ctx).municipalities.maybe(ctx, p.MunicipalityID)
}

// Attendances lists the entries linked to the person.
func (r person) Attendances(ctx context.Context, p *graph.Person, filter *model.AttendanceFilter, orderBy *model.AttendanceOrder, first *int, after *string, last *int, before *string) (*graph.AttendanceConnection, error) {
	page, err := pageArgs(first, after, last, before)
	list := graph.List{Edge: "Person.attendances", Filter: filterOf(filter), Order: orderOf(orderBy)}
	c, err := connect[graph.Attendance, graph.AttendanceEdge](list, page, err, of(ctx).attendances.at(ctx, p.ID))
	return (*graph.AttendanceConnection)(&c), err
}

// Votes are printed under the name.
func (r person) Votes(ctx context.Context, p *graph.Person) ([]graph.Vote, error) {
	return of(ctx).votes.whole(ctx, p.ID, "Person.votes")
}

// Recusals are printed under the name.
func (r person) Recusals(ctx context.Context, p *graph.Person) ([]graph.Recusal, error) {
	return of(ctx).recusals.whole(ctx, p.ID, "Person.recusals")
}

// Mentions lists all facts that name the person.
func (r person) Mentions(ctx context.Context, p *graph.Person, first *int, after *string, last *int, before *string) (*graph.MentionConnection, error) {
	page, err := pageArgs(first, after, last, before)
	c, err := connect[graph.Mention, graph.MentionEdge](graph.List{Edge: "Person.mentions"}, page, err, of(ctx).mentions.at(ctx, p.ID))
	return (*graph.MentionConnection)(&c), err
}

// Participation counts the sessions attended per body and year.
func (r person) Participation(ctx context.Context, p *graph.Person, during *graph.DateRange) ([]graph.Participation, error) {
	about := figure{During: value(during)}
	if town, err := held(ctx, p.ID); err != nil {
		return nil, err
	} else if town != nil && about.During == (graph.DateRange{}) {
		return met(ctx, attend.Participation(town, p.ID)), nil
	}
	appearances, err := of(ctx).personAppearances.of(ctx, about, p.ID)
	if err != nil {
		return nil, err
	}
	held, err := of(ctx).heldSessions.of(ctx, about, graph.BodiesOf(appearances)...)
	return graph.Participations(appearances, held), err
}

type participation struct{ Reader }

// Body is the body.
func (r participation) Body(ctx context.Context, p *graph.Participation) (*graph.Body, error) {
	return of(ctx).bodies.get(ctx, p.BodyID)
}
