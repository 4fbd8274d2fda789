package main

import (
	"log/slog"
	"net/http"

	"ratsgraph/resolvers"
)

// api is the GraphQL API over a graph. What clients must not see, the causes of
// internal errors, goes to standard error.
func (a *app) api(db *database) http.Handler {
	return resolvers.NewHandler(db, resolvers.Options{
		Log:    slog.New(slog.NewTextHandler(a.stderr, nil)),
		Editor: editor{db}, Names: editor{db}, Tokens: a.tokens,
	})
}
