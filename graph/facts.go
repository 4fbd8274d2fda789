package graph

// Facts is what one document says about one session, with every name resolved:
// a plan of what should be true. It holds no database key and no query.
type Facts struct {
	Document       Document       `json:"document"`
	Municipalities []Municipality `json:"municipalities,omitempty"`
	Body           Body           `json:"body"`
	Persons        []Person       `json:"persons,omitempty"`
	Parties        []Party        `json:"parties,omitempty"`
	Papers         []Paper        `json:"papers,omitempty"`
	Session        Session        `json:"session"`
	Attendances    []Attendance   `json:"attendances,omitempty"`
	Items          []Item         `json:"items,omitempty"`
	Decisions      []Decision     `json:"decisions,omitempty"`
	Votes          []Vote         `json:"votes,omitempty"`
	Recusals       []Recusal      `json:"recusals,omitempty"`
	Mentions       []Mention      `json:"mentions,omitempty"`
}
