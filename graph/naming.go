package graph

import "slices"

// Naming is what facts say about whom they name: all that who is who is decided
// from, and little else, so that a whole municipality is little.
func (f Facts) Naming() Facts {
	out := Facts{Document: Document{ID: f.Document.ID}, Body: f.Body, Persons: f.Persons, Session: Session{ID: f.Session.ID, BodyID: f.Session.BodyID,
		MunicipalityID: f.Session.MunicipalityID, Date: f.Session.Date, Start: f.Session.Start, End: f.Session.End}}
	out.Attendances, out.Mentions = slices.Clone(f.Attendances), slices.Clone(f.Mentions)
	out.Recusals, out.Votes = slices.Clone(f.Recusals), slices.Clone(f.Votes)
	for i := range out.Attendances {
		out.Attendances[i].Sources = places(out.Attendances[i].Sources)
	}
	for i := range out.Mentions {
		out.Mentions[i].Sources = places(out.Mentions[i].Sources)
	}
	for i := range out.Recusals {
		out.Recusals[i].Sources = places(out.Recusals[i].Sources)
	}
	for i := range out.Votes {
		out.Votes[i].Sources = places(out.Votes[i].Sources)
	}
	return out
}

// places are sources without the words.
func places(sources []Source) []Source {
	out := make([]Source, len(sources))
	for i, s := range sources {
		out[i] = Source{Document: s.Document, Page: s.Page, First: s.First, Last: s.Last}
	}
	return out
}
