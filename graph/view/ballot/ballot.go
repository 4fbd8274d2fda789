// Package ballot answers who voted how. It works over a view of a municipality,
// with whole numbers instead of names where it walks many decisions, and it keeps
// apart what is printed and what is inferred: every vote of a party carries the
// statement that it rests on, or the name of the inference.
package ballot

import (
	"cmp"
	"maps"
	"slices"

	"ratsgraph/graph"
	"ratsgraph/graph/view"
)

// A Party is a party as votes are compared by it: all its spellings and groups
// in councils are one.
type Party struct {
	Key  string
	Name string
}

// A Book holds how every party voted on every decision of a municipality.
type Book struct {
	Town      *view.Town
	Decisions []view.Decided // by day; those without a known day last
	Parties   []Party        // by key

	number    map[string]int // party: its place in Parties
	month     []int32        // decision: its month, -1 where it is not known
	body      []graph.ID
	votable   places // the decisions that can have been voted on
	contested places // those of them of which not all that is printed is on one side
	marks     [][]mark
	spelled   map[string]int   // stem of a name as printed: the party
	keyOfID   map[graph.ID]int // party as printed: the party
	stated    map[graph.ID][]statement
	listedBy  map[graph.ID]map[graph.ID]int // session: person: the party stated there
}

// A mark is how a party voted on a decision, in one byte.
type mark uint8

const (
	unmarked mark = iota
	yes
	no
	abstain
	divided
	choiceBits mark = 7
)

// The bases of a mark, above the choice.
const (
	byCount mark = (iota + 1) << 3
	byBlock
	byName
	byUnanimity
	byRemainder
	basisBits mark = 7 << 3
)

func markOf(c graph.Choice) mark {
	switch c {
	case graph.ChoiceYes:
		return yes
	case graph.ChoiceNo:
		return no
	case graph.ChoiceAbstain:
		return abstain
	}
	return unmarked
}

// choice is how a mark counts under the layers that are asked for; unmarked where
// nothing counts.
func (m mark) choice(l graph.Layers) mark {
	switch m & basisBits {
	case byUnanimity:
		if !l.Unanimous {
			return unmarked
		}
	case byRemainder:
		if !l.Remainder {
			return unmarked
		}
	}
	return m & choiceBits
}

func (m mark) inferred() bool { return m&basisBits >= byUnanimity }

// verdicts are the verdicts on any two marks, by the layers that are asked for.
var verdicts = func() (out [4][64 * 64]verdict) {
	for l := range out {
		layers := graph.Layers{Unanimous: l&1 != 0, Remainder: l&2 != 0}
		for x := range mark(64) {
			for y := range mark(64) {
				v := verdictOf(x.choice(layers), y.choice(layers))
				if v != unknown && (x.inferred() || y.inferred()) {
					v |= inferred
				}
				out[l][int(x)<<6|int(y)] = v
			}
		}
	}
	return out
}()

// verdictsUnder are the verdicts on any two marks under the layers that are asked for.
func verdictsUnder(l graph.Layers) *[64 * 64]verdict {
	n := 0
	if l.Unanimous {
		n |= 1
	}
	if l.Remainder {
		n |= 2
	}
	return &verdicts[n]
}

// Of is the book of a municipality, made when it is first asked for.
func Of(t *view.Town) *Book { return view.Derive(t, newBook) }

func newBook(t *view.Town) *Book {
	b := &Book{Town: t, number: map[string]int{}, spelled: map[string]int{}, keyOfID: map[graph.ID]int{},
		stated: map[graph.ID][]statement{}, listedBy: map[graph.ID]map[graph.ID]int{}}
	b.parties()
	for _, s := range t.Sessions {
		b.list(s)
		for d := range s.EachDecision {
			b.Decisions = append(b.Decisions, d)
		}
	}
	slices.SortStableFunc(b.Decisions, func(x, y view.Decided) int {
		return cmp.Or(cmp.Compare(last(x.At.Day()), last(y.At.Day())), cmp.Compare(x.At.Session.ID, y.At.Session.ID))
	})
	b.marks = make([][]mark, len(b.Parties))
	for i := range b.marks {
		b.marks[i] = make([]mark, len(b.Decisions))
	}
	for i, d := range b.Decisions {
		b.enter(i, d)
	}
	return b
}

// last puts what has no day behind all days.
func last(d graph.Date) graph.Date { return cmp.Or(d, "9999-99-99") }

// parties numbers the parties. A party that is said to be none is none here,
// and a damaged long name is the one that it is nearly.
func (b *Book) parties() {
	printed := map[graph.ID]int{}
	for _, s := range b.Town.Sessions {
		for _, a := range s.Attendances {
			printed[a.PartyID]++
		}
	}
	entries := map[string]int{}
	for id, p := range b.Town.Parties {
		if p.Key != "" {
			entries[p.Key] += printed[id]
		}
	}
	keys := slices.SortedFunc(maps.Keys(entries), func(x, y string) int {
		return cmp.Or(-cmp.Compare(entries[x], entries[y]), cmp.Compare(x, y))
	})
	is := map[string]string{} // a damaged key: the one that it means
	for i, k := range keys {
		is[k] = k
		if j := slices.IndexFunc(keys[:i], func(o string) bool { return is[o] == o && graph.SameParty(k, o) }); j >= 0 {
			is[k] = keys[j]
		}
	}
	b.nameParties(is, printed)
}

// nameParties numbers the parties by key. Of several spellings, the one that lists
// print most often names a party.
func (b *Book) nameParties(is map[string]string, printed map[graph.ID]int) {
	names, most := map[string]string{}, map[string]int{}
	for id, p := range b.Town.Parties {
		key, name, n := is[p.Key], cmp.Or(p.CommonName, p.Name), printed[id]
		if key != "" && (names[key] == "" || n > most[key] || n == most[key] && name < names[key]) {
			names[key], most[key] = name, n
		}
	}
	for _, key := range slices.Sorted(maps.Keys(names)) {
		b.number[key] = len(b.Parties)
		b.Parties = append(b.Parties, Party{key, names[key]})
	}
	for id, p := range b.Town.Parties {
		if i, ok := b.number[is[p.Key]]; ok {
			b.number[p.Key] = i
			b.keyOfID[id] = i
			b.spelled[graph.PartyStem(p.Name)] = i
			b.spelled[graph.PartyStem(b.Parties[i].Name)] = i
		}
	}
}

// Party finds a party by its key or any of its spellings, and whether there is
// one.
func (b *Book) Party(name string) (Party, bool) {
	i, ok := b.find(name)
	if !ok {
		return Party{}, false
	}
	return b.Parties[i], true
}

func (b *Book) find(name string) (int, bool) {
	if i, ok := b.number[name]; ok {
		return i, true
	}
	i, ok := b.spelled[graph.PartyStem(name)]
	return i, ok
}

// PartiesOf are the places in Parties of parties by their ids, each once.
func (b *Book) PartiesOf(ids []graph.ID) []int {
	var out []int
	for _, id := range ids {
		if i, ok := b.keyOfID[id]; ok && !slices.Contains(out, i) {
			out = append(out, i)
		}
	}
	return out
}
