package resolvers

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"runtime/debug"
	"time"

	"github.com/99designs/gqlgen/graphql"
)

// bounded limits the size and the time of a request. When the time is over, or
// the client has gone, the reading ends too.
func bounded(next http.Handler, timeout time.Duration) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), timeout)
		defer cancel()
		body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, bodyMax))
		if tooLarge := new(http.MaxBytesError); errors.As(err, &tooLarge) {
			answerError(w, http.StatusRequestEntityTooLarge, codeInput, fmt.Sprintf("the request body is larger than %d bytes", bodyMax))
			return
		}
		if err != nil {
			return // the client went away
		}
		r.Body = io.NopCloser(bytes.NewReader(body))
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}

// answerError answers with one error, before GraphQL has a say.
func answerError(w http.ResponseWriter, status int, code, message string) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(status)
	fmt.Fprintf(w, `{"errors":[{"message":%q,"extensions":{"code":%q}}]}`, message, code)
}

// recovered turns a panic into an internal error and keeps where it was.
func recovered(log *slog.Logger) graphql.RecoverFunc {
	return func(ctx context.Context, p any) error {
		log.ErrorContext(ctx, "panic", "value", fmt.Sprint(p), "stack", string(debug.Stack()))
		return errors.New("panic")
	}
}
