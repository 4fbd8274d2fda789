package council

import "ratsgraph/ingest/minutes"

// Truth is what is true of one document. Minutes is what a perfect reader would
// print: names and words as they stand on the paper, damage included, and
// nothing that is not printed. The other fields say what is meant.
type Truth struct {
	Document string          `json:"document"`
	Town     string          `json:"town"`
	Layout   Layout          `json:"layout"`
	Damaged  bool            `json:"damaged"`
	Body     string          `json:"body"`   // the body's undamaged name
	Date     string          `json:"date"`   // the day of the session, printed or not
	Term     int             `json:"term"`   // the number of the term of office (Wahlperiode)
	People   []Presence      `json:"people"` // everyone who was there or missing, listed or not
	Ballots  []Ballot        `json:"ballots,omitempty"`
	Minutes  minutes.Minutes `json:"minutes"`
}

// Presence is one person's part in a session. From and Until are the numbers of
// the first and the last item that the person was there for; empty means the
// whole session.
type Presence struct {
	Person string         `json:"person"`
	Name   string         `json:"name"`             // the true name
	Listed int            `json:"listed"`           // the index in Minutes.Attendance, -1 if the list was removed
	Party  string         `json:"party,omitempty"`  // on the day of the session
	Status minutes.Status `json:"status"`           // as it was
	From   string         `json:"from,omitempty"`   // number of the first item
	Until  string         `json:"until,omitempty"`  // number of the last item
	For    string         `json:"for,omitempty"`    // the person this one stands in for
	Voting bool           `json:"voting,omitempty"` // has a vote in this session
}

// Ballot is how one vote really went, printed or not.
type Ballot struct {
	Item    string          `json:"item"`
	Outcome minutes.Outcome `json:"outcome"`
	Yes     int             `json:"yes"`
	No      int             `json:"no"`
	Abstain int             `json:"abstain"`
	Voters  int             `json:"voters"` // those present with a vote, less those who are recused
}

// World is what is true of a town as a whole, after its last session.
type World struct {
	Municipality string        `json:"municipality"`
	Bodies       []TrueBody    `json:"bodies"`
	Persons      []TruePerson  `json:"persons"`
	Papers       []TruePaper   `json:"papers"`
	Elections    []string      `json:"elections"` // first days of the terms
	Changes      []PartyChange `json:"changes"`
}

// TrueBody is a body of the town.
type TrueBody struct {
	Name string `json:"name"`
	Kind string `json:"kind"` // council | committee | local | advisory
}

// TruePerson is one person with all names, parties and seats.
type TruePerson struct {
	ID     string  `json:"id"`
	Name   string  `json:"name"`
	Title  string  `json:"title,omitempty"`
	Female bool    `json:"female,omitempty"`
	Office string  `json:"office,omitempty"`
	Party  []Stint `json:"party,omitempty"`
	Seats  []Stint `json:"seats,omitempty"`
}

// A Stint is a membership with its first and last day; empty means open.
type Stint struct {
	In    string `json:"in"`
	From  string `json:"from,omitempty"`
	Until string `json:"until,omitempty"`
}

// PartyChange is a member who left one faction for another within a term.
type PartyChange struct {
	Person string `json:"person"`
	From   string `json:"from"`
	To     string `json:"to"`
	Date   string `json:"date"`
}

// TruePaper is a paper (Vorlage, Drucksache, Antrag) and its way.
type TruePaper struct {
	Number string `json:"number"` // without supplements
	Title  string `json:"title"`
	Motion string `json:"motion,omitempty"` // the party that moved it
	Way    []Step `json:"way"`
}

// A Step is one stop of a paper on its way.
type Step struct {
	Document string          `json:"document"`
	Body     string          `json:"body"`
	Date     string          `json:"date"`
	Item     string          `json:"item"`
	Paper    string          `json:"paper"` // the number with its supplement, if there was one
	Outcome  minutes.Outcome `json:"outcome,omitempty"`
	Result   string          `json:"result,omitempty"` // dropped, if it was not handled
}
