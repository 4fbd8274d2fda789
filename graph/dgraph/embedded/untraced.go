package embedded

import (
	"context"

	"github.com/hypermodeinc/dgraph/v24/x"
	"go.opencensus.io/stats"
	"go.opencensus.io/trace"
)

// uncounted ends what Dgraph counts for every single edge, key and proposal, for a
// page that nobody can look at. Each count goes through one channel to one
// goroutine, for which all that write wait. What was ever wanted for that page is
// sent for ever, so others take the places of these measures.
func uncounted() {
	count := stats.Int64("ratsgraph/uncounted", "", stats.UnitDimensionless)
	for _, m := range []**stats.Int64Measure{&x.NumEdges, &x.NumPostingListCacheRead, &x.NumPostingListCacheReadFail, &x.NumPostingListCacheSave,
		&x.ActiveMutations, &x.PendingProposals, &x.RaftAppliedIndex, &x.RaftPendingSize, &x.RaftApplyCh, &x.MaxAssignedTs} {
		*m = count
	}
	latency := stats.Float64("ratsgraph/untimed", "", stats.UnitMilliseconds)
	x.BadgerReadLatencyMs, x.LatencyMs = latency, latency
}

// untraced makes spans that record nothing. Dgraph writes all that it is sent and
// asked into spans as text, in case somebody looks at its page of recent requests,
// also when no traces are wanted. That takes a tenth of its time, and we let
// nobody look.
type untraced struct{}

// nothing is the span of everything.
var nothing = trace.NewSpan(silent{})

func (untraced) StartSpan(ctx context.Context, _ string, _ ...trace.StartOption) (context.Context, *trace.Span) {
	return ctx, nothing
}

func (untraced) StartSpanWithRemoteParent(ctx context.Context, _ string, _ trace.SpanContext, _ ...trace.StartOption) (context.Context, *trace.Span) {
	return ctx, nothing
}

func (untraced) FromContext(context.Context) *trace.Span { return nothing }

func (untraced) NewContext(parent context.Context, _ *trace.Span) context.Context { return parent }

// silent is a span that records nothing.
type silent struct{}

func (silent) IsRecordingEvents() bool                     { return false }
func (silent) End()                                        {}
func (silent) SpanContext() trace.SpanContext              { return trace.SpanContext{} }
func (silent) SetName(string)                              {}
func (silent) SetStatus(trace.Status)                      {}
func (silent) AddAttributes(...trace.Attribute)            {}
func (silent) Annotate([]trace.Attribute, string)          {}
func (silent) Annotatef([]trace.Attribute, string, ...any) {}
func (silent) AddMessageSendEvent(_, _, _ int64)           {}
func (silent) AddMessageReceiveEvent(_, _, _ int64)        {}
func (silent) AddLink(trace.Link)                          {}
func (silent) String() string                              { return "" }
