package graph

// BodyRelation says how two names of bodies belong together.
type BodyRelation string

// How they can belong together.
const (
	RelationSpelling    BodyRelation = "SPELLING"
	RelationPredecessor BodyRelation = "PREDECESSOR" // the other was renamed to this one
	RelationSuccessor   BodyRelation = "SUCCESSOR"   // this one was renamed to the other
	RelationJoint       BodyRelation = "JOINT"       // they met together
)

// A BodyHint says that two bodies probably belong together: A is the earlier, or
// the part. It is offered, not decided.
type BodyHint struct {
	A       ID           `json:"a"`
	B       ID           `json:"b"`
	Kind    BodyRelation `json:"kind"` // of A to B, for B
	Score   float64      `json:"score"`
	Reasons []string     `json:"reasons"`
}

// A RelatedBody is a hint seen from one of the two.
type RelatedBody struct {
	BodyID   ID
	Relation BodyRelation
	Score    float64
	Reasons  []string
}

// RelatedTo picks the hints about one body.
func RelatedTo(body ID, hints []BodyHint) []RelatedBody {
	out := []RelatedBody{}
	for _, h := range hints {
		switch body {
		case h.B:
			out = append(out, RelatedBody{BodyID: h.A, Relation: h.Kind, Score: h.Score, Reasons: h.Reasons})
		case h.A:
			r := RelatedBody{BodyID: h.B, Relation: h.Kind, Score: h.Score, Reasons: h.Reasons}
			if h.Kind == RelationPredecessor {
				r.Relation = RelationSuccessor
			}
			out = append(out, r)
		}
	}
	return out
}

// Refs are the ids it refers to.
func (h BodyHint) Refs() []ID { return []ID{h.A, h.B} }
