package view

import (
	"maps"
	"slices"
	"strings"

	"ratsgraph/graph"
)

// text reads a value that may not be recorded.
func text[T ~string](p *T) string {
	if p == nil {
		return ""
	}
	return string(*p)
}

// mark is a flag that things have or do not have.
func mark(v bool) string {
	if v {
		return "true"
	}
	return ""
}

// id is a single edge; there is none where it is empty.
func id(to graph.ID) []graph.ID {
	if to == "" {
		return nil
	}
	return []graph.ID{to}
}

// same says that all orders of a kind are one.
func same[R any](key func(R) string, names ...string) map[string]func(R) string {
	out := map[string]func(R) string{"": key}
	for _, n := range names {
		out[n] = key
	}
	return out
}

// sortedBy puts the values of a map in the order of their keys.
func sortedBy[T any](m map[graph.ID]*T, key func(*T) string) []*T {
	out := slices.Collect(maps.Values(m))
	slices.SortFunc(out, func(a, b *T) int { return strings.Compare(key(a), key(b)) })
	return out
}

// ofTown is all of a type that a town has, put in order when it is first asked
// for.
func ofTown[T any](name string, of func(*Town) map[graph.ID]*T, key func(*T) string) func(*Town) []*T {
	return func(t *Town) []*T {
		return once(t, name, func() []*T { return sortedBy(of(t), key) })
	}
}

// once makes something of a town when it is first asked for. It may be made
// twice, which does no harm: towns do not change.
func once[T any](t *Town, name string, do func() T) T {
	if v, ok := t.made.Load(name); ok {
		return v.(T)
	}
	v := do()
	if _, had := t.made.Swap(name, v); !had {
		t.weighed(v)
	}
	return v
}

// under lists all of a type under its municipality.
func under[R any](all func(*Town) []R) func(*Town, graph.ID) []R {
	return func(t *Town, _ graph.ID) []R { return all(t) }
}

func deref[T any](p *T) T { return *p }

// has reports whether a thing is of this town.
func (t *Town) has(id graph.ID) bool {
	switch id.Kind() {
	case graph.KindMunicipality:
		return id == t.ID
	case graph.KindBody:
		return t.Bodies[id] != nil
	case graph.KindPerson:
		return t.Persons[id] != nil
	case graph.KindParty:
		return t.Parties[id] != nil
	case graph.KindPaper:
		return t.Papers[id] != nil
	case graph.KindSession:
		return t.sessions[id] != nil
	case graph.KindItem:
		return t.items[id].Item != nil
	case graph.KindDecision:
		return t.decisions[id].Decision != nil
	case graph.KindAttendance:
		return t.attendances[id].Attendance != nil
	case graph.KindVote:
		return t.votes[id].v != nil
	case graph.KindRecusal:
		return t.recusals[id].v != nil
	case graph.KindMention:
		return t.mentions[id].v != nil
	case graph.KindDocument:
		return t.documents[id].v != nil
	}
	return false
}

var municipalities = kind[*Town, graph.Municipality]{
	name:   "municipalities",
	value:  func(t *Town) graph.Municipality { return t.Municipality },
	orders: same(func(t *Town) string { return graph.NameKey(t.Name, t.ID) }, "NAME"),
	stored: "NAME",
	fields: map[string]field[*Town]{"name": {text: func(t *Town) string { return t.Name }}},
	all: func(t *Town) []*Town {
		if t.ID == "" {
			return nil // sessions of no known municipality
		}
		return []*Town{t}
	},
}

var allBodies = ofTown("bodies", func(t *Town) map[graph.ID]*graph.Body { return t.Bodies }, bodyKey)

func bodyKey(b *graph.Body) string { return graph.NameKey(b.Name, b.ID) }

var bodies = kind[*graph.Body, graph.Body]{
	name: "bodies", value: deref[graph.Body],
	orders: same(bodyKey, "NAME"), stored: "NAME",
	fields: map[string]field[*graph.Body]{"name": {text: func(b *graph.Body) string { return b.Name }}},
	edges:  map[string]func(*graph.Body) []graph.ID{"municipality": func(b *graph.Body) []graph.ID { return id(b.MunicipalityID) }},
	all:    allBodies,
	lists: map[string]func(*Town, graph.ID) []*graph.Body{
		"Municipality.bodies": under(allBodies),
	},
}

// A resident is a person with the town, which knows where people are listed.
type resident struct {
	*graph.Person
	town *Town
}

func allPersons(t *Town) []resident {
	return once(t, "persons", func() []resident { return t.residents(t.Persons) })
}

func (t *Town) residents(of map[graph.ID]*graph.Person) []resident {
	var out []resident
	for _, p := range sortedBy(of, personKey) {
		out = append(out, resident{p, t})
	}
	return out
}

func personKey(p *graph.Person) string { return graph.NameKey(p.Name, p.ID) }

