package graph

// Part says whether an item was handled in public.
type Part string

// The parts of a session.
const (
	PartPublic    Part = "PUBLIC"
	PartNonpublic Part = "NONPUBLIC"
)

// ItemStatus says what became of an agenda item.
type ItemStatus string

// What can become of an item.
const (
	ItemHandled   ItemStatus = "HANDLED"
	ItemDropped   ItemStatus = "DROPPED"
	ItemWithdrawn ItemStatus = "WITHDRAWN"
	ItemPostponed ItemStatus = "POSTPONED"
	ItemAnnounced ItemStatus = "ANNOUNCED" // on the agenda; what became of it is not recorded
)

// An Item is one agenda item (Tagesordnungspunkt) of a session.
type Item struct {
	ID        ID         `json:"id"`
	SessionID ID         `json:"session"`
	BodyID    ID         `json:"body"`
	Number    string     `json:"number"`
	Part      Part       `json:"part"`
	Title     *string    `json:"title,omitempty"`
	Status    ItemStatus `json:"status"`
	Position  int        `json:"position"`         // order of handling, from 1
	Reason    *string    `json:"reason,omitempty"` // why it was not handled, if printed
	Movers    []string   `json:"movers,omitempty"`
	MoverIDs  []ID       `json:"moverParties,omitempty"` // of these, the parties
	PaperIDs  []ID       `json:"papers,omitempty"`
	Sources   []Source   `json:"sources"`

	RepairedTitle *RepairedReading `json:"repairedTitle,omitempty"`
}

// Outcome is what a decision came to.
type Outcome string

// The outcomes.
const (
	OutcomeAccepted  Outcome = "ACCEPTED"
	OutcomeRejected  Outcome = "REJECTED"
	OutcomeNoted     Outcome = "NOTED"
	OutcomePostponed Outcome = "POSTPONED"
	OutcomeReferred  Outcome = "REFERRED"
	OutcomeWithdrawn Outcome = "WITHDRAWN"
	OutcomeOther     Outcome = "OTHER"

	// OutcomeNotRecorded is a vote of which it is printed who was for it and who
	// against, and not what it came to.
	OutcomeNotRecorded Outcome = "NOT_RECORDED"
)

// VoteRecord says what the minutes print about how a decision was voted on.
type VoteRecord string

// What can be printed about a vote, the most particular that holds.
const (
	VoteByName      VoteRecord = "BY_NAME"
	VoteByParty     VoteRecord = "BY_PARTY"
	VoteCounts      VoteRecord = "COUNTS"
	VoteUnanimous   VoteRecord = "UNANIMOUS"
	VoteMajority    VoteRecord = "MAJORITY" // "mehrheitlich", without counts
	VoteSecret      VoteRecord = "SECRET"
	VoteNotRecorded VoteRecord = "NOT_RECORDED"
)

// A Decision is one vote or formal outcome on an item. A nil value is not
// printed, which is neither zero nor no.
type Decision struct {
	ID         ID         `json:"id"`
	ItemID     ID         `json:"item"`
	SessionID  ID         `json:"session"`
	BodyID     ID         `json:"body"`
	PaperIDs   []ID       `json:"papers,omitempty"`
	Ordinal    int        `json:"ordinal"` // within the item, from 1
	Outcome    Outcome    `json:"outcome"`
	Unanimous  *bool      `json:"unanimous,omitempty"`
	Yes        *int       `json:"yes,omitempty"`
	No         *int       `json:"no,omitempty"`
	Abstain    *int       `json:"abstain,omitempty"`
	Secret     bool       `json:"secret,omitempty"`
	VoteRecord VoteRecord `json:"voteRecord"`
	Text       *string    `json:"text,omitempty"`   // the words that were decided
	Result     *string    `json:"result,omitempty"` // the words of the result
	Target     *string    `json:"target,omitempty"` // referred: to whom
	Sources    []Source   `json:"sources"`
}

// Contest is the share of the smaller side among the printed yes and no votes,
// from 0 to 0.5. It is nil unless both are printed and somebody voted.
func (d Decision) Contest() *float64 {
	if d.Yes == nil || d.No == nil || *d.Yes+*d.No == 0 {
		return nil
	}
	c := float64(min(*d.Yes, *d.No)) / float64(*d.Yes+*d.No)
	return &c
}

// Choice is how somebody voted.
type Choice string

// The choices.
const (
	ChoiceYes     Choice = "YES"
	ChoiceNo      Choice = "NO"
	ChoiceAbstain Choice = "ABSTAIN"
	ChoiceAbsent  Choice = "ABSENT"
)

// A Vote is what is printed about how a party or a named person voted. Count is
// the number of votes of a party, nil where it is not printed.
type Vote struct {
	ID         ID       `json:"id"`
	DecisionID ID       `json:"decision"`
	SessionID  ID       `json:"session"`
	Who        string   `json:"who"` // as printed
	PartyID    ID       `json:"party,omitempty"`
	PersonID   ID       `json:"person,omitempty"`
	Choice     Choice   `json:"choice"`
	Count      *int     `json:"count,omitempty"`
	Sources    []Source `json:"sources"`
}

// A Recusal says that a named person took no part in an item for a conflict of
// interest (Befangenheit, Mitwirkungsverbot).
type Recusal struct {
	ID        ID       `json:"id"`
	SessionID ID       `json:"session"`
	ItemID    ID       `json:"item,omitempty"`
	Number    string   `json:"number"` // of the item, as printed
	Name      string   `json:"name"`
	PersonID  ID       `json:"person,omitempty"`
	Sources   []Source `json:"sources"`
}
