package resolvers

import (
	"context"
	"errors"
	"log/slog"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"ratsgraph/graph"
	"ratsgraph/graph/view"
)

// The codes of errors, in extensions.code.
const (
	codeNotFound = "NOT_FOUND"
	codeInput    = "BAD_USER_INPUT"
	codeCost     = "COST_LIMIT"
	codeDepth    = "DEPTH_LIMIT"
	codeTimeout  = "TIMEOUT"
	codeMethod   = "METHOD_NOT_ALLOWED"
	codeDocument = "UNKNOWN_DOCUMENT"
	codeInternal = "INTERNAL"
	codeBusy     = "BUSY"
	codeMany     = "TOO_MANY_SUBSCRIPTIONS"
	codeDown     = "UNAVAILABLE"
	codeLarge    = "TOO_LARGE"
)

// present shows a client what kind of failure it is, and an operator the cause:
// whatever is not the client's doing is logged whole and shown as an internal
// error.
func present(log *slog.Logger) graphql.ErrorPresenterFunc {
	return func(ctx context.Context, err error) *gqlerror.Error {
		shown := graphql.DefaultErrorPresenter(ctx, err)
		code, message := classify(err, shown)
		if (code == codeInternal || code == codeDown) && !errors.Is(ctx.Err(), context.Canceled) { // who has gone has no answer to miss
			log.ErrorContext(ctx, message, "path", shown.Path.String(), "cause", err)
		}
		shown.Message = message
		if shown.Extensions == nil {
			shown.Extensions = map[string]any{}
		}
		if _, set := shown.Extensions["code"]; !set {
			shown.Extensions["code"] = code
		}
		return shown
	}
}

// classify says which code and which words a client sees.
func classify(err error, shown *gqlerror.Error) (code, message string) {
	var own *gqlerror.Error
	switch {
	case errors.Is(err, graph.ErrInvalid):
		return codeInput, shown.Message
	case errors.Is(err, graph.ErrNotFound):
		return codeNotFound, shown.Message
	case errors.Is(err, view.ErrTooLarge):
		return codeLarge, shown.Message
	case errors.Is(err, graph.ErrUnavailable):
		return codeDown, "the graph does not answer: ask again later"
	case errors.Is(err, context.DeadlineExceeded):
		return codeTimeout, "the request took too long: ask for less at once"
	case errors.As(err, &own) && own.Err == nil:
		return codeInput, own.Message // gqlgen's own, or ours with a code of its own
	}
	return codeInternal, "internal error"
}
