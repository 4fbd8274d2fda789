package observe

import (
	"context"
	"fmt"
	"net/http"
	"os"

	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/exporters/otlp/otlptrace/otlptracehttp"
	"go.opentelemetry.io/otel/propagation"
	"go.opentelemetry.io/otel/sdk/resource"
	"go.opentelemetry.io/otel/sdk/trace"
	api "go.opentelemetry.io/otel/trace"
	"go.opentelemetry.io/otel/trace/noop"
)

// Tracing makes traces, if somebody wants them.
type Tracing struct {
	tracer api.Tracer
	close  func(context.Context) error
}

// NewTracing sends traces to where OTEL_EXPORTER_OTLP_ENDPOINT or
// OTEL_EXPORTER_OTLP_TRACES_ENDPOINT says, by HTTP; without either it makes none.
// OpenTelemetry's other variables hold as well.
func NewTracing(ctx context.Context, version string) (*Tracing, error) {
	if os.Getenv("OTEL_EXPORTER_OTLP_ENDPOINT") == "" && os.Getenv("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT") == "" {
		return &Tracing{noop.NewTracerProvider().Tracer(""), func(context.Context) error { return nil }}, nil
	}
	exporter, err := otlptracehttp.New(ctx)
	if err != nil {
		return nil, fmt.Errorf("traces: %w", err)
	}
	about, err := resource.New(ctx, resource.WithAttributes(
		attribute.String("service.name", "ratsgraph"), attribute.String("service.version", version)), resource.WithFromEnv())
	if err != nil {
		return nil, fmt.Errorf("traces: %w", err)
	}
	provider := trace.NewTracerProvider(trace.WithBatcher(exporter), trace.WithResource(about))
	return &Tracing{provider.Tracer("ratsgraph"), provider.Shutdown}, nil
}

// Close sends what is left.
func (t *Tracing) Close(ctx context.Context) error { return t.close(ctx) }

// Wrap traces requests. A trace that the client has begun goes on.
func (t *Tracing) Wrap(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx := propagation.TraceContext{}.Extract(r.Context(), propagation.HeaderCarrier(r.Header))
		ctx, span := t.tracer.Start(ctx, r.Method, api.WithSpanKind(api.SpanKindServer))
		defer span.End()
		inner := r.WithContext(ctx)
		next.ServeHTTP(w, inner)
		r.Pattern = inner.Pattern // who stands in front wants to know it, too
		span.SetName(r.Method + " " + r.Pattern)
		span.SetAttributes(attribute.String("http.request.method", known(r.Method)), attribute.String("http.route", r.Pattern))
	})
}

// Operation says what a request asked: never its text or its variables.
func (t *Tracing) Operation(ctx context.Context, kind, hash string, cost int, errorCodes []string) {
	span := api.SpanFromContext(ctx)
	span.SetAttributes(attribute.String("graphql.operation.type", kind), attribute.String("graphql.document.hash", hash), attribute.Int("ratsgraph.cost", cost))
	if len(errorCodes) > 0 {
		span.SetStatus(codes.Error, errorCodes[0])
	}
}
