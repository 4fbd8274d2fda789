package resolvers

import (
	"context"

	"ratsgraph/graph"
)

type decision struct{ Reader }

// Item is the agenda item.
func (r decision) Item(ctx context.Context, d *graph.Decision) (*graph.Item, error) {
	return of(ctx).items.get(ctx, d.ItemID)
}

// Session is the session.
func (r decision) Session(ctx context.Context, d *graph.Decision) (*graph.Session, error) {
	return of(ctx).sessions.get(ctx, d.SessionID)
}

// Body is the body.
func (r decision) Body(ctx context.Context, d *graph.Decision) (*graph.Body, error) {
	return of(ctx).bodies.get(ctx, d.BodyID)
}

// Votes is what is printed about votes of parties and persons.
func (r decision) Votes(ctx context.Context, d *graph.Decision) ([]graph.Vote, error) {
	return of(ctx).votes.whole(ctx, d.ID, "Decision.votes")
}

// Papers are the papers it was about.
func (r decision) Papers(ctx context.Context, d *graph.Decision) ([]graph.Paper, error) {
	return of(ctx).papers.all(ctx, d.PaperIDs)
}

// VoteOf is what is printed about the vote of one party.
func (r decision) VoteOf(ctx context.Context, d *graph.Decision, party string) (*graph.PartyVote, error) {
	all, err := r.Votes(ctx, d)
	if err != nil {
		return nil, err
	}
	v := graph.VoteOf(all, party)
	return &v, nil
}

// Presence judges who was in the room when it was taken.
func (r decision) Presence(ctx context.Context, d *graph.Decision, groups []graph.Group) (*graph.PresenceReport, error) {
	it, err := of(ctx).items.get(ctx, d.ItemID)
	if err != nil {
		return nil, err
	}
	return presence(ctx, d.SessionID, graph.Moment{Item: it}, groups)
}
