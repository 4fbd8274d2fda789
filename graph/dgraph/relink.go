package dgraph

import (
	"slices"

	"ratsgraph/graph"
)

// relink puts the persons in that were decided on, where the facts have only the
// person that a name alone would mean. Links of mentions that are not there (any
// more) are dropped. Persons that no mention means are no longer among the facts.
func relink(f graph.Facts, links []graph.Link) (graph.Facts, []graph.Link) {
	r := relinker{links: map[graph.ID]graph.Link{}, persons: map[graph.ID]graph.Person{}, meant: map[graph.ID]bool{}}
	for _, p := range f.Persons {
		r.persons[p.ID] = p
	}
	for _, l := range links { // they know the best spelling of a person's name
		r.links[l.Mention] = l
		if l.Person != nil {
			r.persons[l.Person.ID] = *l.Person
		}
	}
	f.Mentions = slices.Clone(f.Mentions)
	substituted := map[string]graph.ID{}
	for i, m := range f.Mentions {
		f.Mentions[i].PersonID = r.who(m.ID, m.PersonID)
		if m.Kind == graph.MentionSubstituted {
			substituted[m.Name] = f.Mentions[i].PersonID
		}
	}
	f.Attendances = slices.Clone(f.Attendances)
	for i, a := range f.Attendances {
		f.Attendances[i].PersonID = r.who(a.ID, a.PersonID)
		if l := r.links[a.ID]; a.Name == nil && l.Person != nil { // a guest whom somebody published
			f.Attendances[i].Name = &l.Person.Name
		}
		if a.SubstitutesName != nil {
			f.Attendances[i].SubstitutesID = r.mean(substituted[*a.SubstitutesName])
		}
	}
	f.Recusals = slices.Clone(f.Recusals)
	for i, x := range f.Recusals {
		f.Recusals[i].PersonID = r.who(x.ID, x.PersonID)
	}
	f.Votes = slices.Clone(f.Votes)
	for i, v := range f.Votes {
		f.Votes[i].PersonID = r.who(v.ID, v.PersonID)
	}
	slices.SortFunc(r.used, func(a, b graph.Link) int { return compareIDs(a.Mention, b.Mention) })
	return r.people(f), r.used
}

// A relinker replaces the persons of one session's mentions.
type relinker struct {
	links   map[graph.ID]graph.Link
	persons map[graph.ID]graph.Person
	meant   map[graph.ID]bool
	used    []graph.Link
}

// who is the person of a mention: as decided, else as the name says.
func (r *relinker) who(mention, byName graph.ID) graph.ID {
	l, ok := r.links[mention]
	if !ok {
		return r.mean(byName)
	}
	r.used = append(r.used, l)
	if l.Person == nil {
		return ""
	}
	return r.mean(l.Person.ID)
}

func (r *relinker) mean(person graph.ID) graph.ID {
	if person != "" {
		r.meant[person] = true
	}
	return person
}

// people keeps the persons that somebody means, and those that links name.
func (r *relinker) people(f graph.Facts) graph.Facts {
	var out []graph.Person
	for id := range r.meant {
		if p, ok := r.persons[id]; ok {
			out = append(out, p)
		}
	}
	slices.SortFunc(out, func(a, b graph.Person) int { return compareIDs(a.ID, b.ID) })
	f.Persons = out
	return f
}

func compareIDs(a, b graph.ID) int {
	if a < b {
		return -1
	}
	if a > b {
		return 1
	}
	return 0
}
