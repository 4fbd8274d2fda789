package view

import "ratsgraph/graph"

// twins are sessions that tell of a meeting that an earlier one tells of.
type twins map[*Session]bool

// Again reports whether a session tells once more of a meeting that an earlier one
// tells of: where bodies met jointly, each often has minutes of its own. Whoever
// counts over several bodies counts the first. Two sessions are one meeting if they
// are of different bodies, began at the same time of the same day, and two thirds
// of those present at the larger were present at both: nobody is at two places at
// once.
func (t *Town) Again(s *Session) bool { return Derive(t, newTwins)[s] }

// JointRule says it in words that follow a definition.
const JointRule = "A joint session of which several bodies have minutes counts once: one day, one beginning, and two thirds of those present the same"

func newTwins(t *Town) twins {
	out := twins{}
	for i, s := range t.Sessions {
		for j := i - 1; j >= 0 && t.Sessions[j].Day() == s.Day() && s.Day() != ""; j-- {
			if !out[t.Sessions[j]] && oneMeeting(t.Sessions[j], s) {
				out[s] = true
				break
			}
		}
	}
	return out
}

func oneMeeting(a, b *Session) bool {
	x, y := a.Session.Start, b.Session.Start
	if a.Body.ID == b.Body.ID || x == nil || y == nil || *x != *y {
		return false
	}
	at, other, both := whoCame(a), whoCame(b), 0
	for id := range other {
		if at[id] {
			both++
		}
	}
	return both > 2 && 3*both >= 2*max(len(at), len(other))
}

// whoCame are the persons listed as present.
func whoCame(s *Session) map[graph.ID]bool {
	out := map[graph.ID]bool{}
	for i := range s.Attendances {
		if a := &s.Attendances[i]; a.PersonID != "" && a.Status == graph.StatusPresent {
			out[a.PersonID] = true
		}
	}
	return out
}
