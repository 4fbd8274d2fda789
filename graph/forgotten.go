package graph

// ForgottenKind says what was forgotten.
type ForgottenKind string

// The kinds.
const (
	ForgottenDocument ForgottenKind = "DOCUMENT"
	ForgottenPerson   ForgottenKind = "PERSON"
)

// KindForgotten begins the ids of what says that something was forgotten.
const KindForgotten = "forgotten"

// A Forgotten says that a document or a person was forgotten for good: when, by
// whom and why. It does not name them. Its marks are hashes under a key that
// never leaves the graph; they tell the same bytes and names when they come
// again.
type Forgotten struct {
	ID        ID            `json:"id"`
	Kind      ForgottenKind `json:"kind"`
	Scope     string        `json:"scope,omitempty"`     // of a person: the municipality's part of ids
	Pseudonym string        `json:"pseudonym,omitempty"` // that stands for the name; "": it was removed
	By        string        `json:"by"`
	At        string        `json:"at"` // RFC 3339, UTC
	Reason    string        `json:"reason,omitempty"`
	Marks     []string      `json:"-"`
}

// Removed stands in a text where a name was.
const Removed = "[Name entfernt]"

// Stands is what stands where the name was.
func (f Forgotten) Stands() string {
	if f.Pseudonym != "" {
		return f.Pseudonym
	}
	return Removed
}

// A NameForm is one way to write a name that is to be forgotten. With a document,
// it is the name only there: a surname that others bear elsewhere.
type NameForm struct {
	Words    string
	Document ID
}
