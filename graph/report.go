package graph

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"time"
)

// A PresenceReport says of everybody on a session's list whether they were in
// the room at a moment.
type PresenceReport struct {
	Certain, Undetermined, Absent []PresenceEntry
	AttendanceRecord              AttendanceRecord
	Definition                    string
}

// A PresenceEntry is one of the list.
type PresenceEntry struct {
	Attendance *Attendance
	Presence   Presence
	Reason     string
}

// ReportPresence judges everybody of these classes on a session's list.
func ReportPresence(s *Session, list []Attendance, items []Item, at Moment, groups []Group) PresenceReport {
	r := PresenceReport{AttendanceRecord: s.AttendanceRecord, Definition: "Everybody of the asked classes on the session's list, by printed status, arrival and departure. " +
		"Who is listed as present without any time counts as present throughout; a time of day decides an item only where the session's own times settle it."}
	for i := range list {
		a := &list[i]
		if !slices.Contains(groups, a.Group) {
			continue
		}
		p, why := PresentAt(a, s, items, at)
		e := PresenceEntry{Attendance: a, Presence: p, Reason: why}
		switch p {
		case PresenceCertain:
			r.Certain = append(r.Certain, e)
		case PresenceUndetermined:
			r.Undetermined = append(r.Undetermined, e)
		default:
			r.Absent = append(r.Absent, e)
		}
	}
	return r
}

// A Representation is how long at least one of a party's people was certainly
// present. Minutes and Of are nil where a time that matters is not printed.
type Representation struct {
	PartyID ID // "": no party is stated
	Minutes *int
	Of      *int
	People  int
}

// Represent measures the representation of every party on a session's list, in
// order of first appearance.
func Represent(s Session, list []Attendance, groups []Group) []Representation {
	var order []ID
	spans := map[ID][][2]int{}
	open := map[ID]bool{} // a time that matters is not a clock time
	people := map[ID]int{}
	begin, end, timed := sessionMinutes(s)
	for _, a := range list {
		if a.Status != StatusPresent || !slices.Contains(groups, a.Group) {
			continue
		}
		if people[a.PartyID] == 0 {
			order = append(order, a.PartyID)
		}
		people[a.PartyID]++
		if from, to, ok := attendedMinutes(a, begin, end); ok && timed {
			spans[a.PartyID] = append(spans[a.PartyID], [2]int{from, to})
		} else {
			open[a.PartyID] = true
		}
	}
	out := make([]Representation, len(order))
	for i, id := range order {
		out[i] = Representation{PartyID: id, People: people[id]}
		if !timed {
			continue
		}
		length := end - begin
		out[i].Of = &length
		if covered := cover(spans[id]); covered == length || !open[id] {
			out[i].Minutes = &covered
		}
	}
	return out
}

// MinutesOf is the part of a session that somebody who is listed as present
// certainly attended, in minutes of the day; not ok where a time that matters is
// not printed as one of the clock.
func MinutesOf(a Attendance, s Session) (from, until int, ok bool) {
	begin, end, timed := sessionMinutes(s)
	if !timed || a.Status != StatusPresent {
		return 0, 0, false
	}
	return attendedMinutes(a, begin, end)
}

func sessionMinutes(s Session) (begin, end int, ok bool) {
	if s.Start == nil || s.End == nil {
		return 0, 0, false
	}
	begin, a := clockMinutes(*s.Start)
	end, b := clockMinutes(*s.End)
	if end < begin { // past midnight
		end += 24 * 60
	}
	return begin, end, a && b
}

// attendedMinutes is the part of the session that somebody certainly attended.
func attendedMinutes(a Attendance, begin, end int) (from, to int, ok bool) {
	from, to, ok = begin, end, true
	for _, at := range []struct {
		printed *string
		set     *int
	}{{a.From, &from}, {a.Until, &to}} {
		if at.printed == nil {
			continue
		}
		m, isTime := clockMinutes(*at.printed)
		if !isTime {
			return 0, 0, false
		}
		if m < begin && end > 24*60 { // the session runs past midnight
			m += 24 * 60
		}
		*at.set = min(max(m, begin), end)
	}
	return from, max(from, to), ok
}

