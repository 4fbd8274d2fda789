package resolvers

import (
	"context"

	"ratsgraph/graph"
)

type document struct{ Reader }

// Session is the session it is about.
func (r document) Session(ctx context.Context, d *graph.Document) (*graph.Session, error) {
	return of(ctx).sessions.get(ctx, d.SessionID)
}

// linesMax is how many lines one field returns.
const linesMax = 500

// Lines shows lines of the kept text.
func (r document) Lines(ctx context.Context, d *graph.Document, from, to int) ([]graph.Line, error) {
	if from < 1 || to < from || to-from >= linesMax {
		return nil, invalid("lines %d to %d: ask for 1 to %d lines, from line 1 on", from, to, linesMax)
	}
	l := of(ctx)
	text, err := l.texts.load(ctx, []graph.ID{d.ID}, func() []graph.ID { return l.kin.of(d.ID) })
	if err != nil {
		return nil, err
	}
	all := graph.SplitLines(text[0])
	return all[min(from-1, len(all)):min(to, len(all))], nil
}

type source struct{ Reader }

// Document is the document that was read.
func (r source) Document(ctx context.Context, s *graph.Source) (*graph.Document, error) {
	return of(ctx).documents.get(ctx, s.Document)
}
