package main

import (
	"net/http"

	"ratsgraph/resolvers"
)

// api is the GraphQL API over a graph.
func api(db *database) http.Handler { return resolvers.NewHandler(db, resolvers.Options{}) }
