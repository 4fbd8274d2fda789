package attend

import (
	"cmp"
	"slices"
	"strings"

	"ratsgraph/graph"
	"ratsgraph/graph/view"
)

// A Visitor is somebody who attended sessions of a body without being a member
// of it, and who was one of other bodies of the municipality then.
type Visitor struct {
	graph.Measure
	PersonID                              graph.ID
	AsDeputy, AsGuest, WithAdministration int        // add up to N
	Elsewhere                             []graph.ID // the bodies that the person belonged to then
	Entries                               []graph.ID // of the lists, by day
}

const visitorDefinition = "Entries of lists of people that name the person as present at a session of the body on a day on which the lists infer no membership in it, but one in another body: " +
	"as a deputy, with a role that says guest or adviser, or with the administration. Guests whose name is not published are missing."

// Visits are who attended a body's sessions without being a member.
type Visits struct {
	graph.Measure
	List []Visitor // the most frequent first
}

// Visitors are who attended a body's sessions in a period without being a
// member.
func Visitors(t *view.Town, body graph.ID, during graph.DateRange) Visits {
	all := Visits{Measure: graph.Measure{Definition: visitorDefinition, Revision: t.Revision}}
	found := map[graph.ID]*Visitor{}
	nameless := 0
	for _, s := range t.SessionsOf(body) {
		if !during.Holds(s.Day()) || s.Day() == "" {
			continue
		}
		for i := range s.Attendances {
			a := &s.Attendances[i]
			if a.Group == graph.GroupGuest && a.PersonID == "" {
				nameless++
			}
			if elsewhere := visits(t, s, a); len(elsewhere) > 0 {
				v := found[a.PersonID]
				if v == nil {
					v = &Visitor{PersonID: a.PersonID}
					found[a.PersonID] = v
				}
				v.count(a, elsewhere)
			}
		}
	}
	var out []Visitor
	for _, v := range found {
		all.N += len(v.Entries)
		v.Measure = graph.Measure{Definition: visitorDefinition, N: len(v.Entries), Missing: nameless, Revision: t.Revision}
		slices.Sort(v.Elsewhere)
		out = append(out, *v)
	}
	slices.SortFunc(out, func(a, b Visitor) int { return cmp.Or(-cmp.Compare(a.N, b.N), cmp.Compare(a.PersonID, b.PersonID)) })
	all.Missing, all.List = nameless, out
	return all
}

func (v *Visitor) count(a *graph.Attendance, elsewhere []graph.ID) {
	switch {
	case a.StandsIn():
		v.AsDeputy++
	case a.Group == graph.GroupAdministration:
		v.WithAdministration++
	default:
		v.AsGuest++
	}
	v.Entries = append(v.Entries, a.ID)
	for _, b := range elsewhere {
		if !slices.Contains(v.Elsewhere, b) {
			v.Elsewhere = append(v.Elsewhere, b)
		}
	}
}

// visits are the other bodies to which somebody belonged who was present without
// belonging to this one; none if the entry does not say so.
func visits(t *view.Town, s *view.Session, a *graph.Attendance) []graph.ID {
	guest := a.Role != nil && guestRole(*a.Role)
	if a.PersonID == "" || a.Status != graph.StatusPresent || !guest && t.MemberOn(a.PersonID, s.Body.ID, s.Day()) != nil {
		return nil
	}
	var out []graph.ID
	for _, m := range t.Memberships(a.PersonID) {
		if m.BodyID != s.Body.ID && m.On(s.Day()) && !slices.Contains(out, m.BodyID) {
			out = append(out, m.BodyID)
		}
	}
	return out
}

// guestRole reports a role of somebody who attends without a seat.
func guestRole(role string) bool {
	r := strings.ToLower(role)
	return slices.ContainsFunc([]string{"gast", "gäste", "zuhör", "beratend", "grundmandat", "hinzugezogen", "ehrenorts", "ehrenbürger"}, func(w string) bool { return strings.Contains(r, w) })
}
