package graph

// MunicipalityFacts are all that is known of one municipality at a revision: for
// each session what its documents say together, with persons as decided, and
// those documents without their text.
type MunicipalityFacts struct {
	Revision     int
	Municipality Municipality
	Sessions     []SessionFacts // in no order
}

// SessionFacts are what the documents on one session say together.
type SessionFacts struct {
	Facts
	Documents []Document
	Changed   int // the revision that last changed anything of it
}
