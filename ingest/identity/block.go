package identity

import (
	"cmp"
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
	blocks := newBlocks(people)
	found := make([][]edge, runtime.GOMAXPROCS(0))
	var wait sync.WaitGroup
	for w := range found {
		wait.Go(func() {
			c := new(names.Comparer)
			for i := w; i < len(blocks.begin); i += len(found) {
				found[w] = blocks.compare(found[w], c, i, people, at)
			}
		})
	}
	wait.Wait()
	out := r.successions(people, at)
	for _, list := range found {
		out = append(out, list...)
	}
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
	postings []posting // by key, then by person
	begin    []int32   // of the blocks of several persons: the first posting
	keys     []uint64  // of one person after the other
	from     []int32   // of the persons: the first of their keys; at the end, how many there are
}

// A posting says that a person has a key.
type posting struct {
	key    uint64
	person int32
}

// newBlocks finds the persons that share a key. A large block is no reason to
// leave a pair to it.
func newBlocks(people []*unit) blocks {
	b := blocks{from: make([]int32, 1, len(people)+1)}
	for i, u := range people {
		for _, k := range keysOf(u) {
			b.postings = append(b.postings, posting{k, int32(i)})
			b.keys = append(b.keys, k)
		}
		b.from = append(b.from, int32(len(b.keys)))
	}
	slices.SortFunc(b.postings, func(x, y posting) int { return cmp.Or(cmp.Compare(x.key, y.key), cmp.Compare(x.person, y.person)) })
	for i := 0; i < len(b.postings); i += len(b.block(i)) {
		if len(b.block(i)) > 1 {
			b.begin = append(b.begin, int32(i))
		}
	}
	return b
}

// block is the block that begins with a posting.
func (b *blocks) block(first int) []posting {
	end := first
	for end < len(b.postings) && b.postings[end].key == b.postings[first].key {
		end++
	}
	return b.postings[first:end]
}

// isLarge reports whether a key's block is a large one.
func (b *blocks) isLarge(key uint64) bool {
	i, _ := slices.BinarySearchFunc(b.postings, key, func(p posting, key uint64) int { return cmp.Compare(p.key, key) })
	return i+large < len(b.postings) && b.postings[i+large].key == key
}

// keysOf are those of a person.
func (b *blocks) keysOf(person int32) []uint64 { return b.keys[b.from[person]:b.from[person+1]] }

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

// compare compares the persons of a block, and adds what it finds.
func (b *blocks) compare(out []edge, c *names.Comparer, block int, people []*unit, at []int32) []edge {
	list := b.block(int(b.begin[block]))
	reach := len(list)
	if reach > large {
		list, reach = slices.Clone(list), window
		slices.SortFunc(list, func(x, y posting) int {
			return strings.Compare(people[x.person].name.key, people[y.person].name.key)
		})
	}
	for i, p := range list {
		for _, q := range list[i+1 : min(len(list), i+1+reach)] {
			if reach == len(list) && b.first(p.person, q.person) != p.key {
				continue // another block has them too
			}
			u, v := people[p.person], people[q.person]
			if u.who == v.who || u.scope != v.scope || c.Foreign(u.name.Name, v.name.Name) {
				continue
			}
			if x := compare(c, u, v); x >= offered {
				out = append(out, newEdge(at[p.person], at[q.person], u, v, x))
			}
		}
	}
	return out
}

// first is the first key that two persons share and by which they are compared
// without gaps.
func (b *blocks) first(p, q int32) uint64 {
	x, y := b.keysOf(p), b.keysOf(q)
	for len(x) > 0 && len(y) > 0 {
		switch {
		case x[0] == y[0] && !b.isLarge(x[0]):
			return x[0]
		case x[0] <= y[0]:
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
