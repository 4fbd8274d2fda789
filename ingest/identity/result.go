package identity

import (
	"slices"
	"strings"

	"ratsgraph/graph"
)

// A Result says who is who. It depends on mentions and decisions only, not on
// their order.
type Result struct {
	Persons   []Resolved `json:"persons"`   // by id
	Links     []Linked   `json:"links"`     // by mention, one for each
	Undecided []Open     `json:"undecided"` // the most valuable first
	Conflicts []Conflict `json:"conflicts"`
	Redirects []Redirect `json:"redirects"` // ids that other spellings would have had
}

// A Resolved is a person and the mentions that mean them.
type Resolved struct {
	graph.Person
	Spellings []Spelling `json:"spellings"` // the most frequent first
	Mentions  int        `json:"mentions"`
	First     graph.Date `json:"first,omitempty"`
	Last      graph.Date `json:"last,omitempty"`
	Anchor    graph.ID   `json:"anchor"` // the earliest mention: to decide on the person, decide on it
}

// A Spelling is a way in which a name is printed.
type Spelling struct {
	Name  string `json:"name"`
	Count int    `json:"count"`
}

// A Linked says which person a mention means, and why.
type Linked struct {
	Mention graph.ID `json:"mention"`
	*Tie
}

// A Tie is what links mentions to a person, many of them as a rule. Without a
// person the rule says why not.
type Tie struct {
	Person  graph.ID  `json:"person,omitempty"`
	Rule    string    `json:"rule"`
	Score   float64   `json:"score"`
	Reasons []Why     `json:"reasons,omitempty"`
	By      *Decision `json:"by,omitempty"` // the human decision, if there is one
}

// The rules that link mentions.
const (
	RuleName     = "name"     // the same name in the same municipality
	RuleSpelling = "spelling" // another spelling of a person's name
	RuleListed   = "listed"   // named in a session on whose list one person fits
	RuleHuman    = "human"    // somebody decided
	RuleGuest    = "guest"    // not linked: guests are not published as persons
	RuleNotFull  = "not_full" // not linked: too little of a name
)

// An Open is a pair of which the rules are not sure.
type Open struct {
	A       graph.ID `json:"a"` // mentions to decide on
	B       graph.ID `json:"b"`
	PersonA graph.ID `json:"personA,omitempty"`
	PersonB graph.ID `json:"personB,omitempty"`
	NameA   string   `json:"nameA"`
	NameB   string   `json:"nameB"`
	Score   float64  `json:"score"`
	Value   float64  `json:"value"` // mentions that a decision would probably move
	Looked  bool     `json:"looked,omitempty"`
	Reasons []Why    `json:"reasons"`
}

// A Conflict is a link that yielded, because it would have joined two that are
// different.
type Conflict struct {
	A      graph.ID    `json:"a"` // the link that yields
	B      graph.ID    `json:"b"`
	Score  float64     `json:"score"`
	Human  *Decision   `json:"human,omitempty"` // the link was somebody's decision
	Apart  [2]graph.ID `json:"apart"`           // who would have been joined
	Reason string      `json:"reason"`
}

// A Redirect leads from the id that a spelling alone would have had to the
// person.
type Redirect struct {
	From graph.ID `json:"from"`
	To   graph.ID `json:"to"`
}

// Link is the link of a mention.
func (r Result) Link(mention graph.ID) (Linked, bool) {
	i, ok := slices.BinarySearchFunc(r.Links, mention, func(l Linked, id graph.ID) int { return strings.Compare(string(l.Mention), string(id)) })
	if !ok {
		return Linked{Tie: new(Tie)}, false
	}
	return r.Links[i], true
}

// Person is the person of an id, which may be one that redirects.
func (r Result) Person(id graph.ID) (Resolved, bool) {
	if i, ok := slices.BinarySearchFunc(r.Redirects, id, func(d Redirect, id graph.ID) int { return strings.Compare(string(d.From), string(id)) }); ok {
		id = r.Redirects[i].To
	}
	i, ok := slices.BinarySearchFunc(r.Persons, id, func(p Resolved, id graph.ID) int { return strings.Compare(string(p.ID), string(id)) })
	if !ok {
		return Resolved{}, false
	}
	return r.Persons[i], true
}
