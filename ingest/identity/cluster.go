package identity

import (
	"cmp"
	"slices"

	"ratsgraph/graph"
)

// An edge is what speaks for two units being one person.
type edge struct {
	a, b     int32   // units, the smaller first
	x        float64 // log-odds
	nodes    [2]*unit
	decision *Decision
	same     bool // of the same name
}

func compareEdges(e, f edge) int {
	return cmp.Or(cmp.Compare(f.x, e.x), cmp.Compare(e.a, f.a), cmp.Compare(e.b, f.b))
}

// cluster joins units: by decisions, by name, by spelling.
func (r *resolver) cluster() {
	r.joins = newJoins(len(r.units))
	r.decide()
	byName := r.byName()
	r.accept(byName)
	r.accept(r.spellings())
}

// unitOf is the unit of an id, which is a mention's or a person's.
func (r *resolver) unitOf(people map[graph.ID]int32, id graph.ID) int32 {
	if i, ok := r.find(id); ok {
		return r.of[i]
	}
	if u, ok := people[id]; ok {
		return u
	}
	return none
}

// people leads from the ids that persons can have to a unit: the one with the
// earliest mention of the name, or with the mention that the id was made of.
func (r *resolver) people() map[graph.ID]int32 {
	wanted := map[graph.ID]bool{}
	for _, d := range r.decisions {
		for _, id := range []graph.ID{d.A, d.B} {
			if _, ok := r.find(id); !ok {
				wanted[id] = true
			}
		}
	}
	out := map[graph.ID]int32{}
	if len(wanted) == 0 {
		return out
	}
	first := map[graph.ID]int32{}
	for i := range r.mentions {
		m := int32(i)
		if r.of[m] == none {
			continue
		}
		base := r.base(m)
		if f, ok := first[base]; !ok || r.compareTime(m, f) < 0 {
			first[base] = m
			out[base] = r.of[m]
		}
		if id := r.particular(m); wanted[id] {
			out[id] = r.of[m]
		}
	}
	return out
}

// decide takes over what people decided. Those who are different are kept apart
// first. Of decisions that contradict each other, the earlier yields.
func (r *resolver) decide() {
	people := r.people()
	var same []edge
	for i := range r.decisions {
		d := &r.decisions[i]
		a, b := r.unitOf(people, d.A), r.unitOf(people, d.B)
		switch {
		case a == none || b == none || a == b:
		case d.Judgement == Different:
			r.joins.forbid(min(a, b), max(a, b), d)
		case d.Judgement == Same:
			same = append(same, edge{a: min(a, b), b: max(a, b), decision: d})
		}
	}
	slices.SortStableFunc(same, func(e, f edge) int { return cmp.Compare(f.decision.At, e.decision.At) })
	for _, e := range same {
		r.try(e)
	}
	r.bridged = map[int32]bool{}
	for _, e := range r.tree {
		if r.units[e.a].who != r.units[e.b].who {
			r.bridged[r.joins.root(e.a)] = true
		}
	}
	r.settled = map[int32]bool{}
	for i, u := range r.units {
		if u.out == nil {
			r.settled[r.joins.root(int32(i))] = true
		}
	}
}

// alone reports whether a unit is with none but such as were taken out of
// persons: then only people say who it is.
func (r *resolver) alone(unit int32) bool {
	return r.units[unit].out != nil && !r.settled[r.joins.root(unit)]
}

// try joins two units, unless something keeps their persons apart. It reports
// whether they are one now.
func (r *resolver) try(e edge) bool {
	if r.joins.root(e.a) == r.joins.root(e.b) {
		return true
	}
	if x, ok := r.joins.forbidden(e.a, e.b); ok {
		r.yield(e, x)
		return false
	}
	r.joins.join(e.a, e.b)
	r.tree = append(r.tree, e)
	return true
}

// byName compares units of the same name.
func (r *resolver) byName() []edge {
	var groups [][]int32
	for i, u := range r.units {
		groups = append(groups, make([][]int32, max(0, int(u.who)+1-len(groups)))...)
		groups[u.who] = append(groups[u.who], int32(i))
	}
	var out []edge
	for _, list := range groups {
		for i, a := range list {
			for _, b := range list[i+1 : min(len(list), i+1+window)] {
				if x := compare(r.comparer, r.units[a], r.units[b]); x >= offered {
					out = append(out, edge{a: a, b: b, x: x, nodes: [2]*unit{r.units[a], r.units[b]}, same: true})
				}
			}
		}
	}
	slices.SortFunc(out, compareEdges)
	return out
}

// window bounds with how many others a unit of a large group is compared.
const window = 64

// accept joins by edges, the surest first, as long as nothing is in the way: a
// decision, somebody in the other person who cannot be this one, or another
// person who fits as well.
func (r *resolver) accept(edges []edge) {
	near := r.neighbours(edges)
	parts := map[int32][]*unit{}
	r.parts(edges, parts)
	for _, e := range edges {
		ra, rb := r.joins.root(e.a), r.joins.root(e.b)
		switch {
		case ra == rb:
		case e.x < automatic || r.alone(e.a) || r.alone(e.b) || r.clash(parts, ra, rb) || r.rivalled(e, near):
			r.open = append(r.open, e)
		case r.try(e):
			root := r.joins.root(ra)
			parts[root] = slices.Concat(parts[ra], parts[rb])
			r.bridged[root] = r.bridged[ra] || r.bridged[rb]
		}
	}
}
