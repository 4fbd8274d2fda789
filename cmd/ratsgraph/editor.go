package main

import (
	"context"
	"time"

	"ratsgraph/graph"
	"ratsgraph/ingest"
)

// An editor keeps what people judge over the API, and applies it at once.
type editor struct{ db *database }

// Judge keeps a ruling and decides anew who is who in its municipality.
func (e editor) Judge(ctx context.Context, r graph.Ruling) (graph.Ruling, graph.IdentityCounts, error) {
	var err error
	if r.At, err = e.db.decisionTime(ctx, time.Now()); err != nil {
		return r, graph.IdentityCounts{}, err
	}
	return counted(ingest.Judge(ctx, e.db, r))
}

// UndoRuling takes a ruling back and decides anew.
func (e editor) UndoRuling(ctx context.Context, id graph.ID, by string) (graph.Ruling, graph.IdentityCounts, error) {
	return counted(ingest.UndoRuling(ctx, e.db, id, by, now()))
}

func counted(r graph.Ruling, report ingest.IdentityReport, err error) (graph.Ruling, graph.IdentityCounts, error) {
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
