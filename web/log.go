package web

import (
	"context"
	"log/slog"
)

// logServed writes the line about a request. Neither the address of the client
// nor its question stands there: both can lead to a person.
func logServed(ctx context.Context, log *slog.Logger, s Served) {
	level := slog.LevelInfo
	if s.Status >= 500 {
		level = slog.LevelError
	}
	attrs := append([]slog.Attr{
		slog.String("method", s.Method), slog.String("route", s.Route), slog.Int("status", s.Status),
		slog.Int64("bytes", s.Bytes), slog.Float64("ms", float64(s.Took.Microseconds())/1000),
	}, s.Notes...)
	log.LogAttrs(ctx, level, "request", attrs...)
}

// WithRequestIDs adds to each line of a log the id of the request in which it
// was written.
func WithRequestIDs(h slog.Handler) slog.Handler { return idHandler{h} }

type idHandler struct{ slog.Handler }

// Handle writes a line.
func (h idHandler) Handle(ctx context.Context, r slog.Record) error {
	if id := RequestID(ctx); id != "" {
		r = r.Clone()
		r.AddAttrs(slog.String("request", id))
	}
	return h.Handler.Handle(ctx, r)
}

// WithAttrs keeps the ids.
func (h idHandler) WithAttrs(attrs []slog.Attr) slog.Handler {
	return idHandler{h.Handler.WithAttrs(attrs)}
}

// WithGroup keeps the ids.
func (h idHandler) WithGroup(name string) slog.Handler { return idHandler{h.Handler.WithGroup(name)} }
