package resolvers

import (
	"context"

	"ratsgraph/graph"
	"ratsgraph/graph/view/topic"
)

type item struct{ Reader }

// Session is the session.
func (r item) Session(ctx context.Context, it *graph.Item) (*graph.Session, error) {
	return of(ctx).sessions.get(ctx, it.SessionID)
}

// Body is the body.
func (r item) Body(ctx context.Context, it *graph.Item) (*graph.Body, error) {
	return of(ctx).bodies.get(ctx, it.BodyID)
}

// Decisions are the decisions taken on it.
func (r item) Decisions(ctx context.Context, it *graph.Item) ([]graph.Decision, error) {
	return of(ctx).decisions.whole(ctx, it.ID, "Item.decisions")
}

// Recusals are declared for it.
func (r item) Recusals(ctx context.Context, it *graph.Item) ([]graph.Recusal, error) {
	return of(ctx).recusals.whole(ctx, it.ID, "Item.recusals")
}

// MoverParties are the parties among those who moved it.
func (r item) MoverParties(ctx context.Context, it *graph.Item) ([]graph.Party, error) {
	return of(ctx).parties.all(ctx, it.MoverIDs)
}

// Papers are the papers it dealt with.
func (r item) Papers(ctx context.Context, it *graph.Item) ([]graph.Paper, error) {
	return of(ctx).papers.all(ctx, it.PaperIDs)
}

// Presence judges who was in the room when it was handled.
func (r item) Presence(ctx context.Context, it *graph.Item, groups []graph.Group) (*graph.PresenceReport, error) {
	return presence(ctx, it.SessionID, graph.Moment{Item: it}, groups)
}

// Topics are what it is about, by a rule over its heading.
func (r item) Topics(_ context.Context, it *graph.Item, rule *string) ([]topic.Topic, error) {
	by, err := topicRule(value(rule))
	if err != nil {
		return nil, err
	}
	return by.Of(value(it.Title)), nil
}
