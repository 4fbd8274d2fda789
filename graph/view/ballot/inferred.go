package ballot

import (
	"fmt"

	"ratsgraph/graph"
	"ratsgraph/graph/view"
)

// InferredVotes are the decisions of which votes are inferred by one rule.
type InferredVotes struct {
	graph.Measure
	Inference graph.Inference
	Inferred  []view.Decided
}

const inferredDefinition = "Decisions of which the vote of at least one party or member who was certainly in the room is not printed and follows from the inference %s alone. " +
	"Missing are decisions that can have been voted on and of which no vote of a party or a member is printed or inferred by it."

// Inferred are the decisions of which votes are inferred, for each rule that is
// asked for. NONE infers nothing.
func (b *Book) Inferred(s Scope, asked []graph.Inference) []InferredVotes {
	s.KeepUnanimous = true
	out := []InferredVotes{}
	places := b.pick(s)
	for _, by := range asked {
		if by == graph.InferNone {
			continue
		}
		x := InferredVotes{Inference: by}
		layer := graph.LayersOf([]graph.Inference{by})
		for _, i := range places {
			switch d := b.Decisions[i]; {
			case b.infers(d, layer):
				x.Inferred = append(x.Inferred, d)
			case len(d.Votes) == 0:
				x.Missing++
			}
		}
		x.N, x.Revision = len(x.Inferred), b.Town.Revision
		x.Definition = fmt.Sprintf(inferredDefinition, by)
		out = append(out, x)
	}
	return out
}

// infers reports whether a layer says of a decision what is not printed.
func (b *Book) infers(d view.Decided, l graph.Layers) bool {
	for _, v := range b.MemberVotes(d, l) {
		if v.Inference != graph.InferNone {
			return true
		}
	}
	for _, v := range b.Votes(d, l) {
		if v.Inference != graph.InferNone {
			return true
		}
	}
	return false
}
