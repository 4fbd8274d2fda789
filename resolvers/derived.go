package resolvers

import (
	"context"

	"ratsgraph/graph"
)

// derive adds the loaders of what is worked out from figures. They work it out
// for all kin at once, so that what the results refer to can be read at once,
// too.
func (l *loaders) derive() {
	l.affiliations = count(l, func(ctx context.Context, ids []graph.ID, f figure) (map[graph.ID][]graph.Affiliation, error) {
		return derived(ctx, l.personAppearances, ids, f, graph.Affiliations)
	})
	l.partyChanges = count(l, func(ctx context.Context, ids []graph.ID, f figure) (map[graph.ID][]graph.PartyChange, error) {
		return derived(ctx, l.townAppearances, ids, f, graph.PartyChanges)
	})
	l.partyConflicts = count(l, func(ctx context.Context, ids []graph.ID, f figure) (map[graph.ID][]graph.Contradiction, error) {
		return derived(ctx, l.townAppearances, ids, f, graph.PartyContradictions)
	})
	l.personMemberships = count(l, func(ctx context.Context, ids []graph.ID, f figure) (map[graph.ID][]graph.Membership, error) {
		return l.memberships(ctx, l.personAppearances, ids, f)
	})
	l.bodyMemberships = count(l, func(ctx context.Context, ids []graph.ID, f figure) (map[graph.ID][]graph.Membership, error) {
		return l.memberships(ctx, l.bodyAppearances, ids, f)
	})
}

// derived works something out for each of some things.
func derived[T any](ctx context.Context, from *figures[graph.Appearance], ids []graph.ID, f figure, work func([]graph.Appearance) []T) (map[graph.ID][]T, error) {
	seen, err := from.each(ctx, f, ids)
	out := make(map[graph.ID][]T, len(seen))
	for id, as := range seen {
		out[id] = work(as)
	}
	return out, err
}

// memberships infers them from lists, and from all sessions of the bodies.
func (l *loaders) memberships(ctx context.Context, from *figures[graph.Appearance], ids []graph.ID, f figure) (map[graph.ID][]graph.Membership, error) {
	seen, err := from.each(ctx, f, ids)
	if err != nil {
		return nil, err
	}
	var all []graph.Appearance
	for _, as := range seen {
		all = append(all, as...)
	}
	held, err := l.heldSessions.of(ctx, figure{}, graph.BodiesOf(all)...)
	out := make(map[graph.ID][]graph.Membership, len(seen))
	for id, as := range seen {
		out[id] = graph.Memberships(as, held)
	}
	return out, err
}
