package observe

import (
	"context"
	"path"
	"time"

	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/trace"
	"google.golang.org/grpc"
	"google.golang.org/grpc/status"
)

// Calls counts and traces round trips over gRPC. What is asked and answered is
// not looked at.
func Calls(m *Metrics, t *Tracing) grpc.UnaryClientInterceptor {
	return func(ctx context.Context, method string, req, reply any, conn *grpc.ClientConn, invoke grpc.UnaryInvoker, opts ...grpc.CallOption) error {
		start, name := time.Now(), path.Base(method)
		ctx, span := t.tracer.Start(ctx, "Dgraph "+name, trace.WithSpanKind(trace.SpanKindClient),
			trace.WithAttributes(attribute.String("db.system.name", "dgraph"), attribute.String("rpc.method", name)))
		defer span.End()
		err := invoke(ctx, method, req, reply, conn, opts...)
		code := status.Code(err).String()
		if err != nil {
			span.SetStatus(codes.Error, code)
		}
		m.calls.WithLabelValues(name, code).Observe(time.Since(start).Seconds())
		return err
	}
}
