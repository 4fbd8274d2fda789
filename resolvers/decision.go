package resolvers

import (
	"context"
	"fmt"

	"ratsgraph/graph"
	"ratsgraph/graph/view"
	"ratsgraph/graph/view/ballot"
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

// VoteOf is how one party voted.
func (r decision) VoteOf(ctx context.Context, d *graph.Decision, party string, asked []graph.Inference) (*graph.PartyVote, error) {
	votes, x, err := ballotOf(ctx, d)
	if err != nil {
		return nil, err
	}
	v := votes.VoteOf(x, party, graph.LayersOf(asked))
	return &v, nil
}

// PartyVotes is how each party voted.
func (r decision) PartyVotes(ctx context.Context, d *graph.Decision, asked []graph.Inference) ([]graph.PartyVote, error) {
	votes, x, err := ballotOf(ctx, d)
	if err != nil {
		return nil, err
	}
	return votes.Votes(x, graph.LayersOf(asked)), nil
}

// MemberVotes is how each of the council side voted.
func (r decision) MemberVotes(ctx context.Context, d *graph.Decision, asked []graph.Inference) ([]ballot.MemberVote, error) {
	votes, x, err := ballotOf(ctx, d)
	if err != nil {
		return nil, err
	}
	return votes.MemberVotes(x, graph.LayersOf(asked)), nil
}

// ballotOf finds a decision in the book of votes.
func ballotOf(ctx context.Context, d *graph.Decision) (*ballot.Book, view.Decided, error) {
	t, err := townOf(ctx, d.SessionID)
	if err != nil {
		return nil, view.Decided{}, err
	}
	x, ok := t.Decision(d.ID)
	if !ok {
		return nil, x, fmt.Errorf("%s: %w", d.ID, graph.ErrNotFound)
	}
	return ballot.Of(t), x, nil
}

// Presence judges who was in the room when it was taken.
func (r decision) Presence(ctx context.Context, d *graph.Decision, groups []graph.Group) (*graph.PresenceReport, error) {
	it, err := of(ctx).items.get(ctx, d.ItemID)
	if err != nil {
		return nil, err
	}
	return presence(ctx, d.SessionID, graph.Moment{Item: it}, groups)
}
