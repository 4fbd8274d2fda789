package resolvers

import (
	"context"

	"ratsgraph/graph"
	"ratsgraph/graph/model"
)

type body struct{ Reader }

// Municipality is where it meets.
func (r body) Municipality(ctx context.Context, b *graph.Body) (*graph.Municipality, error) {
	return of(ctx).municipalities.maybe(ctx, b.MunicipalityID)
}

// Sessions lists its sessions.
func (r body) Sessions(ctx context.Context, b *graph.Body, filter *model.SessionFilter, orderBy *model.SessionOrder, first *int, after *string, last *int, before *string) (*graph.SessionConnection, error) {
	page, err := pageArgs(first, after, last, before)
	list := graph.List{Edge: "Body.sessions", Filter: filterOf(filter), Order: orderOf(orderBy)}
	c, err := connect[graph.Session, graph.SessionEdge](list, page, err, of(ctx).sessions.at(ctx, b.ID))
	return (*graph.SessionConnection)(&c), err
}

// Decisions lists its decisions.
func (r body) Decisions(ctx context.Context, b *graph.Body, filter *model.DecisionFilter, orderBy *model.DecisionOrder, first *int, after *string, last *int, before *string) (*graph.DecisionConnection, error) {
	page, err := pageArgs(first, after, last, before)
	list := graph.List{Edge: "Body.decisions", Filter: filterOf(filter), Order: orderOf(orderBy)}
	c, err := connect[graph.Decision, graph.DecisionEdge](list, page, err, of(ctx).decisions.at(ctx, b.ID))
	return (*graph.DecisionConnection)(&c), err
}

// ListedOn is the council side of the latest complete list on or before a day.
func (r body) ListedOn(ctx context.Context, b *graph.Body, date graph.Date) (*graph.ListedOn, error) {
	latest := graph.List{
		Edge: "Body.sessions", Order: graph.Order{By: "DATE", Descending: true}, Page: graph.PageArgs{First: 1},
		Filter: graph.All(graph.Filter{Field: "date", Op: graph.OpLte, Values: []string{string(date)}},
			graph.Filter{Field: "attendanceRecord", Op: graph.OpEq, Values: []string{string(graph.AttendanceComplete)}}),
	}
	found, err := of(ctx).sessions.page(ctx, b.ID, latest)
	if err != nil || len(found.Items) == 0 {
		return nil, err
	}
	list, err := of(ctx).attendances.whole(ctx, found.Items[0].ID, "Session.attendances")
	if err != nil {
		return nil, err
	}
	return graph.ListOn(date, found.Items[0], list)
}

// People counts everybody listed at the body's sessions.
func (r body) People(ctx context.Context, b *graph.Body, during *graph.DateRange, groups []graph.Group) ([]graph.ListedPerson, error) {
	got, err := of(ctx).bodyAppearances.of(ctx, figure{value(during), groups}, b.ID)
	return graph.CountListed(got), err
}

// Overlap compares who is listed here and at another body.
func (r body) Overlap(ctx context.Context, b *graph.Body, with graph.ID, during *graph.DateRange) ([]graph.Overlap, error) {
	about := figure{value(during), []graph.Group{graph.GroupCouncil}}
	this, err := of(ctx).bodyAppearances.of(ctx, about, b.ID)
	if err != nil {
		return nil, err
	}
	other, err := of(ctx).bodyAppearances.of(ctx, about, with)
	return graph.Overlaps(this, other), err
}

type overlap struct{ Reader }

// Both are the persons listed at both.
func (r overlap) Both(ctx context.Context, o *graph.Overlap) ([]graph.Person, error) {
	return of(ctx).persons.all(ctx, o.BothIDs)
}

type listedOn struct{ Reader }

// Session is the session whose list this is.
func (r listedOn) Session(ctx context.Context, l *graph.ListedOn) (*graph.Session, error) {
	return of(ctx).sessions.get(ctx, l.SessionID)
}

type listedPerson struct{ Reader }

// Person is the person.
func (r listedPerson) Person(ctx context.Context, l *graph.ListedPerson) (*graph.Person, error) {
	return of(ctx).persons.get(ctx, l.PersonID)
}
