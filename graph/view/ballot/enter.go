package ballot

import (
	"ratsgraph/graph"
	"ratsgraph/graph/view"
)

// NoParty is the place in a book's Parties of those who are said to belong to no
// party.
const NoParty = -1

// A statement is that a party was stated for a person on a day, or that there is
// none.
type statement struct {
	day   graph.Date
	party int
}

// list notes the parties stated on a session's list.
func (b *Book) list(s *view.Session) {
	here := map[graph.ID]int{}
	for i := range s.Attendances {
		a := &s.Attendances[i]
		p, ok := b.keyOfID[a.PartyID]
		if of := b.Town.Parties[a.PartyID]; of != nil && of.Kind == graph.PartyNone {
			p, ok = NoParty, true
		}
		if ok && a.PersonID != "" {
			here[a.PersonID] = p
			b.stated[a.PersonID] = append(b.stated[a.PersonID], statement{s.Day(), p})
		}
	}
	b.listedBy[s.Session.ID] = here
}

// partyAt is the party of a person at a session whose votes count as its own.
func (b *Book) partyAt(person graph.ID, s *view.Session) (int, bool) {
	p, ok := b.PartyAt(person, s)
	return p, ok && p != NoParty
}

// PartyAt is the place in Parties of the party of a person at a session: as stated
// on its list, else as stated at the nearest session before. It is never a later
// one. It is [NoParty] for those who are said to belong to none.
func (b *Book) PartyAt(person graph.ID, s *view.Session) (int, bool) {
	if p, ok := b.listedBy[s.Session.ID][person]; ok {
		return p, true
	}
	found, ok := 0, false
	for _, x := range b.stated[person] { // by day
		if x.day == "" || x.day > s.Day() {
			continue
		}
		found, ok = x.party, true
	}
	return found, ok
}

// enter writes one decision into the book.
func (b *Book) enter(i int, d view.Decided) {
	b.month = append(b.month, int32(d.At.Day().Month()))
	b.body = append(b.body, d.BodyID)
	b.place(i, d)
	printed := b.printed(d)
	for p, votes := range printed {
		v := graph.PartyVoteFrom(votes)
		b.marks[p][i] = basisOf(v.Statement) | sideOf(v)
	}
	if c, by := b.inference(d, printed); by != graph.InferNone {
		b.infer(i, d, markOf(c)|basisOfInference[by])
	}
}

var basisOfInference = map[graph.Inference]mark{graph.InferUnanimous: byUnanimity, graph.InferRemainder: byRemainder}

// sidesOf are the choices printed of parties; a divided party is on both sides.
func sidesOf(printed map[int][]graph.Vote) []graph.Choice {
	var out []graph.Choice
	for _, votes := range printed {
		if v := graph.PartyVoteFrom(votes); v.Choice != nil {
			out = append(out, *v.Choice)
		} else if v.Divided {
			out = append(out, graph.ChoiceYes, graph.ChoiceNo)
		}
	}
	return out
}

// votable reports whether there can have been a vote: what was only taken note
// of or withdrawn was not voted on, unless a vote is printed.
func votable(d view.Decided) bool {
	return d.VoteRecord != graph.VoteNotRecorded || d.Outcome != graph.OutcomeNoted && d.Outcome != graph.OutcomeWithdrawn
}

// printed gathers what is printed about the vote of each party: of the party, or
// of its members by name where nothing is printed of the party itself.
func (b *Book) printed(d view.Decided) map[int][]graph.Vote {
	var own, named map[int][]graph.Vote
	put := func(m *map[int][]graph.Vote, p int, v graph.Vote) {
		if *m == nil {
			*m = map[int][]graph.Vote{}
		}
		(*m)[p] = append((*m)[p], v)
	}
	for _, v := range d.Votes {
		if p, ok := b.keyOfID[v.PartyID]; ok {
			put(&own, p, *v)
		} else if p, ok := b.partyAt(v.PersonID, d.At); ok && v.PersonID != "" {
			put(&named, p, *v)
		}
	}
	if own == nil {
		return named
	}
	for p, votes := range named {
		if own[p] == nil {
			own[p] = votes
		}
	}
	return own
}

func basisOf(s graph.PartyVoteStatement) mark {
	switch s {
	case graph.PartyVoteRecorded:
		return byCount
	case graph.PartyVoteByName:
		return byName
	}
	return byBlock
}

func sideOf(v graph.PartyVote) mark {
	switch {
	case v.Choice != nil:
		return markOf(*v.Choice)
	case v.Divided:
		return divided
	}
	return unmarked
}

// infer marks the parties that were in the room and of which nothing is printed.
func (b *Book) infer(i int, d view.Decided, m mark) {
	for _, a := range there(d) {
		if p, ok := b.keyOfID[a.PartyID]; ok && b.marks[p][i] == unmarked {
			b.marks[p][i] = m
		}
	}
}

// there are the entries of the council side that were certainly in the room when
// a decision was taken, and not recused.
func there(d view.Decided) []*graph.Attendance {
	var out []*graph.Attendance
	for i := range d.At.Attendances {
		a := &d.At.Attendances[i]
		if a.Group != graph.GroupCouncil || a.Status != graph.StatusPresent || recused(d, a.PersonID) {
			continue
		}
		if a.Partial() {
			if d.Item == nil {
				continue
			}
			if p, _ := graph.PresentAt(a, &d.At.Session, d.At.Items, graph.Moment{Item: d.Item}); p != graph.PresenceCertain {
				continue
			}
		}
		out = append(out, a)
	}
	return out
}

func recused(d view.Decided, person graph.ID) bool {
	for _, r := range d.At.Recusals {
		if r.PersonID == person && person != "" && r.ItemID == d.ItemID {
			return true
		}
	}
	return false
}

// oneSided reports whether all that is printed of a vote is on the side of its
// result. Where only those against it are printed, there was another side.
func oneSided(d view.Decided) bool {
	if d.Unanimous != nil {
		return *d.Unanimous
	}
	var first graph.Choice
	seen := 0
	for _, v := range d.Votes {
		if v.Choice == graph.ChoiceAbsent {
			continue
		}
		if seen++; first != "" && v.Choice != first {
			return false
		}
		first = v.Choice
	}
	return seen > 1 && d.Outcome != graph.OutcomeNotRecorded && (first == graph.ChoiceNo) == (d.Outcome == graph.OutcomeRejected) && (value(d.Yes) == 0 || value(d.No) == 0)
}

func value[T any](p *T) (v T) {
	if p != nil {
		v = *p
	}
	return v
}
