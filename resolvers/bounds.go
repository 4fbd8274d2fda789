package resolvers

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"os"
	"runtime/debug"
	"time"

	"github.com/99designs/gqlgen/graphql"
)

// What a request may be: bytes of its body, and how long that may take to come.
const (
	bodyMax  = 1 << 20
	bodyTime = 15 * time.Second
)

// bounded limits the body of a request in size and time.
func bounded(next http.Handler, timeout time.Duration) http.Handler {
	timeout = min(timeout, bodyTime)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		clock := http.NewResponseController(w)
		clock.SetReadDeadline(time.Now().Add(timeout)) // a test's recorder has no clock: it is in no hurry either
		body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, bodyMax))
		if tooLarge := new(http.MaxBytesError); errors.As(err, &tooLarge) {
			answerError(w, http.StatusRequestEntityTooLarge, codeInput, fmt.Sprintf("the request body is larger than %d bytes", bodyMax))
			return
		}
		if errors.Is(err, os.ErrDeadlineExceeded) {
			w.Header().Set("Connection", "close")
			answerError(w, http.StatusRequestTimeout, codeTimeout, fmt.Sprintf("the request body did not come within %s", timeout))
			return
		}
		if err != nil {
			return // the client went away
		}
		clock.SetReadDeadline(time.Time{}) // what comes later, over a WebSocket, has its own time
		r.Body = io.NopCloser(bytes.NewReader(body))
		next.ServeHTTP(w, r)
	})
}

// answerError answers with one error, before GraphQL has a say.
func answerError(w http.ResponseWriter, status int, code, message string) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(status)
	type one struct {
		Message    string            `json:"message"`
		Extensions map[string]string `json:"extensions"`
	}
	json.NewEncoder(w).Encode(map[string][]one{"errors": {{message, map[string]string{"code": code}}}}) // the client may be gone: nothing to do about it
}

// recovered turns a panic into an internal error and keeps where it was.
func recovered(log *slog.Logger) graphql.RecoverFunc {
	return func(ctx context.Context, p any) error {
		log.ErrorContext(ctx, "panic", "value", fmt.Sprint(p), "stack", string(debug.Stack()))
		return errors.New("panic")
	}
}
