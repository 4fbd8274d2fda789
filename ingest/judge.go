package ingest

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"ratsgraph/graph"
)

// A JudgeStore is what keeping rulings needs.
type JudgeStore interface {
	IdentityStore
	TownsOf(ctx context.Context, ids []graph.ID) (map[graph.ID]graph.ID, error)
	RulingsByID(ctx context.Context, ids []graph.ID) (map[graph.ID]graph.Ruling, error)
	PutRulings(ctx context.Context, rs []graph.Ruling) error
}

// Judge keeps a ruling, which says by whom and when it was made, and decides anew
// who is who in its municipality.
func Judge(ctx context.Context, store JudgeStore, r graph.Ruling) (graph.Ruling, IdentityReport, error) {
	if r.Note != nil && len(*r.Note) > graph.WordsMax {
		return r, IdentityReport{}, fmt.Errorf("note: %w: it is longer than %d bytes", graph.ErrInvalid, graph.WordsMax)
	}
	r.A, r.B = min(r.A, r.B), max(r.A, r.B)
	r.ID = graph.NewRulingID(r)
	return ruled(ctx, store, r)
}

// UndoRuling takes a ruling back in somebody's name and decides anew.
func UndoRuling(ctx context.Context, store JudgeStore, id graph.ID, by, at string) (graph.Ruling, IdentityReport, error) {
	known, err := store.RulingsByID(ctx, []graph.ID{id})
	if err != nil {
		return graph.Ruling{}, IdentityReport{}, err
	}
	r, ok := known[id]
	if !ok || r.ID == "" {
		return r, IdentityReport{}, fmt.Errorf("%s: %w", id, graph.ErrNotFound)
	}
	if !r.Holds() {
		return r, IdentityReport{}, fmt.Errorf("%s: %w: it was undone by %s at %s", id, graph.ErrInvalid, *r.RevokedBy, *r.RevokedAt)
	}
	r.RevokedBy, r.RevokedAt = &by, &at
	return ruled(ctx, store, r)
}

func ruled(ctx context.Context, store JudgeStore, r graph.Ruling) (graph.Ruling, IdentityReport, error) {
	town, err := townOf(ctx, store, r)
	if err != nil {
		return r, IdentityReport{}, err
	}
	if err := store.PutRulings(ctx, []graph.Ruling{r}); err != nil {
		return r, IdentityReport{}, err
	}
	report, err := Identify(ctx, store, town)
	return r, report, err
}

// townOf is the municipality in which both sides of a ruling are named.
func townOf(ctx context.Context, store JudgeStore, r graph.Ruling) (graph.ID, error) {
	towns, err := store.TownsOf(ctx, []graph.ID{r.A, r.B})
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
