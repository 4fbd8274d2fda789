package view

import (
	"context"

	"ratsgraph/graph"
)

// Municipalities reads municipalities by id.
func (r *Reader) Municipalities(ctx context.Context, ids []graph.ID) (map[graph.ID]graph.Municipality, error) {
	return byID(ctx, r, ids, func(t *Town, id graph.ID) (graph.Municipality, bool) { return t.Municipality, t.ID == id }, r.Graph.Municipalities)
}

// Bodies reads bodies by id.
func (r *Reader) Bodies(ctx context.Context, ids []graph.ID) (map[graph.ID]graph.Body, error) {
	return byID(ctx, r, ids, func(t *Town, id graph.ID) (graph.Body, bool) { return at(t.Bodies, id) }, r.Graph.Bodies)
}

// Persons reads persons by id.
func (r *Reader) Persons(ctx context.Context, ids []graph.ID) (map[graph.ID]graph.Person, error) {
	return byID(ctx, r, ids, func(t *Town, id graph.ID) (graph.Person, bool) { return at(t.Persons, id) }, r.Graph.Persons)
}

// Parties reads parties by id.
func (r *Reader) Parties(ctx context.Context, ids []graph.ID) (map[graph.ID]graph.Party, error) {
	return byID(ctx, r, ids, func(t *Town, id graph.ID) (graph.Party, bool) { return at(t.Parties, id) }, r.Graph.Parties)
}

// Papers reads papers by id.
func (r *Reader) Papers(ctx context.Context, ids []graph.ID) (map[graph.ID]graph.Paper, error) {
	return byID(ctx, r, ids, func(t *Town, id graph.ID) (graph.Paper, bool) { return at(t.Papers, id) }, r.Graph.Papers)
}

// Sessions reads sessions by id.
func (r *Reader) Sessions(ctx context.Context, ids []graph.ID) (map[graph.ID]graph.Session, error) {
	return byID(ctx, r, ids, func(t *Town, id graph.ID) (graph.Session, bool) {
		if s := t.sessions[id]; s != nil {
			return s.Session, true
		}
		return graph.Session{}, false
	}, r.Graph.Sessions)
}

// Attendances reads attendances by id.
func (r *Reader) Attendances(ctx context.Context, ids []graph.ID) (map[graph.ID]graph.Attendance, error) {
	return byID(ctx, r, ids, func(t *Town, id graph.ID) (graph.Attendance, bool) {
		v := t.attendances[id]
		return value(v.Attendance)
	}, r.Graph.Attendances)
}

// Items reads agenda items by id.
func (r *Reader) Items(ctx context.Context, ids []graph.ID) (map[graph.ID]graph.Item, error) {
	return byID(ctx, r, ids, func(t *Town, id graph.ID) (graph.Item, bool) { v := t.items[id]; return value(v.Item) }, r.Graph.Items)
}

// Decisions reads decisions by id.
func (r *Reader) Decisions(ctx context.Context, ids []graph.ID) (map[graph.ID]graph.Decision, error) {
	return byID(ctx, r, ids, func(t *Town, id graph.ID) (graph.Decision, bool) { v := t.decisions[id]; return value(v.Decision) }, r.Graph.Decisions)
}

// Votes reads votes by id.
func (r *Reader) Votes(ctx context.Context, ids []graph.ID) (map[graph.ID]graph.Vote, error) {
	return byID(ctx, r, ids, func(t *Town, id graph.ID) (graph.Vote, bool) { v := t.votes[id]; return value(v.v) }, r.Graph.Votes)
}

// Recusals reads recusals by id.
func (r *Reader) Recusals(ctx context.Context, ids []graph.ID) (map[graph.ID]graph.Recusal, error) {
	return byID(ctx, r, ids, func(t *Town, id graph.ID) (graph.Recusal, bool) { v := t.recusals[id]; return value(v.v) }, r.Graph.Recusals)
}

// Mentions reads mentions by id.
func (r *Reader) Mentions(ctx context.Context, ids []graph.ID) (map[graph.ID]graph.Mention, error) {
	return byID(ctx, r, ids, func(t *Town, id graph.ID) (graph.Mention, bool) { v := t.mentions[id]; return value(v.v) }, r.Graph.Mentions)
}

// DocumentsByID reads documents by id.
func (r *Reader) DocumentsByID(ctx context.Context, ids []graph.ID) (map[graph.ID]graph.Document, error) {
	return byID(ctx, r, ids, func(t *Town, id graph.ID) (graph.Document, bool) { v := t.documents[id]; return value(v.v) }, r.Graph.DocumentsByID)
}

func at[T any](m map[graph.ID]*T, id graph.ID) (T, bool) { return value(m[id]) }

// value is what a pointer leads to, and whether it leads anywhere.
func value[T any](p *T) (v T, ok bool) {
	if p != nil {
		v = *p
	}
	return v, p != nil
}
