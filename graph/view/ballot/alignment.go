package ballot

import (
	"cmp"
	"fmt"
	"slices"

	"ratsgraph/graph"
	"ratsgraph/graph/view"
)

// An Alignment says how often two parties voted alike.
type Alignment struct {
	graph.Measure
	A, B     Party
	Whole    Group
	Minimum  int
	Inferred int // of n, those that count because of an inference

	per      graph.Period
	compared compared
}

// A Group is the decisions of an alignment that belong together: of a period, of
// a body, of a topic.
type Group struct {
	graph.Slot
	BodyID  graph.ID
	Topic   string
	Missing int // decisions on which the vote of at least one of them is not known
	Minimum int

	book         *Book
	alike, apart []int32 // places
}

// Alike are the decisions on which they voted alike.
func (g Group) Alike() []view.Decided { return g.book.decided(g.alike) }

// Apart are the decisions on which they voted differently.
func (g Group) Apart() []view.Decided { return g.book.decided(g.apart) }

// Rate is the share of decisions on which they voted alike, nil if there are
// fewer than the minimum.
func (g Group) Rate() *graph.Rate {
	if n := len(g.alike) + len(g.apart); n < max(g.Minimum, 1) {
		return nil
	}
	return &graph.Rate{Count: len(g.alike), Of: len(g.alike) + len(g.apart)}
}

// N is how many decisions are compared.
func (g Group) N() int { return len(g.alike) + len(g.apart) }

const alignmentDefinition = "Decisions on which the votes of both parties are known and not divided, and the share of them on which both voted yes, both no or both abstained; %s. " +
	"Missing are decisions that can have been voted on and on which the vote of at least one of the two is not known. " +
	"A party's vote is what more than half of its printed votes were; its printed counts or block come before votes of its members by name. " + view.JointRule + "."

// Align compares two parties. A share of fewer than minimum decisions is not
// given.
func (b *Book) Align(nameA, nameB string, s Scope, per graph.Period, minimum int) (Alignment, error) {
	x, okA := b.find(nameA)
	y, okB := b.find(nameB)
	if !okA || !okB {
		return Alignment{}, fmt.Errorf("parties %q and %q in %s: %w", nameA, nameB, b.Town.Municipality.Name, graph.ErrNotFound)
	}
	return b.align(x, y, b.pick(s), s, per, minimum), nil
}

func (b *Book) align(x, y int, places []int32, s Scope, per graph.Period, minimum int) Alignment {
	out := Alignment{A: b.Parties[x], B: b.Parties[y], Minimum: minimum, per: per}
	c := compared{book: b, places: places, verdicts: make([]verdict, len(places))}
	of, marksX, marksY := verdictsUnder(s.Layers), b.marks[x], b.marks[y]
	for i, p := range places {
		v := of[(int(marksX[p])<<6|int(marksY[p]))&(64*64-1)]
		out.Inferred += int(v / inferred)
		c.verdicts[i] = v % inferred
	}
	out.compared = c
	out.Whole = c.whole(minimum)
	out.Measure = graph.Measure{Definition: fmt.Sprintf(alignmentDefinition, s.describe()), N: out.Whole.N(), Missing: out.Whole.Missing, Revision: b.Town.Revision}
	return out
}

// Series cuts the decisions by time; empty periods between the first and the last
// are there.
func (a Alignment) Series() []Group { return a.compared.series(a.per, a.Minimum) }

// ByBody cuts the decisions by body, in order of their ids.
func (a Alignment) ByBody() []Group { return a.compared.byBody(a.Minimum) }

// Change is when they began to vote alike more or less often; nil if that is not
// clear enough.
func (a Alignment) Change() *Change { return a.compared.change(a.Minimum) }

// describe names what a scope leaves out and lets in.
func (s Scope) describe() string {
	out := "decisions of which all that is printed is on one side are left out"
	if s.KeepUnanimous {
		out = "decisions of which all that is printed is on one side are kept"
	}
	switch {
	case s.Layers.Unanimous && s.Layers.Remainder:
		return out + "; votes inferred by UNANIMOUS and REMAINDER count"
	case s.Layers.Unanimous:
		return out + "; votes inferred by UNANIMOUS count"
	case s.Layers.Remainder:
		return out + "; votes inferred by REMAINDER count"
	}
	return out + "; nothing is inferred"
}

// A verdict is whether two parties voted alike on a decision.
type verdict uint8

const (
	unknown verdict = iota
	alike
	apart
	inferred verdict = 4 // beside one of these: an inference is among what it rests on
)

