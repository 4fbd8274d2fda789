package graph

// A NameQuery is a name of which somebody wants to know who it means.
type NameQuery struct {
	Name   string
	BodyID ID   // where the name was found; "": not known
	Date   Date // when; "": not known
	Party  string
}

// A NameAnswer says whom a name means, or who might be meant.
type NameAnswer struct {
	Name       string
	PersonID   ID // "": it is not sure enough
	Rule       string
	Score      float64
	Reasons    []Reason
	Candidates []NameCandidate // who might be meant, the likeliest first
}

// A NameCandidate is somebody whom a name might mean.
type NameCandidate struct {
	PersonID ID
	Score    float64
	Reasons  []Reason
}
