package identity

import (
	"slices"

	"ratsgraph/graph"
	"ratsgraph/ingest/identity/names"
	"ratsgraph/ingest/identity/party"
)

// A unitKey says which mentions are one unit: the scope, name, sex and party.
// Without a party, the body stands for it. In a later era of a key it is that key,
// and the era.
type unitKey struct {
	who          int32
	sex, context string
	of           int32
	era          int
}

// A namesake is whoever has a name, folded, in a scope.
type namesake struct{ scope, name string }

// A pinnedKey is the number of a unit's key, or that of a mention in it that must
// be a unit of its own.
type pinnedKey struct{ key, mention int32 }

// A builder makes units.
type builder struct {
	r       *resolver
	who     counted[namesake]
	keys    counted[unitKey]
	units   map[pinnedKey]int32
	parties map[string]*party.Party
}

func (b *builder) party(printed string) *party.Party {
	p, ok := b.parties[printed]
	if !ok {
		known := party.Of(printed)
		p = &known
		b.parties[printed] = p
	}
	return p
}

// key says which mentions are one unit.
func (b *builder) key(i int32) int32 {
	n, p := b.r.nameOf(i), b.r.placeOf(i)
	k := unitKey{who: b.who.number(namesake{p.scope, n.key}), sex: n.Sex, context: b.party(b.r.entryOf(i).party).Key}
	if k.context == "" {
		k.context = "@" + string(p.body)
	}
	return b.keys.number(k)
}

// put adds a mention to its unit.
func (b *builder) put(i, key int32, pinned bool) {
	r, k := b.r, pinnedKey{key, none}
	if pinned {
		k.mention = i
	}
	at, ok := b.units[k]
	if !ok {
		at = int32(len(r.units))
		b.units[k] = at
		scope, n := r.placeOf(i).scope, r.nameOf(i)
		r.units = append(r.units, &unit{name: n, who: b.who.number(namesake{scope, n.key}), scope: scope, sex: n.Sex, pinned: pinned})
	}
	r.of[i] = at
	b.grow(r.units[at], i)
}

// grow adds what a mention says to a unit. Lists are sorted at the end.
func (b *builder) grow(u *unit, i int32) {
	r, e, n, d := b.r, b.r.entryOf(i), b.r.nameOf(i), b.r.dayOf(i)
	u.mentions = append(u.mentions, i)
	u.count++
	u.chief = u.chief || chief(e.role, n.Office)
	u.titled = u.titled || len(n.Titles) > 0
	u.first, u.last = earlier(u.first, d), max(u.last, d)
	if r.placeOf(i).body != "" && !slices.Contains(u.bodies, r.bodyOf(i)) {
		u.bodies = append(u.bodies, r.bodyOf(i))
	}
	if e.listed {
		u.listed = append(u.listed, r.meetingOf(i))
		if e.status == graph.StatusPresent {
			u.parallel = append(u.parallel, r.sessions[r.meetingOf(i)].parallel...)
		}
	}
	if p := b.party(e.party); p.Key != "" {
		u.parties = sat(u.parties, tenure{p, d, d})
	}
	if e.standsInFor != "" {
		u.standsIn = append(u.standsIn, names.Parse(e.standsInFor).Text)
	}
}

// finish sorts what units hold, and counts who bears each surname.
func (r *resolver) finish() {
	bearers := map[namesake]int32{}
	seen := map[int32]bool{}
	for _, u := range r.units {
		slices.SortFunc(u.mentions, r.compareTime)
		u.bodies, u.listed, u.parallel = sorted(u.bodies), sorted(u.listed), sorted(u.parallel)
		if !seen[u.who] && u.person() {
			bearers[namesake{u.scope, surnameOf(u.name)}]++
		}
		seen[u.who] = true
	}
	for _, u := range r.units {
		u.bearers = bearers[namesake{u.scope, surnameOf(u.name)}]
		u.text = r.nameOf(u.mentions[0]).Text
	}
}

func sorted(list []int32) []int32 {
	slices.Sort(list)
	return slices.Clip(slices.Compact(list))
}
