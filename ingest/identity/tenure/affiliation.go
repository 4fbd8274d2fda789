package tenure

import (
	"cmp"
	"slices"

	"ratsgraph/graph"
)

// An Affiliation is a stretch of days on which one party was printed for
// somebody, with nothing else between.
type Affiliation struct {
	Person   graph.ID     `json:"person"`
	Key      string       `json:"key"`
	Printed  []string     `json:"printed"` // in the ways in which it was
	First    graph.Date   `json:"first"`
	Last     graph.Date   `json:"last"`
	Days     []graph.Date `json:"-"`        // on which it was printed, in order
	Evidence []graph.ID   `json:"evidence"` // the first and the last session
}

// Affiliations lists for each person what was printed when, in order. Who changed
// has several.
func Affiliations(sightings []Sighting) map[graph.ID][]Affiliation {
	list := slices.Clone(sightings)
	slices.SortFunc(list, func(a, b Sighting) int {
		return cmp.Or(cmp.Compare(a.Person, b.Person), cmp.Compare(a.Date, b.Date), cmp.Compare(a.Session, b.Session), cmp.Compare(a.PartyKey, b.PartyKey), cmp.Compare(a.Party, b.Party))
	})
	out := map[graph.ID][]Affiliation{}
	for _, s := range list {
		if s.Person == "" || s.PartyKey == "" || s.Date == "" {
			continue
		}
		line := out[s.Person]
		if n := len(line); n == 0 || line[n-1].Key != s.PartyKey {
			line = append(line, Affiliation{Person: s.Person, Key: s.PartyKey, First: s.Date, Evidence: []graph.ID{s.Session, s.Session}})
		}
		a := &line[len(line)-1]
		a.Last, a.Evidence[1] = s.Date, s.Session
		if !slices.Contains(a.Printed, s.Party) {
			a.Printed = append(a.Printed, s.Party)
		}
		if n := len(a.Days); n == 0 || a.Days[n-1] != s.Date {
			a.Days = append(a.Days, s.Date)
		}
		out[s.Person] = line
	}
	return out
}

// On says which party somebody belonged to on a day: what that day's minutes
// print, or the nearest earlier ones, with the distance in days. It never looks
// ahead.
func On(line []Affiliation, day graph.Date) (a Affiliation, days int, ok bool) {
	for _, x := range line {
		for _, d := range x.Days {
			if d <= day {
				a, days, ok = x, distance(d, day), true
			}
		}
	}
	return a, days, ok
}
