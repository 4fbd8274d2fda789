package attend

import (
	"cmp"
	"slices"

	"ratsgraph/graph"
	"ratsgraph/graph/view"
)

// A year of a body: how many sessions it had, and of these, with a complete list.
type year struct {
	year               int // 0: their days are not known
	sessions, complete int
}

// calendar are the years of each body, in order.
type calendar map[graph.ID][]year

func newCalendar(t *view.Town) calendar {
	out := calendar{}
	for id := range t.Bodies {
		var years []year
		for _, s := range t.SessionsOf(id) {
			y := s.Day().Year()
			i, ok := slices.BinarySearchFunc(years, y, func(a year, y int) int { return cmp.Compare(a.year, y) })
			if !ok {
				years = slices.Insert(years, i, year{year: y})
			}
			years[i].sessions++
			if s.Session.AttendanceRecord == graph.AttendanceComplete {
				years[i].complete++
			}
		}
		out[id] = years
	}
	return out
}

// Participation is [graph.Participations] of all that a town knows of a person.
// Only the person's own entries are gone through: what the bodies held is counted
// once.
func Participation(t *view.Town, person graph.ID) []graph.Participation {
	held := view.Derive(t, newCalendar)
	rows := map[graph.ID][]graph.Participation{} // by body: one for each of its years
	listed := t.Listed(person)
	for i, e := range listed {
		if i+1 < len(listed) && listed[i+1].At == e.At {
			continue // listed twice: the last entry counts
		}
		body := e.At.Body.ID
		if rows[body] == nil {
			rows[body] = make([]graph.Participation, len(held[body]))
		}
		n, _ := slices.BinarySearchFunc(held[body], e.At.Day().Year(), func(a year, y int) int { return cmp.Compare(a.year, y) })
		count(&rows[body][n], e)
	}
	var out []graph.Participation
	for body, of := range rows {
		out = append(out, against(held[body], body, of)...)
	}
	slices.SortFunc(out, func(a, b graph.Participation) int {
		return cmp.Or(cmp.Compare(a.BodyID, b.BodyID), cmp.Compare(value(a.Year), value(b.Year)))
	})
	return out
}

// count counts an entry. What else was held is added later; until then, the
// numbers of what is not listed or not recorded are below zero by the sessions at
// which the person is listed.
func count(r *graph.Participation, e view.Entry) {
	r.Sessions++
	switch e.Status {
	case graph.StatusExcused:
		r.Excused++
	case graph.StatusAbsent:
		r.Absent++
	default:
		r.Present++
		if e.Partial() {
			r.Partial++
		}
	}
	if e.At.Session.AttendanceRecord == graph.AttendanceComplete {
		r.NotListed--
	} else {
		r.NotRecorded--
	}
}

// against sets what is counted against all that a body held, from the first year
// with an entry to the last one. Of sessions whose day is not known, only those
// with an entry count.
func against(held []year, body graph.ID, rows []graph.Participation) []graph.Participation {
	listed := func(i int) bool { return rows[i].Sessions > 0 && held[i].year > 0 }
	first, last := 0, len(rows)-1
	for first < len(rows) && !listed(first) {
		first++
	}
	for last >= 0 && !listed(last) {
		last--
	}
	var out []graph.Participation
	for i := range rows {
		r, h := &rows[i], &held[i]
		r.BodyID, r.Definition = body, graph.ParticipationDefinition
		switch {
		case h.year == 0 && r.Sessions > 0:
			r.NotListed, r.NotRecorded = 0, 0
			out = append(out, *r)
		case first <= i && i <= last:
			r.Year, r.Sessions = &h.year, h.sessions
			r.NotListed += h.complete
			r.NotRecorded += h.sessions - h.complete
			out = append(out, *r)
		}
	}
	return out
}

func value(p *int) int {
	if p == nil {
		return 0
	}
	return *p
}
