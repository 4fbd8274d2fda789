package graph

// Basis says how a value came to be known.
type Basis string

// The bases of a value.
const (
	BasisPrinted  Basis = "PRINTED"  // a document prints it
	BasisGiven    Basis = "GIVEN"    // whoever ingested the document stated it
	BasisInferred Basis = "INFERRED" // it follows from what documents print, by a rule
	BasisUnknown  Basis = "UNKNOWN"  // none of these
)

// AttendanceRecord says how far a session's attendance is recorded.
type AttendanceRecord string

// How far attendance is recorded. Only a complete list lets anybody be absent
// for not being on it.
const (
	AttendanceComplete    AttendanceRecord = "COMPLETE"
	AttendanceIncomplete  AttendanceRecord = "INCOMPLETE"   // some are listed, and the paper says or shows that some are not
	AttendanceNotRecorded AttendanceRecord = "NOT_RECORDED" // nobody is listed
)

// A Session is one meeting of a body.
type Session struct {
	ID                ID               `json:"id"`
	BodyID            ID               `json:"body"`
	MunicipalityID    ID               `json:"municipality,omitempty"`
	MunicipalityBasis Basis            `json:"municipalityBasis"`
	Number            *string          `json:"number,omitempty"`
	Date              UncertainDate    `json:"date"`
	Start             *string          `json:"start,omitempty"` // HH:MM
	End               *string          `json:"end,omitempty"`   // HH:MM
	Place             *string          `json:"place,omitempty"`
	PrintedTerm       *string          `json:"term,omitempty"` // the legislative term, as the head names it
	AttendanceRecord  AttendanceRecord `json:"attendanceRecord"`
	NextDate          *Date            `json:"nextDate,omitempty"`
	NoRecusal         *string          `json:"noRecusal,omitempty"` // the sentence that nobody is recused
	Quorum            *string          `json:"quorum,omitempty"`    // the sentence on the quorum
	Contradictions    []Problem        `json:"contradictions,omitempty"`
	Announced         []AnnouncedDate  `json:"announced,omitempty"`     // days to come that the text names
	Organisations     []Organisation   `json:"organisations,omitempty"` // from outside, that took part
	Links             []Link           `json:"-"`                       // of its mentions that are not by name alone; not said by documents
	Sources           []Source         `json:"sources"`
}

// An AnnouncedDate is a day to come of which the running text speaks.
type AnnouncedDate struct {
	Date    Date     `json:"date"`
	Sources []Source `json:"sources"`
}

// An Organisation from outside took part in a session. Who spoke for it is not
// kept: its sources say where it stands, without the words.
type Organisation struct {
	Name    string   `json:"name"`
	Number  string   `json:"number,omitempty"` // of the item, as printed
	ItemID  ID       `json:"item,omitempty"`
	Sources []Source `json:"sources"`
}

// Status says how somebody is listed.
type Status string

// The ways to be listed.
const (
	StatusPresent Status = "PRESENT"
	StatusExcused Status = "EXCUSED"
	StatusAbsent  Status = "ABSENT" // missing, and not said to be excused
)

// Group is the class of somebody who is listed.
type Group string

// The classes of people.
const (
	GroupCouncil        Group = "COUNCIL"
	GroupAdministration Group = "ADMINISTRATION"
	GroupGuest          Group = "GUEST"
)

// An Attendance is one entry of a session's list of people, as printed. A guest
// has neither name nor person here: the name stays in the source text.
type Attendance struct {
	ID              ID       `json:"id"`
	SessionID       ID       `json:"session"`
	PersonID        ID       `json:"person,omitempty"`
	Name            *string  `json:"name,omitempty"` // as printed
	Status          Status   `json:"status"`
	Group           Group    `json:"group"`
	Salutation      *string  `json:"salutation,omitempty"` // Herr or Frau, as printed
	Title           *string  `json:"title,omitempty"`      // Dr., Prof. ...
	Role            *string  `json:"role,omitempty"`
	Organisation    *string  `json:"organisation,omitempty"`
	PartyID         ID       `json:"party,omitempty"`
	PartyName       *string  `json:"partyName,omitempty"` // as stated in this document
	From            *string  `json:"from,omitempty"`      // "17:30" or "TOP 4"; nil: from the opening
	Until           *string  `json:"until,omitempty"`     // "18:13" or "TOP 20"; nil: to the end
	Substitute      bool     `json:"substitute,omitempty"`
	SubstitutesName *string  `json:"substitutesName,omitempty"`
	SubstitutesID   ID       `json:"substitutes,omitempty"`
	Position        int      `json:"position"`
	Sources         []Source `json:"sources"`

	RepairedName  *RepairedReading `json:"repairedName,omitempty"`
	RepairedParty *RepairedReading `json:"repairedParty,omitempty"`
}

// Partial reports whether the entry prints an arrival or a departure.
func (a Attendance) Partial() bool { return a.From != nil || a.Until != nil }

// StandsIn reports whether somebody is listed as a deputy.
func (a Attendance) StandsIn() bool {
	return a.Substitute || a.Role != nil && deputy(*a.Role)
}
