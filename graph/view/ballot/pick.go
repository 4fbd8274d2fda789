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

// pick are the places of the decisions in a scope that can have been voted on. They
// must not be changed.
func (b *Book) pick(s Scope) []int32 {
	from, to := b.between(s.During)
	all := b.votable.between(from, to, s.Body != "")
	if !s.KeepUnanimous {
		all = b.contested.between(from, to, s.Body != "")
	}
	if s.Body == "" && s.Topic == nil {
		return all
	}
	var out []int32
	for _, i := range all {
		if (s.Body == "" || b.body[i] == s.Body) && (s.Topic == nil || b.Decisions[i].Item != nil && s.Topic(b.Decisions[i].Item)) {
			out = append(out, i)
		}
	}
	return out
}

// places are those of decisions, in order. A session that tells once more of a meeting
// counts for its body only.
type places struct{ once, all []int32 }

func (p *places) add(i int, again bool) {
	p.all = append(p.all, int32(i))
	if !again {
		p.once = append(p.once, int32(i))
	}
}

// between are the places from one on and before another.
func (p *places) between(from, to int, again bool) []int32 {
	of := p.once
	if again {
		of = p.all
	}
	first, _ := slices.BinarySearch(of, int32(from))
	end, _ := slices.BinarySearch(of, int32(to))
	return of[first:end]
}

// place notes where a decision stands that can have been voted on.
func (b *Book) place(i int, d view.Decided) {
	if !votable(d) {
		return
	}
	again := b.Town.Again(d.At)
	b.votable.add(i, again)
	if !oneSided(d) {
		b.contested.add(i, again)
	}
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
