package view

import (
	"context"

	"ratsgraph/graph"
)

// A Graph is what is asked where no snapshot answers.
type Graph interface {
	Source
	Things
	Lists
	Figures
}

// Things are read by their ids. What does not exist is not in the answer.
type Things interface {
	Municipalities(ctx context.Context, ids []graph.ID) (map[graph.ID]graph.Municipality, error)
	Bodies(ctx context.Context, ids []graph.ID) (map[graph.ID]graph.Body, error)
	Persons(ctx context.Context, ids []graph.ID) (map[graph.ID]graph.Person, error)
	Parties(ctx context.Context, ids []graph.ID) (map[graph.ID]graph.Party, error)
	Papers(ctx context.Context, ids []graph.ID) (map[graph.ID]graph.Paper, error)
	Sessions(ctx context.Context, ids []graph.ID) (map[graph.ID]graph.Session, error)
	Attendances(ctx context.Context, ids []graph.ID) (map[graph.ID]graph.Attendance, error)
	Items(ctx context.Context, ids []graph.ID) (map[graph.ID]graph.Item, error)
	Decisions(ctx context.Context, ids []graph.ID) (map[graph.ID]graph.Decision, error)
	Votes(ctx context.Context, ids []graph.ID) (map[graph.ID]graph.Vote, error)
	Recusals(ctx context.Context, ids []graph.ID) (map[graph.ID]graph.Recusal, error)
	Mentions(ctx context.Context, ids []graph.ID) (map[graph.ID]graph.Mention, error)
	DocumentsByID(ctx context.Context, ids []graph.ID) (map[graph.ID]graph.Document, error)
}

// Lists are read by page, for many parents at once. A list of a whole type is
// under the parent "".
type Lists interface {
	ListMunicipalities(ctx context.Context, l graph.List) (map[graph.ID]graph.Page[graph.Municipality], error)
	ListBodies(ctx context.Context, l graph.List) (map[graph.ID]graph.Page[graph.Body], error)
	ListPersons(ctx context.Context, l graph.List) (map[graph.ID]graph.Page[graph.Person], error)
	ListParties(ctx context.Context, l graph.List) (map[graph.ID]graph.Page[graph.Party], error)
	ListPapers(ctx context.Context, l graph.List) (map[graph.ID]graph.Page[graph.Paper], error)
	ListSessions(ctx context.Context, l graph.List) (map[graph.ID]graph.Page[graph.Session], error)
	ListAttendances(ctx context.Context, l graph.List) (map[graph.ID]graph.Page[graph.Attendance], error)
	ListItems(ctx context.Context, l graph.List) (map[graph.ID]graph.Page[graph.Item], error)
	ListDecisions(ctx context.Context, l graph.List) (map[graph.ID]graph.Page[graph.Decision], error)
	ListVotes(ctx context.Context, l graph.List) (map[graph.ID]graph.Page[graph.Vote], error)
	ListRecusals(ctx context.Context, l graph.List) (map[graph.ID]graph.Page[graph.Recusal], error)
	ListMentions(ctx context.Context, l graph.List) (map[graph.ID]graph.Page[graph.Mention], error)
	ListDocuments(ctx context.Context, l graph.List) (map[graph.ID]graph.Page[graph.Document], error)
}

// Figures read what counts are made from, without the rest of each thing. A
// period leaves out sessions whose day is not known.
type Figures interface {
	// PersonAppearances reads all entries of lists that are linked to persons.
	PersonAppearances(ctx context.Context, persons []graph.ID, during graph.DateRange) (map[graph.ID][]graph.Appearance, error)

	// BodyAppearances reads all entries, of persons of these classes, on the
	// lists of bodies.
	BodyAppearances(ctx context.Context, bodies []graph.ID, during graph.DateRange, groups []graph.Group) (map[graph.ID][]graph.Appearance, error)

	// MunicipalityAppearances reads all entries of the council side, of persons, on
	// the lists of all bodies of municipalities.
	MunicipalityAppearances(ctx context.Context, municipalities []graph.ID, during graph.DateRange) (map[graph.ID][]graph.Appearance, error)

	// DoubtfulMentions reads the names in minutes that mean nobody or that are linked
	// with a score below a bound.
	DoubtfulMentions(ctx context.Context, municipalities []graph.ID, during graph.DateRange, below float64) (map[graph.ID][]graph.Mention, error)

	// PartiesStated reads when parties were stated, one value for each.
	PartiesStated(ctx context.Context, parties []graph.ID) (map[graph.ID][]graph.Stated, error)

	// HeldSessions reads the sessions of bodies.
	HeldSessions(ctx context.Context, bodies []graph.ID, during graph.DateRange) (map[graph.ID][]graph.HeldSession, error)
}
