package resolvers

import (
	"context"

	"ratsgraph/graph"
)

type mention struct{ Reader }

// Session is the session.
func (r mention) Session(ctx context.Context, m *graph.Mention) (*graph.Session, error) {
	return of(ctx).sessions.get(ctx, m.SessionID)
}

// Person is the person, if it is clear who that is.
func (r mention) Person(ctx context.Context, m *graph.Mention) (*graph.Person, error) {
	return of(ctx).persons.maybe(ctx, m.PersonID)
}
