package graph

import "strings"

// PartyVoteStatement says how the vote of a party is recorded.
type PartyVoteStatement string

// How the vote of a party can be recorded.
const (
	PartyVoteRecorded    PartyVoteStatement = "RECORDED"     // counts of its votes are printed
	PartyVoteBlock       PartyVoteStatement = "BLOCK"        // it is named as a whole
	PartyVoteNotRecorded PartyVoteStatement = "NOT_RECORDED" // nothing is printed about it
)

// A PartyVote is what is printed about the vote of a party on a decision.
type PartyVote struct {
	Statement PartyVoteStatement
	Votes     []Vote
}

// VoteOf picks what is printed about one party. "SPD", "SPD-Fraktion" and
// "SPD-Ratsfraktion" are one here; other spellings are not.
func VoteOf(votes []Vote, party string) PartyVote {
	v := PartyVote{Statement: PartyVoteNotRecorded, Votes: []Vote{}}
	for _, x := range votes {
		if x.PersonID != "" || partyStem(x.Who) != partyStem(party) {
			continue
		}
		v.Votes = append(v.Votes, x)
		if x.Count != nil {
			v.Statement = PartyVoteRecorded
		} else if v.Statement == PartyVoteNotRecorded {
			v.Statement = PartyVoteBlock
		}
	}
	return v
}

// partyStem is the name of a party without the word for its group in a council.
func partyStem(name string) string {
	s := strings.ToLower(Canonical(name))
	for _, tail := range []string{"stadtratsfraktion", "gemeinderatsfraktion", "ratsfraktion", "ortsratsfraktion", "kreistagsfraktion", "fraktion"} {
		if cut, ok := strings.CutSuffix(s, tail); ok {
			return strings.TrimRight(cut, " -")
		}
		if cut, ok := strings.CutPrefix(s, tail+" "); ok {
			return cut
		}
	}
	return s
}
