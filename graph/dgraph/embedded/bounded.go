package embedded

import (
	"context"
	"path"

	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
)

// alterTimes is how many times longer a change of the schema may take than another
// call: an index may be made.
const alterTimes = 10

// bounded gives up a call that takes too long. Whoever made it may begin anew:
// what writes is known to be written only when a later transaction finds it.
func bounded(o Options) grpc.UnaryClientInterceptor {
	return func(ctx context.Context, method string, req, reply any, conn *grpc.ClientConn, invoke grpc.UnaryInvoker, opts ...grpc.CallOption) error {
		limit, what := o.CallTimeout, path.Base(method)
		if what == "Alter" {
			limit *= alterTimes
		}
		limited, cancel := context.WithTimeout(ctx, limit)
		defer cancel()
		err := invoke(limited, method, req, reply, conn, opts...)
		if err != nil && limited.Err() != nil && ctx.Err() == nil {
			return status.Errorf(codes.Unavailable, "the embedded Dgraph has not answered a call (%s) within %s; its logs are in %s", what, limit, o.Dir)
		}
		return err
	}
}
