package web

import (
	"context"
	"crypto/rand"
	"log/slog"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"sync"
)

// A call is what is known of one request while it is answered.
type call struct {
	id        string
	client    string // tells clients apart
	allowance *Allowance

	mu    sync.Mutex
	notes []slog.Attr
}

type callKey struct{}

func callOf(ctx context.Context) *call {
	c, _ := ctx.Value(callKey{}).(*call)
	return c
}

// Note keeps something that the line about this request shall say.
func Note(ctx context.Context, attrs ...slog.Attr) {
	if c := callOf(ctx); c != nil {
		c.mu.Lock()
		defer c.mu.Unlock()
		c.notes = append(c.notes, attrs...)
	}
}

func (c *call) attrs() []slog.Attr {
	c.mu.Lock()
	defer c.mu.Unlock()
	return slices.Clone(c.notes)
}

// idHeader carries the id of a request, from a client that has one and back to
// every client.
const idHeader = "X-Request-Id"

// ids are those that are taken over from clients: nothing that could break a
// line of a log.
var ids = regexp.MustCompile(`^[A-Za-z0-9._-]{1,64}$`)

func requestID(r *http.Request) string {
	if id := r.Header.Get(idHeader); ids.MatchString(id) {
		return id
	}
	return strings.ToLower(rand.Text())
}

// RequestID is the id of the request that a context belongs to; empty if there
// is none.
func RequestID(ctx context.Context) string {
	if c := callOf(ctx); c != nil {
		return c.id
	}
	return ""
}
