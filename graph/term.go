package graph

// A LegislativeTerm (Wahlperiode) is the span between two elections of a
// municipality's council, as far as the minutes let it be known.
type LegislativeTerm struct {
	ID             ID
	MunicipalityID ID
	Name           string // "Wahlperiode 2016 bis 2021", "17. Wahlperiode", or made of the year
	Basis          Basis
	From           UncertainDate // it began in this span
	To             UncertainDate // it ended in this span
	Reasons        []TermReason
	Sessions       int       // of all bodies, that count in it
	Counted        DateRange // the sessions of these days count in it
}

// A GivenTerm is a term as whoever ingested a document stated it.
type GivenTerm struct {
	Name string `json:"name,omitempty"`
	From Date   `json:"from"`
	To   Date   `json:"to,omitempty"` // "": it goes on
}

// PrintedName is the name, nil where none is stated.
func (t GivenTerm) PrintedName() *string { return orNil(t.Name) }

// Last is the last day, nil where none is stated.
func (t GivenTerm) Last() *Date { return dayOrNil(t.To) }

// A TermReason is one thing that speaks for a term, or for when it began.
type TermReason struct {
	Text      string
	SessionID ID
	ItemID    ID // "": none in particular
}

// Refs are the ids it refers to.
func (t LegislativeTerm) Refs() []ID {
	out := []ID{t.MunicipalityID}
	for _, r := range t.Reasons {
		out = append(out, r.SessionID, r.ItemID)
	}
	return out
}

// GlobalID returns the id.
func (t LegislativeTerm) GlobalID() ID { return t.ID }

// CountedFrom is the first day whose sessions count in it, nil for the first term.
func (t LegislativeTerm) CountedFrom() *Date { return dayOrNil(t.Counted.From) }

// CountedTo is the last day whose sessions count in it, nil where that is open.
func (t LegislativeTerm) CountedTo() *Date { return dayOrNil(t.Counted.To) }

func dayOrNil(d Date) *Date {
	if d == "" {
		return nil
	}
	return &d
}

// PrintedName is the name; every term has one.
func (t LegislativeTerm) PrintedName() *string { return orNil(t.Name) }
