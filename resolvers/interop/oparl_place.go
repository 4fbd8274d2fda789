package interop

import (
	"maps"
	"slices"

	"ratsgraph/graph"
	"ratsgraph/graph/view"
)

func (a asking) locationRows(t *view.Town) []row {
	var out []row
	for _, s := range t.Sessions {
		if s.Session.Place != nil {
			out = append(out, row{string(s.Session.ID), func() span { return a.times.of(s.Session.ID) }, func() properties { return a.location(s, true) }})
		}
	}
	return out
}

// location is where a session was held, in the words of its minutes. Whether two
// sessions name one place is not recorded: each has a location of its own.
func (a asking) location(s *view.Session, alone bool) properties {
	p := a.object("Location", "location", s.Session.ID.Path(), a.times.of(s.Session.ID))
	p["description"] = *s.Session.Place
	if alone {
		p["meetings"] = []string{a.address("meeting", s.Session.ID.Path())}
	}
	return p
}

// place finds a location by its path.
func (a asking) place(t *view.Town, path string) any {
	s := t.Session(graph.ID(graph.KindSession + ":" + path))
	if s == nil || s.Session.Place == nil {
		return nil
	}
	return a.location(s, true)
}

// noFiles is the list of files, which every body has: of minutes the text is kept,
// with its lines, and no file that could be fetched.
func (asking) noFiles(*view.Town) []row { return nil }

// relatedPapers are the paper that one supplements, and those that supplement it.
func (a asking) relatedPapers(t *view.Town, x *graph.Paper) []string {
	var out []string
	if t.Papers[x.BaseID] != nil {
		out = append(out, a.address("paper", x.BaseID.Path()))
	}
	for _, id := range view.Derive(t, supplementsOf)[x.ID] {
		out = append(out, a.address("paper", id.Path()))
	}
	return out
}

// supplements are those of each paper, by their ids.
type supplements map[graph.ID][]graph.ID

func supplementsOf(t *view.Town) supplements {
	out := supplements{}
	for _, id := range slices.Sorted(maps.Keys(t.Papers)) {
		if base := t.Papers[id].BaseID; base != "" {
			out[base] = append(out[base], id)
		}
	}
	return out
}