var persons = kind[resident, graph.Person]{
	name:   "persons",
	value:  func(r resident) graph.Person { return *r.Person },
	orders: same(func(r resident) string { return personKey(r.Person) }, "NAME"), stored: "NAME",
	fields: map[string]field[resident]{"name": {text: func(r resident) string { return r.Name }}},
	edges: map[string]func(resident) []graph.ID{
		"municipality": func(r resident) []graph.ID { return id(r.MunicipalityID) },
		"session": func(r resident) []graph.ID {
			var out []graph.ID
			for _, s := range sessionsOf(r.town, r.ID) {
				out = append(out, s.Session.ID)
			}
			return out
		},
	},
	all: allPersons,
	lists: map[string]func(*Town, graph.ID) []resident{
		"Municipality.persons": under(allPersons),
		"Session.persons":      listedAt,
	},
	seeds: map[string]string{"session": "Session.persons"},
}

// listedAt are the persons on the list of a session, by name.
func listedAt(t *Town, session graph.ID) []resident {
	s := t.sessions[session]
	if s == nil {
		return nil
	}
	seen := map[graph.ID]*graph.Person{}
	for i := range s.Attendances {
		if p := t.Persons[s.Attendances[i].PersonID]; p != nil {
			seen[p.ID] = p
		}
	}
	return t.residents(seen)
}

var allParties = ofTown("parties", func(t *Town) map[graph.ID]*graph.Party { return t.Parties }, partyKey)

func partyKey(p *graph.Party) string { return graph.NameKey(p.Name, p.ID) }

var parties = kind[*graph.Party, graph.Party]{
	name: "parties", value: deref[graph.Party],
	orders: same(partyKey, "NAME"), stored: "NAME",
	fields: map[string]field[*graph.Party]{
		"name": {text: func(p *graph.Party) string { return p.Name }},
		"key":  {text: func(p *graph.Party) string { return p.Key }},
	},
	edges: map[string]func(*graph.Party) []graph.ID{"municipality": func(p *graph.Party) []graph.ID { return id(p.MunicipalityID) }},
	all:   allParties,
	lists: map[string]func(*Town, graph.ID) []*graph.Party{
		"Municipality.parties": under(allParties),
	},
}

var allPapers = ofTown("papers", func(t *Town) map[graph.ID]*graph.Paper { return t.Papers }, paperKey)

func paperKey(p *graph.Paper) string { return p.SortKey() }

var papers = kind[*graph.Paper, graph.Paper]{
	name: "papers", value: deref[graph.Paper],
	orders: same(paperKey, "NUMBER"), stored: "NUMBER",
	fields: map[string]field[*graph.Paper]{"number": {text: func(p *graph.Paper) string { return p.Number }}},
	edges: map[string]func(*graph.Paper) []graph.ID{
		"municipality": func(p *graph.Paper) []graph.ID { return id(p.MunicipalityID) },
		"base":         func(p *graph.Paper) []graph.ID { return id(p.BaseID) },
	},
	all: allPapers,
	lists: map[string]func(*Town, graph.ID) []*graph.Paper{
		"Municipality.papers": under(allPapers),
		"Paper.supplements":   func(t *Town, base graph.ID) []*graph.Paper { return t.more[base] },
	},
	seeds: map[string]string{"base": "Paper.supplements"},
}

var documents = kind[found[graph.Document], graph.Document]{
	name:   "documents",
	value:  func(d found[graph.Document]) graph.Document { return *d.v },
	orders: same(func(d found[graph.Document]) string { return d.v.SortKey(d.at.sort) }, "DATE"), stored: "-",
	fields: map[string]field[found[graph.Document]]{
		"digest":  {text: func(d found[graph.Document]) string { return d.v.Digest }},
		"changed": changedIn(func(d found[graph.Document]) *Session { return d.at }),
	},
	edges: map[string]func(found[graph.Document]) []graph.ID{
		"session": func(d found[graph.Document]) []graph.ID { return id(d.v.SessionID) },
	},
	all:   func(t *Town) []found[graph.Document] { return each(t.Sessions, documentsOf) },
	lists: map[string]func(*Town, graph.ID) []found[graph.Document]{"Session.documents": ofSession(documentsOf)},
	seeds: map[string]string{"session": "Session.documents"},
}

func documentsOf(s *Session) []found[graph.Document] { return with(s, s.Documents) }

// with joins things of a session with it.
func with[T any](s *Session, of []T) []found[T] {
	out := make([]found[T], len(of))
	for i := range of {
		out[i] = found[T]{&of[i], s}
	}
	return out
}

// each gathers what sessions have, in their order.
func each[R any](of []*Session, from func(*Session) []R) []R {
	var out []R
	for _, s := range of {
		out = append(out, from(s)...)
	}
	return out
}

// ofSession finds what one session has.
func ofSession[R any](from func(*Session) []R) func(*Town, graph.ID) []R {
	return func(t *Town, id graph.ID) []R {
		if s := t.sessions[id]; s != nil {
			return from(s)
		}
		return nil
	}
}
