package resolvers

import (
	"context"

	"ratsgraph/graph"
	"ratsgraph/graph/view"
	"ratsgraph/graph/view/course"
)

// courseOf is the view of a municipality with a scope of sessions.
func courseOf(ctx context.Context, m *graph.Municipality, during *graph.DateRange, body *graph.ID) (*view.Town, course.Scope, error) {
	t, err := townOf(ctx, m.ID)
	return t, course.Scope{During: value(during), Body: value(body)}, err
}

// MotionSuccess is how often what a party moved was accepted.
func (r municipality) MotionSuccess(ctx context.Context, m *graph.Municipality, during *graph.DateRange, body *graph.ID, minimum int) (*course.Successes, error) {
	t, s, err := courseOf(ctx, m, during, body)
	if err != nil {
		return nil, err
	}
	out := course.Motions(t, s, minimum)
	return &out, nil
}

// PendingPapers are those that are not decided.
func (r municipality) PendingPapers(ctx context.Context, m *graph.Municipality, introduced *graph.DateRange, by *graph.ID) (*course.Pending, error) {
	t, err := townOf(ctx, m.ID)
	if err != nil {
		return nil, err
	}
	out := course.PendingPapers(t, value(introduced), value(by))
	return &out, nil
}

// LongestWays are the papers whose ways stand out.
func (r municipality) LongestWays(ctx context.Context, m *graph.Municipality, by course.WayMeasure, introduced *graph.DateRange, top int) (*course.Ways, error) {
	if top < 1 || top > pageMax {
		return nil, invalid("the top %d: ask for 1 to %d", top, pageMax)
	}
	t, err := townOf(ctx, m.ID)
	if err != nil {
		return nil, err
	}
	out := course.LongestWays(t, value(introduced), by, top)
	return &out, nil
}

type longestWays struct{ Reader }

// List are the papers.
func (r longestWays) List(ctx context.Context, w *course.Ways) ([]graph.Paper, error) {
	return of(ctx).papers.all(ctx, w.List)
}

// RecusalCases are declared conflicts of interest.
func (r municipality) RecusalCases(ctx context.Context, m *graph.Municipality, during *graph.DateRange, body *graph.ID) (*course.RecusalCases, error) {
	t, s, err := courseOf(ctx, m, during, body)
	if err != nil {
		return nil, err
	}
	out := course.Recusals(t, s)
	return &out, nil
}

// FollowUps are days that sessions announce.
func (r municipality) FollowUps(ctx context.Context, m *graph.Municipality, during *graph.DateRange, body *graph.ID) ([]course.FollowUp, error) {
	t, s, err := courseOf(ctx, m, during, body)
	if err != nil {
		return nil, err
	}
	return course.FollowUps(t, s), nil
}

// Organisations are those from outside.
func (r municipality) Organisations(ctx context.Context, m *graph.Municipality, during *graph.DateRange, body *graph.ID) ([]course.Outside, error) {
	t, s, err := courseOf(ctx, m, during, body)
	if err != nil {
		return nil, err
	}
	return course.Organisations(t, s), nil
}

type motionSuccess struct{ Reader }

// Items are the motions.
func (r motionSuccess) Items(_ context.Context, m *course.MotionSuccess, first *int, after *string, last *int, before *string) (*graph.ItemConnection, error) {
	items := make([]graph.Item, len(m.Items))
	for i, it := range m.Items {
		items[i] = *it.Item
	}
	c, err := recorded[graph.Item, graph.ItemEdge](items, func(it graph.Item) graph.ID { return it.ID }, first, after, last, before)
	return (*graph.ItemConnection)(&c), err
}

// Decisions are the last ones.
func (r motionSuccess) Decisions(_ context.Context, m *course.MotionSuccess, first *int, after *string, last *int, before *string) (*graph.DecisionConnection, error) {
	return decidedPage(m.Decided, first, after, last, before)
}

type pendingPaper struct{ Reader }

// Paper is the paper.
func (r pendingPaper) Paper(ctx context.Context, p *course.PendingPaper) (*graph.Paper, error) {
	return of(ctx).papers.get(ctx, p.PaperID)
}

type recusalCase struct{ Reader }

// Decisions are those on the item.
func (r recusalCase) Decisions(_ context.Context, c *course.RecusalCase, first *int, after *string, last *int, before *string) (*graph.DecisionConnection, error) {
	return decidedPage(c.Decisions, first, after, last, before)
}

type followUp struct{ Reader }

// Session is the one that announces it.
func (r followUp) Session(_ context.Context, f *course.FollowUp) (*graph.Session, error) {
	return &f.At.Session, nil
}

// Held is a session of the body on that day.
func (r followUp) Held(_ context.Context, f *course.FollowUp) (*graph.Session, error) {
	if f.Held == nil {
		return nil, nil
	}
	return &f.Held.Session, nil
}

type outsideAppearance struct{ Reader }

// Session is where it took part.
func (r outsideAppearance) Session(_ context.Context, a *course.Appearance) (*graph.Session, error) {
	return &a.At.Session, nil
}

// Body is the body.
func (r outsideAppearance) Body(_ context.Context, a *course.Appearance) (*graph.Body, error) {
	return &a.At.Body, nil
}

// Item is the item, if it is clear which.
func (r outsideAppearance) Item(ctx context.Context, a *course.Appearance) (*graph.Item, error) {
	return of(ctx).items.maybe(ctx, a.ItemID)
}

// Number is the item's number as printed.
func (r outsideAppearance) Number(_ context.Context, a *course.Appearance) (*string, error) {
	if a.Organisation.Number == "" {
		return nil, nil
	}
	return &a.Organisation.Number, nil
}
