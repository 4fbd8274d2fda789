package view

import (
	"context"
	"errors"
	"maps"
	"slices"
	"sync"
	"time"

	"ratsgraph/graph"
)

// stepsMax is how many changes are followed one by one; after more, everything is
// read again.
const stepsMax = 1000

// fillFor is how long a snapshot goes on reading what nobody has asked for yet
// before it is used.
const fillFor = time.Second

// next makes a snapshot of one state of the graph. What has not changed since the
// old one is taken from there. What is wanted is in it if it fits at all.
func next(ctx context.Context, source Source, old *Snapshot, limit int64, wanted map[graph.ID]bool) (*Snapshot, error) {
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
		r := renewal{source: source, revision: revision, ids: append([]graph.ID{""}, ids...), wanted: maps.Clone(wanted), away: map[graph.ID]error{}}
		if r.known, err = changed(ctx, source, old, revision); err != nil {
			return err
		}
		share := old.beside() // somebody will ask for that again, and it has to fit, too
		towns, err := r.towns(ctx, old, int64(float64(limit)/(1+share)))
		out = NewSnapshot(revision, towns)
		out.share, out.away, out.max, out.full = share, r.away, limit, r.full || old != nil && old.full
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
	wanted   map[graph.ID]bool // municipalities that must be there
	away     map[graph.ID]error
	room     *room
	full     bool // not all fits
}

// towns are those of the old snapshot, those that are wanted, and others while
// there is time and room.
func (r *renewal) towns(ctx context.Context, old *Snapshot, limit int64) ([]*Town, error) {
	held, err := r.followed(ctx, old)
	if err != nil {
		return nil, err
	}
	r.room = newRoom(limit, slices.Collect(maps.Values(held)))
	r.room.stay(r.wanted)
	r.room.free()
	began := time.Now()
	for _, id := range r.inTurn() {
		if held[id] != nil {
			continue
		}
		if r.away[id] = nil; !r.wanted[id] {
			if old != nil {
				r.away[id] = old.away[id]
			}
			if r.full || old != nil && old.full || r.away[id] != nil || len(held) > 1 && time.Since(began) > fillFor {
				continue
			}
		}
		t, err := r.read(ctx, id)
		var large *tooLarge
		switch {
		case errors.Is(err, graph.ErrNotFound):
			delete(r.away, id)
		case errors.Is(err, errFull):
			r.full = true
		case errors.As(err, &large):
			r.away[id], r.full = large, true
		case err != nil:
			return nil, err
		default:
			delete(r.away, id)
			held[id] = t
		}
	}
	return r.kept(held), nil
}

// inTurn are all municipalities, those that are wanted first.
func (r *renewal) inTurn() []graph.ID {
	return slices.SortedStableFunc(slices.Values(r.ids), func(a, b graph.ID) int {
		switch {
		case r.wanted[a] == r.wanted[b]:
			return 0
		case r.wanted[a]:
			return -1
		}
		return 1
	})
}

// kept are the towns that did not have to go.
func (r *renewal) kept(held map[graph.ID]*Town) []*Town {
	var out []*Town
	for _, id := range r.ids {
		switch t := held[id]; {
		case t == nil:
		case r.room.gone[id]:
			r.away[id], r.full = nil, true
		case t.ID != "" || len(t.Sessions) > 0:
			out = append(out, t)
		}
	}
	return out
}

// byTown puts the changed sessions to their municipalities.
func (r *renewal) byTown() map[graph.ID][]graph.ID {
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

// followed are the towns of the old snapshot at the revision: as they were, or with
// what changed. Those of which too much changed are wanted anew.
func (r *renewal) followed(ctx context.Context, old *Snapshot) (map[graph.ID]*Town, error) {
	held, work := map[graph.ID]*Town{}, r.byTown()
	if old == nil {
		return held, nil
	}
	for _, was := range old.Towns {
		changed := work[was.ID]
		switch {
		case !slices.Contains(r.ids, was.ID):
		case r.known == nil || len(changed) > len(was.Sessions)/2:
			r.wanted[was.ID] = true
		case len(changed) == 0:
			held[was.ID] = was
		default:
			facts, err := r.source.SessionFacts(ctx, changed)
			if err != nil {
				return nil, err
			}
			held[was.ID] = was.With(was.Municipality, r.revision, facts, changed)
		}
	}
	if len(work[""]) > 0 && held[""] == nil {
		r.wanted[""] = true // there was nothing of no known municipality so far
	}
	return held, nil
}

// sample is how many sessions say about how much all of them take.
const sample = 100

// read makes a town, as far as there is room.
func (r *renewal) read(ctx context.Context, id graph.ID) (*Town, error) {
	var mu sync.Mutex
	var sessions []*Session
	var taken int64
	var need int64 // of all, by what the first take
	w := newWeighing(1 << 12)
	f, err := r.source.EachSession(ctx, id, func(f graph.SessionFacts, of int) error {
		s := prepare(&f, w)
		n := s.size + s.indexed()
		mu.Lock()
		defer mu.Unlock()
		sessions, taken = append(sessions, s), taken+n
		need = int64(float64(taken) / float64(len(sessions)) * float64(max(of, len(sessions))))
		if len(sessions) >= sample && !r.room.could(need, taken-n, r.wanted[id]) {
			taken -= n
			return errFull // before others have to go in vain
		}
		return r.room.take(n, r.wanted[id])
	})
	if errors.Is(err, errFull) && r.wanted[id] && need > r.room.max {
		err = &tooLarge{id, need, r.room.max, time.Now()}
	}
	if err != nil {
		r.room.give(taken)
		return nil, err
	}
	t := assemble(f.Municipality, f.Revision, sessions)
	t.touch()
	r.room.give(taken - t.Size())
	return t, nil
}
