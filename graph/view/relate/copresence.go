// Package relate says how persons belong together: who attended together, who
// stood in for whom, and by which ways two are connected.
package relate

import (
	"cmp"
	"slices"

	"ratsgraph/graph"
	"ratsgraph/graph/view"
)

// Weight is what the strength of a co-presence is measured in.
type Weight string

// The weights.
const (
	WeightSessions Weight = "SESSIONS" // sessions that both attended
	WeightMinutes  Weight = "MINUTES"  // minutes that both attended, where they are known
)

// A CoPresence says how often two persons attended sessions together.
type CoPresence struct {
	PersonA, PersonB graph.ID
	Sessions         int // that both attended
	Timed            int // of these, those of which it is known how long
	Minutes          int // in those

	shared func() []SharedSession
}

// Shared are the sessions that both attended, by day.
func (c CoPresence) Shared() []SharedSession { return c.shared() }

// Other is who was there together with a person.
func (c CoPresence) Other(person graph.ID) graph.ID {
	if c.PersonA == person {
		return c.PersonB
	}
	return c.PersonA
}

// A SharedSession is a session that two persons attended.
type SharedSession struct {
	SessionID      graph.ID
	Minutes        *int     // nil: not known
	EntryA, EntryB graph.ID // of its list

	number int32
}

// CoPresences are pairs of persons by how much they attended together.
type CoPresences struct {
	graph.Measure
	NoParty int // meetings of two that were left out, since the party of one is not stated
	Pairs   []CoPresence
}

const coPresenceDefinition = view.JointRule + ". Pairs of persons of the council side who are listed as present at the same session, unless printed times show that they missed each other; minutes are counted where arrival and departure of both and the session's begin and end are known; " +
	"n counts sessions with a list, missing those without one or with an incomplete one."

const outsideDefinition = " Only meetings of two persons for whom different parties are stated at that session."

// Strongest are the n pairs that attended most together; if outside, only where
// different parties are stated for the two.
func Strongest(t *view.Town, in Scope, by Weight, outside bool, n int) CoPresences {
	m := newMeeting(t, in)
	m.outside = outside
	out := CoPresences{Measure: m.measure(coPresenceDefinition)}
	if outside {
		out.Definition += outsideDefinition
	}
	floor := 0 // weight below which a pair is not among the strongest
	for p := range m.rooms.IDs {
		out.Pairs = append(out.Pairs, m.of(p, true, by, floor)...)
		if len(out.Pairs) > 20*n+1000 { // keep few at a time
			out.Pairs = strongest(out.Pairs, by, n)
			floor = out.Pairs[n-1].weight(by)
		}
	}
	out.Pairs, out.NoParty = strongest(out.Pairs, by, n), m.noParty
	return out
}

// CoAttendance are all with whom a person attended, the strongest first.
func CoAttendance(t *view.Town, person graph.ID, in Scope, by Weight) CoPresences {
	m := newMeeting(t, in)
	out := CoPresences{Measure: m.measure(coPresenceDefinition)}
	if p, ok := m.rooms.Number(person); ok {
		out.Pairs = m.of(p, false, by, 0)
	}
	out.Pairs = strongest(out.Pairs, by, len(out.Pairs))
	return out
}

func (c CoPresence) weight(by Weight) int {
	if by == WeightMinutes {
		return c.Minutes
	}
	return c.Sessions
}

func strongest(pairs []CoPresence, by Weight, n int) []CoPresence {
	slices.SortFunc(pairs, func(a, b CoPresence) int {
		first, second := a.Sessions-b.Sessions, a.Minutes-b.Minutes
		if by == WeightMinutes {
			first, second = second, first
		}
		return cmp.Or(-first, -second, cmp.Compare(a.PersonA, b.PersonA), cmp.Compare(a.PersonB, b.PersonB))
	})
	return pairs[:min(n, len(pairs))]
}

// A meeting counts who met whom.
type meeting struct {
	in    Scope
	town  *view.Town
	rooms *view.Rooms
	counted
	outside bool
	noParty int

	sessions, timed, minutes []int32 // by person, for the one at hand
	met                      []int32 // whom the one at hand met
}

func newMeeting(t *view.Town, in Scope) *meeting {
	m := &meeting{town: t, in: in, rooms: t.Rooms(), counted: countedOf(t, in)}
	n := len(m.rooms.IDs)
	m.sessions, m.timed, m.minutes = make([]int32, n), make([]int32, n), make([]int32, n)
	return m
}

// of counts the meetings of a person, or only those with persons of higher
// numbers; pairs of less weight than the floor are left out.
func (m *meeting) of(p int, higher bool, by Weight, floor int) []CoPresence {
	for i := range m.rooms.Of[p] {
		mine := &m.rooms.Of[p][i]
		if !m.counts[mine.Session] || !mine.Council {
			continue
		}
		room := m.rooms.At[mine.Session]
		for j := range room {
			if o := &room[j]; o.Person != mine.Person && (!higher || o.Person > mine.Person) {
				m.meet(mine, o)
			}
		}
	}
	var out []CoPresence
	for _, o := range m.met {
		if weight := (CoPresence{Sessions: int(m.sessions[o]), Minutes: int(m.minutes[o])}).weight(by); weight >= floor {
			out = append(out, m.pair(p, int(o), int(m.sessions[o]), int(m.timed[o]), int(m.minutes[o])))
		}
		m.sessions[o], m.timed[o], m.minutes[o] = 0, 0, 0
	}
	m.met = m.met[:0]
	return out
}

func (m *meeting) meet(a, b *view.Stay) {
	if !b.Council || m.sameParty(a, b) {
		return
	}
	minutes, known := a.Overlap(*b)
	if known && minutes == 0 {
		return
	}
	if m.sessions[b.Person] == 0 {
		m.met = append(m.met, b.Person)
	}
	m.sessions[b.Person]++
	if known {
		m.timed[b.Person]++
		m.minutes[b.Person] += int32(minutes)
	}
}

// sameParty reports whether a meeting is to be left out for the parties.
func (m *meeting) sameParty(a, b *view.Stay) bool {
	if !m.outside {
		return false
	}
	if a.Party == 0 || b.Party == 0 {
		m.noParty++
		return true
	}
	return a.Party == b.Party
}

func (m *meeting) pair(a, b, sessions, timed, minutes int) CoPresence {
	if a > b {
		a, b = b, a
	}
	return CoPresence{PersonA: m.rooms.IDs[a], PersonB: m.rooms.IDs[b], Sessions: sessions, Timed: timed, Minutes: minutes,
		shared: func() []SharedSession { return m.shared(a, b) }}
}

// shared are the sessions at which two met.
func (m *meeting) shared(a, b int) []SharedSession {
	var out []SharedSession
	theirs := m.rooms.Of[b]
	for _, s := range m.rooms.Of[a] {
		for len(theirs) > 0 && theirs[0].Session < s.Session {
			theirs = theirs[1:]
		}
		if len(theirs) == 0 {
			break
		}
		o := theirs[0]
		if o.Session != s.Session || !m.counts[s.Session] || !s.Council || !o.Council ||
			m.outside && (s.Party == 0 || o.Party == 0 || s.Party == o.Party) {
			continue
		}
		sh := SharedSession{SessionID: s.SessionID, EntryA: s.ID, EntryB: o.ID, number: s.Session}
		if n, known := s.Overlap(o); known {
			if n == 0 {
				continue
			}
			sh.Minutes = &n
		}
		out = append(out, sh)
	}
	return out
}
