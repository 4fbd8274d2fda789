package resolvers

import "ratsgraph/graph/generated"

func (r Root) Alignment() generated.AlignmentResolver           { return alignment{r.Reader} }
func (r Root) AlignmentGroup() generated.AlignmentGroupResolver { return alignmentGroup{r.Reader} }
func (r Root) Dissent() generated.DissentResolver               { return dissent{r.Reader} }
func (r Root) Hypothetical() generated.HypotheticalResolver     { return hypothetical{r.Reader} }
func (r Root) InferredVotes() generated.InferredVotesResolver   { return inferredVotes{r.Reader} }
func (r Root) MemberVote() generated.MemberVoteResolver         { return memberVote{r.Reader} }
func (r Root) PartySplit() generated.PartySplitResolver         { return partySplit{r.Reader} }

func (r Root) Bucket() generated.BucketResolver               { return bucket{r.Reader} }
func (r Root) FollowUp() generated.FollowUpResolver           { return followUp{r.Reader} }
func (r Root) MotionSuccess() generated.MotionSuccessResolver { return motionSuccess{r.Reader} }
func (r Root) NumberingGap() generated.NumberingGapResolver   { return numberingGap{r.Reader} }
func (r Root) OrphanPaper() generated.OrphanPaperResolver     { return orphanPaper{r.Reader} }
func (r Root) PaperCount() generated.PaperCountResolver       { return paperCount{r.Reader} }
func (r Root) LongestWays() generated.LongestWaysResolver     { return longestWays{r.Reader} }
func (r Root) PendingPaper() generated.PendingPaperResolver   { return pendingPaper{r.Reader} }
func (r Root) Quality() generated.QualityResolver             { return quality{r.Reader} }
func (r Root) RecusalCase() generated.RecusalCaseResolver     { return recusalCase{r.Reader} }
func (r Root) OutsideAppearance() generated.OutsideAppearanceResolver {
	return outsideAppearance{r.Reader}
}
func (r Root) DecisionConnection() generated.DecisionConnectionResolver {
	return decisionConnection{r.Reader}
}
