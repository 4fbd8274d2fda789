package ballot

import (
	"cmp"
	"slices"

	"ratsgraph/graph"
	"ratsgraph/graph/view"
)

// A Dissent says how often somebody voted against the majority of the own party,
// by votes that are printed under names.
type Dissent struct {
	graph.Measure
	PersonID graph.ID
	Parties  []Party // stated when the votes were taken, in order of time
	Against  []view.Decided
	With     []view.Decided
	Minimum  int
}

// Rate is the share of votes against the majority, nil for too few.
func (d Dissent) Rate() *graph.Rate {
	if d.N < max(d.Minimum, 1) {
		return nil
	}
	return &graph.Rate{Count: len(d.Against), Of: d.N}
}

const dissentDefinition = "Votes that are printed under the person's name, against the choice of more than half of the votes of the person's party on the same decision: " +
	"as printed of the party, else under the names of at least two members, the person included. The party is the one stated on the session's list, else at the nearest session before. " +
	"Missing are decisions that can have been voted on at sessions that list the person as present, and of which no such comparison is printed."

// Dissents are the members whose votes are printed.
type Dissents struct {
	graph.Measure
	List []Dissent // the most frequent dissenters first
}

const dissentsDefinition = "Decisions on which at least one vote is printed under a member's name and can be compared with the choice of more than half of the votes of the member's party. " +
	"Missing are the other decisions that can have been voted on: of them nothing is known about dissent. " + view.JointRule + "."

// Dissents are the members whose votes are printed.
func (b *Book) Dissents(s Scope, minimum int) Dissents {
	s.KeepUnanimous = true
	all := Dissents{Measure: graph.Measure{Definition: dissentsDefinition, Revision: b.Town.Revision}}
	found := map[graph.ID]*Dissent{}
	could := map[graph.ID]int{}
	for _, i := range b.pick(s) {
		d := b.Decisions[i]
		for _, a := range d.At.Attendances {
			if a.Status == graph.StatusPresent && a.PersonID != "" {
				could[a.PersonID]++
			}
		}
		if b.dissent(d, found) {
			all.N++
		} else {
			all.Missing++
		}
	}
	out := make([]Dissent, 0, len(found))
	for id, x := range found {
		x.N, x.Minimum = len(x.Against)+len(x.With), minimum
		x.Missing = max(0, could[id]-x.N)
		x.Definition, x.Revision = dissentDefinition, b.Town.Revision
		out = append(out, *x)
	}
	slices.SortFunc(out, func(x, y Dissent) int {
		return cmp.Or(-cmp.Compare(len(x.Against), len(y.Against)), cmp.Compare(x.N, y.N), cmp.Compare(x.PersonID, y.PersonID))
	})
	all.List = out
	return all
}

// dissent judges the votes under names on one decision, and reports if there are
// any to judge.
func (b *Book) dissent(d view.Decided, found map[graph.ID]*Dissent) (any bool) {
	for _, v := range d.Votes {
		if v.PersonID == "" || v.Choice == graph.ChoiceAbsent {
			continue
		}
		p, ok := b.partyAt(v.PersonID, d.At)
		if !ok {
			continue
		}
		line := b.line(d, p)
		if line == nil {
			continue
		}
		any = true
		x := found[v.PersonID]
		if x == nil {
			x = &Dissent{PersonID: v.PersonID}
			found[v.PersonID] = x
		}
		if !slices.Contains(x.Parties, b.Parties[p]) {
			x.Parties = append(x.Parties, b.Parties[p])
		}
		if *line == v.Choice {
			x.With = append(x.With, d)
		} else {
			x.Against = append(x.Against, d)
		}
	}
	return any
}

// line is the choice of a party against which its members are measured; nil where
// none is printed, or it is divided.
func (b *Book) line(d view.Decided, party int) *graph.Choice {
	var own, named []graph.Vote
	for _, v := range d.Votes {
		if p, ok := b.keyOfID[v.PartyID]; ok && p == party {
			own = append(own, *v)
		} else if v.PersonID != "" {
			if p, ok := b.partyAt(v.PersonID, d.At); ok && p == party {
				named = append(named, *v)
			}
		}
	}
	if len(own) > 0 {
		return graph.PartyVoteFrom(own).Choice
	}
	if len(named) < 2 {
		return nil
	}
	return graph.PartyVoteFrom(named).Choice
}

// A Split says how often the printed votes of a party were not of one choice.
type Split struct {
	graph.Measure
	Party   Party
	Split   []view.Decided
	Minimum int
}

// Rate is the share of decisions on which it was divided, nil for too few.
func (s Split) Rate() *graph.Rate {
	if s.N < max(s.Minimum, 1) {
		return nil
	}
	return &graph.Rate{Count: len(s.Split), Of: s.N}
}

const splitDefinition = "Decisions on which votes of the party are printed, with counts or under names, and of these those on which more than one choice is printed. " +
	"Missing are decisions on which the party is only named as a whole."

// Splits are the parties whose votes are printed.
type Splits struct {
	graph.Measure
	List []Split // by key
}

const splitsDefinition = "Decisions on which votes of at least one party are printed, with counts or under names. " +
	"Missing are the other decisions that can have been voted on: no votes of parties are printed of them, or parties are only named as a whole. " + view.JointRule + "."

// Splits are the parties whose votes are printed.
func (b *Book) Splits(s Scope, minimum int) Splits {
	s.KeepUnanimous = true
	all := Splits{Measure: graph.Measure{Definition: splitsDefinition, Revision: b.Town.Revision}}
	out := make([]Split, len(b.Parties))
	for _, i := range b.pick(s) {
		told := false
		for p, votes := range b.printed(b.Decisions[i]) {
			told = out[p].see(b.Decisions[i], votes) || told
		}
		if told {
			all.N++
		} else {
			all.Missing++
		}
	}
	for i := range out {
		out[i].Party, out[i].Minimum = b.Parties[i], minimum
		out[i].Definition, out[i].Revision = splitDefinition, b.Town.Revision
	}
	all.List = slices.DeleteFunc(out, func(s Split) bool { return s.N+s.Missing == 0 })
	return all
}

// see counts one decision, and reports if votes tell whether the party was of one
// choice.
func (s *Split) see(d view.Decided, votes []graph.Vote) bool {
	v := graph.PartyVoteFrom(votes)
	first, more := graph.Choice(""), false
	for _, x := range votes {
		if x.Choice == graph.ChoiceAbsent {
			continue
		}
		more = more || first != "" && first != x.Choice
		first = x.Choice
	}
	switch {
	case more:
		s.Split = append(s.Split, d)
		s.N++
	case v.Statement == graph.PartyVoteBlock:
		s.Missing++
		return false
	default:
		s.N++
	}
	return true
}
