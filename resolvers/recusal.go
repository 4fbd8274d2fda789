package resolvers

import (
	"context"

	"ratsgraph/graph"
)

type recusal struct{ Reader }

// Session is the session.
func (r recusal) Session(ctx context.Context, x *graph.Recusal) (*graph.Session, error) {
	return of(ctx).sessions.get(ctx, x.SessionID)
}

// Item is the item, if it is in the graph.
func (r recusal) Item(ctx context.Context, x *graph.Recusal) (*graph.Item, error) {
	return of(ctx).items.maybe(ctx, x.ItemID)
}

// Person is the person, if it is clear who that is.
func (r recusal) Person(ctx context.Context, x *graph.Recusal) (*graph.Person, error) {
	return of(ctx).persons.maybe(ctx, x.PersonID)
}
