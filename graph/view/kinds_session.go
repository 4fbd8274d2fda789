package view

import (
	"encoding/json"
	"slices"

	"ratsgraph/graph"
)

var sessions = kind[*Session, graph.Session]{
	name:   "sessions",
	value:  func(s *Session) graph.Session { return s.Session },
	orders: same(func(s *Session) string { return s.sort }, "DATE"), stored: "DATE",
	fields: map[string]field[*Session]{
		"date":             {text: func(s *Session) string { return string(s.Day()) }},
		"number":           {text: func(s *Session) string { return text(s.Session.Number) }},
		"attendanceRecord": {text: func(s *Session) string { return string(s.Session.AttendanceRecord) }},
		"datePrecision":    {text: func(s *Session) string { return string(s.Session.Date.Precision) }},
		"contradictions":   {text: contradictions},
		"changed":          changedIn(func(s *Session) *Session { return s }),
	},
	edges: map[string]func(*Session) []graph.ID{
		"body":         func(s *Session) []graph.ID { return id(s.Session.BodyID) },
		"municipality": func(s *Session) []graph.ID { return id(s.Session.MunicipalityID) },
	},
	all: func(t *Town) []*Session { return t.Sessions },
	lists: map[string]func(*Town, graph.ID) []*Session{
		"Municipality.sessions": func(t *Town, _ graph.ID) []*Session { return t.Sessions },
		"Body.sessions":         func(t *Town, body graph.ID) []*Session { return t.ofBody[body] },
		"Person.sessions":       sessionsOf,
	},
	seeds: map[string]string{"body": "Body.sessions"},
}

// contradictions are the session's, as the graph keeps them.
func contradictions(s *Session) string {
	if len(s.Session.Contradictions) == 0 {
		return ""
	}
	b, err := json.Marshal(s.Session.Contradictions)
	if err != nil {
		panic(err) // plain structs and strings only: cannot fail
	}
	return string(b)
}

// sessionsOf are the sessions that a person is listed for, each once.
func sessionsOf(t *Town, person graph.ID) []*Session {
	var out []*Session
	for _, e := range t.listed[person] {
		if len(out) == 0 || out[len(out)-1] != e.At {
			out = append(out, e.At)
		}
	}
	return out
}

// changedIn is the revision that last changed anything of the session.
func changedIn[R any](at func(R) *Session) field[R] {
	return field[R]{number: func(r R) *int { return &at(r).Changed }}
}

func day[R any](at func(R) *Session) field[R] {
	return field[R]{text: func(r R) string { return string(at(r).Day()) }}
}

var attendances = kind[Entry, graph.Attendance]{
	name:   "attendances",
	value:  func(e Entry) graph.Attendance { return *e.Attendance },
	orders: same(func(e Entry) string { return e.Attendance.SortKey(e.At.sort) }, "DATE", "POSITION"), stored: "DATE",
	fields: map[string]field[Entry]{
		"status":     {text: func(e Entry) string { return string(e.Status) }},
		"group":      {text: func(e Entry) string { return string(e.Group) }},
		"date":       day(func(e Entry) *Session { return e.At }),
		"substitute": {text: func(e Entry) string { return mark(e.Substitute) }},
		"name":       {text: func(e Entry) string { return text(e.Name) }},
		"from":       {text: func(e Entry) string { return text(e.From) }},
		"until":      {text: func(e Entry) string { return text(e.Until) }},
		"changed":    changedIn(func(e Entry) *Session { return e.At }),
	},
	edges: map[string]func(Entry) []graph.ID{
		"session":     func(e Entry) []graph.ID { return id(e.SessionID) },
		"person":      func(e Entry) []graph.ID { return id(e.PersonID) },
		"party":       func(e Entry) []graph.ID { return id(e.PartyID) },
		"substitutes": func(e Entry) []graph.ID { return id(e.SubstitutesID) },
	},
	all: func(t *Town) []Entry { return each(t.Sessions, entriesOf) },
	lists: map[string]func(*Town, graph.ID) []Entry{
		"Session.attendances": ofSession(entriesOf),
		"Person.attendances":  func(t *Town, person graph.ID) []Entry { return t.listed[person] },
		"Party.attendances":   func(t *Town, party graph.ID) []Entry { return t.stated[party] },
	},
	sizes: map[string]func(*Session) int{"Session.attendances": func(s *Session) int { return len(s.Attendances) }},
	seeds: map[string]string{"session": "Session.attendances", "person": "Person.attendances", "party": "Party.attendances"},
}

func entriesOf(s *Session) []Entry {
	out := make([]Entry, len(s.Attendances))
	for i := range s.Attendances {
		out[i] = Entry{&s.Attendances[i], s}
	}
	return out
}

