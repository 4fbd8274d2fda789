package identity

import (
	"regexp"
	"slices"
	"strings"

	"ratsgraph/graph"
)

// FromFacts lists the names in the facts of one document as mentions. Their ids
// are those of the attendances, recusals, votes and mentions that print them.
func FromFacts(f graph.Facts) []Mention {
	s := f.Session
	base := Mention{
		MunicipalityID: s.MunicipalityID,
		Scope:          scopeOf(s.BodyID),
		Document:       f.Document.ID,
		Session:        s.ID,
		Body:           s.BodyID,
		Start:          value(s.Start),
		End:            value(s.End),
	}
	if d := s.Date.Day(); d != nil {
		base.Date = *d
	}
	var out []Mention
	for _, a := range f.Attendances {
		if a.Name != nil {
			out = append(out, attended(base, a))
		}
	}
	for _, m := range f.Mentions {
		out = append(out, base.named(m.ID, m.Name, m.Sources))
	}
	for _, r := range f.Recusals {
		out = append(out, base.named(r.ID, r.Name, r.Sources))
	}
	for _, v := range f.Votes {
		if v.PartyID == "" {
			out = append(out, base.named(v.ID, v.Who, v.Sources))
		}
	}
	return out
}

// scopeOf is the first part of an id's path, with blanks.
func scopeOf(id graph.ID) string {
	first, _, _ := strings.Cut(id.Path(), "/")
	return strings.ReplaceAll(first, "_", " ")
}

func value[T any](p *T) (v T) {
	if p != nil {
		v = *p
	}
	return v
}

// attended is the mention that an entry of the list of people is.
func attended(base Mention, a graph.Attendance) Mention {
	m := base.named(a.ID, *a.Name, a.Sources)
	m.Listed = true
	m.Status = a.Status
	m.Group = a.Group
	m.Party = value(a.PartyName)
	m.Role = value(a.Role)
	m.For = value(a.SubstitutesName)
	m.Substitute = a.Substitute
	return m
}

// named is a mention of a name, with the salutation and the title that the words
// of its source print before it.
func (m Mention) named(id graph.ID, name string, sources []graph.Source) Mention {
	m.ID, m.Name = id, name
	if len(sources) > 0 {
		s := sources[0]
		m.Page, m.Line = s.Page, s.First
		m.Salutation, m.Title = before(s.Words, name)
	}
	return m
}

// addressed reads what stands before a name.
//
//	Frau Dr. Berta Muster      Herrn Emil Probe
var addressed = regexp.MustCompile(`(?:\b(Herrn?|Frau)\s+)?((?:(?:Dr|Prof|Dipl)\.[\w.-]*\s*)*)$`)

// before finds the salutation and the title in front of a name.
func before(words, name string) (salutation, title string) {
	i := strings.Index(words, name)
	if i < 0 {
		return "", ""
	}
	m := addressed.FindStringSubmatch(words[max(0, i-60):i])
	if m == nil {
		return "", ""
	}
	title = strings.TrimSpace(m[2])
	switch m[1] {
	case "Herr", "Herrn":
		return "Herr", title
	}
	return m[1], title
}

// Gather lists the mentions of many documents, each id once.
func Gather(documents ...[]Mention) []Mention { return prepared(slices.Concat(documents...)) }
