package resolvers

import (
	"context"

	"ratsgraph/graph"
	"ratsgraph/graph/model"
)

type paper struct{ Reader }

// Municipality is where it was dealt with.
func (r paper) Municipality(ctx context.Context, p *graph.Paper) (*graph.Municipality, error) {
	return of(ctx).municipalities.maybe(ctx, p.MunicipalityID)
}

// Base is the paper that it supplements.
func (r paper) Base(ctx context.Context, p *graph.Paper) (*graph.Paper, error) {
	return of(ctx).papers.maybe(ctx, p.BaseID)
}

// Supplements are its supplements.
func (r paper) Supplements(ctx context.Context, p *graph.Paper) ([]graph.Paper, error) {
	return of(ctx).papers.whole(ctx, p.ID, "Paper.supplements")
}

// Items lists the items that dealt with it.
func (r paper) Items(ctx context.Context, p *graph.Paper, filter *model.ItemFilter, orderBy *model.ItemOrder, first *int, after *string, last *int, before *string) (*graph.ItemConnection, error) {
	page, err := pageArgs(first, after, last, before)
	list := graph.List{Edge: "Paper.items", Filter: filterOf(filter), Order: orderOf(orderBy)}
	c, err := connect[graph.Item, graph.ItemEdge](list, page, err, of(ctx).items.at(ctx, p.ID))
	return (*graph.ItemConnection)(&c), err
}

// Decisions lists the decisions on it.
func (r paper) Decisions(ctx context.Context, p *graph.Paper, filter *model.DecisionFilter, orderBy *model.DecisionOrder, first *int, after *string, last *int, before *string) (*graph.DecisionConnection, error) {
	page, err := pageArgs(first, after, last, before)
	list := graph.List{Edge: "Paper.decisions", Filter: filterOf(filter), Order: orderOf(orderBy)}
	c, err := connect[graph.Decision, graph.DecisionEdge](list, page, err, of(ctx).decisions.at(ctx, p.ID))
	return (*graph.DecisionConnection)(&c), err
}

// Way follows the paper, and its supplements if asked, through the bodies.
func (r paper) Way(ctx context.Context, p *graph.Paper, includeSupplements *bool) (*graph.PaperWay, error) {
	ids := []graph.ID{p.ID}
	if includeSupplements == nil || *includeSupplements {
		more, err := r.Supplements(ctx, p)
		if err != nil {
			return nil, err
		}
		for _, s := range more {
			ids = append(ids, s.ID)
		}
	}
	var dealt []graph.Dealt
	for _, id := range ids {
		items, err := of(ctx).items.whole(ctx, id, "Paper.items")
		if err != nil {
			return nil, err
		}
		for _, it := range items {
			dealt = append(dealt, graph.Dealt{Item: it, PaperID: id})
		}
	}
	if err := fillDealt(ctx, dealt); err != nil {
		return nil, err
	}
	way := graph.WayOf(dealt)
	return &way, nil
}

// fillDealt adds the days and decisions of items.
func fillDealt(ctx context.Context, dealt []graph.Dealt) error {
	sessionIDs := make([]graph.ID, len(dealt))
	itemIDs := make([]graph.ID, len(dealt))
	for i, d := range dealt {
		sessionIDs[i], itemIDs[i] = d.Item.SessionID, d.Item.ID
	}
	sessions, err := of(ctx).sessions.all(ctx, sessionIDs)
	if err != nil {
		return err
	}
	decisions, err := of(ctx).decisions.wholes(ctx, itemIDs, "Item.decisions")
	if err != nil {
		return err
	}
	for i := range dealt {
		dealt[i].Day, dealt[i].Decisions = value(sessions[i].Date.Day()), decisions[i]
	}
	return nil
}

type paperStage struct{ Reader }

// Session is the session of the stage.
func (r paperStage) Session(ctx context.Context, s *graph.PaperStage) (*graph.Session, error) {
	return of(ctx).sessions.get(ctx, s.SessionID)
}

// Paper is the paper or supplement that was dealt with.
func (r paperStage) Paper(ctx context.Context, s *graph.PaperStage) (*graph.Paper, error) {
	return of(ctx).papers.get(ctx, s.PaperID)
}
