package main

import (
	"cmp"
	"context"
	"fmt"
	"strings"
	"time"

	"ratsgraph/graph"
	"ratsgraph/ingest"
)

// An editor keeps what people judge over the API, and applies it at once.
type editor struct{ db *database }

// Judge keeps a ruling and decides anew who is who in its municipality.
func (e editor) Judge(ctx context.Context, r graph.Ruling) (graph.Ruling, graph.IdentityCounts, error) {
	r.A, r.B = min(r.A, r.B), max(r.A, r.B)
	town, err := e.town(ctx, r)
	if err != nil {
		return r, graph.IdentityCounts{}, err
	}
	if r.At, err = e.db.decisionTime(ctx, time.Now()); err != nil {
		return r, graph.IdentityCounts{}, err
	}
	r.ID = graph.NewRulingID(r)
	return e.keep(ctx, r, town)
}

// UndoRuling takes a ruling back and decides anew.
func (e editor) UndoRuling(ctx context.Context, id graph.ID, by string) (graph.Ruling, graph.IdentityCounts, error) {
	known, err := e.db.RulingsByID(ctx, []graph.ID{id})
	if err != nil {
		return graph.Ruling{}, graph.IdentityCounts{}, err
	}
	r, ok := known[id]
	if !ok {
		return r, graph.IdentityCounts{}, fmt.Errorf("%s: %w", id, graph.ErrNotFound)
	}
	if !r.Holds() {
		return r, graph.IdentityCounts{}, fmt.Errorf("%s: %w: it was undone by %s at %s", id, graph.ErrInvalid, *r.RevokedBy, *r.RevokedAt)
	}
	at := now()
	r.RevokedBy, r.RevokedAt = &by, &at
	town, err := e.town(ctx, r)
	if err != nil {
		return r, graph.IdentityCounts{}, err
	}
	return e.keep(ctx, r, town)
}

func (e editor) keep(ctx context.Context, r graph.Ruling, town graph.ID) (graph.Ruling, graph.IdentityCounts, error) {
	if err := e.db.PutRulings(ctx, []graph.Ruling{r}); err != nil {
		return r, graph.IdentityCounts{}, err
	}
	report, err := ingest.Identify(ctx, e.db, town)
	return r, graph.IdentityCounts{Mentions: report.Mentions, Persons: report.Persons, Linked: report.Linked,
		Undecided: report.Undecided, Conflicts: report.Conflicts}, err
}

// AddNote keeps a note.
func (e editor) AddNote(ctx context.Context, n graph.Note) (graph.Note, error) {
	n.At = now()
	return ingest.AddNote(ctx, e.db, n)
}

// UndoNote takes a note back.
func (e editor) UndoNote(ctx context.Context, id graph.ID, by string) (graph.Note, error) {
	list, err := ingest.UndoNotes(ctx, e.db, []graph.ID{id}, by, now())
	if err != nil {
		return graph.Note{}, err
	}
	return list[0], nil
}

// Reconcile says whom names mean.
func (e editor) Reconcile(ctx context.Context, municipality graph.ID, names []graph.NameQuery) ([]graph.NameAnswer, error) {
	return ingest.Reconcile(ctx, e.db, municipality, names)
}

// town is the municipality in which both sides of a ruling are named.
func (e editor) town(ctx context.Context, r graph.Ruling) (graph.ID, error) {
	towns, err := e.db.TownsOf(ctx, []graph.ID{r.A, r.B})
	if err != nil {
		return "", err
	}
	for _, id := range []graph.ID{r.A, r.B} {
		if strings.Contains(string(id), "~") { // a person by one of the mentions, as split writes it: no node has that id
			towns[id] = cmp.Or(towns[id], id.Municipality())
		}
		if towns[id] == "" {
			return "", fmt.Errorf("%s: %w: it is no mention and no person of a municipality", id, graph.ErrNotFound)
		}
	}
	if towns[r.A] != towns[r.B] {
		return "", fmt.Errorf("%w: %s and %s are of two municipalities; persons are decided within one", graph.ErrInvalid, r.A, r.B)
	}
	return towns[r.A], nil
}
