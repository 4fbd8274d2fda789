package identity

import (
	"cmp"
	"slices"

	"ratsgraph/graph"
	"ratsgraph/ingest/identity/names"
	"ratsgraph/ingest/identity/party"
)

// A refusal says why a mention means nobody.
type refusal uint8

const (
	notFull refusal = iota + 1
	guest
)

// refusalRules are the rules of refusals. What nothing was said of is not full.
var refusalRules = [...]string{RuleNotFull, notFull: RuleNotFull, guest: RuleGuest}

// assign puts each mention into a unit, or lets it follow an entry of the list
// of its session. Guests are in neither.
func (r *resolver) assign() {
	r.of = make([]int32, len(r.mentions))
	r.follow = make([]int32, len(r.mentions))
	r.why = make([]refusal, len(r.mentions))
	b := builder{r: r, units: map[pinnedKey]int32{}, parties: map[string]*party.Party{}}
	touched := r.touched()
	keys := make([]int32, len(r.mentions))
	for i := range r.mentions {
		r.of[i], r.follow[i], keys[i] = none, none, none
		m, e := int32(i), r.entryOf(int32(i))
		switch {
		case e.group == graph.GroupGuest && !e.published && !touched[m]:
			r.why[m] = guest
		case r.nameOf(m).Surname == "":
			r.why[m] = notFull
		case !e.listed && !touched[m] && r.followed(m):
		default:
			keys[m] = b.key(m)
		}
	}
	b.eras(keys)
	pins, taken := r.pins(keys), r.takenOut()
	for i := range r.mentions {
		m := int32(i)
		if keys[i] != none {
			b.put(m, keys[i], pins[m] || taken[m] != nil)
			r.units[r.of[m]].out = taken[m]
		}
	}
	r.finish()
}

// generationDays is the number of days without a mention after which a name may be
// somebody else's.
const generationDays = 15 * 365

// eras takes the mentions of a key apart where many years lie between them.
func (b *builder) eras(keys []int32) {
	r := b.r
	days := make([][]int32, len(b.keys.list))
	for i, k := range keys {
		if d := r.dayOf(int32(i)); k != none && d > 0 {
			days[k] = append(days[k], d)
		}
	}
	for k, list := range days {
		list = sorted(list)
		days[k] = nil
		for i := 1; i < len(list); i++ {
			if list[i]-list[i-1] > generationDays {
				days[k] = append(days[k], list[i])
			}
		}
	}
	for i, k := range keys {
		if k == none || len(days[k]) == 0 {
			continue
		}
		at, begins := slices.BinarySearch(days[k], r.dayOf(int32(i)))
		if begins {
			at++
		}
		if at > 0 {
			keys[i] = b.keys.number(unitKey{of: k, era: at})
		}
	}
}

// touched are the mentions that somebody decided on.
func (r *resolver) touched() map[int32]bool {
	out := map[int32]bool{}
	for _, d := range r.decisions {
		for _, id := range []graph.ID{d.A, d.B} {
			if i, ok := r.find(id); ok && d.Judgement != Unsure {
				out[i] = true
			}
		}
	}
	return out
}

// pins are the mentions that must be units of their own: somebody told them
// apart from others of the same unit.
func (r *resolver) pins(keys []int32) map[int32]bool {
	split := map[int32]bool{}
	for _, d := range r.decisions {
		a, okA := r.find(d.A)
		b, okB := r.find(d.B)
		if okA && okB && d.Judgement == Different && keys[a] == keys[b] {
			split[keys[a]] = true
		}
	}
	out := map[int32]bool{}
	for i := range r.touched() {
		if split[keys[i]] {
			out[i] = true
		}
	}
	return out
}

// takenOut are the mentions of which somebody said that they do not mean a
// person, each with the last decision that says so.
func (r *resolver) takenOut() map[int32]*Decision {
	out := map[int32]*Decision{}
	for i := range r.decisions {
		d := &r.decisions[i]
		for _, pair := range [][2]graph.ID{{d.A, d.B}, {d.B, d.A}} {
			m, ok := r.find(pair[0])
			if ok && d.Judgement == Different && pair[1].Kind() == graph.KindPerson && (out[m] == nil || out[m].At < d.At) {
				out[m] = d
			}
		}
	}
	return out
}

// followed finds the one entry on the list of the session that a name means. A
// guest who bears the name too leaves no choice.
func (r *resolver) followed(i int32) bool {
	n := r.nameOf(i)
	found, best := none, 0
	for _, l := range r.sessions[r.meetingOf(i)].listed {
		fit := fits(r.comparer, n, r.nameOf(l))
		switch {
		case fit == 0 || fit < best:
		case fit > best:
			found, best = l, fit
		case found == none: // others fit as well as this one
		case r.nameOf(l).key != r.nameOf(found).key:
			found = none
			if n.Full() {
				return false
			}
			r.why[i] = notFull
		}
	}
	if found == none {
		return r.why[i] != 0
	}
	r.follow[i] = found
	return true
}

// fits says how well a name in a session's text fits an entry of its list: 3 the
// same name, 2 the surname alone or with initials, 1 damaged letters, 0 not.
func fits(c *names.Comparer, n, listed *spelled) int {
	if n.Sex != "" && listed.Sex != "" && n.Sex != listed.Sex {
		return 0
	}
	if n.key == listed.key {
		return 3
	}
	given, surname, turned := c.Compare(n.Name, listed.Name)
	switch {
	case turned || given.Kinship == names.Apart || surname.Cost > 0.5:
		return 0
	case surname.Kinship == names.Equal && (given.Kinship == names.Missing || given.Kinship == names.Initials || given.Kinship == names.Shorter):
		return 2
	case surname.Kinship == names.Equal || surname.Kinship == names.Damaged:
		return 1
	}
	return 0
}

// compareTime orders mentions by day, those without one last.
func (r *resolver) compareTime(a, b int32) int {
	x, y := r.placeOf(a).date, r.placeOf(b).date
	return cmp.Or(cmp.Compare(undated(x), undated(y)), cmp.Compare(x, y), cmp.Compare(a, b)) // mentions are ordered by id
}

func undated(d graph.Date) int {
	if d == "" {
		return 1
	}
	return 0
}
