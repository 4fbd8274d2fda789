package resolvers

import "ratsgraph/graph/generated"

func (r Root) Alignment() generated.AlignmentResolver           { return alignment{r.Reader} }
func (r Root) AlignmentGroup() generated.AlignmentGroupResolver { return alignmentGroup{r.Reader} }
func (r Root) Dissent() generated.DissentResolver               { return dissent{r.Reader} }
func (r Root) Hypothetical() generated.HypotheticalResolver     { return hypothetical{r.Reader} }
func (r Root) InferredVotes() generated.InferredVotesResolver   { return inferredVotes{r.Reader} }
func (r Root) MemberVote() generated.MemberVoteResolver         { return memberVote{r.Reader} }
func (r Root) PartySplit() generated.PartySplitResolver         { return partySplit{r.Reader} }
