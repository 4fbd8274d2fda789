package graph

// A Comparison says what the graph said about a person's attendance at one
// revision and at a later one. The counts are of entries on lists of people.
type Comparison struct {
	PersonID      ID
	From, To      int // revisions
	Before, After int // entries that meant the person
	Differences   []Difference
}

// A Difference is an entry that the two revisions do not show alike.
type Difference struct {
	SessionID     ID
	Before, After *KnownAttendance // nil: it was not there, or it meant somebody else
	Changes       []Change         // that touched the session in between: why
}

// A KnownAttendance is an entry of a list of people as it was known at a revision.
type KnownAttendance struct {
	Status     Status
	Group      Group
	PartyName  *string
	Role       *string
	From       *string
	Until      *string
	Substitute bool
	Parsers    []string // versions of the parsers that had read the session's documents
}
