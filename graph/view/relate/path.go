package relate

import (
	"cmp"
	"slices"

	"ratsgraph/graph"
	"ratsgraph/graph/view"
)

// HopsMax is how many hops a path may have at most.
const HopsMax = 4

// Paths are the shortest ways from one person to another.
type Paths struct {
	graph.Measure
	Hops  int // of each of them; 0: there is none
	Paths []Path
}

// A Path leads from one person to another over direct ties.
type Path struct {
	Hops        []Hop
	Specificity float64 // product of those of the hops
}

// A Hop leads from one person to the next.
type Hop struct {
	FromID, ToID graph.ID
	Ties         []Tie // the most specific first
}

const pathsDefinition = "Shortest ways from one person to the other over direct ties of the asked kinds within the period; those whose hops are the most specific come first: a hop counts by its tightest tie, " +
	"which counts the less the more people it connects. n is the number of sessions looked at, missing those without a list or with an incomplete one."

// A step is the end of a way to a person.
type step struct {
	person int
	score  float64
	before *step
}

// Connect finds the n most specific of the shortest paths between two persons,
// of at most so many hops.
func Connect(t *view.Town, a, b graph.ID, in Scope, kinds []TieKind, hops, n int) Paths {
	w := newWeb(t, in, kinds)
	out := Paths{Measure: w.measure(pathsDefinition)}
	from, known := w.rooms.Number(a)
	to, also := w.rooms.Number(b)
	if !known || !also || from == to {
		return out
	}
	for _, s := range w.search(from, to, hops, n) {
		p := Path{Specificity: s.score}
		for ; s.before != nil; s = s.before {
			p.Hops = append(p.Hops, Hop{FromID: w.rooms.IDs[s.before.person], ToID: w.rooms.IDs[s.person], Ties: w.ties(s.before.person, s.person)})
		}
		slices.Reverse(p.Hops)
		out.Hops = len(p.Hops)
		out.Paths = append(out.Paths, p)
	}
	return out
}

// search goes from a person level by level until it comes to somebody who is tied
// to the other, and keeps the n best ways to each person of a level. Ties hold
// both ways, so that the last level need not be gone through.
func (w *web) search(from, to, hops, n int) []*step {
	last := w.neighbours(to)
	seen := make([]bool, len(w.rooms.IDs))
	seen[from] = true
	level := map[int][]*step{from: {{person: from, score: 1}}}
	for hop := 1; ; hop++ {
		var ways []*step
		for _, x := range last {
			for _, s := range level[x.person] {
				ways = append(ways, &step{to, s.score * x.specificity, s})
			}
		}
		if len(ways) > 0 || hop == hops {
			return best(ways, n)
		}
		level = w.next(level, seen, n)
	}
}

// next is the level behind a level.
func (w *web) next(level map[int][]*step, seen []bool, n int) map[int][]*step {
	next := map[int][]*step{}
	for _, p := range ordered(level) {
		for _, o := range w.neighbours(p) {
			if seen[o.person] {
				continue
			}
			for _, s := range level[p] {
				next[o.person] = append(next[o.person], &step{o.person, s.score * o.specificity, s})
			}
		}
	}
	for o := range next {
		seen[o] = true
		next[o] = best(next[o], n)
	}
	return next
}

func best(ways []*step, n int) []*step {
	slices.SortStableFunc(ways, func(a, b *step) int {
		return cmp.Or(-cmp.Compare(a.score, b.score), cmp.Compare(a.before.person, b.before.person))
	})
	return slices.Clone(ways[:min(n, len(ways))])
}

func ordered(level map[int][]*step) []int {
	out := make([]int, 0, len(level))
	for p := range level {
		out = append(out, p)
	}
	slices.Sort(out)
	return out
}
