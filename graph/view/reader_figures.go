package view

import (
	"context"

	"ratsgraph/graph"
)

// figures answers for the things that are in memory, and asks the graph for the
// rest.
func figures[T any](ctx context.Context, r *Reader, ids []graph.ID, find func(*Town, graph.ID) []T, ask func([]graph.ID) (map[graph.ID][]T, error)) (map[graph.ID][]T, error) {
	return byID(ctx, r, ids, func(t *Town, id graph.ID) ([]T, bool) { v := find(t, id); return v, len(v) > 0 },
		func(_ context.Context, ids []graph.ID) (map[graph.ID][]T, error) { return ask(ids) })
}

// PersonAppearances reads all entries of lists that are linked to persons.
func (r *Reader) PersonAppearances(ctx context.Context, persons []graph.ID, during graph.DateRange) (map[graph.ID][]graph.Appearance, error) {
	return figures(ctx, r, persons, func(t *Town, id graph.ID) []graph.Appearance { return t.personAppearances(id, during) },
		func(ids []graph.ID) (map[graph.ID][]graph.Appearance, error) {
			return r.Graph.PersonAppearances(ctx, ids, during)
		})
}

// BodyAppearances reads all entries, of persons of these classes, on the lists of
// bodies.
func (r *Reader) BodyAppearances(ctx context.Context, bodies []graph.ID, during graph.DateRange, groups []graph.Group) (map[graph.ID][]graph.Appearance, error) {
	return figures(ctx, r, bodies, func(t *Town, id graph.ID) []graph.Appearance { return t.appearances(t.ofBody[id], during, groups) },
		func(ids []graph.ID) (map[graph.ID][]graph.Appearance, error) {
			return r.Graph.BodyAppearances(ctx, ids, during, groups)
		})
}

// MunicipalityAppearances reads all entries of the council side that are linked
// to persons, on the lists of all bodies of municipalities.
func (r *Reader) MunicipalityAppearances(ctx context.Context, municipalities []graph.ID, during graph.DateRange) (map[graph.ID][]graph.Appearance, error) {
	council := []graph.Group{graph.GroupCouncil}
	return figures(ctx, r, municipalities, func(t *Town, _ graph.ID) []graph.Appearance { return t.appearances(t.Sessions, during, council) },
		func(ids []graph.ID) (map[graph.ID][]graph.Appearance, error) {
			return r.Graph.MunicipalityAppearances(ctx, ids, during)
		})
}

// DoubtfulMentions reads the names in minutes that mean nobody or that are linked
// with a score below a bound, by date.
func (r *Reader) DoubtfulMentions(ctx context.Context, municipalities []graph.ID, during graph.DateRange, below float64) (map[graph.ID][]graph.Mention, error) {
	return figures(ctx, r, municipalities, func(t *Town, _ graph.ID) []graph.Mention { return t.doubtful(during, below) },
		func(ids []graph.ID) (map[graph.ID][]graph.Mention, error) {
			return r.Graph.DoubtfulMentions(ctx, ids, during, below)
		})
}

// PartiesStated reads when parties were stated in lists of people, one value for
// each.
func (r *Reader) PartiesStated(ctx context.Context, parties []graph.ID) (map[graph.ID][]graph.Stated, error) {
	return figures(ctx, r, parties, func(t *Town, id graph.ID) []graph.Stated { return []graph.Stated{t.partyStated(id)} },
		func(ids []graph.ID) (map[graph.ID][]graph.Stated, error) { return r.Graph.PartiesStated(ctx, ids) })
}

// HeldSessions reads the sessions of bodies.
func (r *Reader) HeldSessions(ctx context.Context, bodies []graph.ID, during graph.DateRange) (map[graph.ID][]graph.HeldSession, error) {
	return figures(ctx, r, bodies, func(t *Town, id graph.ID) []graph.HeldSession { return t.heldSessions(id, during) },
		func(ids []graph.ID) (map[graph.ID][]graph.HeldSession, error) {
			return r.Graph.HeldSessions(ctx, ids, during)
		})
}
