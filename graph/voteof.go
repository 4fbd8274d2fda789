package graph

import "strings"

// PartyVoteStatement says how the vote of a party is recorded.
type PartyVoteStatement string

// How the vote of a party can be recorded, the most particular first.
const (
	PartyVoteRecorded    PartyVoteStatement = "RECORDED"     // counts of its votes are printed
	PartyVoteBlock       PartyVoteStatement = "BLOCK"        // it is named as a whole
	PartyVoteByName      PartyVoteStatement = "BY_NAME"      // votes of its members are printed under their names
	PartyVoteNotRecorded PartyVoteStatement = "NOT_RECORDED" // nothing is printed about it
)

// A PartyVote says how a party voted on a decision, as printed or, where it is
// marked so, as inferred.
type PartyVote struct {
	PartyKey  string
	PartyName string
	Statement PartyVoteStatement
	Choice    *Choice // of more than half of what is printed; nil: not recorded, or divided
	Divided   bool    // no choice has more than half
	Inference Inference
	Votes     []Vote
}

// VoteOf picks what is printed about one party. "SPD", "SPD-Fraktion" and
// "SPD-Ratsfraktion" are one here; other spellings are not.
func VoteOf(votes []Vote, party string) PartyVote {
	var own []Vote
	for _, x := range votes {
		if x.PersonID == "" && PartyStem(x.Who) == PartyStem(party) {
			own = append(own, x)
		}
	}
	return PartyVoteFrom(own)
}

// PartyVoteFrom judges all that is printed about one party's vote.
func PartyVoteFrom(own []Vote) PartyVote {
	v := PartyVote{Statement: PartyVoteNotRecorded, Inference: InferNone, Votes: []Vote{}}
	for _, x := range own {
		v.Votes = append(v.Votes, x)
		switch {
		case x.PersonID != "" && v.Statement == PartyVoteNotRecorded:
			v.Statement = PartyVoteByName
		case x.PersonID != "":
		case x.Count != nil:
			v.Statement = PartyVoteRecorded
		case v.Statement != PartyVoteRecorded:
			v.Statement = PartyVoteBlock
		}
	}
	v.Choice, v.Divided = side(v.Votes)
	return v
}

// side is the choice of more than half of some votes, and whether there is none
// though votes are printed. A party named as a whole has no number: it has a
// choice only if nothing else is printed about it.
func side(votes []Vote) (*Choice, bool) {
	n, total, blocks := map[Choice]int{}, 0, 0
	for _, v := range votes {
		if v.Choice == ChoiceAbsent {
			continue
		}
		count := 1
		if v.Count != nil {
			count = *v.Count
		} else if v.PersonID == "" {
			blocks++
		}
		n[v.Choice] += count
		total += count
	}
	for _, c := range []Choice{ChoiceYes, ChoiceNo, ChoiceAbstain} {
		if n[c] > 0 && (n[c] == total || blocks == 0 && 2*n[c] > total) {
			return &c, false
		}
	}
	return nil, total > 0
}

// PartyStem is the name of a party without the word for its group in a council,
// in lower case: what spellings of it share.
func PartyStem(name string) string {
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

// PrintedKey is the party's key, nil where it is not known.
func (v PartyVote) PrintedKey() *string { return orNil(v.PartyKey) }

// PrintedName is the party's name, nil where it is not known.
func (v PartyVote) PrintedName() *string { return orNil(v.PartyName) }
