package graph

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
)

// Judgement says whether two mentions are one person.
type Judgement string

// The judgements. Where there is none, nobody has looked.
const (
	JudgementSame      Judgement = "SAME"
	JudgementDifferent Judgement = "DIFFERENT"
	JudgementUnsure    Judgement = "UNSURE"    // looked at, and still open
	JudgementPublished Judgement = "PUBLISHED" // the guests of a name in a municipality may be named
)

// A Ruling is what somebody judged about two mentions. It beats every rule, and
// it stays in the history when it is undone.
type Ruling struct {
	ID        ID        `json:"id"`
	A         ID        `json:"a"` // a mention, or a person's id, which stands for the earliest mention of that name
	B         ID        `json:"b"`
	Judgement Judgement `json:"judgement"`
	By        string    `json:"by"`
	At        string    `json:"at"` // RFC 3339, UTC
	Note      *string   `json:"note,omitempty"`
	RevokedBy *string   `json:"revokedBy,omitempty"`
	RevokedAt *string   `json:"revokedAt,omitempty"` // set: undone since then
}

// NewRulingID names a ruling by what was judged, by whom and when.
func NewRulingID(r Ruling) ID {
	sum := sha256.Sum256([]byte(strings.Join([]string{string(min(r.A, r.B)), string(max(r.A, r.B)), string(r.Judgement), r.By, r.At, deref(r.Note)}, "\n")))
	return NewID("ruling", hex.EncodeToString(sum[:8]))
}

// Holds reports whether a ruling was not undone.
func (r Ruling) Holds() bool { return r.RevokedAt == nil }

// A Reason is one feature that spoke for or against, in words for the reader.
type Reason struct {
	Feature string  `json:"feature"`
	Weight  float64 `json:"weight"` // below 0 speaks against
	Text    string  `json:"text"`
}

// RuleName is the rule of a mention that was linked by nothing but its name: the
// same canonical name in the same municipality is one person.
const RuleName = "name"

// A Link says which person a mention means, and why. Only links that are not by
// [RuleName] are kept. Without a person, the mention means nobody that is known.
type Link struct {
	Mention  ID       `json:"mention"`
	Person   *Person  `json:"person,omitempty"`
	Rule     string   `json:"rule"`
	Score    float64  `json:"score"`
	Reasons  []Reason `json:"reasons,omitempty"`
	RulingID ID       `json:"ruling,omitempty"` // the ruling that decided, if one did
}

// An OpenPair is a pair of mentions of which the rules are not sure.
type OpenPair struct {
	ID       ID       `json:"id"`
	MentionA ID       `json:"a"`
	MentionB ID       `json:"b"`
	PersonA  ID       `json:"personA,omitempty"`
	PersonB  ID       `json:"personB,omitempty"`
	NameA    string   `json:"nameA"`
	NameB    string   `json:"nameB"`
	Score    float64  `json:"score"` // of being one person, 0 to 1
	Value    float64  `json:"value"` // mentions that a decision would probably move
	Looked   bool     `json:"looked,omitempty"`
	Reasons  []Reason `json:"reasons"`
}

// Identities are who is who in some municipalities: links by session, ids that
// lead to other persons, and what is open.
type Identities struct {
	Scope     []ID // the municipalities
	Links     map[ID][]Link
	Redirects map[ID]ID
	Open      []OpenPair
	Conflicts []Problem // links that yielded to a difference
	Bodies    []BodyHint
}

// IdentityInput is what who is who is decided from. Revision is that of the graph
// when it was read.
type IdentityInput struct {
	Revision int
	Sessions []Facts
	Rulings  []Ruling
}

// IdentityCounts are what deciding who is who in a municipality came to.
type IdentityCounts struct {
	Mentions  int // names that may mean somebody
	Persons   int
	Linked    int // mentions that mean a person
	Undecided int // pairs of which the rules are not sure
	Conflicts int // links that yielded to a difference
}
