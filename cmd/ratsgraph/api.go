package main

import (
	"net/http"

	"ratsgraph/resolvers"
)

// apiOf is the GraphQL API over a graph.
func apiOf(db *database, o resolvers.Options) http.Handler {
	o.Editor, o.Names = editor{db}, editor{db}
	return resolvers.NewHandler(db, o)
}
