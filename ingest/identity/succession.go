package identity

import (
	"cmp"
	"slices"
	"strings"

	"ratsgraph/ingest/identity/spell"
)

// A seat is where somebody of some given names could be followed: a body and a
// party.
type seat struct {
	scope, given, party string
	body                int32
}

// several is how many may follow somebody in a seat before that says nothing
// about any of them.
const several = 3

// successions compares persons of one given name of whom one ends in a body and
// party where the other begins, under another surname. Their names share nothing
// that [resolver.spellings] could find them by.
func (r *resolver) successions(people []*unit, at []int32) []edge {
	seats := map[seat][]int32{}
	for i, u := range people {
		if u.first == 0 || !u.person() || len(u.listed) < 2 {
			continue
		}
		given := spell.Fold(strings.Join(u.name.Given, " "))
		for _, t := range u.parties {
			for _, b := range u.bodies {
				s := seat{u.scope, given, t.party.Key, b}
				seats[s] = append(seats[s], int32(i))
			}
		}
	}
	found := map[[2]int32]float64{}
	for _, list := range seats {
		slices.SortFunc(list, func(x, y int32) int { return cmp.Or(cmp.Compare(people[x].first, people[y].first), cmp.Compare(x, y)) })
		for _, i := range list {
			for _, j := range followers(people, list, people[i].last) {
				u, v := people[i], people[j]
				if p := newPair(r.comparer, u, v); !renamed(&p) || !successive(&p) || v.name.Birth != "" {
					continue
				}
				if x := compare(r.comparer, u, v); x >= offered {
					found[[2]int32{i, j}] = x
				}
			}
		}
	}
	var out []edge
	for k, x := range found {
		out = append(out, newEdge(at[k[0]], at[k[1]], people[k[0]], people[k[1]], x))
	}
	return out
}

// followers are those of a list, ordered by their first day, who begin soon after
// a day; none if there are [several].
func followers(people []*unit, list []int32, day int32) []int32 {
	from, _ := slices.BinarySearchFunc(list, day+1, func(i, d int32) int { return cmp.Compare(people[i].first, d) })
	to := from
	for to < len(list) && people[list[to]].first < day+nextDays {
		if to++; to-from > several {
			return nil
		}
	}
	return list[from:to]
}
