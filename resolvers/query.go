package resolvers

import (
	"context"

	"ratsgraph/graph"
	"ratsgraph/graph/model"
	"ratsgraph/graph/view/topic"
)

type query struct {
	Reader
	Reconciler Reconciler
}

// Municipalities lists them, by name.
func (r query) Municipalities(ctx context.Context, filter *model.MunicipalityFilter, first *int, after *string, last *int, before *string) (*graph.MunicipalityConnection, error) {
	page, err := pageArgs(first, after, last, before)
	list := graph.List{Filter: filterOf(filter)}
	c, err := connect[graph.Municipality, graph.MunicipalityEdge](list, page, err, of(ctx).municipalities.top(ctx))
	return (*graph.MunicipalityConnection)(&c), err
}

// Bodies lists them, by name.
func (r query) Bodies(ctx context.Context, filter *model.BodyFilter, first *int, after *string, last *int, before *string) (*graph.BodyConnection, error) {
	page, err := pageArgs(first, after, last, before)
	list := graph.List{Filter: filterOf(filter)}
	c, err := connect[graph.Body, graph.BodyEdge](list, page, err, of(ctx).bodies.top(ctx))
	return (*graph.BodyConnection)(&c), err
}

// Persons lists them, by name.
func (r query) Persons(ctx context.Context, filter *model.PersonFilter, first *int, after *string, last *int, before *string) (*graph.PersonConnection, error) {
	page, err := pageArgs(first, after, last, before)
	list := graph.List{Filter: filterOf(filter)}
	c, err := connect[graph.Person, graph.PersonEdge](list, page, err, of(ctx).persons.top(ctx))
	return (*graph.PersonConnection)(&c), err
}

// Parties lists them, by name.
func (r query) Parties(ctx context.Context, filter *model.PartyFilter, first *int, after *string, last *int, before *string) (*graph.PartyConnection, error) {
	page, err := pageArgs(first, after, last, before)
	list := graph.List{Filter: filterOf(filter)}
	c, err := connect[graph.Party, graph.PartyEdge](list, page, err, of(ctx).parties.top(ctx))
	return (*graph.PartyConnection)(&c), err
}

// Papers lists them, by number.
func (r query) Papers(ctx context.Context, filter *model.PaperFilter, first *int, after *string, last *int, before *string) (*graph.PaperConnection, error) {
	page, err := pageArgs(first, after, last, before)
	list := graph.List{Filter: filterOf(filter)}
	c, err := connect[graph.Paper, graph.PaperEdge](list, page, err, of(ctx).papers.top(ctx))
	return (*graph.PaperConnection)(&c), err
}

// Sessions lists them, by date.
func (r query) Sessions(ctx context.Context, filter *model.SessionFilter, orderBy *model.SessionOrder, first *int, after *string, last *int, before *string) (*graph.SessionConnection, error) {
	page, err := pageArgs(first, after, last, before)
	list := graph.List{Filter: filterOf(filter), Order: orderOf(orderBy)}
	c, err := connect[graph.Session, graph.SessionEdge](list, page, err, of(ctx).sessions.top(ctx))
	return (*graph.SessionConnection)(&c), err
}

// Attendances lists them, by date.
func (r query) Attendances(ctx context.Context, filter *model.AttendanceFilter, orderBy *model.AttendanceOrder, first *int, after *string, last *int, before *string) (*graph.AttendanceConnection, error) {
	page, err := pageArgs(first, after, last, before)
	list := graph.List{Filter: filterOf(filter), Order: orderOf(orderBy)}
	c, err := connect[graph.Attendance, graph.AttendanceEdge](list, page, err, of(ctx).attendances.top(ctx))
	return (*graph.AttendanceConnection)(&c), err
}

// Items lists them, by date.
func (r query) Items(ctx context.Context, filter *model.ItemFilter, orderBy *model.ItemOrder, first *int, after *string, last *int, before *string) (*graph.ItemConnection, error) {
	page, err := pageArgs(first, after, last, before)
	list := graph.List{Filter: filterOf(filter), Order: orderOf(orderBy)}
	c, err := connect[graph.Item, graph.ItemEdge](list, page, err, of(ctx).items.top(ctx))
	return (*graph.ItemConnection)(&c), err
}

// Decisions lists them, by date.
func (r query) Decisions(ctx context.Context, filter *model.DecisionFilter, orderBy *model.DecisionOrder, first *int, after *string, last *int, before *string) (*graph.DecisionConnection, error) {
	page, err := pageArgs(first, after, last, before)
	list := graph.List{Filter: filterOf(filter), Order: orderOf(orderBy)}
	c, err := connect[graph.Decision, graph.DecisionEdge](list, page, err, of(ctx).decisions.top(ctx))
	return (*graph.DecisionConnection)(&c), err
}

// Documents lists them, by date.
func (r query) Documents(ctx context.Context, filter *model.DocumentFilter, first *int, after *string, last *int, before *string) (*graph.DocumentConnection, error) {
	page, err := pageArgs(first, after, last, before)
	list := graph.List{Filter: filterOf(filter)}
	c, err := connect[graph.Document, graph.DocumentEdge](list, page, err, of(ctx).documents.top(ctx))
	return (*graph.DocumentConnection)(&c), err
}

// TopicRules are the rules that name topics.
func (r query) TopicRules(context.Context) ([]topic.Rule, error) { return topic.Rules, nil }
