package dgraph

import "ratsgraph/graph"

// An extent is what a put reads and may write: documents, their sessions, and the
// places where they lie. All that it depends on else is read in its turn.
type extent map[string]bool

// extentOf is the extent of a put that asks for some things and found others.
func extentOf(ids []graph.ID, places []string, sessions []graph.ID, h held) extent {
	e := extent{}
	for _, id := range ids {
		e[string(id)] = true
	}
	for _, id := range sessions {
		e[string(id)] = true
	}
	for _, p := range places {
		e["place:"+p] = true
	}
	for id, d := range h.docs {
		e[string(id)], e[string(d.Session.ID)] = true, true
	}
	for p := range h.byPlace {
		e["place:"+p] = true
	}
	return e
}

// meets reports whether both have something in common.
func (e extent) meets(other extent) bool {
	for x := range e {
		if other[x] {
			return true
		}
	}
	return false
}

// lately remembers the extents of the last writes of a store, so that it can tell
// whether a plan that was made before them still holds.
type lately struct {
	revision int      // the last one
	extents  []extent // of the last revisions, the oldest first; nil is anything
}

// latelyBound is how many writes are remembered.
const latelyBound = 64

// wrote notes a write. What others have written in between is not known.
func (l *lately) wrote(revision int, e extent) {
	if revision != l.revision+1 {
		l.extents = nil
	}
	l.revision, l.extents = revision, append(l.extents, e)
	if len(l.extents) > latelyBound {
		l.extents = l.extents[1:]
	}
}

// left reports whether what an extent is about was left alone from one revision
// until another.
func (l *lately) left(e extent, from, until int) bool {
	if from == until {
		return true
	}
	if until != l.revision || from > until || until-from > len(l.extents) {
		return false
	}
	for _, wrote := range l.extents[len(l.extents)-(until-from):] {
		if wrote == nil || wrote.meets(e) {
			return false
		}
	}
	return true
}
