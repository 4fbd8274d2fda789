package identity

import (
	"strings"

	"ratsgraph/graph"
	"ratsgraph/ingest/minutes"
)

// Exact is the simplest honest rule: the same full name in the same
// municipality is one person, and everything else is apart. A surname is linked
// only where the session's own list leaves no choice.
type Exact struct{}

var _ Matcher = Exact{}

// Session implements [Matcher].
func (Exact) Session(town Town, list []minutes.Attendee) Linker {
	names := make([]string, len(list))
	for i, a := range list {
		names[i], _ = Bare(a.Name)
	}
	return exact{town: town, list: list, names: names}
}

type exact struct {
	town  Town
	list  []minutes.Attendee
	names []string // of the list, bare
}

// Listed implements [Linker].
func (e exact) Listed(i int) Link {
	if e.list[i].Group == minutes.Guest {
		return Link{Reason: Guest}
	}
	return e.byFullName(e.names[i])
}

// Named implements [Linker]. A name that a guest bears is the guest's.
func (e exact) Named(name string) Link {
	name, _ = Bare(name)
	if !full(name) {
		return e.bySurname(name)
	}
	for i, listed := range e.names {
		if listed == name && e.list[i].Group == minutes.Guest {
			return Link{Reason: Guest}
		}
	}
	return e.byFullName(name)
}

func (e exact) byFullName(name string) Link {
	if !full(name) {
		return Link{Reason: NotFull}
	}
	p := graph.Person{
		ID:             graph.NewID(graph.KindPerson, e.town.Scope, name),
		Name:           name,
		MunicipalityID: e.town.MunicipalityID,
	}
	return Link{Person: &p, Reason: FullName}
}

// bySurname links a surname to the one on the list who bears it. Somebody who is
// listed twice under one name counts once. Guests do not vote, preside or step
// aside, so a guest who bears the name too leaves no choice.
func (e exact) bySurname(surname string) Link {
	found, reason := -1, NotListed
	for i, name := range e.names {
		switch {
		case surname == "" || name != surname && !strings.HasSuffix(name, " "+surname):
		case e.list[i].Group == minutes.Guest:
			reason = Guest
		case found >= 0 && e.names[found] != name:
			return Link{Reason: ListedTwice}
		default:
			found = i
		}
	}
	if found < 0 {
		return Link{Reason: reason}
	}
	link := e.Listed(found)
	if link.Person != nil {
		link.Reason = ListedOnce
	}
	return link
}
