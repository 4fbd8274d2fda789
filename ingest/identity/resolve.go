package identity

import (
	"cmp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"ratsgraph/graph"
	"ratsgraph/ingest/identity/names"
	"ratsgraph/ingest/identity/spell"
)

// Resolve says which mentions are which person. It is a function of its
// arguments: the same mentions and decisions in any order give the same result.
//
// Decisions come first, the latest before the others; then the same name in one
// municipality; then other spellings, the surest before the others. A link that
// would join two that are different yields: so of the links on a path between
// them it is the weakest that is left out.
func Resolve(mentions []Mention, decisions []Decision) Result {
	r := &resolver{mentions: pointers(mentions), decisions: InForce(decisions), comparer: new(names.Comparer)}
	r.parse()
	r.meetings()
	r.assign()
	r.cluster()
	return r.result()
}

// pointers orders mentions by id, and leaves out repeated ones.
func pointers(list []Mention) []*Mention {
	out := make([]*Mention, len(list))
	for i := range list {
		out[i] = &list[i]
	}
	slices.SortFunc(out, func(a, b *Mention) int {
		return cmp.Or(cmp.Compare(a.ID, b.ID), cmp.Compare(a.Document, b.Document), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Name, b.Name))
	})
	return slices.CompactFunc(out, func(a, b *Mention) bool { return a.ID == b.ID })
}

// A resolver is one call of [Resolve].
type resolver struct {
	mentions  []*Mention
	decisions []Decision
	names     []*names.Name // of the mentions
	index     map[graph.ID]int32
	comparer  *names.Comparer

	meeting  []int32            // of the mentions: the session, counted
	sessions []meeting          // by that count
	bodies   map[graph.ID]int32 // counted; spellings of one name are one

	units  []*unit
	of     []int32 // of the mentions: the unit, or none
	follow []int32 // of the mentions: the listed mention that it means, or none
	why    []string

	joins   *joins
	settled map[int32]bool // by root, after decisions: somebody in it was not taken out
	bridged map[int32]bool // by root: people joined different names in it
	tree    []edge         // what joined units
	open    []edge         // what did not
	yielded []Conflict
}

const none = int32(-1)

// parse takes the names apart, each spelling once.
func (r *resolver) parse() {
	known := map[[3]string]*names.Name{}
	r.names = make([]*names.Name, len(r.mentions))
	r.index = make(map[graph.ID]int32, len(r.mentions))
	for i, m := range r.mentions {
		k := [3]string{m.Name, m.Salutation, m.Title}
		n := known[k]
		if n == nil {
			parsed := names.Parse(m.Name)
			parsed.Sex = sexOf(cmp.Or(names.Parse(m.Salutation).Sex, parsed.Sex), parsed.Given)
			if m.Title != "" {
				parsed.Titles = append(parsed.Titles, m.Title)
			}
			n = &parsed
			known[k] = n
		}
		r.names[i] = n
		r.index[m.ID] = int32(i)
	}
}

// sexOf is the sex that a salutation tells. One that contradicts the given name
// ("Frau Emil Muster") is a slip, and tells nothing.
func sexOf(said string, given []string) string {
	if by := names.Sex(given); by != "" && by != said {
		return ""
	}
	return said
}

// A meeting is a session as far as it bears on who can be whom.
type meeting struct {
	listed   []int32 // mentions on its list
	slot     string  // scope, date
	from, to string
	body     graph.ID
	parallel []int32 // sessions at the same time elsewhere
}

// meetings gathers what each session lists, and which were at the same time.
func (r *resolver) meetings() {
	count := map[graph.ID]int32{}
	r.meeting = make([]int32, len(r.mentions))
	r.bodies = r.countBodies()
	slots := map[string][]int32{}
	for i, m := range r.mentions {
		at, ok := count[m.here()]
		if !ok {
			at = int32(len(r.sessions))
			count[m.here()] = at
			s := meeting{slot: m.Scope + "\x00" + string(m.Date), from: m.Start, to: m.End, body: m.Body}
			r.sessions = append(r.sessions, s)
			if m.Date != "" && m.Start != "" && m.End != "" {
				slots[s.slot] = append(slots[s.slot], at)
			}
		}
		r.meeting[i] = at
		if m.Listed {
			r.sessions[at].listed = append(r.sessions[at].listed, int32(i))
		}
	}
	for _, list := range slots {
		r.overlap(list)
	}
}

// countBodies numbers bodies. Names that differ in letters which text recognition
// confuses are one body: "Ausschuss fiir Bau" is that "für Bau".
func (r *resolver) countBodies() map[graph.ID]int32 {
	out, known := map[graph.ID]int32{}, map[string]int32{}
	for _, m := range r.mentions {
		if _, ok := out[m.Body]; ok {
			continue
		}
		k := bodyKey(m.Body)
		n, ok := known[k]
		if !ok {
			n = int32(len(known))
			known[k] = n
		}
		out[m.Body] = n
	}
	return out
}

// bodyKey is the same for spellings of a body. Short names and numbers tell
// bodies apart by a single letter.
func bodyKey(id graph.ID) string {
	town, name, ok := strings.Cut(id.Path(), "/")
	if !ok || utf8.RuneCountInString(name) < 8 || strings.ContainsAny(name, "0123456789") {
		return string(id)
	}
	return town + "\x00" + spell.Skeleton(name)
}

// hopMinutes is how long two sessions must be at the same time for nobody to be at
// both: lists seldom say who came late, or left early for the other.
const hopMinutes = 30

// clock is a time in minutes since midnight; 0 if it is none.
func clock(printed string) int {
	t, err := time.Parse("15:04", printed)
	if err != nil {
		return 0
	}
	return t.Hour()*60 + t.Minute()
}

// overlap notes which sessions of one day were at the same time.
func (r *resolver) overlap(list []int32) {
	for _, a := range list {
		for _, b := range list {
			x, y := r.sessions[a], r.sessions[b]
			if a != b && x.body != y.body && clock(min(x.to, y.to))-clock(max(x.from, y.from)) >= hopMinutes {
				r.sessions[a].parallel = append(r.sessions[a].parallel, b)
			}
		}
		slices.Sort(r.sessions[a].parallel)
	}
}
