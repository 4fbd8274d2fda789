package course

import (
	"cmp"
	"slices"
	"strings"

	"ratsgraph/graph"
	"ratsgraph/graph/view"
)

// An Outside is an organisation from outside, with its appearances.
type Outside struct {
	Name        string
	Appearances []Appearance
}

// An Appearance is an organisation at one session.
type Appearance struct {
	graph.Organisation
	At *view.Session
}

// Organisations are those from outside that took part, by name.
func Organisations(t *view.Town, s Scope) []Outside {
	at := map[string]int{}
	out := []Outside{}
	for _, x := range t.Sessions {
		if !s.has(x) {
			continue
		}
		for _, o := range x.Session.Organisations {
			key := strings.ToLower(o.Name)
			i, ok := at[key]
			if !ok {
				i, at[key] = len(out), len(out)
				out = append(out, Outside{Name: o.Name})
			}
			out[i].Appearances = append(out[i].Appearances, Appearance{o, x})
		}
	}
	slices.SortFunc(out, func(a, b Outside) int { return cmp.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)) })
	return out
}

// A FollowUpKind says what is announced.
type FollowUpKind string

// What can be announced.
const (
	FollowUpSession FollowUpKind = "NEXT_SESSION" // the next session of the body
	FollowUpDate    FollowUpKind = "DATE"         // a day of which the text speaks as to come
)

// A FollowUp is a day that a session announces.
type FollowUp struct {
	Kind    FollowUpKind
	Date    graph.Date
	At      *view.Session
	Sources []graph.Source
	Held    *view.Session // a session of the body on that day, if one is in the graph
}

// FollowUps are the days that sessions of a scope announce, by session and day.
func FollowUps(t *view.Town, s Scope) []FollowUp {
	out := []FollowUp{}
	for _, x := range t.Sessions {
		if !s.has(x) {
			continue
		}
		var own []FollowUp
		if x.Session.NextDate != nil {
			f := FollowUp{Kind: FollowUpSession, Date: *x.Session.NextDate, At: x}
			for _, src := range x.Session.Sources {
				if src.Field == "nextDate" {
					f.Sources = append(f.Sources, src)
				}
			}
			own = append(own, f)
		}
		for _, a := range x.Session.Announced {
			own = append(own, FollowUp{Kind: FollowUpDate, Date: a.Date, At: x, Sources: a.Sources})
		}
		for i := range own {
			own[i].Held = heldOn(t, x.Body.ID, own[i].Date)
		}
		slices.SortStableFunc(own, func(a, b FollowUp) int { return cmp.Compare(a.Date, b.Date) })
		out = append(out, own...)
	}
	return out
}

func heldOn(t *view.Town, body graph.ID, day graph.Date) *view.Session {
	for _, s := range t.SessionsOf(body) {
		if s.Day() == day {
			return s
		}
	}
	return nil
}
