package identity

import (
	"cmp"
	"iter"
	"slices"

	"ratsgraph/graph"
	"ratsgraph/ingest/identity/names"
)

// A noted is a mention as a [resolver] keeps it. What many mentions share is kept
// once and counted.
type noted struct {
	id    graph.ID
	place int32
	entry int32
	name  int32
	line  int32
}

// A place is a session, as one document tells of it.
type place struct {
	scope                           string
	municipality, document, session graph.ID
	body                            graph.ID
	date                            graph.Date
	start, end                      string
}

// here is the session of a place, or its document where there is none.
func (p *place) here() graph.ID { return cmp.Or(p.session, p.document) }

// An entry is what stands beside a name.
type entry struct {
	listed, published        bool
	status                   graph.Status
	group                    graph.Group
	party, role, standsInFor string
}

// A printed is a name with what says who of that name is meant.
type printed struct{ name, salutation, title string }

// A spelled is a name taken apart.
type spelled struct {
	names.Name
	key string // of the name, see [names.Name.Key]
}

// A counted numbers different values in the order in which they come.
type counted[T comparable] struct {
	numbers map[T]int32
	list    []T
}

func (c *counted[T]) number(v T) int32 {
	if c.numbers == nil {
		c.numbers = map[T]int32{}
	}
	n, ok := c.numbers[v]
	if !ok {
		n = int32(len(c.list))
		c.numbers[v], c.list = n, append(c.list, v)
	}
	return n
}

// gather takes in mentions, ordered by id and without repeated ones.
func (r *resolver) gather(mentions iter.Seq[Mention]) {
	var places counted[place]
	var entries counted[entry]
	var all counted[printed]
	for m := range mentions {
		r.mentions = append(r.mentions, noted{
			id:    m.ID,
			place: places.number(place{m.Scope, m.MunicipalityID, m.Document, m.Session, m.Body, m.Date, m.Start, m.End}),
			entry: entries.number(entry{m.Listed, m.Published, m.Status, m.Group, m.Party, m.Role, m.For}),
			name:  all.number(printed{m.Name, m.Salutation, m.Title}),
			line:  int32(m.Line),
		})
	}
	slices.SortFunc(r.mentions, func(a, b noted) int {
		return cmp.Or(cmp.Compare(a.id, b.id), cmp.Compare(places.list[a.place].document, places.list[b.place].document),
			cmp.Compare(a.line, b.line), cmp.Compare(all.list[a.name].name, all.list[b.name].name))
	})
	r.mentions = slices.CompactFunc(r.mentions, func(a, b noted) bool { return a.id == b.id })
	r.places, r.entries = places.list, entries.list
	r.names = make([]*spelled, len(all.list))
	for i, p := range all.list {
		r.names[i] = p.parse()
	}
}

// parse takes a name apart.
func (p printed) parse() *spelled {
	n := names.Parse(p.name)
	n.Sex = sexOf(cmp.Or(names.Parse(p.salutation).Sex, n.Sex), n.Given)
	if p.title != "" {
		n.Titles = append(n.Titles, p.title)
	}
	return &spelled{n, n.Key()}
}

// sexOf is the sex that a salutation tells. One that contradicts the given name
// ("Frau Emil Muster") is a slip, and tells nothing.
func sexOf(said string, given []string) string {
	if by := names.Sex(given); by != "" && by != said {
		return ""
	}
	return said
}

// find is the number of the mention of an id.
func (r *resolver) find(id graph.ID) (int32, bool) {
	i, ok := slices.BinarySearchFunc(r.mentions, id, func(m noted, id graph.ID) int { return cmp.Compare(m.id, id) })
	return int32(i), ok
}

// What a mention shares with others.
func (r *resolver) nameOf(m int32) *spelled { return r.names[r.mentions[m].name] }
func (r *resolver) placeOf(m int32) *place  { return &r.places[r.mentions[m].place] }
func (r *resolver) dayOf(m int32) int32     { return r.days[r.mentions[m].place] }
func (r *resolver) bodyOf(m int32) int32    { return r.bodies[r.mentions[m].place] }
func (r *resolver) meetingOf(m int32) int32 { return r.meeting[r.mentions[m].place] }
func (r *resolver) entryOf(m int32) *entry  { return &r.entries[r.mentions[m].entry] }
