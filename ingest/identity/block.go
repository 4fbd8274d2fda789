package identity

import (
	"hash/fnv"
	"io"
	"runtime"
	"slices"
	"strings"
	"sync"

	"ratsgraph/ingest/identity/names"
	"ratsgraph/ingest/identity/spell"
)

// spellings compares persons found so far whose names may be spellings of one.
// To stay near linear, only those are compared that share a key made of letters
// that survive text recognition.
func (r *resolver) spellings() []edge {
	people, at := r.profiles()
	blocks := r.blocks(people)
	found := make([][]edge, len(blocks.lists))
	var wait sync.WaitGroup
	workers := runtime.GOMAXPROCS(0)
	for w := range workers {
		wait.Go(func() {
			c := new(names.Comparer)
			for i := w; i < len(blocks.lists); i += workers {
				found[i] = blocks.compare(c, i, people, at)
			}
		})
	}
	wait.Wait()
	out := append(slices.Concat(found...), r.successions(people, at)...)
	slices.SortFunc(out, compareEdges)
	return slices.CompactFunc(out, func(e, f edge) bool { return e.a == f.a && e.b == f.b })
}

// profiles merges the units of one name that are one person by now. It returns
// them with the unit that stands for each.
func (r *resolver) profiles() ([]*unit, []int32) {
	type part struct{ root, who int32 }
	known := map[part]int{}
	var out []*unit
	var at []int32
	for i, u := range r.units {
		k := part{r.joins.root(int32(i)), u.who}
		n, ok := known[k]
		if !ok {
			known[k] = len(out)
			out, at = append(out, u), append(at, int32(i))
			continue
		}
		if out[n] == r.units[at[n]] {
			c := *out[n]
			out[n] = &c
		}
		out[n].add(u)
	}
	return out, at
}

// blocks are the persons that share a key.
type blocks struct {
	lists [][]int32
	keys  [][]uint64 // of the persons, sorted
	ids   []uint64   // of the lists
}

// blocks finds the persons that share a key. A large block is no reason to leave
// a pair to it.
func (r *resolver) blocks(people []*unit) blocks {
	b := blocks{keys: make([][]uint64, len(people))}
	index := map[uint64]int{}
	for i, u := range people {
		b.keys[i] = keysOf(u)
		for _, k := range b.keys[i] {
			n, ok := index[k]
			if !ok {
				n = len(b.lists)
				index[k] = n
				b.lists, b.ids = append(b.lists, nil), append(b.ids, k)
			}
			b.lists[n] = append(b.lists[n], int32(i))
		}
	}
	for i := range b.keys {
		b.keys[i] = slices.DeleteFunc(b.keys[i], func(k uint64) bool { return len(b.lists[index[k]]) > large })
	}
	return b
}

// keysOf are the keys of a name: its surname, parts of both names, and what would
// be its surname if it were printed otherwise.
func keysOf(u *unit) []uint64 {
	var out []uint64
	add := func(kind string, parts ...string) {
		h := fnv.New64a()
		io.WriteString(h, u.scope+"\x00"+kind+"\x00"+strings.Join(parts, "\x00"))
		out = append(out, h.Sum64())
	}
	n := u.name
	given := ""
	if len(n.Given) > 0 {
		given = spell.Skeleton(n.Given[0])
	}
	words := strings.FieldsFunc(n.Surname, func(r rune) bool { return r == ' ' || r == '-' })
	for _, w := range words[max(0, len(words)-3):] {
		s := spell.Skeleton(w)
		add("surname", s)
		add("given", given, head(s, 2))
		add("heads", head(s, 3), head(given, 2))
		add("tails", tail(s, 3), head(given, 2))
	}
	if n.Birth != "" {
		add("surname", spell.Skeleton(n.Birth))
	}
	if n.Swapped {
		add("surname", given)
	}
	if k := len(n.Given) - 1; k > 0 && !names.Known(n.Given[k]) {
		add("surname", spell.Skeleton(n.Given[k]))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func head(s string, n int) string { return s[:min(n, len(s))] }
func tail(s string, n int) string { return s[max(0, len(s)-n):] }

// large is the size of a block above which only neighbours in the order of names
// are compared.
const large = 128

// compare compares the persons of a block.
func (b *blocks) compare(c *names.Comparer, block int, people []*unit, at []int32) []edge {
	list := b.lists[block]
	reach := len(list)
	if len(list) > large {
		list, reach = slices.Clone(list), window
		slices.SortFunc(list, func(x, y int32) int { return strings.Compare(people[x].name.key, people[y].name.key) })
	}
	var out []edge
	for i, p := range list {
		for _, q := range list[i+1 : min(len(list), i+1+reach)] {
			if reach == len(list) && b.first(p, q) != b.ids[block] {
				continue // another block has them too
			}
			u, v := people[p], people[q]
			if u.who == v.who || u.scope != v.scope || c.Foreign(u.name.Name, v.name.Name) {
				continue
			}
			if x := compare(c, u, v); x >= offered {
				out = append(out, newEdge(at[p], at[q], u, v, x))
			}
		}
	}
	return out
}

// first is the first key that two persons share and by which they are compared
// without gaps.
func (b *blocks) first(p, q int32) uint64 {
	x, y := b.keys[p], b.keys[q]
	for len(x) > 0 && len(y) > 0 {
		switch {
		case x[0] == y[0]:
			return x[0]
		case x[0] < y[0]:
			x = x[1:]
		default:
			y = y[1:]
		}
	}
	return 0
}

func newEdge(a, b int32, u, v *unit, x float64) edge {
	if a > b {
		a, b, u, v = b, a, v, u
	}
	return edge{a: a, b: b, x: x, nodes: [2]*unit{u, v}}
}
