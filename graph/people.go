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
func (b Body) PrintedName() *string { return orNil(b.Name) }

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
	PartyNone    PartyKind = "NONE"    // said to belong to none: fraktionslos
)

// A Party is a party, Fraktion, Gruppe or list, as printed in one municipality.
type Party struct {
	ID             ID        `json:"id"`
	Name           string    `json:"name"`
	Kind           PartyKind `json:"kind"`
	Key            string    `json:"key,omitempty"`        // the same for all spellings of one party: "spd"; "" if it is none
	CommonName     string    `json:"commonName,omitempty"` // as it is usually written
	Local          bool      `json:"local,omitempty"`      // not in the catalogue: known in its municipality only
	PartKeys       []string  `json:"parts,omitempty"`      // of a joint group: the keys of those who joined
	MunicipalityID ID        `json:"municipality,omitempty"`
}

// A Stated says when a party was stated in lists of people.
type Stated struct {
	First, Last *Date // nil: on no day that is known
	Entries     int   // entries of lists that state it
}

// Refs are the ids it refers to: none.
func (s Stated) Refs() []ID { return nil }

// PrintedKey is the key, nil where there is none.
func (p Party) PrintedKey() *string { return orNil(p.Key) }

// PrintedCommonName is the name as usually written, nil where there is none.
func (p Party) PrintedCommonName() *string { return orNil(p.CommonName) }

func orNil[T ~string](s T) *T {
	if s == "" {
		return nil
	}
	return &s
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
	MentionListed      MentionKind = "LISTED"      // an entry of the list of people
	MentionRecused     MentionKind = "RECUSED"     // a recusal
	MentionVoted       MentionKind = "VOTED"       // a vote under the name
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

	RepairedName *RepairedReading `json:"repairedName,omitempty"`
}
