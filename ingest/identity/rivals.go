package identity

import (
	"fmt"

	"ratsgraph/graph"
	"ratsgraph/ingest/identity/names"
)

// A neighbour is what another unit is to one.
type neighbour struct {
	unit *unit
	at   int32
	x    float64
}

// most bounds how many neighbours of a unit are kept: the nearest.
const most = 12

// A neighbourhood knows for each unit those that it may be, the nearest first.
type neighbourhood struct {
	edges []edge
	of    [][]int32 // of the units: the edges
}

func (r *resolver) neighbours(edges []edge) neighbourhood {
	n := neighbourhood{edges, make([][]int32, len(r.units))}
	for i, e := range edges {
		for _, at := range []int32{e.a, e.b} {
			if len(n.of[at]) < most {
				n.of[at] = append(n.of[at], int32(i))
			}
		}
	}
	return n
}

// around is the neighbour at the other end of an edge of a unit.
func (e edge) around(unit int32) neighbour {
	if unit == e.a {
		return neighbour{e.nodes[1], e.b, e.x}
	}
	return neighbour{e.nodes[0], e.a, e.x}
}

// rivalled reports whether one of two fits about as well to somebody who is not
// the other.
func (r *resolver) rivalled(e edge, near neighbourhood) bool {
	x, y := e.around(e.b), e.around(e.a)
	return r.rival(x, y, near) || r.rival(y, x, near)
}

// rival reports whether one fits somebody else about as well as the other.
func (r *resolver) rival(one, other neighbour, near neighbourhood) bool {
	for _, i := range near.of[one.at] {
		n := near.edges[i].around(one.at)
		if n.x < other.x-rival {
			return false
		}
		root := r.joins.root(n.at)
		if root == r.joins.root(other.at) || root == r.joins.root(one.at) || satellites(r.comparer, one.unit, other.unit, n.unit) {
			continue
		}
		if apart(r.comparer, n.unit, other.unit) || compare(r.comparer, n.unit, other.unit) < offered {
			return true
		}
	}
	return false
}

// satellites reports whether two are rare spellings around a frequent one: that
// they are far from each other says nothing then. Nor does a rival whose
// spelling is rarer by far, unless its given name is usual.
func satellites(c *names.Comparer, one, a, b *unit) bool {
	if !usual(b.name.Name) && b.count*4 < a.count {
		return true
	}
	return a.count*2 <= one.count && b.count*2 <= one.count && misspelt(c, one, a) && misspelt(c, one, b)
}

// misspelt reports whether two names differ in spelling only.
func misspelt(c *names.Comparer, a, b *unit) bool {
	given, surname, _ := c.Compare(a.name.Name, b.name.Name)
	same := func(k names.Kinship) bool { return k == names.Equal || k == names.Variant || k == names.Damaged }
	return same(given.Kinship) && same(surname.Kinship)
}

// parts gathers for each person the units of the edges that belong to it.
func (r *resolver) parts(edges []edge, out map[int32][]*unit) {
	seen := map[int32]bool{}
	for _, e := range edges {
		for k, at := range []int32{e.a, e.b} {
			if !seen[at] {
				seen[at] = true
				root := r.joins.root(at)
				out[root] = append(out[root], e.nodes[k])
			}
		}
	}
}

// clash reports whether somebody in one person cannot be somebody in the other.
// Where people joined two names, as those before and after a marriage, a spelling
// of the one need not be one of the other.
func (r *resolver) clash(parts map[int32][]*unit, a, b int32) bool {
	renamed := r.bridged[a] || r.bridged[b]
	for _, x := range parts[a] {
		for _, y := range parts[b] {
			if kept(x, y) || !renamed && apart(r.comparer, x, y) {
				return true
			}
		}
	}
	return false
}

// yield notes a link that would have joined two that are different.
func (r *resolver) yield(e edge, b barrier) {
	c := Conflict{
		A: r.anchor(e.a), B: r.anchor(e.b), Score: score(e.x), Human: e.decision,
		Apart: [2]graph.ID{r.anchor(min(b.mine, b.other)), r.anchor(max(b.mine, b.other))},
	}
	if e.decision != nil {
		c.Score = 1
	}
	c.Reason = fmt.Sprintf("%s and %s are different by decision of %s, so the weakest link between them yields", c.Apart[0], c.Apart[1], b.decision.By)
	r.yielded = append(r.yielded, c)
}

// anchor is the earliest mention of a unit.
func (r *resolver) anchor(u int32) graph.ID { return r.mentions[r.units[u].mentions[0]].id }
