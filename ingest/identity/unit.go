package identity

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"ratsgraph/graph"
	"ratsgraph/ingest/identity/party"
	"ratsgraph/ingest/identity/spell"
)

// A unit is the mentions of one name in one context, which no rule takes apart:
// the same scope, name, sex, generation and party. Comparing units instead of
// mentions is what makes a million mentions few.
type unit struct {
	name     *spelled
	text     string // the name, canonical
	who      int32  // scope and name, folded; counted
	scope    string
	sex      string
	chief    bool
	titled   bool
	parties  []tenure
	bodies   []int32 // sorted, like all of the following
	listed   []int32 // sessions on whose list the unit stands
	parallel []int32 // sessions at the same time elsewhere
	standsIn []string
	mentions []int32 // indexes, the earliest first
	count    int
	first    int32 // day; 0: not known
	last     int32
	bearers  int32 // given names that go with the surname here
	pinned   bool  // a single mention, since somebody decided on it

	out *Decision // it was taken out of a person: no rule joins it to anybody
}

// A tenure is a party and the days between which it was printed.
type tenure struct {
	party       *party.Party
	first, last int32
}

// day counts days, from 1. It is 0 if there is no date.
func day(d graph.Date) int32 {
	t, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return 0
	}
	return int32(t.Unix()/86400) + 1_000_000
}

// person reports whether the name is enough for a person of its own.
func (u *unit) person() bool { return u.name.Full() }

// add merges another unit into this one.
func (u *unit) add(o *unit) {
	if o.count > u.count {
		u.titled = u.titled || o.titled
	}
	u.sex = cmp.Or(u.sex, o.sex)
	u.chief = u.chief || o.chief
	u.parties = slices.Clone(u.parties)
	for _, t := range o.parties {
		u.parties = sat(u.parties, t)
	}
	u.bodies = union(u.bodies, o.bodies)
	u.listed = union(u.listed, o.listed)
	u.parallel = union(u.parallel, o.parallel)
	u.standsIn = slices.Concat(u.standsIn, o.standsIn)
	u.count += o.count
	u.first, u.last = earlier(u.first, o.first), max(u.last, o.last)
}

func earlier(a, b int32) int32 {
	if a == 0 || b != 0 && b < a {
		return b
	}
	return a
}

// sat adds the days of a party to those of others, in place.
func sat(list []tenure, t tenure) []tenure {
	i := slices.IndexFunc(list, func(x tenure) bool { return x.party.Key == t.party.Key })
	if i < 0 {
		return append(list, t)
	}
	list[i].first, list[i].last = earlier(list[i].first, t.first), max(list[i].last, t.last)
	return list
}

// union joins two sorted lists.
func union(a, b []int32) []int32 {
	if len(b) == 0 {
		return a
	}
	out := slices.Concat(a, b)
	slices.Sort(out)
	return slices.Compact(out)
}

// meet reports whether two sorted lists have something in common.
func meet(a, b []int32) bool {
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] == b[0]:
			return true
		case a[0] < b[0]:
			a = a[1:]
		default:
			b = b[1:]
		}
	}
	return false
}

// chiefWords are offices of which a municipality has one.
var chiefWords = []string{"bürgermeister", "landrat", "landrät", "stadtdirektor", "gemeindedirektor", "kämmerer", "kämmerin"}

// chief reports whether a role or an office in front of the name is the head of
// the administration; deputies and heads of parts of the town are not.
func chief(role, office string) bool {
	r := spell.Fold(cmp.Or(role, office))
	for _, w := range []string{"stellv", "stv", "ortsbürger", "bezirksbürger", "alt", "ehem", "1. ", "2. ", "erster", "erste ", "zweite"} {
		if strings.HasPrefix(r, w) {
			return false
		}
	}
	return slices.ContainsFunc(chiefWords, func(w string) bool { return strings.HasPrefix(r, w) || strings.HasPrefix(r, "ober"+w) })
}