var items = kind[Handled, graph.Item]{
	name:   "items",
	value:  func(h Handled) graph.Item { return *h.Item },
	orders: same(func(h Handled) string { return h.Item.SortKey(h.At.sort) }, "DATE", "POSITION"), stored: "DATE",
	fields: map[string]field[Handled]{
		"number":  {text: func(h Handled) string { return h.Number }},
		"part":    {text: func(h Handled) string { return string(h.Part) }},
		"status":  {text: func(h Handled) string { return string(h.Status) }},
		"date":    day(func(h Handled) *Session { return h.At }),
		"title":   {text: func(h Handled) string { return text(h.Title) }},
		"changed": changedIn(func(h Handled) *Session { return h.At }),
		"reason":  {text: func(h Handled) string { return text(h.Reason) }},
	},
	edges: map[string]func(Handled) []graph.ID{
		"session": func(h Handled) []graph.ID { return id(h.SessionID) },
		"body":    func(h Handled) []graph.ID { return id(h.BodyID) },
		"paper":   func(h Handled) []graph.ID { return h.PaperIDs },
	},
	all: func(t *Town) []Handled { return each(t.Sessions, itemsOf) },
	lists: map[string]func(*Town, graph.ID) []Handled{
		"Session.items": ofSession(itemsOf),
		"Body.items":    func(t *Town, body graph.ID) []Handled { return each(t.ofBody[body], itemsOf) },
		"Paper.items":   func(t *Town, paper graph.ID) []Handled { return t.handled[paper] },
	},
	sizes: map[string]func(*Session) int{"Session.items": func(s *Session) int { return len(s.Items) }},
	seeds: map[string]string{"session": "Session.items", "paper": "Paper.items", "body": "Body.items"},
}

func itemsOf(s *Session) []Handled {
	out := make([]Handled, len(s.Items))
	for i := range s.Items {
		out[i] = Handled{&s.Items[i], s}
	}
	return out
}

func decisionKey(d Decided) string {
	position := 0
	if d.Item != nil {
		position = d.Item.Position
	}
	return d.Decision.SortKey(d.At.sort, position)
}

var decisions = kind[Decided, graph.Decision]{
	name:  "decisions",
	value: func(d Decided) graph.Decision { return *d.Decision },
	orders: map[string]func(Decided) string{"": decisionKey, "DATE": decisionKey,
		"CONTEST": func(d Decided) string { return d.ContestKey(decisionKey(d)) }},
	stored: "DATE",
	fields: map[string]field[Decided]{
		"outcome":    {text: func(d Decided) string { return string(d.Outcome) }},
		"unanimous":  {text: unanimous},
		"yes":        {number: func(d Decided) *int { return d.Yes }},
		"no":         {number: func(d Decided) *int { return d.No }},
		"abstain":    {number: func(d Decided) *int { return d.Abstain }},
		"voteRecord": {text: func(d Decided) string { return string(d.VoteRecord) }},
		"date":       day(func(d Decided) *Session { return d.At }),
		"changed":    changedIn(func(d Decided) *Session { return d.At }),
	},
	edges: map[string]func(Decided) []graph.ID{
		"body":    func(d Decided) []graph.ID { return id(d.BodyID) },
		"session": func(d Decided) []graph.ID { return id(d.SessionID) },
		"item":    func(d Decided) []graph.ID { return id(d.ItemID) },
		"paper":   func(d Decided) []graph.ID { return d.PaperIDs },
	},
	all: func(t *Town) []Decided { return each(t.Sessions, decisionsOf) },
	lists: map[string]func(*Town, graph.ID) []Decided{
		"Session.decisions": ofSession(decisionsOf),
		"Body.decisions":    func(t *Town, body graph.ID) []Decided { return each(t.ofBody[body], decisionsOf) },
		"Paper.decisions":   func(t *Town, paper graph.ID) []Decided { return t.decided[paper] },
		"Item.decisions":    decisionsOn,
	},
	sizes: map[string]func(*Session) int{"Session.decisions": func(s *Session) int { return len(s.Decisions) }},
	seeds: map[string]string{"session": "Session.decisions", "paper": "Paper.decisions", "body": "Body.decisions", "item": "Item.decisions"},
}

func unanimous(d Decided) string {
	switch {
	case d.Unanimous == nil:
		return ""
	case *d.Unanimous:
		return "true"
	}
	return "false"
}

func decisionsOf(s *Session) []Decided { return slices.Collect(s.EachDecision) }

func decisionsOn(t *Town, item graph.ID) []Decided {
	it, ok := t.items[item]
	if !ok {
		return nil
	}
	return slices.DeleteFunc(decisionsOf(it.At), func(d Decided) bool { return d.ItemID != item })
}
