package attend

import (
	"cmp"
	"slices"

	"ratsgraph/graph"
	"ratsgraph/graph/view"
)

// CareerKind says what a stretch of somebody's time in the minutes is.
type CareerKind string

// The kinds of stretches.
const (
	CareerMembership CareerKind = "MEMBERSHIP" // probably belonged to a body
	CareerRole       CareerKind = "ROLE"       // was called something in it
	CareerGap        CareerKind = "GAP"        // was not listed for sessions in a row
	CareerParty      CareerKind = "PARTY"      // a party was stated
)

// A CareerEntry is one stretch of a person's time in the minutes.
type CareerEntry struct {
	Kind        CareerKind
	BodyID      graph.ID // "": of a party
	Label       string   // role or party, "" of others
	First, Last graph.Date
	Sessions    int  // that show it; of a gap, that do not list the person
	Returned    bool // a membership in a body, or a party, that had ended before
	Evidence    []graph.ID
}

// Career is the timeline of a person: memberships with what the person was called
// and with their gaps, and parties, by first day.
func Career(t *view.Town, person graph.ID, during graph.DateRange) []CareerEntry {
	var out []CareerEntry
	had := map[graph.ID]bool{}
	for _, m := range t.Memberships(person) { // by body and first day
		out = append(out, CareerEntry{Kind: CareerMembership, BodyID: m.BodyID, First: m.First, Last: m.Last, Sessions: m.Seen, Returned: had[m.BodyID], Evidence: m.Evidence})
		had[m.BodyID] = true
		out = append(out, within(t, person, m)...)
	}
	parties := map[string]bool{}
	for _, a := range graph.Affiliations(t.Appearances(person)) {
		out = append(out, CareerEntry{Kind: CareerParty, Label: a.PartyName, First: a.From, Last: a.To, Sessions: a.Sessions, Returned: parties[a.PartyKey], Evidence: sessionsOfEntries(t, person, a.FirstID, a.LastID)})
		parties[a.PartyKey] = true
	}
	out = slices.DeleteFunc(out, func(c CareerEntry) bool {
		return c.Last < during.From || during.To != "" && c.First > during.To
	})
	slices.SortStableFunc(out, func(a, b CareerEntry) int { return cmp.Compare(a.First, b.First) })
	return out
}

// within are the roles and gaps of a membership.
func within(t *view.Town, person graph.ID, m graph.Membership) []CareerEntry {
	var out []CareerEntry
	for _, r := range m.Roles {
		n := 0
		for _, e := range t.Listed(person) {
			if e.At.Body.ID == m.BodyID && e.Role != nil && *e.Role == r.Name && m.On(e.At.Day()) {
				n++
			}
		}
		out = append(out, CareerEntry{Kind: CareerRole, BodyID: m.BodyID, Label: r.Name, First: r.First, Last: r.Last, Sessions: n, Evidence: onDays(t, person, m.BodyID, r.First, r.Last)})
	}
	for _, g := range m.Gaps {
		out = append(out, CareerEntry{Kind: CareerGap, BodyID: m.BodyID, First: g.After, Last: g.Before, Sessions: g.Sessions, Evidence: onDays(t, person, m.BodyID, g.After, g.Before)})
	}
	return out
}

// onDays are the sessions of a body on one of two days that list a person.
func onDays(t *view.Town, person, body graph.ID, a, b graph.Date) []graph.ID {
	var out []graph.ID
	for _, e := range t.Listed(person) {
		if d := e.At.Day(); e.At.Body.ID == body && (d == a || d == b) && !slices.Contains(out, e.SessionID) {
			out = append(out, e.SessionID)
		}
	}
	return out
}

func sessionsOfEntries(t *view.Town, person graph.ID, entries ...graph.ID) []graph.ID {
	var out []graph.ID
	for _, e := range t.Listed(person) {
		if slices.Contains(entries, e.ID) {
			out = append(out, e.SessionID)
		}
	}
	return out
}

// Refs are the ids it refers to.
func (c CareerEntry) Refs() []graph.ID { return append([]graph.ID{c.BodyID}, c.Evidence...) }

// A RoleAt is what a member was called on a day, or at the nearest session before.
type RoleAt struct {
	Role         string
	Date         graph.Date // that was asked for
	DistanceDays int        // from the session that states it
	AttendanceID graph.ID
}

// RoleOn is the role stated for a member on a day, or at the body's nearest session
// of the membership before it; nil if none is.
func RoleOn(t *view.Town, m graph.Membership, day graph.Date) *RoleAt {
	var best *view.Entry
	for _, e := range t.Listed(m.PersonID) {
		d := e.At.Day()
		if e.At.Body.ID == m.BodyID && e.Role != nil && d >= m.First && d <= day && (best == nil || d >= best.At.Day()) {
			best = &e
		}
	}
	if best == nil {
		return nil
	}
	n, err := graph.DaysBetween(best.At.Day(), day)
	if err != nil {
		return nil
	}
	return &RoleAt{Role: *best.Role, Date: day, DistanceDays: n, AttendanceID: best.ID}
}
