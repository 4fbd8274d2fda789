// Package identity decides who is who: which person a printed name means. It
// is pure, decides only where a rule is sure, and names the rule, so that a
// decision can be explained and overruled. A name that no rule is sure about
// stays a name.
//
// [Exact] looks at one session alone. [Resolve] looks at all mentions of all
// sessions, and at what people decided about them. How it weighs two names is a
// table, [Features]: to teach it something, add a feature with its sentence, and
// pairs that show it to testdata/judged.jsonl. Letters and what text recognition
// makes of them are the business of package spell, the parts of names that of
// package names, parties that of package party, and who belonged where and when
// that of package tenure.
package identity

import (
	"ratsgraph/graph"
	"ratsgraph/ingest/minutes"
)

// A Town is where names are compared: persons of two towns are two persons.
type Town struct {
	Scope          string   // the first part of ids
	MunicipalityID graph.ID // empty if the town is not known
}

// A Reason names the rule by which a name was linked, or was not.
type Reason string

// The reasons.
const (
	FullName    Reason = "full_name"    // the same full name in the same municipality
	ListedOnce  Reason = "listed_once"  // exactly one listed person bears the surname
	Guest       Reason = "guest"        // guests are not published as persons
	NotFull     Reason = "not_full"     // a surname or initials, which many can bear
	NotListed   Reason = "not_listed"   // a surname that nobody on the list bears
	ListedTwice Reason = "listed_twice" // a surname that several on the list bear
)

// A Link says which person a name means. Without a person, the reason says why.
type Link struct {
	Person *graph.Person
	Reason Reason
}

// ID is the id of the person, empty if there is none.
func (l Link) ID() graph.ID {
	if l.Person == nil {
		return ""
	}
	return l.Person.ID
}

// A Matcher decides who is who in one session.
type Matcher interface {
	// Session prepares to link the names in the minutes of a session.
	Session(town Town, list []minutes.Attendee) Linker
}

// A Linker links the names of one session.
type Linker interface {
	// Listed links the entry of the list of people at an index.
	Listed(i int) Link

	// Named links a name that stands anywhere else in the minutes.
	Named(name string) Link
}
