// Package minutes holds what one set of minutes (Niederschrift) says, and where
// it says so. Nothing here is resolved or inferred: "Frau Müller" stays "Frau
// Müller", and what is not printed is empty. The JSON form of [Minutes] is the
// one that `ratsgraph parse --json` prints.
package minutes

import "encoding/json"

// A Span is where a value was read: the lines First to Last of the document
// (counted from 1, both included), of which the first stands on Page. Rule names
// the construct that read it.
type Span struct {
	Page  int    `json:"page,omitempty"`
	First int    `json:"first"`
	Last  int    `json:"last"`
	Rule  string `json:"rule,omitempty"`
}

// Printed is a value as the paper prints it; empty means that it is not
// printed, which in JSON is null.
type Printed string

// MarshalJSON writes null for a value that is not printed.
func (p Printed) MarshalJSON() ([]byte, error) {
	if p == "" {
		return []byte("null"), nil
	}
	return json.Marshal(string(p))
}

// Minutes is what one document says.
type Minutes struct {
	Session    Session    `json:"session"`
	Attendance []Attendee `json:"attendance"`
	Agenda     []Item     `json:"agenda"`
	Recusals   []Recusal  `json:"recusals"`
	Dropped    []Dropped  `json:"dropped"`
	Next       Printed    `json:"next"` // ISO date of the next session, if printed

	// AttendanceGap is set when the paper itself says that its list of people is
	// not complete ("(Anwesenheitsliste entfernt)"), or when there is no list:
	// then nobody who is not listed is absent.
	AttendanceGap *Statement     `json:"attendance_gap,omitempty"`
	Announced     []Announced    `json:"announced,omitempty"`  // the agenda as announced, before the handling
	NoRecusal     *Statement     `json:"no_recusal,omitempty"` // "Es erklärt sich kein Mitglied für befangen."
	Quorum        *Statement     `json:"quorum,omitempty"`     // the statement on Beschlussfähigkeit
	NextSpan      *Span          `json:"next_span,omitempty"`
	Dates         []DateMention  `json:"dates,omitempty"`         // dates in running text that bound the session's own date
	Organisations []Organisation `json:"organisations,omitempty"` // outside organisations that took part
	Layout        string         `json:"layout,omitempty"`        // the layout that understood most
	Quality       Quality        `json:"quality"`
	Problems      []Problem      `json:"problems,omitempty"`
}

// Session is the head of the minutes. Spans says for each printed field, by its
// JSON name, where it was read.
type Session struct {
	Municipality Printed         `json:"municipality"`
	Body         Printed         `json:"body"` // nominative
	Number       Printed         `json:"number"`
	Date         Printed         `json:"date"`  // ISO
	Start        Printed         `json:"start"` // HH:MM
	End          Printed         `json:"end"`   // HH:MM
	Place        Printed         `json:"place"`
	Term         Printed         `json:"term,omitempty"` // Wahlperiode: "17. Wahlperiode", "Wahlperiode 2016–2021"
	Chair        Printed         `json:"chair"`
	Secretary    Printed         `json:"secretary"`
	Spans        map[string]Span `json:"spans,omitempty"`

	Repaired map[string]Repair `json:"repaired,omitempty"` // repaired readings, by the JSON name of the field
}

// Status says how somebody is listed.
type Status string

// The ways to be listed.
const (
	Present Status = "present"
	Excused Status = "excused"
	Absent  Status = "absent" // missing, and not said to be excused
)

// Group is the class of somebody who is listed.
type Group string

// The classes of people.
const (
	Council        Group = "council"
	Administration Group = "administration"
	Guest          Group = "guest"
)

// An Attendee is one entry of the attendance list.
type Attendee struct {
	Name   string  `json:"name"` // as printed, without Herr/Frau, titles and role words
	Status Status  `json:"status"`
	Group  Group   `json:"group"`
	Party  Printed `json:"party"` // as printed for this person or in the heading above
	From   Printed `json:"from"`  // "17:30" or "TOP 4"; not printed: from the opening
	Until  Printed `json:"until"` // "18:13" or "TOP 20"; not printed: to the end
	For    Printed `json:"for"`   // the member this person stands in for, if named

	Substitute   bool    `json:"substitute,omitempty"`     // listed as a deputy ("stv. Mitglied", "i.V."), whether or not it is said for whom
	Salutation   string  `json:"salutation,omitempty"`     // Herr or Frau
	Title        string  `json:"title,omitempty"`          // Dr., Prof. ...
	Role         string  `json:"role,omitempty"`           // role or office as printed: "Vorsitzender", "Amtsleiter"
	Organisation string  `json:"organisation,omitempty"`   // who a guest speaks for
	Repaired     *Repair `json:"repaired,omitempty"`       // a repaired reading of the name
	PartyRead    *Repair `json:"party_repaired,omitempty"` // a repaired reading of the party

	Span
	More []Span `json:"more,omitempty"` // further lines that this entry rests on (a heading with the party, a departure told in the text)
}

// A Repair is a reading of damaged words, beside the words as printed.
type Repair struct {
	Text string `json:"text"`
	Rule string `json:"rule"`
}