func verdictOf(x, y mark) verdict {
	switch {
	case x == unmarked || y == unmarked || x == divided || y == divided:
		return unknown
	case x == y:
		return alike
	}
	return apart
}

// compared are decisions with the verdict on each.
type compared struct {
	book     *Book
	places   []int32
	verdicts []verdict
}

// whole gathers all decisions.
func (c compared) whole(minimum int) Group {
	g := Group{book: c.book, Minimum: minimum}
	for i, p := range c.places {
		g.add(p, c.verdicts[i])
	}
	return g
}

func (g *Group) add(place int32, v verdict) {
	switch v {
	case alike:
		g.alike = append(g.alike, place)
	case apart:
		g.apart = append(g.apart, place)
	default:
		g.Missing++
	}
}

// series cuts the decisions by time. Those without a known day are in no period.
func (c compared) series(per graph.Period, minimum int) []Group {
	var out []Group
	first, month := -1, -1
	var in *Group // of that month: many decisions in a row are of one
	for i, p := range c.places {
		m := int(c.book.month[p])
		if m < 0 {
			continue
		}
		if m != month {
			slot := per.Slot(m)
			if first < 0 {
				first = slot
			}
			for len(out) <= slot-first {
				out = append(out, Group{Slot: per.Of(first + len(out)), Minimum: minimum, book: c.book})
			}
			month, in = m, &out[slot-first]
		}
		in.add(p, c.verdicts[i])
	}
	return out
}

// byBody cuts the decisions by body.
func (c compared) byBody(minimum int) []Group {
	at := map[graph.ID]int{}
	var out []Group
	for i, p := range c.places {
		id := c.book.body[p]
		k, ok := at[id]
		if !ok {
			k, at[id] = len(out), len(out)
			out = append(out, Group{BodyID: id, Minimum: minimum, book: c.book})
		}
		out[k].add(p, c.verdicts[i])
	}
	slices.SortFunc(out, func(a, b Group) int { return cmp.Compare(a.BodyID, b.BodyID) })
	return out
}

// PrintedLabel is the label of the group's period, nil if it is not one of a
// period.
func (g Group) PrintedLabel() *string {
	if g.Label == "" {
		return nil
	}
	return &g.Label
}

// ByTopic cuts the decisions by the topics of their items; of is the topics of
// each item, by its id.
func (a Alignment) ByTopic(of map[graph.ID][]string) []Group {
	at := map[string]int{}
	var out []Group
	for i, p := range a.compared.places {
		d := a.compared.book.Decisions[p]
		for _, topic := range of[d.ItemID] {
			k, ok := at[topic]
			if !ok {
				k, at[topic] = len(out), len(out)
				out = append(out, Group{Topic: topic, Minimum: a.Minimum, book: a.compared.book})
			}
			out[k].add(p, a.compared.verdicts[i])
		}
	}
	slices.SortFunc(out, func(x, y Group) int { return cmp.Compare(x.Topic, y.Topic) })
	return out
}

// Alignments compare any two parties.
type Alignments struct {
	graph.Measure
	List []Alignment // the most compared decisions first
}

const pairsDefinition = "Decisions on which the votes of at least two parties are known and not divided; %s. " +
	"Missing are decisions that can have been voted on and on which those of fewer than two are. " + view.JointRule + "."

// Pairs compares any two parties, and leaves out those without a decision on
// which both votes are known.
func (b *Book) Pairs(s Scope, per graph.Period, minimum int) Alignments {
	out := Alignments{Measure: graph.Measure{Definition: fmt.Sprintf(pairsDefinition, s.describe()), Revision: b.Town.Revision}}
	places := b.pick(s)
	for _, p := range places {
		if b.comparable(int(p), s.Layers) {
			out.N++
		} else {
			out.Missing++
		}
	}
	for x := range b.Parties {
		for y := x + 1; y < len(b.Parties); y++ {
			if a := b.align(x, y, places, s, per, minimum); a.N > 0 {
				out.List = append(out.List, a)
			}
		}
	}
	slices.SortStableFunc(out.List, func(x, y Alignment) int { return -cmp.Compare(x.N, y.N) })
	return out
}

// comparable reports a decision on which the votes of two parties are known.
func (b *Book) comparable(place int, l graph.Layers) bool {
	known := 0
	for _, marks := range b.marks {
		if m := marks[place].choice(l); m != unmarked && m != divided {
			known++
		}
	}
	return known > 1
}

// Town is the municipality whose parties are compared.
func (a Alignment) Town() *view.Town { return a.compared.book.Town }
