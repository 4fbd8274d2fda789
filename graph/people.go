package graph

// A Municipality is a town or district whose bodies meet.
type Municipality struct {
	ID   ID     `json:"id"`
	Name string `json:"name"`
}

// A Body (Gremium) is a council, committee or local council.
type Body struct {
	ID             ID     `json:"id"`
	Name           string `json:"name"`
	MunicipalityID ID     `json:"municipality,omitempty"`
}

// PrintedName is the name, nil where the minutes do not name their body.
func (b Body) PrintedName() *string {
	if b.Name == "" {
		return nil
	}
	return &b.Name
}

// A Person is what mentions of a name are linked to.
type Person struct {
	ID             ID     `json:"id"`
	Name           string `json:"name"`
	MunicipalityID ID     `json:"municipality,omitempty"`
}

// PartyKind says what a party is called where it is printed.
type PartyKind string

// The kinds of parties, by the words of the print.
const (
	PartyPlain   PartyKind = "PARTY"   // no word says otherwise
	PartyFaction PartyKind = "FACTION" // Fraktion
	PartyGroup   PartyKind = "GROUP"   // Gruppe
	PartyList    PartyKind = "LIST"    // Liste, Wählergemeinschaft
)

// A Party is a party, Fraktion, Gruppe or list, as printed in one municipality.
type Party struct {
	ID             ID        `json:"id"`
	Name           string    `json:"name"`
	Kind           PartyKind `json:"kind"`
	MunicipalityID ID        `json:"municipality,omitempty"`
}

// A Paper is a Vorlage, Drucksache or Antrag with a number.
type Paper struct {
	ID             ID     `json:"id"`
	Number         string `json:"number"`
	BaseID         ID     `json:"base,omitempty"` // of a supplement: the paper that it supplements
	MunicipalityID ID     `json:"municipality,omitempty"`
}

// MentionKind says as what a name is printed.
type MentionKind string

// The kinds of mentions. Attendances, recusals and votes of named persons are
// mentions too, with values of their own.
const (
	MentionChair       MentionKind = "CHAIR"
	MentionSecretary   MentionKind = "SECRETARY"
	MentionSubstituted MentionKind = "SUBSTITUTED" // the member somebody stands in for
)

// A Mention is a name as printed in one session. Which person it means is a
// decision that is kept apart from it.
type Mention struct {
	ID        ID          `json:"id"`
	SessionID ID          `json:"session"`
	Kind      MentionKind `json:"kind"`
	Name      string      `json:"name"`
	PersonID  ID          `json:"person,omitempty"`
	Sources   []Source    `json:"sources"`
}
