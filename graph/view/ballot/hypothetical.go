package ballot

import (
	"slices"
	"strings"

	"ratsgraph/graph"
	"ratsgraph/graph/view"
)

// A Hypothetical is a decision counted again as if the absent members had been
// there and had voted as their parties did. It is a thought, not a fact: nobody
// knows how they would have voted.
type Hypothetical struct {
	view.Decided
	AbsentIDs []graph.ID // entries of the absent members
	WouldYes  int        // of these, those whose party voted yes
	WouldNo   int
	WouldNot  int // whose party abstained
	Open      int // whose party's vote is not known, or who have none
}

// Margin is yes less no, as printed.
func (h Hypothetical) Margin() int { return *h.Yes - *h.No }

// Lowest is the smallest margin that is possible: all whose vote is open vote no.
func (h Hypothetical) Lowest() int { return h.Margin() + h.WouldYes - h.WouldNo - h.Open }

// Highest is the largest margin that is possible.
func (h Hypothetical) Highest() int { return h.Margin() + h.WouldYes - h.WouldNo + h.Open }

// Certain reports whether the outcome changes however those vote whose vote is
// open.
func (h Hypothetical) Certain() bool {
	passed := h.Margin() > 0
	return passed != (h.Lowest() > 0) && passed != (h.Highest() > 0)
}

// possible reports whether the outcome can change.
func (h Hypothetical) possible() bool {
	passed := h.Margin() > 0
	return passed != (h.Lowest() > 0) || passed != (h.Highest() > 0)
}

// Hypotheticals are the decisions whose outcome could change.
type Hypotheticals struct {
	graph.Measure
	List []Hypothetical
}

const hypotheticalDefinition = "HYPOTHETICAL: decisions with printed counts, accepted with more yes than no or rejected otherwise, counted again as if every absent member without a printed substitute " +
	"had been there and voted as the own party did on that decision; a tie rejects. Those whose party's vote is not known bound the result. Decisions whose result printed and counted do not agree are left out. Advisory members are not counted in. Missing are decisions without printed yes and no counts, and those of sessions with a deputy of whom the list does not say for whom."

// WithAbsent counts decisions again with their absent members.
func (b *Book) WithAbsent(s Scope) Hypotheticals {
	s.KeepUnanimous = true
	out := Hypotheticals{List: []Hypothetical{}}
	for _, i := range b.pick(s) {
		d := b.Decisions[i]
		if d.Yes == nil || d.No == nil || unnamedDeputies(d) {
			out.Missing++
			continue
		}
		if !countedSo(d) {
			continue
		}
		out.N++
		if h := b.withAbsent(int(i), s.Layers); len(h.AbsentIDs) > 0 && h.possible() {
			out.List = append(out.List, h)
		}
	}
	out.Definition, out.Revision = hypotheticalDefinition, b.Town.Revision
	return out
}

// unnamedDeputies reports whether somebody stood in for nobody knows whom.
func unnamedDeputies(d view.Decided) bool {
	return slices.ContainsFunc(graph.Substitutions(d.At.Attendances), func(s graph.Substitution) bool {
		return s.Statement == graph.SubstitutionMemberNotNamed
	})
}

// advisory reports a member without a vote.
func advisory(a *graph.Attendance) bool {
	return strings.Contains(strings.ToLower(value(a.Role)), "berat")
}

// countedSo reports whether more votes for it is what accepted a decision.
func countedSo(d view.Decided) bool {
	return d.Outcome == graph.OutcomeAccepted && *d.Yes > *d.No || d.Outcome == graph.OutcomeRejected && *d.Yes <= *d.No
}

func (b *Book) withAbsent(i int, l graph.Layers) Hypothetical {
	d := b.Decisions[i]
	h := Hypothetical{Decided: d}
	for _, sub := range graph.Substitutions(d.At.Attendances) {
		a := sub.Absent
		if a == nil || sub.Substitute != nil || recused(d, a.PersonID) || advisory(a) {
			continue
		}
		h.AbsentIDs = append(h.AbsentIDs, a.ID)
		p, ok := b.keyOfID[a.PartyID]
		if !ok {
			p, ok = b.partyAt(a.PersonID, d.At)
		}
		m := unmarked
		if ok {
			m = b.marks[p][i].choice(l)
		}
		switch m {
		case yes:
			h.WouldYes++
		case no:
			h.WouldNo++
		case abstain:
			h.WouldNot++
		default:
			h.Open++
		}
	}
	return h
}
