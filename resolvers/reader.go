// Package resolvers answers GraphQL. A resolver reads, pages and names errors;
// it holds no rule about councils (package graph has them) and no query
// language (the [Reader] has it). Things are read in batches: everything that
// one level of an answer needs is one read, however many rows it has.
package resolvers

import (
	"context"

	"ratsgraph/graph"
	"ratsgraph/graph/view"
	"ratsgraph/graph/view/attend"
	"ratsgraph/graph/view/search"
)

// A Reader is what the resolvers need from a store.
type Reader interface {
	view.Graph
	Beside
}

// Beside is what is read of a store beside what documents say.
type Beside interface {
	ChangesByID(ctx context.Context, ids []graph.ID) (map[graph.ID]graph.Change, error)
	RulingsByID(ctx context.Context, ids []graph.ID) (map[graph.ID]graph.Ruling, error)
	OpenPairs(ctx context.Context, ids []graph.ID) (map[graph.ID]graph.OpenPair, error)
	CompareAttendance(ctx context.Context, person graph.ID, from, to int) (graph.Comparison, error)
	ListChanges(ctx context.Context, l graph.List) (map[graph.ID]graph.Page[graph.Change], error)
	ListRulings(ctx context.Context, l graph.List) (map[graph.ID]graph.Page[graph.Ruling], error)
	ListOpenPairs(ctx context.Context, l graph.List) (map[graph.ID]graph.Page[graph.OpenPair], error)
	NotesByID(ctx context.Context, ids []graph.ID) (map[graph.ID]graph.Note, error)
	ListNotes(ctx context.Context, l graph.List) (map[graph.ID]graph.Page[graph.Note], error)

	// Notes reads the notes on things by time, those that were undone included, and
	// those on what leads to one of the things by now.
	Notes(ctx context.Context, subjects []graph.ID) (map[graph.ID][]graph.Note, error)

	// BodyHints reads which bodies of municipalities probably belong together.
	BodyHints(ctx context.Context, municipalities []graph.ID) (map[graph.ID][]graph.BodyHint, error)

	// Texts reads the kept text of documents.
	Texts(ctx context.Context, ids []graph.ID) (map[graph.ID]string, error)

	// Resolve returns the id under which a thing is known now, or
	// [graph.ErrNotFound].
	Resolve(ctx context.Context, id graph.ID) (graph.ID, error)

	// Runs reads how far ingests are, the newest first, those that have ended
	// included.
	Runs(ctx context.Context) ([]graph.Run, error)

	// Status says what is in the graph.
	Status(ctx context.Context) (graph.Inventory, error)
}

// A Memory reads a store with snapshots of it in memory. All that answers from one
// store shares one, so that the snapshots are there once.
type Memory struct {
	*view.Reader
	Beside
	search *search.Engine
}

// InMemory reads a store with snapshots of it in memory, of all that there is.
func InMemory(r Reader) Memory { return InMemoryOf(r, 0) }

// InMemoryOf is [InMemory] with so many bytes for the snapshots.
func InMemoryOf(r Reader, bytes int64) Memory {
	if m, ok := r.(Memory); ok {
		return m
	}
	return Memory{view.NewReader(r, bytes), r, search.NewEngine()}
}

var _ Reader = Memory{}

// Warm brings into memory what fits, and makes what questions over all of it are
// answered from, so that nobody who asks has to wait for that.
func (v Memory) Warm(ctx context.Context) error {
	s, err := v.Towns.Wait(ctx)
	if err == nil && s != nil && s.Whole() == nil {
		attend.Everywhere(s)
		v.search.Index(s)
	}
	return err
}

// answeredAt is the revision of the graph that answers under this context.
func (v Memory) answeredAt(ctx context.Context) (int, error) {
	s, err := v.Snapshot(ctx)
	if err != nil {
		return 0, err
	}
	if s != nil {
		return s.Revision, nil
	}
	return v.Revision(ctx)
}

// whole is the snapshot of a request, if all of the graph is in it.
func (v Memory) whole(ctx context.Context) (*view.Snapshot, error) {
	s, err := v.WaitSnapshot(ctx)
	if err == nil {
		err = s.Whole()
	}
	return s, err
}

// index finds by words what the snapshot of a request holds: all there is, or at
// least the municipality that something belongs to.
func (v Memory) index(ctx context.Context, in graph.ID) (*search.Index, error) {
	if in == "" {
		s, err := v.whole(ctx)
		if err != nil {
			return nil, err
		}
		return v.search.Index(s), nil
	}
	s, err := v.Snapshot(ctx)
	if err != nil {
		return nil, err
	}
	if s == nil || s.Town(in) == nil {
		if s, err = v.Towns.Want(ctx, in.Municipality()); err != nil {
			return nil, err
		}
		if _, away := s.Away(in); away {
			_, err = v.TownOf(ctx, in)
			return nil, err
		}
	}
	return v.search.Index(s), nil
}
