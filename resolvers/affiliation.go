package resolvers

import (
	"context"

	"ratsgraph/graph"
)

// Affiliations are the parties stated for the person over time.
func (r person) Affiliations(ctx context.Context, p *graph.Person) ([]graph.Affiliation, error) {
	return of(ctx).affiliations.of(ctx, figure{}, p.ID)
}

// AffiliationOn is the party stated on or before a day.
func (r person) AffiliationOn(ctx context.Context, p *graph.Person, date graph.Date) (*graph.AffiliationAt, error) {
	got, err := of(ctx).personAppearances.of(ctx, figure{}, p.ID)
	if err != nil {
		return nil, err
	}
	return graph.AffiliationOn(graph.Affiliations(got), got, date), nil
}

// PartyChanges are the changes of all persons of the municipality.
func (r municipality) PartyChanges(ctx context.Context, m *graph.Municipality, during *graph.DateRange) ([]graph.PartyChange, error) {
	return of(ctx).partyChanges.of(ctx, figure{During: value(during)}, m.ID)
}

type affiliation struct{ Reader }

// Person is the person.
func (r affiliation) Person(ctx context.Context, a *graph.Affiliation) (*graph.Person, error) {
	return of(ctx).persons.get(ctx, a.PersonID)
}

// First is the entry of the first session.
func (r affiliation) First(ctx context.Context, a *graph.Affiliation) (*graph.Attendance, error) {
	return of(ctx).attendances.get(ctx, a.FirstID)
}

// Last is the entry of the last session.
func (r affiliation) Last(ctx context.Context, a *graph.Affiliation) (*graph.Attendance, error) {
	return of(ctx).attendances.get(ctx, a.LastID)
}

type affiliationAt struct{ Reader }

// Attendance is the entry that states it.
func (r affiliationAt) Attendance(ctx context.Context, a *graph.AffiliationAt) (*graph.Attendance, error) {
	return of(ctx).attendances.get(ctx, a.AttendanceID)
}

type partyChange struct{ Reader }

// Person is the person.
func (r partyChange) Person(ctx context.Context, c *graph.PartyChange) (*graph.Person, error) {
	return of(ctx).persons.get(ctx, c.PersonID)
}