// Part says whether an item was handled in public.
type Part string

// The parts of a session.
const (
	Public    Part = "public"
	Nonpublic Part = "nonpublic"
)

// ItemStatus says what became of an agenda item.
type ItemStatus string

// What can become of an item.
const (
	Handled       ItemStatus = "handled"
	DroppedItem   ItemStatus = "dropped"   // entfällt, abgesetzt
	WithdrawnItem ItemStatus = "withdrawn" // zurückgezogen
	PostponedItem ItemStatus = "postponed" // vertagt, zurückgestellt
)

// An Item is one agenda item (Tagesordnungspunkt) as it was handled.
type Item struct {
	Number    string     `json:"number"`
	Part      Part       `json:"part"`
	Title     string     `json:"title"`
	Papers    []string   `json:"papers"`
	Status    ItemStatus `json:"status"`
	Decisions []Decision `json:"decisions"`
	Reason    Printed    `json:"reason,omitempty"`   // why it was dropped or put off, as printed
	Repaired  *Repair    `json:"repaired,omitempty"` // a repaired reading of the title
	Movers    []string   `json:"movers,omitempty"`   // who applied for or moved it, as printed ("CDU-Fraktion")
	Span                 // heading
	Body      Span       `json:"body"` // heading and everything that was said
}

// Outcome is what a decision came to.
type Outcome string

// The outcomes.
const (
	Accepted  Outcome = "accepted"
	Rejected  Outcome = "rejected"
	Noted     Outcome = "noted"
	Postponed Outcome = "postponed"
	Referred  Outcome = "referred"
	Withdrawn Outcome = "withdrawn"
	Other     Outcome = "other"
)

// A Decision is one vote or formal outcome. A nil pointer means that the value
// is not printed, which is neither zero nor no.
type Decision struct {
	Outcome   Outcome `json:"outcome"`
	Unanimous *bool   `json:"unanimous"`
	Yes       *int    `json:"yes"`
	No        *int    `json:"no"`
	Abstain   *int    `json:"abstain"`
	Parties   []Side  `json:"parties"`

	// NoOutcome is set where it is printed who was for it and who against, and not
	// what the vote came to: the outcome is Other then.
	NoOutcome bool `json:"no_outcome,omitempty"`

	Secret bool    `json:"secret,omitempty"` // geheime Abstimmung
	Text   string  `json:"text,omitempty"`   // the words that were decided
	Result string  `json:"result,omitempty"` // the words of the result, as printed
	Target Printed `json:"target,omitempty"` // referred: to which body
	Span
	Words *Span `json:"words,omitempty"` // where the words that were decided stand
}

// Choice is how somebody voted.
type Choice string

// The choices.
const (
	ChoseYes     Choice = "yes"
	ChoseNo      Choice = "no"
	ChoseAbstain Choice = "abstain"
	ChoseAbsent  Choice = "absent"
)

// A Side is what is printed about the vote of a party or of a named person.
type Side struct {
	Who    string `json:"who"`
	Choice Choice `json:"choice"`
	Count  *int   `json:"count"`
}

// A Recusal is a named person who did not take part in an item for a conflict
// of interest (Befangenheit, Mitwirkungsverbot).
type Recusal struct {
	Name string `json:"name"`
	Item string `json:"item"`
	Span
}

// Dropped is an announced item that was not handled.
type Dropped struct {
	Number string  `json:"number"`
	Reason Printed `json:"reason"`
	Span
}

// An Announced item stands on the agenda before the handling.
type Announced struct {
	Number string   `json:"number"`
	Part   Part     `json:"part"`
	Title  string   `json:"title"`
	Papers []string `json:"papers,omitempty"`
	Span
}

// A Statement is a sentence of the paper that is a fact of its own.
type Statement struct {
	Text string `json:"text"`
	Span
}

// A DateMention is a date in the running text that lies before or after the
// session itself ("die Durchführung des Festes am 24.05.2019").
type DateMention struct {
	Date  string `json:"date"`  // ISO
	Tense string `json:"tense"` // past | future: on which side of the session it lies, by its words
	Span
}

// An Organisation from outside took part in an item.
type Organisation struct {
	Name    string `json:"name"`
	Speaker string `json:"speaker,omitempty"`
	Item    string `json:"item,omitempty"`
	Span
}

// Quality says how much of the text was understood.
type Quality struct {
	Lines      int `json:"lines"`      // lines that hold anything
	Understood int `json:"understood"` // of these, lines that a construct claimed
	Running    int `json:"running"`    // of the others, lines below the heading of an item: what was said

	Words      int            `json:"words,omitempty"`      // words that text recognition read
	Confidence *int           `json:"confidence,omitempty"` // how sure it is of them on average, 0 to 100; not said of text that was there
	Problems   map[string]int `json:"problems,omitempty"`   // how many there are of each kind
}

// A Problem is something that could not be read, or that contradicts itself.
type Problem struct {
	Kind string `json:"kind"`
	Text string `json:"text"` // one sentence for the reader
	Span
}
