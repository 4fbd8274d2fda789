package graph

// PageInfo says where a page stands in its list.
type PageInfo struct {
	HasNextPage, HasPreviousPage bool
	StartCursor, EndCursor       *string
}

// A Connection is a page of a list in the form of the Relay connection
// specification (relay.dev/graphql/connections.htm), with the shortcut Nodes.
type Connection[T, E any] struct {
	Edges      []E
	Nodes      []T
	PageInfo   PageInfo
	TotalCount int
	Whole      func() ([]T, error) // all of the list that this is a page of
}

// An Edge is one thing of a connection, with its cursor.
type Edge[T any] struct {
	Node   T
	Cursor string
}

// The connections of the API, by what they hold.
type (
	MunicipalityEdge Edge[Municipality]
	BodyEdge         Edge[Body]
	PersonEdge       Edge[Person]
	PartyEdge        Edge[Party]
	PaperEdge        Edge[Paper]
	SessionEdge      Edge[Session]
	AttendanceEdge   Edge[Attendance]
	ItemEdge         Edge[Item]
	DecisionEdge     Edge[Decision]
	DocumentEdge     Edge[Document]
	MentionEdge      Edge[Mention]
	OpenPairEdge     Edge[OpenPair]
	RulingEdge       Edge[Ruling]
	NoteEdge         Edge[Note]
	ChangeEdge       Edge[Change]

	MunicipalityConnection Connection[Municipality, MunicipalityEdge]
	BodyConnection         Connection[Body, BodyEdge]
	PersonConnection       Connection[Person, PersonEdge]
	PartyConnection        Connection[Party, PartyEdge]
	PaperConnection        Connection[Paper, PaperEdge]
	SessionConnection      Connection[Session, SessionEdge]
	AttendanceConnection   Connection[Attendance, AttendanceEdge]
	ItemConnection         Connection[Item, ItemEdge]
	DecisionConnection     Connection[Decision, DecisionEdge]
	DocumentConnection     Connection[Document, DocumentEdge]
	MentionConnection      Connection[Mention, MentionEdge]
	OpenPairConnection     Connection[OpenPair, OpenPairEdge]
	RulingConnection       Connection[Ruling, RulingEdge]
	NoteConnection         Connection[Note, NoteEdge]
	ChangeConnection       Connection[Change, ChangeEdge]
)

// Connect gives a page the form of a connection.
func Connect[T any, E ~struct {
	Node   T
	Cursor string
}](p Page[T]) Connection[T, E] {
	c := Connection[T, E]{Nodes: p.Items, TotalCount: p.Total}
	c.PageInfo = PageInfo{HasNextPage: p.HasNext, HasPreviousPage: p.HasPrevious}
	for i, at := range p.Cursors {
		c.Edges = append(c.Edges, E{Node: p.Items[i], Cursor: at})
	}
	if n := len(p.Cursors); n > 0 {
		c.PageInfo.StartCursor, c.PageInfo.EndCursor = &p.Cursors[0], &p.Cursors[n-1]
	}
	return c
}
