package resolvers

import (
	"context"

	"ratsgraph/graph"
	"ratsgraph/graph/view/attend"
)

// AttendanceRates say how often the person attended as a member.
func (r person) AttendanceRates(ctx context.Context, p *graph.Person, body *graph.ID, during *graph.DateRange, by attend.RatePeriod) ([]attend.AttendanceRate, error) {
	town, err := townOf(ctx, p.ID)
	if err != nil {
		return nil, err
	}
	return met(ctx, attend.Rates(town, p.ID, value(body), value(during), by)), nil
}

// AttendanceDistribution spreads the rates of its members.
func (r body) AttendanceDistribution(ctx context.Context, b *graph.Body, during *graph.DateRange, buckets int) (*attend.AttendanceDistribution, error) {
	if buckets < 1 || buckets > pageMax {
		return nil, invalid("%d buckets: ask for 1 to %d", buckets, pageMax)
	}
	town, err := townOf(ctx, b.ID)
	if err != nil {
		return nil, err
	}
	d := attend.Distribute(town, b.ID, value(during), buckets)
	met(ctx, d.Members)
	return &d, nil
}

// Visitors attended without being members.
func (r body) Visitors(ctx context.Context, b *graph.Body, during *graph.DateRange) (*attend.Visits, error) {
	town, err := townOf(ctx, b.ID)
	if err != nil {
		return nil, err
	}
	out := attend.Visitors(town, b.ID, value(during))
	met(ctx, out.List)
	return &out, nil
}

// Composition says how its lists were made up.
func (r body) Composition(ctx context.Context, b *graph.Body, by attend.Trait, during *graph.DateRange) ([]attend.Composition, error) {
	town, err := townOf(ctx, b.ID)
	if err != nil {
		return nil, err
	}
	return met(ctx, attend.Compose(town, b.ID, by, value(during))), nil
}

// EarlyLeavers left sessions before their end.
func (r municipality) EarlyLeavers(ctx context.Context, m *graph.Municipality, body *graph.ID, during *graph.DateRange, moreThan float64, atLeast int) (*attend.Leavers, error) {
	town, err := townOf(ctx, m.ID)
	if err != nil {
		return nil, err
	}
	out := attend.EarlyLeavers(town, value(body), value(during), moreThan, atLeast)
	met(ctx, out.List)
	return &out, nil
}

type attendanceRate struct{ Reader }

// Person is the person.
func (r attendanceRate) Person(ctx context.Context, x *attend.AttendanceRate) (*graph.Person, error) {
	return of(ctx).persons.get(ctx, x.PersonID)
}

// Body is the body.
func (r attendanceRate) Body(ctx context.Context, x *attend.AttendanceRate) (*graph.Body, error) {
	return of(ctx).bodies.get(ctx, x.BodyID)
}

// Sessions are those that it is about, each with the rule that it counts under.
func (r attendanceRate) Sessions(_ context.Context, x *attend.AttendanceRate, kinds []attend.MemberSessionKind, first *int, after *string, last *int, before *string) (*attend.MemberSessionConnection, error) {
	c, err := recorded[attend.MemberSession, attend.MemberSessionEdge](attend.OfKinds(x.Sessions, kinds), func(m attend.MemberSession) graph.ID { return m.SessionID }, first, after, last, before)
	return (*attend.MemberSessionConnection)(&c), err
}

type memberSession struct{ Reader }

// Person is the person.
func (r memberSession) Person(ctx context.Context, m *attend.MemberSession) (*graph.Person, error) {
	return of(ctx).persons.get(ctx, m.PersonID)
}

// Session is the session.
func (r memberSession) Session(ctx context.Context, m *attend.MemberSession) (*graph.Session, error) {
	return of(ctx).sessions.get(ctx, m.SessionID)
}

// Attendance is the entry of the list.
func (r memberSession) Attendance(ctx context.Context, m *attend.MemberSession) (*graph.Attendance, error) {
	return of(ctx).attendances.maybe(ctx, m.AttendanceID)
}

// Deputy is the entry of who stood in.
func (r memberSession) Deputy(ctx context.Context, m *attend.MemberSession) (*graph.Attendance, error) {
	return of(ctx).attendances.maybe(ctx, m.DeputyID)
}

type attendanceDistribution struct{ Reader }

// Members are those whose rates are spread.
func (r attendanceDistribution) Members(_ context.Context, d *attend.AttendanceDistribution, first *int, after *string, last *int, before *string) (*attend.AttendanceRateConnection, error) {
	c, err := recorded[attend.AttendanceRate, attend.AttendanceRateEdge](d.Members, func(m attend.AttendanceRate) graph.ID { return m.PersonID }, first, after, last, before)
	return (*attend.AttendanceRateConnection)(&c), err
}

type visitor struct{ Reader }

// Person is the person.
func (r visitor) Person(ctx context.Context, v *attend.Visitor) (*graph.Person, error) {
	return of(ctx).persons.get(ctx, v.PersonID)
}

// Elsewhere are the bodies that the person belonged to then.
func (r visitor) Elsewhere(ctx context.Context, v *attend.Visitor) ([]graph.Body, error) {
	return of(ctx).bodies.all(ctx, v.Elsewhere)
}

// Records are the entries that count.
func (r visitor) Records(ctx context.Context, v *attend.Visitor, first *int, after *string, last *int, before *string) (*graph.AttendanceConnection, error) {
	return entries(ctx, v.Entries, first, after, last, before)
}

// entries is a page of entries of lists that a figure counts.
func entries(ctx context.Context, ids []graph.ID, first *int, after *string, last *int, before *string) (*graph.AttendanceConnection, error) {
	p, err := of(ctx).attendances.records(ctx, ids, first, after, last, before)
	if err != nil {
		return nil, err
	}
	c := graph.Connect[graph.Attendance, graph.AttendanceEdge](p)
	return (*graph.AttendanceConnection)(&c), nil
}

type traitShare struct{ Reader }

// Records are the entries that print it.
func (r traitShare) Records(ctx context.Context, s *attend.TraitShare, first *int, after *string, last *int, before *string) (*graph.AttendanceConnection, error) {
	return entries(ctx, s.Entries, first, after, last, before)
}

type earlyLeaver struct{ Reader }

// Person is the person.
func (r earlyLeaver) Person(ctx context.Context, l *attend.EarlyLeaver) (*graph.Person, error) {
	return of(ctx).persons.get(ctx, l.PersonID)
}

type departure struct{ Reader }

// Session is the session.
func (r departure) Session(ctx context.Context, d *attend.Departure) (*graph.Session, error) {
	return of(ctx).sessions.get(ctx, d.SessionID)
}

// Attendance is the entry that prints it.
func (r departure) Attendance(ctx context.Context, d *attend.Departure) (*graph.Attendance, error) {
	return of(ctx).attendances.get(ctx, d.AttendanceID)
}

// AfterItem is the last item that was attended.
func (r departure) AfterItem(ctx context.Context, d *attend.Departure) (*graph.Item, error) {
	return of(ctx).items.maybe(ctx, d.ItemID)
}
