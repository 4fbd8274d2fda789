package attend

import (
	"cmp"
	"slices"

	"ratsgraph/graph"
	"ratsgraph/graph/view"
)

// Trait is what the people of a list are told apart by.
type Trait string

// The traits. None is inferred from a name.
const (
	TraitSalutation Trait = "SALUTATION" // Herr or Frau
	TraitTitle      Trait = "TITLE"      // Dr., Prof.
	TraitRole       Trait = "ROLE"       // office or role on the list
	TraitParty      Trait = "PARTY"
)

// TraitRecord says whether a trait is printed of anybody.
type TraitRecord string

// Whether a trait is printed.
const (
	TraitRecorded    TraitRecord = "RECORDED"
	TraitNotRecorded TraitRecord = "NOT_RECORDED"
)

// A Composition says how the council side of a body's lists was made up in one
// year, as far as the lists print it.
type Composition struct {
	graph.Measure
	Year   int
	Record TraitRecord
	Shares []TraitShare // the largest first; none if nothing is recorded
}

// A TraitShare is how many persons have one trait.
type TraitShare struct {
	Name    string // as printed
	Rate    graph.Rate
	Entries []graph.ID // one for each person: the first that prints it
}

const compositionDefinition = "Persons on the council side of the body's lists in the year, deputies who stood in left out, each counted once, by what the lists print first; " +
	"persons of whom nothing is printed are missing, and nothing is inferred from names."

// Compose says how a body was made up, by year.
func Compose(t *view.Town, body graph.ID, by Trait, during graph.DateRange) []Composition {
	years := map[int]map[graph.ID]*graph.Attendance{} // "": nothing is printed
	for _, s := range t.SessionsOf(body) {
		if !during.Holds(s.Day()) || s.Day() == "" {
			continue
		}
		y := s.Day().Year()
		if years[y] == nil {
			years[y] = map[graph.ID]*graph.Attendance{}
		}
		for i := range s.Attendances {
			a := &s.Attendances[i]
			if a.PersonID == "" || a.Group != graph.GroupCouncil || a.StandsIn() {
				continue
			}
			if had := years[y][a.PersonID]; had == nil || traitOf(t, had, by) == "" {
				years[y][a.PersonID] = a
			}
		}
	}
	var out []Composition
	for y, people := range years {
		if len(people) > 0 {
			out = append(out, composition(t, y, people, by))
		}
	}
	slices.SortFunc(out, func(a, b Composition) int { return cmp.Compare(a.Year, b.Year) })
	return out
}

func composition(t *view.Town, year int, people map[graph.ID]*graph.Attendance, by Trait) Composition {
	c := Composition{Year: year, Record: TraitNotRecorded, Measure: graph.Measure{Definition: compositionDefinition, Revision: t.Revision}}
	for _, a := range people {
		name := traitOf(t, a, by)
		if name == "" {
			c.Missing++
			continue
		}
		c.N, c.Record = c.N+1, TraitRecorded
		i := slices.IndexFunc(c.Shares, func(s TraitShare) bool { return s.Name == name })
		if i < 0 {
			i, c.Shares = len(c.Shares), append(c.Shares, TraitShare{Name: name})
		}
		c.Shares[i].Entries = append(c.Shares[i].Entries, a.ID)
	}
	for i := range c.Shares {
		slices.Sort(c.Shares[i].Entries)
		c.Shares[i].Rate = graph.Rate{Count: len(c.Shares[i].Entries), Of: c.N}
	}
	slices.SortFunc(c.Shares, func(a, b TraitShare) int {
		return cmp.Or(-cmp.Compare(a.Rate.Count, b.Rate.Count), cmp.Compare(a.Name, b.Name))
	})
	return c
}

func traitOf(t *view.Town, a *graph.Attendance, by Trait) string {
	var printed *string
	switch by {
	case TraitSalutation:
		printed = a.Salutation
	case TraitTitle:
		printed = a.Title
	case TraitRole:
		printed = a.Role
	case TraitParty:
		if p := t.Parties[a.PartyID]; p != nil {
			return cmp.Or(p.CommonName, p.Name)
		}
		printed = a.PartyName
	}
	if printed == nil {
		return ""
	}
	return *printed
}
