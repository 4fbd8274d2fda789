package view

import (
	"fmt"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"ratsgraph/graph"
)

// A Snapshot is the graph as it is at one revision, or as much of it as fits into
// the memory that it may take.
type Snapshot struct {
	Revision int
	Towns    []*Town // in order of their ids; sessions of no known municipality are under the id ""

	byID map[graph.ID]*Town
	away map[graph.ID]error // municipalities that are not in memory; why one never can be, else nil
	full bool               // not all of them fit
	made sync.Map           // what was made of all this on demand

	derived atomic.Int64 // bytes that this takes
	share   float64      // of what towns take, what it took of an earlier snapshot
	max     int64        // bytes; 0: no bound
}

// NewSnapshot joins towns that are all of one revision.
func NewSnapshot(revision int, towns []*Town) *Snapshot {
	s := &Snapshot{Revision: revision, Towns: towns, byID: make(map[graph.ID]*Town, len(towns)), away: map[graph.ID]error{}}
	for _, t := range towns {
		s.byID[t.ID] = t
	}
	return s
}

// Town finds the town that a thing belongs to; nil where there is none in memory.
func (s *Snapshot) Town(id graph.ID) *Town {
	t := s.find(id)
	if t != nil {
		t.touch()
	}
	return t
}

func (s *Snapshot) find(id graph.ID) *Town {
	if t := s.byID[id.Municipality()]; t != nil {
		return t
	}
	if id.Kind() == graph.KindDocument { // its id says nothing of a town
		i := slices.IndexFunc(s.Towns, func(t *Town) bool { return t.has(id) })
		if i >= 0 {
			return s.Towns[i]
		}
	}
	if t := s.byID[""]; t != nil && t.has(id) {
		return t
	}
	return nil
}

// touch notes that a town was asked for, to a second: who asks often shall not make
// the processors wait for each other.
func (t *Town) touch() {
	if now := time.Now().UnixNano(); now-t.used.Load() > int64(time.Second) {
		t.used.Store(now)
	}
}

// Away is the municipality, not in memory, that a thing may belong to; not ok if
// the snapshot has all there is to know of the thing.
func (s *Snapshot) Away(id graph.ID) (town graph.ID, ok bool) {
	if len(s.away) == 0 || s.find(id) != nil {
		return "", false
	}
	town = id.Municipality()
	if _, ok := s.away[town]; ok {
		return town, true
	}
	_, ok = s.away[""]
	return "", ok || id.Kind() == graph.KindDocument
}

// filling reports whether more of the graph is still to be read.
func (s *Snapshot) filling() bool {
	if s.full {
		return false
	}
	for _, err := range s.away {
		if err == nil {
			return true
		}
	}
	return false
}

// settled reports whether all is said about a municipality: it is in memory, cannot
// be, or is not there.
func (s *Snapshot) settled(town graph.ID) bool {
	err, away := s.away[town]
	return !away || err != nil && !old(err)
}

// Whole is an error that says what to do if a part of the graph is not in memory.
func (s *Snapshot) Whole() error {
	if len(s.away) == 0 {
		return nil
	}
	all := len(s.away) + len(s.Towns)
	return fmt.Errorf("%d of %d municipalities fit into the %s that snapshots may take: ask about one municipality, or set --snapshot-memory higher: %w",
		len(s.Towns), all, megabytes(s.max), ErrTooLarge)
}

// Size is about how many bytes of memory the towns take, and what was made of them
// together.
func (s *Snapshot) Size() int64 { return s.towns() + s.derived.Load() }

func (s *Snapshot) towns() (bytes int64) {
	for _, t := range s.Towns {
		bytes += t.Size()
	}
	return bytes
}

// beside is what is made of all towns together, as a share of what they take: of
// this snapshot, or of the last one of which it was made.
func (s *Snapshot) beside() float64 {
	if s == nil {
		return 0
	}
	if n, towns := s.derived.Load(), s.towns(); n > 0 && towns > 0 {
		return float64(n) / float64(towns)
	}
	return s.share
}

// of are the towns that some things may belong to.
func (s *Snapshot) of(ids []graph.ID) []*Town {
	var out []*Town
	for _, id := range ids {
		if t := s.Town(id); t != nil && !slices.Contains(out, t) {
			out = append(out, t)
		}
	}
	return out
}
