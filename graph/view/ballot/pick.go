package ballot

import (
	"cmp"
	"slices"

	"ratsgraph/graph"
	"ratsgraph/graph/view"
)

// A Scope says which decisions are compared, and what may be inferred.
type Scope struct {
	During        graph.DateRange
	Body          graph.ID               // empty: all bodies
	Topic         func(*graph.Item) bool // nil: all items
	KeepUnanimous bool                   // keep decisions of which all that is printed is on one side
	Layers        graph.Layers
}

// pick are the places of the decisions in a scope that can have been voted on.
func (b *Book) pick(s Scope) []int {
	from, to := b.between(s.During)
	out := make([]int, 0, to-from)
	for i := from; i < to; i++ {
		switch {
		case !b.voted[i], b.again[i] && s.Body == "", s.Body != "" && b.body[i] != s.Body, !s.KeepUnanimous && b.asOne[i]:
		case s.Topic != nil && (b.Decisions[i].Item == nil || !s.Topic(b.Decisions[i].Item)):
		default:
			out = append(out, i)
		}
	}
	return out
}

// between are the places of the decisions in a period. What has no known day lies
// in the open period only.
func (b *Book) between(r graph.DateRange) (from, to int) {
	day := func(d view.Decided, at graph.Date) int { return cmp.Compare(last(d.At.Day()), at) }
	to = len(b.Decisions)
	if r.From != "" {
		from, _ = slices.BinarySearchFunc(b.Decisions, r.From, day)
	}
	if r.To != "" {
		to, _ = slices.BinarySearchFunc(b.Decisions, r.To+"~", day) // behind all of the day
	} else if r.From != "" {
		to, _ = slices.BinarySearchFunc(b.Decisions, "9999-99-99", day)
	}
	return from, max(from, to)
}

// decided are the decisions at some places.
func (b *Book) decided(places []int32) []view.Decided {
	out := make([]view.Decided, len(places))
	for i, p := range places {
		out[i] = b.Decisions[p]
	}
	return out
}
