package embedded

import (
	"context"
	"path"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
)

// How long a call may take, the waiting for an engine that is being started again
// included. An alpha whose zero was killed may keep a call for ever.
const (
	callLimit  = time.Minute
	alterLimit = 10 * time.Minute // an index may be made
)

// bounded gives up a call that takes too long. Whoever made it may begin anew:
// what writes is known to be written only when a later transaction finds it.
func bounded(dir string) grpc.UnaryClientInterceptor {
	return func(ctx context.Context, method string, req, reply any, conn *grpc.ClientConn, invoke grpc.UnaryInvoker, opts ...grpc.CallOption) error {
		limit, what := callLimit, path.Base(method)
		if what == "Alter" {
			limit = alterLimit
		}
		limited, cancel := context.WithTimeout(ctx, limit)
		defer cancel()
		err := invoke(limited, method, req, reply, conn, opts...)
		if err != nil && limited.Err() != nil && ctx.Err() == nil {
			return status.Errorf(codes.Unavailable, "the embedded Dgraph has not answered a call (%s) within %s; its logs are in %s", what, limit, dir)
		}
		return err
	}
}
