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

// DoubtfulMentions are names that mean nobody, or not surely.
func (r municipality) DoubtfulMentions(ctx context.Context, m *graph.Municipality, during *graph.DateRange, below float64) ([]graph.Mention, error) {
	got, err := r.Reader.DoubtfulMentions(ctx, []graph.ID{m.ID}, value(during), below)
	return got[m.ID], err
}

// Contradictions are those between documents.
func (r municipality) Contradictions(ctx context.Context, m *graph.Municipality, during *graph.DateRange) ([]graph.Contradiction, error) {
	out, err := of(ctx).partyConflicts.of(ctx, figure{During: value(during)}, m.ID)
	if err != nil {
		return nil, err
	}
	list := graph.List{Edge: "Municipality.sessions", Filter: graph.All(graph.Filter{Not: &graph.Filter{Field: "contradictions", Op: graph.OpIsNull}}, days(value(during)))}
	sessions, err := of(ctx).sessions.page(ctx, m.ID, list)
	for _, s := range sessions.Items {
		for _, c := range s.Contradictions {
			out = append(out, graph.Contradiction{Kind: c.Kind, Text: c.Text, SessionIDs: []graph.ID{s.ID}})
		}
	}
	return out, err
}

// days is the condition that a session lies in a period.
func days(during graph.DateRange) graph.Filter {
	var from, to graph.Filter
	if during.From != "" {
		from = graph.Filter{Field: "date", Op: graph.OpGte, Values: []string{string(during.From)}}
	}
	if during.To != "" {
		to = graph.Filter{Field: "date", Op: graph.OpLte, Values: []string{string(during.To)}}
	}
	return graph.All(from, to)
}

type contradiction struct{ Reader }

// Sessions are those that it is about.
func (r contradiction) Sessions(ctx context.Context, c *graph.Contradiction) ([]graph.Session, error) {
	return of(ctx).sessions.all(ctx, c.SessionIDs)
}

// Attendances are the entries that contradict each other.
func (r contradiction) Attendances(ctx context.Context, c *graph.Contradiction) ([]graph.Attendance, error) {
	return of(ctx).attendances.all(ctx, c.Attendances)
}
