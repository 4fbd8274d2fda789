package view

import (
	"context"

	"ratsgraph/graph"
)

// ListMunicipalities lists municipalities.
func (r *Reader) ListMunicipalities(ctx context.Context, l graph.List) (map[graph.ID]graph.Page[graph.Municipality], error) {
	return lists(ctx, r, municipalities, l, r.Graph.ListMunicipalities)
}

// ListBodies lists bodies.
func (r *Reader) ListBodies(ctx context.Context, l graph.List) (map[graph.ID]graph.Page[graph.Body], error) {
	return lists(ctx, r, bodies, l, r.Graph.ListBodies)
}

// ListPersons lists persons.
func (r *Reader) ListPersons(ctx context.Context, l graph.List) (map[graph.ID]graph.Page[graph.Person], error) {
	return lists(ctx, r, persons, l, r.Graph.ListPersons)
}

// ListParties lists parties.
func (r *Reader) ListParties(ctx context.Context, l graph.List) (map[graph.ID]graph.Page[graph.Party], error) {
	return lists(ctx, r, parties, l, r.Graph.ListParties)
}

// ListPapers lists papers.
func (r *Reader) ListPapers(ctx context.Context, l graph.List) (map[graph.ID]graph.Page[graph.Paper], error) {
	return lists(ctx, r, papers, l, r.Graph.ListPapers)
}

// ListSessions lists sessions.
func (r *Reader) ListSessions(ctx context.Context, l graph.List) (map[graph.ID]graph.Page[graph.Session], error) {
	return lists(ctx, r, sessions, l, r.Graph.ListSessions)
}

// ListAttendances lists attendances.
func (r *Reader) ListAttendances(ctx context.Context, l graph.List) (map[graph.ID]graph.Page[graph.Attendance], error) {
	return lists(ctx, r, attendances, l, r.Graph.ListAttendances)
}

// ListItems lists items.
func (r *Reader) ListItems(ctx context.Context, l graph.List) (map[graph.ID]graph.Page[graph.Item], error) {
	return lists(ctx, r, items, l, r.Graph.ListItems)
}

// ListDecisions lists decisions.
func (r *Reader) ListDecisions(ctx context.Context, l graph.List) (map[graph.ID]graph.Page[graph.Decision], error) {
	return lists(ctx, r, decisions, l, r.Graph.ListDecisions)
}

// ListVotes lists votes.
func (r *Reader) ListVotes(ctx context.Context, l graph.List) (map[graph.ID]graph.Page[graph.Vote], error) {
	return lists(ctx, r, votes, l, r.Graph.ListVotes)
}

// ListRecusals lists recusals.
func (r *Reader) ListRecusals(ctx context.Context, l graph.List) (map[graph.ID]graph.Page[graph.Recusal], error) {
	return lists(ctx, r, recusals, l, r.Graph.ListRecusals)
}

// ListDocuments lists documents.
func (r *Reader) ListDocuments(ctx context.Context, l graph.List) (map[graph.ID]graph.Page[graph.Document], error) {
	return lists(ctx, r, documents, l, r.Graph.ListDocuments)
}

// ListMentions lists mentions. Those of a person are all facts that name the
// person, entries of lists, recusals and votes included.
func (r *Reader) ListMentions(ctx context.Context, l graph.List) (map[graph.ID]graph.Page[graph.Mention], error) {
	if l.Edge == "Person.mentions" {
		return lists(ctx, r, namings, l, r.Graph.ListMentions)
	}
	return lists(ctx, r, mentions, l, r.Graph.ListMentions)
}
