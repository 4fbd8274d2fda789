package ingest

import (
	"fmt"
	"slices"
	"strings"

	"ratsgraph/graph"
)

// Status says what became of a document.
type Status string

// What can become of a document.
const (
	New       Status = "new"
	Changed   Status = "changed"
	Unchanged Status = "unchanged"
	Failed    Status = "failed"
	Forgotten Status = "forgotten" // it is to stay out of the graph for good
)

// An Outcome says what became of one document.
type Outcome struct {
	Location string          `json:"location"` // as somebody would find it; "-" is standard input
	Status   Status          `json:"status"`
	Reason   string          `json:"reason,omitempty"` // why it failed, or was not read again
	Digest   string          `json:"digest,omitempty"`
	Session  graph.ID        `json:"session,omitempty"`
	Problems []graph.Problem `json:"problems,omitempty"` // each with the lines it is about
}

// A Report says what became of every document, in the order they were found.
type Report struct {
	Read      int       `json:"read"`
	New       int       `json:"new"`
	Changed   int       `json:"changed"`
	Unchanged int       `json:"unchanged"`
	Failed    int       `json:"failed"`
	Forgotten int       `json:"forgotten,omitempty"`
	Problems  int       `json:"problems"`
	Alone     int       `json:"alone,omitempty"` // neither print nor were given a municipality, so that nothing joins them to others
	Documents []Outcome `json:"documents"`

	Identities []IdentityReport `json:"identities,omitempty"` // of the municipalities where who is who was decided anew
}

// Unsettled are the municipalities where deciding who is who failed.
func (r Report) Unsettled() []IdentityReport {
	return slices.DeleteFunc(slices.Clone(r.Identities), func(i IdentityReport) bool { return !i.Failed })
}

// String is the line of counts.
func (r Report) String() string {
	line := fmt.Sprintf("read %d, new %d, changed %d, unchanged %d, failed %d, problems %d",
		r.Read, r.New, r.Changed, r.Unchanged, r.Failed, r.Problems)
	if r.Forgotten > 0 {
		line += fmt.Sprintf(", forgotten %d", r.Forgotten)
	}
	if len(r.Identities) == 0 {
		return line
	}
	persons, undecided := 0, 0
	for _, i := range r.Identities {
		persons, undecided = persons+i.Persons, undecided+i.Undecided
	}
	return line + fmt.Sprintf(", persons %d, undecided %d", persons, undecided)
}

// add counts what became of a document.
func (r *Report) add(o Outcome) {
	r.Read++
	r.Problems += len(o.Problems)
	r.Documents = append(r.Documents, o)
	if strings.HasPrefix(o.Session.Path(), alone) {
		r.Alone++
	}
	switch o.Status {
	case New:
		r.New++
	case Changed:
		r.Changed++
	case Unchanged:
		r.Unchanged++
	case Failed:
		r.Failed++
	case Forgotten:
		r.Forgotten++
	}
}

// status is the name that a report has for what became of facts.
func status(p graph.PutResult) Status {
	switch p {
	case graph.PutNew:
		return New
	case graph.PutChanged:
		return Changed
	case graph.PutForgotten:
		return Forgotten
	}
	return Unchanged
}
