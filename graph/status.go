package graph

// StatusTypes are the types of things that an [Inventory] counts, in the order in
// which it is shown.
var StatusTypes = []string{"Document", "Municipality", "Body", "Session", "Person", "Party", "Attendance",
	"Item", "Paper", "Decision", "Vote", "Recusal", "Mention"}

// An Inventory says what is in the graph.
type Inventory struct {
	Counts   map[string]int // by type
	Problems int            // what the documents' reading could not settle
	Revision int            // of the graph's present state
	Model    int            // version of the shape it is stored in
	Written  *string        // RFC 3339; when it last changed, nil: never
}
