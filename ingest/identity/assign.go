package identity

import (
	"cmp"
	"slices"

	"ratsgraph/graph"
	"ratsgraph/ingest/identity/names"
	"ratsgraph/ingest/identity/party"
)

// assign puts each mention into a unit, or lets it follow an entry of the list
// of its session. Guests are in neither.
func (r *resolver) assign() {
	r.of = make([]int32, len(r.mentions))
	r.follow = make([]int32, len(r.mentions))
	r.why = make([]string, len(r.mentions))
	b := builder{r: r, numbers: map[unitKey]int32{}, units: map[pinnedKey]int32{}, parties: map[string]party.Party{}, words: map[*names.Name]string{}}
	touched := r.touched()
	keys := make([]int32, len(r.mentions))
	for i, m := range r.mentions {
		r.of[i], r.follow[i], keys[i] = none, none, none
		switch {
		case m.Group == graph.GroupGuest && !m.Published && !touched[int32(i)]:
			r.why[i] = RuleGuest
		case r.names[i].Surname == "":
			r.why[i] = RuleNotFull
		case !m.Listed && !touched[int32(i)] && r.followed(int32(i)):
		default:
			keys[i] = b.key(int32(i))
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
	days := make([][]int32, len(b.numbers))
	for i, k := range keys {
		if d := day(r.mentions[i].Date); k != none && d > 0 {
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
		at, begins := slices.BinarySearch(days[k], day(r.mentions[i].Date))
		if begins {
			at++
		}
		if at > 0 {
			keys[i] = b.number(unitKey{of: k, era: at})
		}
	}
}

// touched are the mentions that somebody decided on.
func (r *resolver) touched() map[int32]bool {
	out := map[int32]bool{}
	for _, d := range r.decisions {
		for _, id := range []graph.ID{d.A, d.B} {
			if i, ok := r.index[id]; ok && d.Judgement != Unsure {
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
		a, okA := r.index[d.A]
		b, okB := r.index[d.B]
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
			m, ok := r.index[pair[0]]
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
	n := r.names[i]
	found, best := none, 0
	for _, l := range r.sessions[r.meeting[i]].listed {
		fit := fits(r.comparer, n, r.names[l])
		switch {
		case fit == 0 || fit < best:
		case fit > best:
			found, best = l, fit
		case found == none: // others fit as well as this one
		case r.names[l].Key() != r.names[found].Key():
			found = none
			if n.Full() {
				return false
			}
			r.why[i] = RuleNotFull
		}
	}
	if found == none {
		return r.why[i] != ""
	}
	r.follow[i] = found
	return true
}

// fits says how well a name in a session's text fits an entry of its list: 3 the
// same name, 2 the surname alone or with initials, 1 damaged letters, 0 not.
func fits(c *names.Comparer, n, listed *names.Name) int {
	if n.Sex != "" && listed.Sex != "" && n.Sex != listed.Sex {
		return 0
	}
	if n.Key() == listed.Key() {
		return 3
	}
	given, surname, turned := c.Compare(*n, *listed)
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

// A unitKey says which mentions are one unit: the scope, name, sex and party.
// Without a party, the body stands for it. In a later era of a key it is that key,
// and the era.
type unitKey struct {
	scope, name, sex, context string
	of                        int32
	era                       int
}

// A pinnedKey is the number of a unit's key, or that of a mention in it that must
// be a unit of its own.
type pinnedKey struct{ key, mention int32 }

// A builder makes units.
type builder struct {
	r       *resolver
	numbers map[unitKey]int32
	units   map[pinnedKey]int32
	parties map[string]party.Party
	words   map[*names.Name]string // their keys
}

func (b *builder) party(printed string) party.Party {
	p, ok := b.parties[printed]
	if !ok {
		p = party.Of(printed)
		b.parties[printed] = p
	}
	return p
}

// number counts keys.
func (b *builder) number(k unitKey) int32 {
	n, ok := b.numbers[k]
	if !ok {
		n = int32(len(b.numbers))
		b.numbers[k] = n
	}
	return n
}

// key says which mentions are one unit.
func (b *builder) key(i int32) int32 {
	m, n := b.r.mentions[i], b.r.names[i]
	name, ok := b.words[n]
	if !ok {
		name = n.Key()
		b.words[n] = name
	}
	k := unitKey{scope: m.Scope, name: name, sex: n.Sex, context: b.party(m.Party).Key}
	if k.context == "" {
		k.context = "@" + string(m.Body)
	}
	return b.number(k)
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
		r.units = append(r.units, newUnit(r.mentions[i], *r.names[i], pinned))
	}
	r.of[i] = at
	b.grow(r.units[at], i)
}

func newUnit(m *Mention, n names.Name, pinned bool) *unit {
	return &unit{name: n, text: n.Text, key: m.Scope + "\x00" + n.Key(), scope: m.Scope, sex: n.Sex, pinned: pinned}
}

// grow adds what a mention says to a unit. Lists are sorted at the end.
func (b *builder) grow(u *unit, i int32) {
	r, m := b.r, b.r.mentions[i]
	u.mentions = append(u.mentions, i)
	u.count++
	u.chief = u.chief || chief(m.Role, r.names[i].Office)
	u.titled = u.titled || len(r.names[i].Titles) > 0
	d := day(m.Date)
	u.first, u.last = earlier(u.first, d), max(u.last, d)
	if m.Body != "" {
		u.bodies = append(u.bodies, r.bodies[m.Body])
	}
	if m.Listed {
		u.listed = append(u.listed, r.meeting[i])
		if m.Status == graph.StatusPresent {
			u.parallel = append(u.parallel, r.sessions[r.meeting[i]].parallel...)
		}
	}
	if p := b.party(m.Party); p.Key != "" {
		u.parties = mergeTenures(u.parties, []tenure{{p, d, d}})
	}
	if m.For != "" {
		u.standsIn = append(u.standsIn, names.Parse(m.For).Text)
	}
}

// finish sorts what units hold, and counts who bears each surname.
func (r *resolver) finish() {
	bearers := map[string]int32{}
	seen := map[string]bool{}
	for _, u := range r.units {
		slices.SortFunc(u.mentions, r.compareTime)
		u.bodies, u.listed, u.parallel = sorted(u.bodies), sorted(u.listed), sorted(u.parallel)
		if !seen[u.key] && u.person() {
			bearers[u.scope+"\x00"+surnameOf(u.name)]++
		}
		seen[u.key] = true
	}
	for _, u := range r.units {
		u.bearers = bearers[u.scope+"\x00"+surnameOf(u.name)]
		u.text = r.names[u.mentions[0]].Text
	}
}

func sorted(list []int32) []int32 {
	slices.Sort(list)
	return slices.Clip(slices.Compact(list))
}

// compareTime orders mentions by day, those without one last.
func (r *resolver) compareTime(a, b int32) int {
	x, y := r.mentions[a], r.mentions[b]
	return cmp.Or(cmp.Compare(undated(x.Date), undated(y.Date)), cmp.Compare(x.Date, y.Date), cmp.Compare(x.ID, y.ID))
}

func undated(d graph.Date) int {
	if d == "" {
		return 1
	}
	return 0
}
