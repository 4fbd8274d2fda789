package resolvers

import (
	"context"

	"ratsgraph/graph"
	"ratsgraph/graph/model"
)

type municipality struct{ Reader }

// Bodies lists its bodies.
func (r municipality) Bodies(ctx context.Context, m *graph.Municipality, filter *model.BodyFilter, first *int, after *string, last *int, before *string) (*graph.BodyConnection, error) {
	page, err := pageArgs(first, after, last, before)
	list := graph.List{Edge: "Municipality.bodies", Filter: filterOf(filter)}
	c, err := connect[graph.Body, graph.BodyEdge](list, page, err, of(ctx).bodies.at(ctx, m.ID))
	return (*graph.BodyConnection)(&c), err
}

// Persons lists the persons named in its minutes.
func (r municipality) Persons(ctx context.Context, m *graph.Municipality, filter *model.PersonFilter, first *int, after *string, last *int, before *string) (*graph.PersonConnection, error) {
	page, err := pageArgs(first, after, last, before)
	list := graph.List{Edge: "Municipality.persons", Filter: filterOf(filter)}
	c, err := connect[graph.Person, graph.PersonEdge](list, page, err, of(ctx).persons.at(ctx, m.ID))
	return (*graph.PersonConnection)(&c), err
}

// Sessions lists the sessions of its bodies.
func (r municipality) Sessions(ctx context.Context, m *graph.Municipality, filter *model.SessionFilter, orderBy *model.SessionOrder, first *int, after *string, last *int, before *string) (*graph.SessionConnection, error) {
	page, err := pageArgs(first, after, last, before)
	list := graph.List{Edge: "Municipality.sessions", Filter: filterOf(filter), Order: orderOf(orderBy)}
	c, err := connect[graph.Session, graph.SessionEdge](list, page, err, of(ctx).sessions.at(ctx, m.ID))
	return (*graph.SessionConnection)(&c), err
}
