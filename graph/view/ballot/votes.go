package ballot

import (
	"cmp"
	"slices"

	"ratsgraph/graph"
	"ratsgraph/graph/view"
)

// Votes says how each party voted on a decision, in order of their keys: those of
// which something is printed, and those of which something is inferred under the
// layers asked for.
func (b *Book) Votes(d view.Decided, l graph.Layers) []graph.PartyVote {
	out := []graph.PartyVote{}
	printed := b.printed(d)
	for p, votes := range printed {
		v := graph.PartyVoteFrom(votes)
		v.PartyKey, v.PartyName = b.Parties[p].Key, b.Parties[p].Name
		out = append(out, v)
	}
	out = append(out, b.inferredVotes(d, printed, l)...)
	slices.SortFunc(out, func(x, y graph.PartyVote) int { return cmp.Compare(x.PartyKey, y.PartyKey) })
	return out
}

// inferredVotes are those of parties of which nothing is printed.
func (b *Book) inferredVotes(d view.Decided, printed map[int][]graph.Vote, l graph.Layers) []graph.PartyVote {
	c, by := b.inference(d, printed)
	if by == graph.InferNone || !l.Allow(by) {
		return nil
	}
	var out []graph.PartyVote
	done := map[int]bool{}
	for _, a := range there(d) {
		p, ok := b.keyOfID[a.PartyID]
		if !ok || done[p] || printed[p] != nil {
			continue
		}
		done[p] = true
		out = append(out, graph.PartyVote{PartyKey: b.Parties[p].Key, PartyName: b.Parties[p].Name,
			Statement: graph.PartyVoteNotRecorded, Choice: &c, Inference: by, Votes: []graph.Vote{}})
	}
	return out
}

// inference is what can be inferred for parties of which nothing is printed.
func (b *Book) inference(d view.Decided, printed map[int][]graph.Vote) (graph.Choice, graph.Inference) {
	if c, ok := d.AsOne(); ok {
		return c, graph.InferUnanimous
	}
	if c, ok := d.Rest(sidesOf(printed)); ok && d.VoteRecord == graph.VoteByParty {
		return c, graph.InferRemainder
	}
	return "", graph.InferNone
}

// VoteOf says how one party voted on a decision.
func (b *Book) VoteOf(d view.Decided, party string, l graph.Layers) graph.PartyVote {
	i, ok := b.find(party)
	if !ok {
		votes := make([]graph.Vote, len(d.Votes))
		for i, v := range d.Votes {
			votes[i] = *v
		}
		return graph.VoteOf(votes, party)
	}
	for _, v := range b.Votes(d, l) {
		if v.PartyKey == b.Parties[i].Key {
			return v
		}
	}
	none := graph.PartyVoteFrom(nil)
	none.PartyKey, none.PartyName = b.Parties[i].Key, b.Parties[i].Name
	return none
}

// A MemberVote says how one of the council side voted, as printed under the name
// or as inferred.
type MemberVote struct {
	PersonID  graph.ID
	Choice    graph.Choice
	Inference graph.Inference
	VoteID    graph.ID // of the printed vote; empty: inferred
}

// MemberVotes are the votes that are printed under names, in order, and those of
// the others of the council side who were certainly in the room, as far as they
// are inferred under the layers asked for.
func (b *Book) MemberVotes(d view.Decided, l graph.Layers) []MemberVote {
	out := []MemberVote{}
	done := map[graph.ID]bool{"": true}
	for _, v := range d.Votes {
		if !done[v.PersonID] {
			done[v.PersonID] = true
			out = append(out, MemberVote{v.PersonID, v.Choice, graph.InferNone, v.ID})
		}
	}
	printed := b.printed(d)
	c, by := b.inference(d, printed)
	for _, a := range there(d) {
		if done[a.PersonID] {
			continue
		}
		party, stated := b.keyOfID[a.PartyID]
		if line, ok := asOne(printed[party]); ok && stated && l.PartyLine {
			out = append(out, MemberVote{a.PersonID, line, graph.InferPartyLine, ""})
		} else if by != graph.InferNone && l.Allow(by) && (by == graph.InferUnanimous || stated && printed[party] == nil) {
			out = append(out, MemberVote{a.PersonID, c, by, ""})
		}
	}
	return out
}

// asOne is the choice of a party of which one choice is printed, not under names.
func asOne(votes []graph.Vote) (graph.Choice, bool) {
	for _, v := range votes {
		if v.PersonID != "" || v.Choice != votes[0].Choice || v.Choice == graph.ChoiceAbsent {
			return "", false
		}
	}
	if len(votes) == 0 {
		return "", false
	}
	return votes[0].Choice, true
}
