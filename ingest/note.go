package ingest

import (
	"context"
	"fmt"
	"strings"

	"ratsgraph/graph"
)

// A NoteStore is what keeping notes needs.
type NoteStore interface {
	Resolve(ctx context.Context, id graph.ID) (graph.ID, error)
	PutNotes(ctx context.Context, ns []graph.Note) error
	NotesByID(ctx context.Context, ids []graph.ID) (map[graph.ID]graph.Note, error)
	Texts(ctx context.Context, ids []graph.ID) (map[graph.ID]string, error)
}

// AddNote keeps a note beside what its subject leads to now, and returns it as it
// is kept: with its id, and with the words of its sources.
func AddNote(ctx context.Context, store NoteStore, n graph.Note) (graph.Note, error) {
	if err := n.Check(); err != nil {
		return n, err
	}
	var err error
	if n.SubjectID, err = store.Resolve(ctx, n.SubjectID); err != nil {
		return n, fmt.Errorf("%w; give the id of something that is in the graph", err)
	}
	for i, s := range n.Sources {
		if n.Sources[i], err = quoted(ctx, store, s); err != nil {
			return n, err
		}
	}
	n.ID = graph.NewNoteID(n)
	return n, store.PutNotes(ctx, []graph.Note{n})
}

// noteLines bounds how many lines a note may rest on.
const noteLines = 50

// quoted is a source with its page and words.
func quoted(ctx context.Context, store NoteStore, s graph.Source) (graph.Source, error) {
	text, err := store.Texts(ctx, []graph.ID{s.Document})
	if err != nil {
		return s, err
	}
	kept, ok := text[s.Document]
	if !ok {
		return s, fmt.Errorf("document %s: %w", s.Document, graph.ErrNotFound)
	}
	lines := graph.SplitLines(kept)
	if s.First < 1 || s.Last < s.First || s.Last > len(lines) || s.Last-s.First >= noteLines {
		return s, fmt.Errorf("lines %d to %d of %s: %w: it has %d lines; a note rests on at most %d", s.First, s.Last, s.Document, graph.ErrInvalid, len(lines), noteLines)
	}
	var words []string
	for _, l := range lines[s.First-1 : s.Last] {
		words = append(words, l.Text)
	}
	s.Page, s.Words = lines[s.First-1].Page, strings.Join(words, "\n")
	return s, nil
}

// UndoNotes takes notes back in somebody's name. Either all are, or none.
func UndoNotes(ctx context.Context, store NoteStore, ids []graph.ID, by, at string) ([]graph.Note, error) {
	known, err := store.NotesByID(ctx, ids)
	if err != nil {
		return nil, err
	}
	var list []graph.Note
	for _, id := range ids {
		n, ok := known[id]
		switch {
		case !ok || n.SubjectID == "":
			return nil, fmt.Errorf("%s: %w; 'ratsgraph note list' lists the notes", id, graph.ErrNotFound)
		case !n.Holds():
			return nil, fmt.Errorf("%s: %w: it was undone at %s by %s already", id, graph.ErrInvalid, *n.RevokedAt, value(n.RevokedBy))
		}
		n.RevokedBy, n.RevokedAt = &by, &at
		list = append(list, n)
	}
	return list, store.PutNotes(ctx, list)
}
