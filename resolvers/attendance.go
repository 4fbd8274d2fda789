package resolvers

import (
	"context"

	"ratsgraph/graph"
)

type attendance struct{ Reader }

// Session is the session of the list.
func (r attendance) Session(ctx context.Context, a *graph.Attendance) (*graph.Session, error) {
	return of(ctx).sessions.get(ctx, a.SessionID)
}

// Person is the person, nil for guests.
func (r attendance) Person(ctx context.Context, a *graph.Attendance) (*graph.Person, error) {
	return of(ctx).persons.maybe(ctx, a.PersonID)
}

// Party is the party as stated.
func (r attendance) Party(ctx context.Context, a *graph.Attendance) (*graph.Party, error) {
	return of(ctx).parties.maybe(ctx, a.PartyID)
}

// Substitutes is the member whom the entry stands in for.
func (r attendance) Substitutes(ctx context.Context, a *graph.Attendance) (*graph.Person, error) {
	return of(ctx).persons.maybe(ctx, a.SubstitutesID)
}
