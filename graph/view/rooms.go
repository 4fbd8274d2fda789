package view

import (
	"slices"

	"ratsgraph/graph"
)

// Rooms say who was at which session, by numbers: those of persons in the order
// of their ids, those of sessions in the order of [Town.Sessions]. Counting over
// them is fast, since nothing is looked up by name.
type Rooms struct {
	IDs  []graph.ID // of persons
	At   [][]Stay   // by session
	Of   [][]Stay   // by person, in order of sessions
	Days []graph.Date
	Size []int // by session: how many of the council side were there

	numbers map[graph.ID]int
}

// A Stay is that a person was at a session, if only for a part.
type Stay struct {
	Person, Session int32
	From, Until     int16 // minutes of the day; both 0 where they are not known
	Party           int32 // number of the party's key as stated, 0: none is stated
	Council         bool  // listed on the council side
	*graph.Attendance
}

// Timed reports whether it is known from when to when.
func (s Stay) Timed() bool { return s.Until > s.From }

// Overlap is how many minutes two stays at one session have in common; not ok
// where that is not known.
func (s Stay) Overlap(o Stay) (minutes int, ok bool) {
	if !s.Timed() || !o.Timed() {
		return 0, false
	}
	return max(0, int(min(s.Until, o.Until)-max(s.From, o.From))), true
}

// Number is the number of a person, and whether it has one.
func (r *Rooms) Number(person graph.ID) (int, bool) {
	n, ok := r.numbers[person]
	return n, ok
}

// Rooms are made when they are first asked for.
func (t *Town) Rooms() *Rooms { return Derive(t, newRooms) }

func newRooms(t *Town) *Rooms {
	r := &Rooms{At: make([][]Stay, len(t.Sessions)), Days: make([]graph.Date, len(t.Sessions)), Size: make([]int, len(t.Sessions)), numbers: make(map[graph.ID]int, len(t.Persons))}
	for id := range t.Persons {
		r.IDs = append(r.IDs, id)
	}
	slices.Sort(r.IDs)
	for i, id := range r.IDs {
		r.numbers[id] = i
	}
	r.Of = make([][]Stay, len(r.IDs))
	keys := map[string]int32{"": 0}
	for i, s := range t.Sessions {
		r.Days[i] = s.Day()
		for j := range s.Attendances {
			r.add(t, i, s, &s.Attendances[j], keys)
		}
	}
	return r
}

func (r *Rooms) add(t *Town, session int, s *Session, a *graph.Attendance, keys map[string]int32) {
	n, known := r.numbers[a.PersonID]
	if !known || a.Status != graph.StatusPresent {
		return
	}
	if of := r.Of[n]; len(of) > 0 && of[len(of)-1].Session == int32(session) {
		return // listed twice: the first entry counts
	}
	st := Stay{Person: int32(n), Session: int32(session), Council: a.Group == graph.GroupCouncil, Attendance: a}
	if from, until, ok := graph.MinutesOf(*a, s.Session); ok {
		st.From, st.Until = int16(from), int16(until)
	}
	if p := t.Parties[a.PartyID]; p != nil {
		st.Party = numberOf(p.Key, keys)
	}
	if st.Council {
		r.Size[session]++
	}
	r.At[session] = append(r.At[session], st)
	r.Of[n] = append(r.Of[n], st)
}

// numberOf numbers the keys of parties; keys that are one party have one number.
func numberOf(key string, keys map[string]int32) int32 {
	if n, ok := keys[key]; ok {
		return n
	}
	n := int32(len(keys))
	for k, had := range keys {
		if k != "" && graph.SameParty(k, key) {
			n = min(n, had)
		}
	}
	keys[key] = n
	return n
}
