package survey

import (
	"cmp"
	"slices"

	"ratsgraph/graph"
	"ratsgraph/graph/view"
)

// A PaperCount says how often a body dealt with a paper.
type PaperCount struct {
	PaperID graph.ID
	Items   int
	Last    *view.Session
}

// TopPapers are the papers that a body dealt with most often, the latest first
// among equals.
func TopPapers(t *view.Town, s Scope, most int) []PaperCount {
	at := map[graph.ID]int{}
	out := []PaperCount{}
	for _, x := range t.Sessions {
		if !s.has(x) {
			continue
		}
		for _, it := range x.Items {
			for _, id := range it.PaperIDs {
				i, ok := at[id]
				if !ok {
					i, at[id] = len(out), len(out)
					out = append(out, PaperCount{PaperID: id})
				}
				out[i].Items++
				out[i].Last = x
			}
		}
	}
	slices.SortFunc(out, func(a, b PaperCount) int {
		return cmp.Or(-cmp.Compare(a.Items, b.Items), -cmp.Compare(a.Last.Day(), b.Last.Day()), cmp.Compare(a.PaperID, b.PaperID))
	})
	return out[:min(most, len(out))]
}

// A Freshness says how recent what is known of a body is.
type Freshness struct {
	Revision   int
	Documents  int
	FirstDay   *graph.Date // of a session
	LastDay    *graph.Date
	IngestedAt *string // when a document was last written
}

// FreshnessOf says how recent what is known is.
func FreshnessOf(t *view.Town, s Scope) Freshness {
	out := Freshness{Revision: t.Revision}
	for _, x := range t.Sessions {
		if !s.has(x) {
			continue
		}
		if day := x.Day(); day != "" {
			if out.FirstDay == nil || day < *out.FirstDay {
				out.FirstDay = &day
			}
			if out.LastDay == nil || day > *out.LastDay {
				out.LastDay = &day
			}
		}
		for _, d := range x.Documents {
			out.Documents++
			if d.IngestedAt != "" && (out.IngestedAt == nil || d.IngestedAt > *out.IngestedAt) {
				out.IngestedAt = &d.IngestedAt
			}
		}
	}
	return out
}

// A DecisionGrouping says what decisions are grouped by.
type DecisionGrouping string

// The groupings.
const (
	ByOutcome    DecisionGrouping = "OUTCOME"
	ByVoteRecord DecisionGrouping = "VOTE_RECORD"
	ByBody       DecisionGrouping = "BODY"
	ByUnanimity  DecisionGrouping = "UNANIMOUS"
)

// A DecisionGroup is how many decisions of a list have one value.
type DecisionGroup struct {
	Key   string
	Count int
}

// GroupDecisions counts decisions by a value, the most frequent first. Every one
// is in one group: what is not printed has a group of its own.
func GroupDecisions(ds []graph.Decision, by DecisionGrouping) []DecisionGroup {
	counts := map[string]int{}
	for _, d := range ds {
		counts[groupOf(d, by)]++
	}
	out := make([]DecisionGroup, 0, len(counts))
	for k, n := range counts {
		out = append(out, DecisionGroup{k, n})
	}
	slices.SortFunc(out, func(a, b DecisionGroup) int { return cmp.Or(-cmp.Compare(a.Count, b.Count), cmp.Compare(a.Key, b.Key)) })
	return out
}

func groupOf(d graph.Decision, by DecisionGrouping) string {
	switch by {
	case ByOutcome:
		return string(d.Outcome)
	case ByVoteRecord:
		return string(d.VoteRecord)
	case ByBody:
		return string(d.BodyID)
	}
	switch {
	case d.Unanimous == nil:
		return "NOT_RECORDED"
	case *d.Unanimous:
		return "YES"
	}
	return "NO"
}
