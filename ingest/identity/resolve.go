package identity

import (
	"iter"
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
// Of the mentions it keeps little, so that they need not all be in memory.
//
// Decisions come first, the latest before the others; then the same name in one
// municipality; then other spellings, the surest before the others. A link that
// would join two that are different yields: so of the links on a path between
// them it is the weakest that is left out.
func Resolve(mentions iter.Seq[Mention], decisions []Decision) Result {
	r := &resolver{decisions: InForce(decisions), comparer: new(names.Comparer)}
	r.gather(mentions)
	r.meetings()
	r.assign()
	r.cluster()
	return r.result()
}

// A resolver is one call of [Resolve].
type resolver struct {
	mentions  []noted // by id
	places    []place
	entries   []entry
	names     []*spelled
	decisions []Decision
	comparer  *names.Comparer

	meeting  []int32   // of the places: the session, counted
	sessions []meeting // by that count
	bodies   []int32   // of the places: the body, counted; spellings of one name are one
	days     []int32   // of the places

	units  []*unit
	of     []int32 // of the mentions: the unit, or none
	follow []int32 // of the mentions: the listed mention that it means, or none
	why    []refusal

	joins   *joins
	settled map[int32]bool // by root, after decisions: somebody in it was not taken out
	bridged map[int32]bool // by root: people joined different names in it
	tree    []edge         // what joined units
	open    []edge         // what did not
	yielded []Conflict
}

const none = int32(-1)

// A meeting is a session as far as it bears on who can be whom.
type meeting struct {
	listed   []int32 // mentions on its list
	from, to string
	body     graph.ID
	parallel []int32 // sessions at the same time elsewhere
}

// meetings gathers what each session lists, and which were at the same time.
func (r *resolver) meetings() {
	count := map[graph.ID]int32{}
	r.meeting = make([]int32, len(r.places))
	r.countBodies()
	r.countDays()
	slots := map[string][]int32{}
	for i := range r.mentions {
		m, p := int32(i), r.placeOf(int32(i))
		at, ok := count[p.here()]
		if !ok {
			at = int32(len(r.sessions))
			count[p.here()] = at
			s := meeting{from: p.start, to: p.end, body: p.body}
			r.sessions = append(r.sessions, s)
			if p.date != "" && p.start != "" && p.end != "" {
				slot := p.scope + "\x00" + string(p.date)
				slots[slot] = append(slots[slot], at)
			}
		}
		r.meeting[r.mentions[m].place] = at
		if r.entryOf(m).listed {
			r.sessions[at].listed = append(r.sessions[at].listed, m)
		}
	}
	for _, list := range slots {
		r.overlap(list)
	}
}

// countBodies numbers bodies. Names that differ in letters which text recognition
// confuses are one body: "Ausschuss fiir Bau" is that "für Bau".
func (r *resolver) countBodies() {
	var keys counted[string]
	byID := map[graph.ID]int32{}
	r.bodies = make([]int32, len(r.places))
	for i, p := range r.places {
		n, ok := byID[p.body]
		if !ok {
			n = keys.number(bodyKey(p.body))
			byID[p.body] = n
		}
		r.bodies[i] = n
	}
}

func (r *resolver) countDays() {
	r.days = make([]int32, len(r.places))
	for i, p := range r.places {
		r.days[i] = day(p.date)
	}
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
