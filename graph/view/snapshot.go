package view

import (
	"slices"

	"ratsgraph/graph"
)

// A Snapshot is the graph as it is at one revision.
type Snapshot struct {
	Revision int
	Towns    []*Town // in order of their ids; sessions of no known municipality are under the id ""

	byID map[graph.ID]*Town
}

// NewSnapshot joins towns that are all of one revision.
func NewSnapshot(revision int, towns []*Town) *Snapshot {
	s := &Snapshot{Revision: revision, Towns: towns, byID: make(map[graph.ID]*Town, len(towns))}
	for _, t := range towns {
		s.byID[t.ID] = t
	}
	return s
}

// Town finds the town that a thing belongs to; nil where there is none.
func (s *Snapshot) Town(id graph.ID) *Town {
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
