package graph

import "slices"

// Naming is what facts say about whom they name: all that who is who is decided
// from, and little else, so that a whole municipality is little. Words that stand
// in it often are held once.
func (f Facts) Naming() Facts {
	out := Facts{Document: Document{ID: f.Document.ID}, Body: f.Body, Persons: f.Persons, Session: Session{ID: f.Session.ID, BodyID: f.Session.BodyID,
		MunicipalityID: f.Session.MunicipalityID, Date: f.Session.Date, Start: f.Session.Start, End: f.Session.End}}
	n := namer{session: f.Session.ID, ids: map[ID]ID{}, words: map[string]*string{}}
	for _, p := range f.Persons {
		n.ids[p.ID] = p.ID
	}
	out.Attendances = each(f.Attendances, n.attendance)
	out.Mentions = each(f.Mentions, func(m Mention) Mention {
		return Mention{ID: m.ID, SessionID: n.session, Kind: m.Kind, Name: m.Name, PersonID: n.id(m.PersonID), Sources: n.places(m.Sources)}
	})
	out.Recusals = each(f.Recusals, func(r Recusal) Recusal {
		return Recusal{ID: r.ID, SessionID: n.session, Name: r.Name, PersonID: n.id(r.PersonID), Sources: n.places(r.Sources)}
	})
	out.Votes = each(f.Votes, func(v Vote) Vote {
		return Vote{ID: v.ID, SessionID: n.session, Who: v.Who, PartyID: n.id(v.PartyID), PersonID: n.id(v.PersonID), Sources: n.places(v.Sources)}
	})
	return out
}

func each[T any](list []T, f func(T) T) []T {
	out := make([]T, len(list))
	for i, v := range list {
		out[i] = f(v)
	}
	return out
}

// A namer holds the ids and words of a session, each once.
type namer struct {
	session ID
	ids     map[ID]ID
	words   map[string]*string
}

func (n *namer) attendance(a Attendance) Attendance {
	return Attendance{ID: a.ID, SessionID: n.session, PersonID: n.id(a.PersonID), Name: n.word(a.Name), Status: a.Status, Group: a.Group,
		Salutation: n.word(a.Salutation), Title: n.word(a.Title), Role: n.word(a.Role), PartyName: n.word(a.PartyName),
		Substitute: a.Substitute, SubstitutesName: n.word(a.SubstitutesName), Sources: n.places(a.Sources)}
}

func (n *namer) id(id ID) ID {
	known, ok := n.ids[id]
	if !ok {
		n.ids[id] = id
		return id
	}
	return known
}

func (n *namer) word(w *string) *string {
	if w == nil {
		return nil
	}
	known := n.words[*w]
	if known == nil {
		n.words[*w] = w
		return w
	}
	return known
}

// places are the first source in each document, without the words.
func (n *namer) places(sources []Source) []Source {
	var out []Source
	for _, s := range sources {
		if !slices.ContainsFunc(out, func(o Source) bool { return o.Document == s.Document }) {
			out = append(out, Source{Document: n.id(s.Document), Page: s.Page, First: s.First, Last: s.Last})
		}
	}
	return out
}
