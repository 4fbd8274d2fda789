package graph

import (
	"cmp"
	"slices"

	"github.com/agnivade/levenshtein"
)

// An Affiliation is a stretch of time in which one party was stated for a
// person: from the first to the last session that states it, without another
// party in between. What lies between two stretches is not known.
type Affiliation struct {
	PersonID  ID
	PartyKey  string
	PartyName string   // as it is usually written
	Printed   []string // as printed, in order of first appearance
	From, To  Date
	Sessions  int // sessions that state it
	FirstID   ID  // the entry of the first session
	LastID    ID  // the entry of the last session
}

// Refs are the ids it refers to.
func (a Affiliation) Refs() []ID { return []ID{a.PersonID, a.FirstID, a.LastID} }

// Affiliations are the parties stated for one person over time. Entries without
// a party, and of sessions whose day is not known, say nothing here.
func Affiliations(as []Appearance) []Affiliation {
	as = slices.DeleteFunc(slices.Clone(as), func(a Appearance) bool { return a.Party == "" || a.Day == "" })
	slices.SortFunc(as, func(a, b Appearance) int { return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.ID, b.ID)) })
	var out []Affiliation
	for _, a := range as {
		if n := len(out); n == 0 || !SameParty(out[n-1].PartyKey, a.PartyKey) {
			out = append(out, Affiliation{PersonID: a.PersonID, PartyKey: a.PartyKey, PartyName: cmp.Or(a.PartyName, a.Party), From: a.Day, FirstID: a.ID})
		}
		last := &out[len(out)-1]
		last.To, last.LastID = a.Day, a.ID
		last.Sessions++
		if !slices.Contains(last.Printed, a.Party) {
			last.Printed = append(last.Printed, a.Party)
		}
	}
	return out
}

// SameParty reports whether two keys are one party, or one whose long name was
// damaged: one letter in eight may differ. Names of parties are not that near to
// each other, except short ones, which must be equal.
func SameParty(a, b string) bool {
	return a == b || levenshtein.ComputeDistance(a, b) <= min(len(a), len(b))/8
}

// AffiliationOn is the party stated on a day, or at the nearest session before
// it, with the distance in days. It is never a later one.
func AffiliationOn(all []Affiliation, as []Appearance, day Date) *AffiliationAt {
	var best *Appearance
	for i, a := range as {
		if a.Party != "" && a.Day != "" && a.Day <= day && (best == nil || a.Day > best.Day || a.Day == best.Day && a.ID < best.ID) {
			best = &as[i]
		}
	}
	if best == nil {
		return nil
	}
	n, err := DaysBetween(best.Day, day)
	if err != nil {
		return nil
	}
	i := slices.IndexFunc(all, func(x Affiliation) bool {
		return SameParty(x.PartyKey, best.PartyKey) && x.From <= best.Day && best.Day <= x.To
	})
	if i < 0 {
		return nil
	}
	return &AffiliationAt{Affiliation: all[i], Date: day, DistanceDays: n, AttendanceID: best.ID}
}

// An AffiliationAt is the party of a person at a day.
type AffiliationAt struct {
	Affiliation  Affiliation
	Date         Date
	DistanceDays int // from the session that states it to the day
	AttendanceID ID  // the entry that states it
}

// A PartyChange is where one party is stated for a person, and then another.
type PartyChange struct {
	PersonID ID
	From, To Affiliation
}

// Refs are the ids it refers to.
func (c PartyChange) Refs() []ID { return append(c.From.Refs(), c.To.Refs()...) }

// PartyChanges are the changes of all persons, in order of the first day of the
// new party.
func PartyChanges(as []Appearance) []PartyChange {
	byPerson := map[ID][]Appearance{}
	for _, a := range as {
		byPerson[a.PersonID] = append(byPerson[a.PersonID], a)
	}
	var out []PartyChange
	for id, own := range byPerson {
		timeline := Affiliations(own)
		for i := 1; i < len(timeline); i++ {
			out = append(out, PartyChange{PersonID: id, From: timeline[i-1], To: timeline[i]})
		}
	}
	slices.SortFunc(out, func(a, b PartyChange) int {
		return cmp.Or(cmp.Compare(a.To.From, b.To.From), cmp.Compare(a.PersonID, b.PersonID))
	})
	return out
}
