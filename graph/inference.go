package graph

import "slices"

// An Inference is a rule by which votes are worked out that are not printed. What
// is inferred is never mixed with what is printed unless somebody asks for the
// rule by its name, and is then marked with it.
type Inference string

// The inferences.
const (
	InferNone      Inference = "NONE"       // nothing is inferred
	InferUnanimous Inference = "UNANIMOUS"  // a vote printed as unanimous, without abstentions: all who were there voted so
	InferPartyLine Inference = "PARTY_LINE" // a printed vote of a party as one: its members who were there voted so
	InferRemainder Inference = "REMAINDER"  // parties are printed on one side only: those not named were on the other
)

// Layers are the inferences that somebody asked for.
type Layers struct{ Unanimous, PartyLine, Remainder bool }

// LayersOf gathers inferences.
func LayersOf(asked []Inference) Layers {
	return Layers{
		Unanimous: slices.Contains(asked, InferUnanimous),
		PartyLine: slices.Contains(asked, InferPartyLine),
		Remainder: slices.Contains(asked, InferRemainder),
	}
}

// Allow reports whether what an inference says may be used.
func (l Layers) Allow(i Inference) bool {
	switch i {
	case InferUnanimous:
		return l.Unanimous
	case InferPartyLine:
		return l.PartyLine
	case InferRemainder:
		return l.Remainder
	}
	return true
}

// AsOne is the choice that a vote printed as unanimous has for everybody. There
// is none where somebody abstained or counts show two sides.
func (d Decision) AsOne() (Choice, bool) {
	if d.Outcome == OutcomeNotRecorded || d.Unanimous == nil || !*d.Unanimous || deref(d.Abstain) > 0 || deref(d.Yes) > 0 && deref(d.No) > 0 {
		return "", false
	}
	if d.Outcome == OutcomeRejected || deref(d.No) > 0 {
		return ChoiceNo, true
	}
	return ChoiceYes, true
}

// Rest is the choice of the parties that are not named where others are: where
// only those are printed that voted against the result or abstained. There is none where the
// result is not printed.
func (d Decision) Rest(printed []Choice) (Choice, bool) {
	if d.Outcome == OutcomeNotRecorded {
		return "", false // of a result that is not printed nobody was on the other side
	}
	rest := ChoiceYes
	if d.Outcome == OutcomeRejected {
		rest = ChoiceNo
	}
	for _, c := range printed {
		if c == rest {
			return "", false
		}
	}
	if !slices.ContainsFunc(printed, func(c Choice) bool { return c == ChoiceYes || c == ChoiceNo || c == ChoiceAbstain }) {
		return "", false
	}
	return rest, true
}