// cover is the length of a union of spans.
func cover(spans [][2]int) int {
	slices.SortFunc(spans, func(a, b [2]int) int { return cmp.Or(a[0]-b[0], a[1]-b[1]) })
	total, reached := 0, 0
	for _, s := range spans {
		from := max(s[0], reached)
		if s[1] > from {
			total += s[1] - from
			reached = s[1]
		}
	}
	return total
}

func clockMinutes(s string) (int, bool) {
	if !isClock(s) {
		return 0, false
	}
	h, err1 := strconv.Atoi(s[:2])
	m, err2 := strconv.Atoi(s[3:])
	return h*60 + m, err1 == nil && err2 == nil
}

// SubstitutionStatement says how the replacement of an absent member is stated.
type SubstitutionStatement string

// How a replacement can be stated.
const (
	SubstitutionNamed          SubstitutionStatement = "NAMED"            // the list says who stood in for whom
	SubstitutionNotStated      SubstitutionStatement = "NOT_STATED"       // a member is missing; nobody is said to stand in
	SubstitutionMemberNotNamed SubstitutionStatement = "MEMBER_NOT_NAMED" // a deputy is listed; for whom is not said
)

// A Substitution is the replacement of an absent member, as far as it is stated.
type Substitution struct {
	Statement  SubstitutionStatement
	Absent     *Attendance
	Substitute *Attendance
}

// Substitutions pairs the absent members of a list with those who are said to
// stand in for them, in printed order.
func Substitutions(list []Attendance) []Substitution {
	var out []Substitution
	paired := map[ID]bool{}
	for i := range list {
		a := &list[i]
		if a.Group != GroupCouncil || a.Status == StatusPresent {
			continue
		}
		s := Substitution{Statement: SubstitutionNotStated, Absent: a}
		if j := slices.IndexFunc(list, func(b Attendance) bool { return b.SubstitutesID != "" && b.SubstitutesID == a.PersonID }); j >= 0 {
			s.Statement, s.Substitute = SubstitutionNamed, &list[j]
			paired[list[j].ID] = true
		}
		out = append(out, s)
	}
	for i := range list {
		b := &list[i]
		if paired[b.ID] || b.Status != StatusPresent {
			continue
		}
		switch {
		case b.SubstitutesName != nil:
			out = append(out, Substitution{Statement: SubstitutionNamed, Substitute: b})
		case b.Substitute:
			out = append(out, Substitution{Statement: SubstitutionMemberNotNamed, Substitute: b})
		}
	}
	return out
}

// A ListedOn is who is listed at one session, as the answer to who belonged to a
// body on a day.
type ListedOn struct {
	Date         Date
	SessionID    ID
	DistanceDays int
	Attendances  []Attendance
	Definition   string
}

// ListOn is the council side of a session's list, as the answer for a day.
func ListOn(day Date, s Session, list []Attendance) (*ListedOn, error) {
	n, err := DaysBetween(s.Date.From, day)
	if err != nil {
		return nil, err
	}
	l := ListedOn{Date: day, SessionID: s.ID, DistanceDays: n, Definition: "Everybody of the council side on the list of the body's latest session " +
		"on or before the day whose list is complete. Membership itself is not printed: deputies are listed when they stood in, members also when they were absent."}
	for _, a := range list {
		if a.Group == GroupCouncil {
			l.Attendances = append(l.Attendances, a)
		}
	}
	return &l, nil
}

// DaysBetween is the number of days from one day to another.
func DaysBetween(from, to Date) (int, error) {
	a, err := time.Parse(time.DateOnly, string(from))
	if err != nil {
		return 0, fmt.Errorf("date %q: %w", from, ErrInvalid)
	}
	b, err := time.Parse(time.DateOnly, string(to))
	if err != nil {
		return 0, fmt.Errorf("date %q: %w", to, ErrInvalid)
	}
	return int(b.Sub(a).Hours() / 24), nil
}
