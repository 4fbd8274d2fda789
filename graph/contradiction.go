package graph

import (
	"cmp"
	"fmt"
	"slices"
)

// The kinds of contradictions between documents.
const (
	ContradictionDocuments = "documents_disagree" // documents of one session say different things
	ContradictionParty     = "party_differs"      // two parties are stated for a person on one day
)

// A Contradiction is where documents contradict each other. It is found and
// shown, never settled.
type Contradiction struct {
	Kind        string
	Text        string
	SessionIDs  []ID
	Attendances []ID // the entries that contradict each other
}

// Refs are the ids it refers to.
func (c Contradiction) Refs() []ID { return append(append([]ID{}, c.SessionIDs...), c.Attendances...) }

// PartyContradictions finds persons for whom different parties are stated on one
// day, in order of day and person.
func PartyContradictions(as []Appearance) []Contradiction {
	as = slices.DeleteFunc(slices.Clone(as), func(a Appearance) bool { return a.Party == "" || a.Day == "" || a.PersonID == "" })
	slices.SortFunc(as, func(a, b Appearance) int {
		return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.PersonID, b.PersonID), cmp.Compare(a.ID, b.ID))
	})
	var out []Contradiction
	for i := 1; i < len(as); i++ {
		a, b := as[i-1], as[i]
		if a.Day != b.Day || a.PersonID != b.PersonID || SameParty(a.PartyKey, b.PartyKey) {
			continue
		}
		out = append(out, Contradiction{Kind: ContradictionParty, Text: fmt.Sprintf("%s is stated for %s and for %s on %s", a.Name, a.Party, b.Party, a.Day),
			SessionIDs: []ID{a.SessionID, b.SessionID}, Attendances: []ID{a.ID, b.ID}})
	}
	return out
}

// An Overlap says, for one year, who is listed at the sessions of two bodies.
type Overlap struct {
	Year      int
	BothIDs   []ID // persons listed at both, in order of name
	OnlyThis  int
	OnlyOther int
}

// Overlaps compares by year who is listed in two bodies. Deputies who stood in
// do not count, and sessions whose day is not known say nothing.
func Overlaps(this, other []Appearance) []Overlap {
	a, b := listedByYear(this), listedByYear(other)
	years := map[int]bool{}
	for y := range a {
		years[y] = true
	}
	for y := range b {
		years[y] = true
	}
	var out []Overlap
	for y := range years {
		o := Overlap{Year: y}
		var both []Appearance
		for id, x := range a[y] {
			if _, ok := b[y][id]; ok {
				both = append(both, x)
			} else {
				o.OnlyThis++
			}
		}
		o.OnlyOther = len(b[y]) - len(both)
		slices.SortFunc(both, func(x, z Appearance) int {
			return cmp.Or(cmp.Compare(x.Name, z.Name), cmp.Compare(x.PersonID, z.PersonID))
		})
		for _, x := range both {
			o.BothIDs = append(o.BothIDs, x.PersonID)
		}
		out = append(out, o)
	}
	slices.SortFunc(out, func(x, z Overlap) int { return cmp.Compare(x.Year, z.Year) })
	return out
}

func listedByYear(as []Appearance) map[int]map[ID]Appearance {
	out := map[int]map[ID]Appearance{}
	for _, a := range as {
		y := a.Day.Year()
		if y == 0 || a.Substitute {
			continue
		}
		if out[y] == nil {
			out[y] = map[ID]Appearance{}
		}
		out[y][a.PersonID] = a
	}
	return out
}
