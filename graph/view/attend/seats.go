package attend

import (
	"cmp"
	"slices"

	"ratsgraph/graph"
	"ratsgraph/graph/view"
	"ratsgraph/graph/view/ballot"
)

// A seat is one session of a body as it counts for one of its members.
type seat struct {
	at     *view.Session
	person graph.ID
	entry  *graph.Attendance // of the member; nil: there is none
	deputy *graph.Attendance // of who is said to stand in; nil: nobody is
	kind   MemberSessionKind
}

func (s seat) session() MemberSession {
	m := MemberSession{SessionID: s.at.Session.ID, PersonID: s.person, Kind: s.kind, day: s.at.Day()}
	if s.entry != nil {
		m.AttendanceID = s.entry.ID
	}
	if s.deputy != nil {
		m.DeputyID = s.deputy.ID
	}
	return m
}

// notStated is the place of those for whom nothing is stated, not at the session
// and at none before it.
const notStated = ballot.NoParty - 1

// A cell is the seats of one party in one year of a body.
type cell struct {
	party int // place in the book's Parties, ballot.NoParty or notStated
	year  int
	again bool   // of sessions that tell once more of meetings
	seats []seat // by day
	tally tally
}

func cellsOf(t *view.Town, book *ballot.Book, body graph.ID) []cell {
	type key struct {
		party, year int
		again       bool
	}
	at := map[key]int{}
	var out []cell
	for _, person := range membersDuring(t, body, graph.DateRange{}) {
		for _, m := range sessionsOf(t, person, body, graph.DateRange{}) {
			if m.Kind == KindDeputy || m.Kind == KindVisiting {
				continue
			}
			s := seatOf(t, m)
			k := key{notStated, m.day.Year(), t.Again(s.at)}
			if p, ok := book.PartyAt(person, s.at); ok {
				k.party = p
			}
			i, ok := at[k]
			if !ok {
				i, at[k] = len(out), len(out)
				out = append(out, cell{party: k.party, year: k.year, again: k.again})
			}
			out[i].seats = append(out[i].seats, s)
			out[i].tally.count(s)
		}
	}
	for i := range out {
		slices.SortFunc(out[i].seats, inTime)
	}
	return out
}

// inTime is the order of seats: by day, session and person.
func inTime(a, b seat) int {
	return cmp.Or(cmp.Compare(a.at.Day(), b.at.Day()), cmp.Compare(a.at.Session.ID, b.at.Session.ID), cmp.Compare(a.person, b.person))
}

func seatOf(t *view.Town, m MemberSession) seat {
	at := t.Session(m.SessionID)
	s := seat{at: at, person: m.PersonID, kind: m.Kind}
	for i := range at.Attendances {
		switch a := &at.Attendances[i]; a.ID {
		case m.AttendanceID:
			s.entry = a
		case m.DeputyID:
			s.deputy = a
		}
	}
	return s
}

// A tally counts seats by how they count.
type tally struct {
	Present, Partial, Excused, Absent, NotListed int
	Substituted                                  int // of those missed
	NotRecorded                                  int
}

func (t *tally) count(s seat) {
	switch s.kind {
	case KindWhole:
		t.Present++
	case KindPartial:
		t.Partial++
	case KindExcused:
		t.Excused++
	case KindAbsent:
		t.Absent++
	case KindNotListed:
		t.NotListed++
	case KindNotRecorded:
		t.NotRecorded++
	}
	if s.deputy != nil {
		t.Substituted++
	}
}

func (t *tally) add(o tally) {
	t.Present += o.Present
	t.Partial += o.Partial
	t.Excused += o.Excused
	t.Absent += o.Absent
	t.NotListed += o.NotListed
	t.Substituted += o.Substituted
	t.NotRecorded += o.NotRecorded
}

// n is how many seats are settled.
func (t *tally) n() int { return t.Present + t.Partial + t.Excused + t.Absent + t.NotListed }
