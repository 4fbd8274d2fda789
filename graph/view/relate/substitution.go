package relate

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"ratsgraph/graph"
	"ratsgraph/graph/view"
)

// A SubstitutionPair says how often one person stood in for another.
type SubstitutionPair struct {
	DeputyID, MemberID graph.ID
	Times              int
	DeputyParties      []graph.ID // as stated then, or at the nearest session before
	MemberParties      []graph.ID
	Entries            []graph.ID // of the deputy, by day
}

// SubstitutionPairs are who stood in for whom.
type SubstitutionPairs struct {
	graph.Measure
	Pairs []SubstitutionPair // the most frequent first
}

const pairsDefinition = "Entries of lists of people that say for which member a deputy is present; n counts them, and missing counts those of deputies whose member is not named%s. " + view.JointRule + "."

// Replaced are who stood in for whom; if across, only where different parties are
// stated for the two.
func Replaced(t *view.Town, in Scope, across bool) SubstitutionPairs {
	out := SubstitutionPairs{Measure: graph.Measure{Revision: t.Revision, Definition: fmt.Sprintf(pairsDefinition, "")}}
	if across {
		out.Definition = fmt.Sprintf(pairsDefinition, ", or of which the party of one of the two is not stated; only those of different parties are shown")
	}
	found := map[[2]graph.ID]*SubstitutionPair{}
	for _, s := range t.Sessions {
		if !in.has(s) {
			continue
		}
		for i := range s.Attendances {
			a := &s.Attendances[i]
			if a.PersonID == "" || a.Status != graph.StatusPresent || !a.Substitute && a.SubstitutesID == "" {
				continue
			}
			own, theirs := partyOf(t, s, a.PersonID), partyOf(t, s, a.SubstitutesID)
			if a.SubstitutesID == "" || across && (own == "" || theirs == "") {
				out.Missing++
				continue
			}
			out.N++
			if !across || !together(keyOf(t, own), keyOf(t, theirs)) {
				count(found, a, own, theirs)
			}
		}
	}
	for _, p := range found {
		out.Pairs = append(out.Pairs, *p)
	}
	slices.SortFunc(out.Pairs, func(a, b SubstitutionPair) int {
		return cmp.Or(b.Times-a.Times, cmp.Compare(a.DeputyID, b.DeputyID), cmp.Compare(a.MemberID, b.MemberID))
	})
	return out
}

func count(found map[[2]graph.ID]*SubstitutionPair, a *graph.Attendance, own, theirs graph.ID) {
	k := [2]graph.ID{a.PersonID, a.SubstitutesID}
	p := found[k]
	if p == nil {
		p = &SubstitutionPair{DeputyID: k[0], MemberID: k[1]}
		found[k] = p
	}
	p.Times++
	p.Entries = append(p.Entries, a.ID)
	p.DeputyParties, p.MemberParties = with(p.DeputyParties, own), with(p.MemberParties, theirs)
}

func with(ids []graph.ID, id graph.ID) []graph.ID {
	if id == "" || slices.Contains(ids, id) {
		return ids
	}
	return append(ids, id)
}

// partyOf is the party of a deputy or of a member who is replaced: as the session's
// list states it, or the nearest list before. Lists of committees often state none.
func partyOf(t *view.Town, s *view.Session, person graph.ID) graph.ID {
	var best *view.Entry
	for _, e := range t.Listed(person) {
		if e.PartyID == "" || e.At != s && (e.At.Day() == "" || e.At.Day() > s.Day()) {
			continue
		}
		if best == nil || e.At == s || best.At != s && e.At.Day() >= best.At.Day() {
			best = &e
		}
	}
	if best == nil {
		return ""
	}
	return best.PartyID
}

// together reports whether two keys are one party, or a joint group and a party of
// it.
func together(a, b string) bool {
	for _, x := range strings.Split(a, "+") {
		for _, y := range strings.Split(b, "+") {
			if graph.SameParty(x, y) {
				return true
			}
		}
	}
	return false
}

func keyOf(t *view.Town, party graph.ID) string {
	if p := t.Parties[party]; p != nil {
		return p.Key
	}
	return ""
}
