// Package course says what became of things: of motions, of papers that are not
// yet decided, of items with a conflict of interest, of what was announced. It
// works over a view of a municipality.
package course

import (
	"cmp"
	"slices"

	"ratsgraph/graph"
	"ratsgraph/graph/view"
	"ratsgraph/graph/view/ballot"
)

// A Scope says which sessions count.
type Scope struct {
	During graph.DateRange
	Body   graph.ID // empty: all bodies
}

func (s Scope) has(x *view.Session) bool {
	return (s.Body == "" && !x.Town.Again(x) || x.Body.ID == s.Body) && s.During.Holds(x.Day())
}

// A Motion is what a party moved: a paper with all items that dealt with it, or an
// item without a paper.
type Motion struct {
	Item      view.Handled // the first item that names the mover
	Parties   []int
	Decisions []view.Decided // on it, by day
}

// Outcome is what the motion came to: the outcome of its last decision, empty if
// there is none.
func (m Motion) Outcome() graph.Outcome {
	if n := len(m.Decisions); n > 0 {
		return m.Decisions[n-1].Outcome
	}
	return ""
}

// MotionSuccess says how often what a party moved was accepted.
type MotionSuccess struct {
	graph.Measure
	Party     ballot.Party
	Motions   int
	Accepted  int
	Rejected  int
	Withdrawn int
	Items     []view.Handled // the motions, each by the first item that names the mover
	Decided   []view.Decided // the decisions that n counts
	Minimum   int
}

// Rate is the share that was accepted, nil for too few.
func (m MotionSuccess) Rate() *graph.Rate {
	if m.N < max(m.Minimum, 1) {
		return nil
	}
	return &graph.Rate{Count: m.Accepted, Of: m.N}
}

const motionDefinition = "Motions whose heading names the party as their mover, each once with all items on its paper; the share of those accepted among those accepted or rejected. " +
	"The last decision in the graph counts, whichever body took it: the recommendation of a committee, too. A joint motion counts for each mover. " +
	"Missing are motions without such a decision: withdrawn, referred, postponed, with an outcome that is not recorded, or without any."

// Successes say how often what parties moved was accepted.
type Successes struct {
	graph.Measure
	List []MotionSuccess // by key
}

const motionsDefinition = "Motions whose heading names a party as their mover, each once however many moved it, that were accepted or rejected by the last decision in the graph. " +
	"Missing are motions without such a decision. Motions whose heading names no mover are not known to be any party's, and are not among either."

// Motions counts what each party moved.
func Motions(t *view.Town, s Scope, minimum int) Successes {
	all := Successes{Measure: graph.Measure{Definition: motionsDefinition, Revision: t.Revision}}
	book := ballot.Of(t)
	out := make([]MotionSuccess, len(book.Parties))
	for _, m := range motions(t, s, book) {
		if o := m.Outcome(); o == graph.OutcomeAccepted || o == graph.OutcomeRejected {
			all.N++
		} else {
			all.Missing++
		}
		for _, p := range m.Parties {
			out[p].count(m)
		}
	}
	for i := range out {
		out[i].Party, out[i].Minimum = book.Parties[i], minimum
		out[i].Definition, out[i].Revision = motionDefinition, t.Revision
	}
	all.List = slices.DeleteFunc(out, func(m MotionSuccess) bool { return m.Motions == 0 })
	return all
}

func (m *MotionSuccess) count(x Motion) {
	m.Motions++
	m.Items = append(m.Items, x.Item)
	switch x.Outcome() {
	case graph.OutcomeAccepted:
		m.Accepted++
	case graph.OutcomeRejected:
		m.Rejected++
	case graph.OutcomeWithdrawn:
		m.Withdrawn++
		fallthrough
	default:
		m.Missing++
		return
	}
	m.N++
	m.Decided = append(m.Decided, x.Decisions[len(x.Decisions)-1])
}

// motions gathers what was moved, by the day on which it first was.
func motions(t *view.Town, s Scope, book *ballot.Book) []Motion {
	at := map[graph.ID]int{} // paper, or item without one: its motion
	families := familiesOf(t)
	var out []Motion
	for _, x := range t.Sessions {
		for i := range x.Items {
			it := view.Handled{Item: &x.Items[i], At: x}
			parties := book.PartiesOf(it.MoverIDs)
			if len(parties) == 0 || !s.has(x) {
				continue
			}
			key := it.ID
			if len(it.PaperIDs) > 0 {
				key = base(t, it.PaperIDs[0])
			}
			if k, ok := at[key]; ok {
				out[k].Parties = union(out[k].Parties, parties)
				continue
			}
			at[key] = len(out)
			out = append(out, Motion{Item: it, Parties: parties, Decisions: decisionsOn(t, it, families)})
		}
	}
	return out
}

// base is the paper itself, also of a supplement.
func base(t *view.Town, paper graph.ID) graph.ID {
	if p := t.Papers[paper]; p != nil && p.BaseID != "" {
		return p.BaseID
	}
	return paper
}

// familiesOf are the papers with their supplements, by the paper itself.
func familiesOf(t *view.Town) map[graph.ID][]graph.ID {
	out := map[graph.ID][]graph.ID{}
	for id := range t.Papers {
		out[base(t, id)] = append(out[base(t, id)], id)
	}
	return out
}

// decisionsOn are the decisions on what an item is about: on its papers and their
// supplements, else on itself.
func decisionsOn(t *view.Town, it view.Handled, families map[graph.ID][]graph.ID) []view.Decided {
	var out []view.Decided
	for _, p := range it.PaperIDs {
		for _, id := range families[base(t, p)] {
			out = append(out, t.Decided(id)...)
		}
	}
	for d := range it.At.EachDecision {
		if len(it.PaperIDs) == 0 && d.ItemID == it.ID {
			out = append(out, d)
		}
	}
	slices.SortFunc(out, func(a, b view.Decided) int {
		return cmp.Or(cmp.Compare(last(a.At.Day()), last(b.At.Day())), cmp.Compare(a.SessionID, b.SessionID), cmp.Compare(a.ItemID, b.ItemID), cmp.Compare(a.Ordinal, b.Ordinal))
	})
	return slices.CompactFunc(out, func(a, b view.Decided) bool { return a.ID == b.ID })
}

func last(d graph.Date) graph.Date { return cmp.Or(d, "9999-99-99") }

func union(a, b []int) []int {
	for _, x := range b {
		if !slices.Contains(a, x) {
			a = append(a, x)
		}
	}
	return a
}
