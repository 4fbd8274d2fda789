package identity

import (
	"ratsgraph/graph"
)

// A Mention is a name as it is printed in one place, with what stands around it.
// Nothing here is decided.
type Mention struct {
	ID             graph.ID     `json:"id"`
	Name           string       `json:"name"` // as printed
	Scope          string       `json:"scope"`
	MunicipalityID graph.ID     `json:"municipality,omitempty"`
	Document       graph.ID     `json:"document,omitempty"`
	Page           int          `json:"page,omitempty"`
	Line           int          `json:"line,omitempty"`
	Session        graph.ID     `json:"session,omitempty"`
	Body           graph.ID     `json:"body,omitempty"`
	Date           graph.Date   `json:"date,omitempty"`
	Start          string       `json:"start,omitempty"` // of the session, HH:MM
	End            string       `json:"end,omitempty"`
	Listed         bool         `json:"listed,omitempty"` // stands on the session's list of people
	Status         graph.Status `json:"status,omitempty"`
	Group          graph.Group  `json:"group,omitempty"`
	Party          string       `json:"party,omitempty"` // as printed
	Role           string       `json:"role,omitempty"`
	Title          string       `json:"title,omitempty"`
	Salutation     string       `json:"salutation,omitempty"` // Herr or Frau
	For            string       `json:"for,omitempty"`        // whom the person stands in for
	Substitute     bool         `json:"substitute,omitempty"` // listed as a deputy
	Published      bool         `json:"published,omitempty"`  // a guest who may be named
}
