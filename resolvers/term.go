package resolvers

import (
	"context"
	"fmt"

	"ratsgraph/graph"
	"ratsgraph/graph/view/attend"
)

// Terms are the legislative terms into which its sessions fall.
func (r municipality) Terms(ctx context.Context, m *graph.Municipality) ([]graph.LegislativeTerm, error) {
	town, err := townOf(ctx, m.ID)
	if err != nil {
		return nil, err
	}
	return met(ctx, town.Terms()), nil
}

// Term is the legislative term in which it counts.
func (r session) Term(ctx context.Context, s *graph.Session) (*graph.LegislativeTerm, error) {
	day := s.Date.Day()
	if day == nil || s.MunicipalityID == "" {
		return nil, nil
	}
	town, err := townOf(ctx, s.ID)
	if err != nil {
		return nil, err
	}
	return town.TermOn(*day), nil
}

// Term is the one over which the rate is counted.
func (r attendanceRate) Term(ctx context.Context, x *attend.AttendanceRate) (*graph.LegislativeTerm, error) {
	if x.TermID == "" {
		return nil, nil
	}
	return termOf(ctx, x.TermID)
}

// termOf finds a legislative term by its id, or [graph.ErrNotFound].
func termOf(ctx context.Context, id graph.ID) (*graph.LegislativeTerm, error) {
	town, err := townOf(ctx, id)
	if err != nil {
		return nil, err
	}
	if t := town.Term(id); t != nil {
		return t, nil
	}
	return nil, fmt.Errorf("%s: %w", id, graph.ErrNotFound)
}

type dateRange struct{ Reader }

// Term narrows a period to the days of a legislative term.
func (r dateRange) Term(ctx context.Context, in *graph.DateRange, id *graph.ID) error {
	if id == nil {
		return nil
	}
	t, err := termOf(ctx, *id)
	if err != nil {
		return err
	}
	*in = in.Within(t.Counted)
	return nil
}

type legislativeTerm struct{ Reader }

// Municipality is where it is.
func (r legislativeTerm) Municipality(ctx context.Context, t *graph.LegislativeTerm) (*graph.Municipality, error) {
	return of(ctx).municipalities.get(ctx, t.MunicipalityID)
}

type termReason struct{ Reader }

// Session shows it.
func (r termReason) Session(ctx context.Context, x *graph.TermReason) (*graph.Session, error) {
	return of(ctx).sessions.maybe(ctx, x.SessionID)
}

// Item shows it.
func (r termReason) Item(ctx context.Context, x *graph.TermReason) (*graph.Item, error) {
	return of(ctx).items.maybe(ctx, x.ItemID)
}
