package resolvers

import (
	"context"

	"ratsgraph/graph"
)

type vote struct{ Reader }

// Decision is what was voted on.
func (r vote) Decision(ctx context.Context, v *graph.Vote) (*graph.Decision, error) {
	return of(ctx).decisions.get(ctx, v.DecisionID)
}

// Party is the party, if it is one.
func (r vote) Party(ctx context.Context, v *graph.Vote) (*graph.Party, error) {
	return of(ctx).parties.maybe(ctx, v.PartyID)
}

// Person is the person, if it is clear who that is.
func (r vote) Person(ctx context.Context, v *graph.Vote) (*graph.Person, error) {
	return of(ctx).persons.maybe(ctx, v.PersonID)
}
