package resolvers

import (
	"context"

	"ratsgraph/graph"
	"ratsgraph/graph/view"
	"ratsgraph/graph/view/survey"
)

// surveyOf is the view of a municipality with a scope of sessions.
func surveyOf(ctx context.Context, id graph.ID, during *graph.DateRange, body graph.ID) (*view.Town, survey.Scope, error) {
	t, err := townOf(ctx, id)
	return t, survey.Scope{During: value(during), Body: body}, err
}

// Series is a statistic over time.
func (r municipality) Series(ctx context.Context, m *graph.Municipality, st survey.Statistic, per graph.Period, during *graph.DateRange, body *graph.ID) (*survey.Series, error) {
	return series(ctx, m.ID, st, per, during, value(body))
}

// Series is a statistic over time.
func (r body) Series(ctx context.Context, b *graph.Body, st survey.Statistic, per graph.Period, during *graph.DateRange) (*survey.Series, error) {
	return series(ctx, b.ID, st, per, during, b.ID)
}

func series(ctx context.Context, id graph.ID, st survey.Statistic, per graph.Period, during *graph.DateRange, body graph.ID) (*survey.Series, error) {
	t, s, err := surveyOf(ctx, id, during, body)
	if err != nil {
		return nil, err
	}
	out := survey.Over(t, st, per, s)
	return &out, nil
}

// Quality is how well the minutes were read.
func (r municipality) Quality(ctx context.Context, m *graph.Municipality, during *graph.DateRange, body *graph.ID) ([]survey.Quality, error) {
	t, s, err := surveyOf(ctx, m.ID, during, value(body))
	if err != nil {
		return nil, err
	}
	return survey.Qualities(t, s), nil
}

// NumberingGaps are gaps in the numbers of sessions and items.
func (r municipality) NumberingGaps(ctx context.Context, m *graph.Municipality, during *graph.DateRange, body *graph.ID) ([]survey.NumberingGap, error) {
	t, s, err := surveyOf(ctx, m.ID, during, value(body))
	if err != nil {
		return nil, err
	}
	return survey.NumberingGaps(t, s), nil
}

// OrphanPapers are papers whose way has a hole.
func (r municipality) OrphanPapers(ctx context.Context, m *graph.Municipality) ([]survey.OrphanPaper, error) {
	t, err := townOf(ctx, m.ID)
	if err != nil {
		return nil, err
	}
	return survey.OrphanPapers(t), nil
}

// TopPapers are those that the body dealt with most often.
func (r body) TopPapers(ctx context.Context, b *graph.Body, first int, during *graph.DateRange) ([]survey.PaperCount, error) {
	if first < 1 || first > pageMax {
		return nil, invalid("%d papers: ask for 1 to %d", first, pageMax)
	}
	t, s, err := surveyOf(ctx, b.ID, during, b.ID)
	if err != nil {
		return nil, err
	}
	return survey.TopPapers(t, s, first), nil
}

// Freshness is how recent what is known of the body is.
func (r body) Freshness(ctx context.Context, b *graph.Body) (*survey.Freshness, error) {
	t, s, err := surveyOf(ctx, b.ID, nil, b.ID)
	if err != nil {
		return nil, err
	}
	out := survey.FreshnessOf(t, s)
	return &out, nil
}

type bucket struct{ Reader }

// Sessions are those of the period.
func (r bucket) Sessions(_ context.Context, b *survey.Bucket, first *int, after *string, last *int, before *string) (*graph.SessionConnection, error) {
	held := make([]graph.Session, len(b.Held))
	for i, s := range b.Held {
		held[i] = s.Session
	}
	c, err := recorded[graph.Session, graph.SessionEdge](held, func(s graph.Session) graph.ID { return s.ID }, first, after, last, before)
	return (*graph.SessionConnection)(&c), err
}

// Decisions are those that are counted.
func (r bucket) Decisions(_ context.Context, b *survey.Bucket, first *int, after *string, last *int, before *string) (*graph.DecisionConnection, error) {
	return decidedPage(b.Counted, first, after, last, before)
}

type decisionConnection struct{ Reader }

// Groups counts the whole list by a value.
func (r decisionConnection) Groups(_ context.Context, c *graph.DecisionConnection, by survey.DecisionGrouping) ([]survey.DecisionGroup, error) {
	all, err := c.Whole()
	return survey.GroupDecisions(all, by), err
}

type quality struct{ Reader }

// Body is the body.
func (r quality) Body(ctx context.Context, q *survey.Quality) (*graph.Body, error) {
	return of(ctx).bodies.get(ctx, q.BodyID)
}

type numberingGap struct{ Reader }

// Body is the body.
func (r numberingGap) Body(_ context.Context, g *survey.NumberingGap) (*graph.Body, error) {
	return &g.At.Body, nil
}

// Session is the one after the gap.
func (r numberingGap) Session(_ context.Context, g *survey.NumberingGap) (*graph.Session, error) {
	return &g.At.Session, nil
}

type orphanPaper struct{ Reader }

// Paper is the paper.
func (r orphanPaper) Paper(ctx context.Context, p *survey.OrphanPaper) (*graph.Paper, error) {
	return of(ctx).papers.get(ctx, p.PaperID)
}

type paperCount struct{ Reader }

// Paper is the paper.
func (r paperCount) Paper(ctx context.Context, p *survey.PaperCount) (*graph.Paper, error) {
	return of(ctx).papers.get(ctx, p.PaperID)
}

// LastSession is the latest that dealt with it.
func (r paperCount) LastSession(_ context.Context, p *survey.PaperCount) (*graph.Session, error) {
	return &p.Last.Session, nil
}
