package graph

import "strconv"

// KindChange begins the ids of changes.
const KindChange = "change"

// A ChangeReason says why the graph changed.
type ChangeReason string

// The reasons. The first five are about documents.
const (
	ChangeNewDocument ChangeReason = "NEW_DOCUMENT" // a document came of which nothing was known
	ChangeReparsed    ChangeReason = "REPARSED"     // the same bytes say something else: they were read by another parser, or with other particulars given
	ChangeReplaced    ChangeReason = "REPLACED"     // a document went, because other bytes stand at its place now
	ChangeRemoved     ChangeReason = "REMOVED"      // a document was taken out
	ChangeFound       ChangeReason = "FOUND"        // a known document was found at another place

	ChangeIdentified ChangeReason = "IDENTIFIED" // it was decided anew who is who
	ChangeMerged     ChangeReason = "MERGED"     // somebody judged two mentions to be one person, or took back that they are not
	ChangeUnmerged   ChangeReason = "UNMERGED"   // somebody judged two mentions to be two persons, or took back that they are one
	ChangeUndecided  ChangeReason = "UNDECIDED"  // somebody looked at two mentions and could not tell, or took that back
	ChangeCorrected  ChangeReason = "CORRECTED"  // somebody added or took back how a field should read
	ChangeNoted      ChangeReason = "NOTED"      // somebody added or took back what should be known beside a fact
	ChangeForgotten  ChangeReason = "FORGOTTEN"  // a document or a name was erased for good
)

// A Change is what one write did to the graph. There is exactly one for every
// revision, from 1 on. It names no persons, because one may have to be forgotten.
type Change struct {
	ID              ID               `json:"id"`
	Revision        int              `json:"revision"`
	At              string           `json:"at"` // RFC 3339, UTC
	Reasons         []ChangeReason   `json:"reasons"`
	By              *string          `json:"by,omitempty"` // who judged, noted or forgot; nil: a rule or a parser did it
	MunicipalityIDs []ID             `json:"municipalities"`
	SessionIDs      []ID             `json:"sessions"` // whose facts, documents, links or notes changed, also when they are gone since
	Documents       []DocumentChange `json:"documents"`
	Withheld        int              `json:"withheld"` // documents that are not named because they were forgotten
}

// A DocumentChange is what became of one document.
type DocumentChange struct {
	ID     ID           `json:"id"`
	Reason ChangeReason `json:"reason"`
}

// NewChangeID is the id of the change that made a revision.
func NewChangeID(revision int) ID { return NewID(KindChange, strconv.Itoa(revision)) }

// A ChangeScope takes the changes in one of some municipalities for one of some
// reasons. Empty lists take all.
type ChangeScope struct {
	Municipalities []ID
	Reasons        []ChangeReason
}

// IsZero reports whether a filter takes everything.
func (f ChangeScope) IsZero() bool { return len(f.Municipalities)+len(f.Reasons) == 0 }
