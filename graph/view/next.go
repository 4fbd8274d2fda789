package view

import (
	"context"
	"errors"
	"maps"
	"slices"

	"ratsgraph/graph"
)

// stepsMax is how many changes are followed one by one; after more, everything is
// read again.
const stepsMax = 1000

// next makes a snapshot of one state of the graph. What has not changed since the
// old one is taken from there.
func next(ctx context.Context, source Source, old *Snapshot) (*Snapshot, error) {
	var out *Snapshot
	err := source.AtOnce(ctx, func(ctx context.Context) error {
		revision, err := source.Revision(ctx)
		if err != nil {
			return err
		}
		ids, err := source.MunicipalityIDs(ctx)
		if err != nil {
			return err
		}
		r := renewal{source: source, revision: revision, ids: append([]graph.ID{""}, ids...)}
		if r.known, err = changed(ctx, source, old, revision); err != nil {
			return err
		}
		towns, err := r.towns(ctx, old)
		out = NewSnapshot(revision, towns)
		return err
	})
	return out, err
}

// changed are the sessions that changed since a snapshot; nil if that is not
// known or too many.
func changed(ctx context.Context, source Source, old *Snapshot, revision int) (map[graph.ID]bool, error) {
	if old == nil || revision-old.Revision > stepsMax || revision < old.Revision {
		return nil, nil
	}
	changes, err := source.Changes(ctx, old.Revision, revision-old.Revision, graph.ChangeScope{})
	if err != nil || len(changes) != revision-old.Revision {
		return nil, err
	}
	out := map[graph.ID]bool{}
	for _, c := range changes {
		for _, s := range c.SessionIDs {
			out[s] = true
		}
	}
	return out, nil
}

// A renewal brings towns to a revision.
type renewal struct {
	source   Source
	revision int
	ids      []graph.ID        // of all municipalities
	known    map[graph.ID]bool // sessions that changed; nil: read everything
}

func (r renewal) towns(ctx context.Context, old *Snapshot) ([]*Town, error) {
	var out []*Town
	work := r.byTown()
	for _, id := range r.ids {
		t, err := r.town(ctx, id, old, work[id])
		if errors.Is(err, graph.ErrNotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		if t.ID != "" || len(t.Sessions) > 0 {
			out = append(out, t)
		}
	}
	return out, nil
}

// byTown puts the changed sessions to their municipalities.
func (r renewal) byTown() map[graph.ID][]graph.ID {
	out := map[graph.ID][]graph.ID{}
	for _, s := range slices.Sorted(maps.Keys(r.known)) {
		town := s.Municipality()
		if !slices.Contains(r.ids, town) {
			town = ""
		}
		out[town] = append(out[town], s)
	}
	return out
}

// town is one town at the revision: the old one, the old one with what changed,
// or a new one.
func (r renewal) town(ctx context.Context, id graph.ID, old *Snapshot, changed []graph.ID) (*Town, error) {
	var was *Town
	if old != nil && r.known != nil {
		was = old.byID[id]
	}
	switch {
	case was == nil || len(changed) > len(was.Sessions)/2:
		f, err := r.source.MunicipalityFacts(ctx, id)
		if err != nil {
			return nil, err
		}
		return New(f), nil
	case len(changed) == 0:
		return was, nil
	}
	facts, err := r.source.SessionFacts(ctx, changed)
	if err != nil {
		return nil, err
	}
	return was.With(was.Municipality, r.revision, facts, changed), nil
}
