package resolvers

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// revised names the revision of the graph in every answer. It is taken before
// anything is read, so that who asks for the changes since then misses none; of a
// mutation, after it was done, and of an event, with it. A question to a graph that
// does not say its revision has no answer.
type revised struct {
	revision func(context.Context) (int, error)
	present  graphql.ErrorPresenterFunc
}

var _ interface {
	graphql.HandlerExtension
	graphql.OperationInterceptor
	graphql.ResponseInterceptor
} = revised{}

// revisionStat marks operations that are answered, not refused.
const revisionStat = "revision"

// ExtensionName names the extension.
func (revised) ExtensionName() string { return "Revision" }

// Validate accepts any schema.
func (revised) Validate(graphql.ExecutableSchema) error { return nil }

// InterceptOperation sees only operations that are answered.
func (revised) InterceptOperation(ctx context.Context, next graphql.OperationHandler) graphql.ResponseHandler {
	graphql.GetOperationContext(ctx).Stats.SetExtension(revisionStat, true)
	return next(ctx)
}

// InterceptResponse adds the revision to an answer.
func (r revised) InterceptResponse(ctx context.Context, next graphql.ResponseHandler) *graphql.Response {
	if !graphql.HasOperationContext(ctx) || graphql.GetOperationContext(ctx).Stats.GetExtension(revisionStat) == nil {
		return next(ctx)
	}
	late := graphql.GetOperationContext(ctx).Operation.Operation != ast.Query
	var resp *graphql.Response
	if late {
		if resp = next(ctx); resp == nil {
			return nil // the end of a subscription
		}
	}
	revision, err := r.revision(ctx)
	switch {
	case !late && err != nil:
		return &graphql.Response{Errors: gqlerror.List{r.present(ctx, err)}}
	case !late:
		resp = next(ctx)
	}
	if resp != nil && err == nil {
		extend(resp, "revision", revision)
	}
	return resp
}
