package graph

import (
	"cmp"
	"slices"
)

// An Appearance is one entry of a list with what figures need of its session.
type Appearance struct {
	PersonID   ID
	Name       string
	SessionID  ID
	BodyID     ID
	Day        Date // "": not known
	Status     Status
	Group      Group
	ID         ID     // of the entry
	Party      string // as stated; "": none
	PartyKey   string // the party of the catalogue, or local list, that is meant
	PartyName  string // as it is usually written
	Role       string // as printed; "": none
	Substitute bool
	Partial    bool
}

// A ListedPerson says how often somebody is listed at the sessions of a body.
type ListedPerson struct {
	PersonID                               ID
	Name                                   string
	Parties                                []string
	Present, Excused, Absent, AsSubstitute int
	FirstListed, LastListed                *Date
}

// CountListed counts appearances by person, in order of name.
func CountListed(as []Appearance) []ListedPerson {
	slices.SortFunc(as, func(a, b Appearance) int {
		return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.PersonID, b.PersonID), cmp.Compare(a.Day, b.Day), cmp.Compare(a.SessionID, b.SessionID))
	})
	var out []ListedPerson
	for _, a := range as {
		if n := len(out); n == 0 || out[n-1].PersonID != a.PersonID {
			out = append(out, ListedPerson{PersonID: a.PersonID, Name: a.Name, Parties: []string{}})
		}
		out[len(out)-1].count(a)
	}
	return out
}

func (p *ListedPerson) count(a Appearance) {
	switch a.Status {
	case StatusPresent:
		p.Present++
		if a.Substitute {
			p.AsSubstitute++
		}
	case StatusExcused:
		p.Excused++
	case StatusAbsent:
		p.Absent++
	}
	if a.Party != "" && !slices.Contains(p.Parties, a.Party) {
		p.Parties = append(p.Parties, a.Party)
	}
	if a.Day == "" {
		return
	}
	day := a.Day
	if p.FirstListed == nil {
		p.FirstListed = &day
	}
	p.LastListed = &day
}

// A HeldSession is a session of a body, as a denominator needs it.
type HeldSession struct {
	ID     ID
	BodyID ID
	Day    Date // "": not known
	Record AttendanceRecord
}

// A Participation says how a person took part in one body's sessions of a year.
// Present + Excused + Absent + NotListed + NotRecorded = Sessions.
type Participation struct {
	BodyID                            ID
	Year                              *int // nil: the sessions' days are not known
	Sessions                          int
	Present, Partial, Excused, Absent int
	NotListed, NotRecorded            int
	Definition                        string
}

// ParticipationDefinition is what the figures of a [Participation] count.
const ParticipationDefinition = "Sessions of the body in the graph in that year, each counted once: by the status under which the person is listed; " +
	"not listed where the list is complete and does not name the person; not recorded where the list is missing or incomplete and does not name the person."

// Participations counts a person's appearances against all sessions held by the
// bodies that the person appears in, in order of body and year. Years without
// any appearance are counted too, where the body met between the first and the
// last one.
func Participations(as []Appearance, held []HeldSession) []Participation {
	listed := map[ID]Appearance{}
	first, last := map[ID]int{}, map[ID]int{}
	for _, a := range as {
		listed[a.SessionID] = a
		y := a.Day.Year()
		if y == 0 {
			continue
		}
		if first[a.BodyID] == 0 || y < first[a.BodyID] {
			first[a.BodyID] = y
		}
		last[a.BodyID] = max(last[a.BodyID], y)
	}
	type key struct {
		body ID
		year int
	}
	rows := map[key]*Participation{}
	var at key // sessions come by body and day: most belong to the row of the one before
	var r *Participation
	for _, h := range held {
		a, ok := listed[h.ID]
		y := h.Day.Year()
		if !ok && (y == 0 || y < first[h.BodyID] || y > last[h.BodyID]) {
			continue
		}
		if is := (key{h.BodyID, y}); r == nil || is != at {
			at, r = is, rows[is]
		}
		if r == nil {
			r = &Participation{BodyID: h.BodyID, Definition: ParticipationDefinition}
			if y > 0 {
				r.Year = &y
			}
			rows[key{h.BodyID, y}] = r
		}
		r.count(h, a, ok)
	}
	var out []Participation
	for _, r := range rows {
		out = append(out, *r)
	}
	slices.SortFunc(out, func(a, b Participation) int {
		return cmp.Or(cmp.Compare(a.BodyID, b.BodyID), cmp.Compare(deref(a.Year), deref(b.Year)))
	})
	return out
}

func (r *Participation) count(h HeldSession, a Appearance, listed bool) {
	r.Sessions++
	switch {
	case !listed && h.Record == AttendanceComplete:
		r.NotListed++
	case !listed:
		r.NotRecorded++
	case a.Status == StatusExcused:
		r.Excused++
	case a.Status == StatusAbsent:
		r.Absent++
	default:
		r.Present++
		if a.Partial {
			r.Partial++
		}
	}
}

// BodiesOf are the bodies of appearances, each once, in order of their ids.
func BodiesOf(as []Appearance) []ID {
	var out []ID
	for _, a := range as {
		out = append(out, a.BodyID)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// Year is the year of the day, 0 where it is not known.
func (d Date) Year() int {
	y := 0
	if len(d) >= 4 {
		for _, c := range d[:4] {
			y = y*10 + int(c-'0')
		}
	}
	return y
}

func deref[T any](p *T) (v T) {
	if p != nil {
		v = *p
	}
	return v
}
