package relate

import (
	"ratsgraph/graph"
	"ratsgraph/graph/view"
)

// A Scope says which sessions count. The zero Scope takes all.
type Scope struct {
	During graph.DateRange
	Body   graph.ID // "": all
}

// has reports whether a session counts in the scope.
func (in Scope) has(s *view.Session) bool {
	return (in.Body == "" && !s.Town.Again(s) || s.Body.ID == in.Body) && in.During.Holds(s.Day())
}

// counted are the sessions of a scope.
type counted struct {
	counts     []bool // by session: whether it does
	n, missing int
}

// countedOf goes through the sessions of a town, for the scope of all of them
// once: it is asked for most, and kept as long as the view.
func countedOf(t *view.Town, in Scope) counted {
	if in != (Scope{}) {
		return newCounted(t, in)
	}
	return view.Derive(t, func(t *view.Town) counted { return newCounted(t, Scope{}) })
}

func newCounted(t *view.Town, in Scope) counted {
	c := counted{counts: make([]bool, len(t.Sessions))}
	for i, s := range t.Sessions {
		if c.counts[i] = in.has(s); !c.counts[i] {
			continue
		}
		switch s.Session.AttendanceRecord {
		case graph.AttendanceComplete:
			c.n++
		case graph.AttendanceIncomplete:
			c.n++
			c.missing++
		default:
			c.missing++
		}
	}
	return c
}

// measure says how many sessions were counted.
func (m *meeting) measure(definition string) graph.Measure {
	return graph.Measure{Definition: definition, Revision: m.town.Revision, N: m.n, Missing: m.missing}
}
