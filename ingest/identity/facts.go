package identity

import (
	"iter"

	"ratsgraph/graph"
)

// FromFacts lists the names in the facts of some sessions that may mean somebody,
// with what stands around them. Their ids are those of the attendances, mentions,
// recusals and votes that print them. Guests have no names there. What is listed
// is made while it is listed.
func FromFacts(sessions ...graph.Facts) iter.Seq[Mention] {
	return func(yield func(Mention) bool) {
		for i := range sessions {
			for m := range fromSession(&sessions[i]) {
				if !yield(m) {
					return
				}
			}
		}
	}
}

func fromSession(f *graph.Facts) iter.Seq[Mention] {
	here := sessionMention(f.Session)
	return func(yield func(Mention) bool) {
		for _, a := range f.Attendances {
			if a.Name != nil && !yield(here.attended(a)) {
				return
			}
		}
		for _, m := range f.Mentions {
			if !yield(here.named(m.ID, m.Name, m.Sources)) {
				return
			}
		}
		for _, r := range f.Recusals {
			if !yield(here.named(r.ID, r.Name, r.Sources)) {
				return
			}
		}
		for _, v := range f.Votes {
			if v.PartyID == "" && !yield(here.named(v.ID, v.Who, v.Sources)) {
				return
			}
		}
	}
}

// sessionMention is what all mentions of a session share.
func sessionMention(s graph.Session) Mention {
	return Mention{Scope: s.MunicipalityID.Path(), MunicipalityID: s.MunicipalityID, Session: s.ID, Body: s.BodyID,
		Date: value(s.Date.Day()), Start: value(s.Start), End: value(s.End)}
}

func value[T any](p *T) (v T) {
	if p != nil {
		v = *p
	}
	return v
}

// attended is the mention that an entry of the list of people is.
func (m Mention) attended(a graph.Attendance) Mention {
	m = m.named(a.ID, *a.Name, a.Sources)
	m.Listed, m.Status, m.Group = true, a.Status, a.Group
	m.Party, m.Role, m.Title, m.Salutation = value(a.PartyName), value(a.Role), value(a.Title), value(a.Salutation)
	m.For, m.Substitute = value(a.SubstitutesName), a.Substitute
	return m
}

// named is a mention of a name, where its first source has it.
func (m Mention) named(id graph.ID, name string, sources []graph.Source) Mention {
	m.ID, m.Name = id, name
	if len(sources) > 0 {
		m.Document, m.Page, m.Line = sources[0].Document, sources[0].Page, sources[0].First
	}
	return m
}
