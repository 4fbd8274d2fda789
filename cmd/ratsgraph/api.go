package main

import "net/http"

// api is the GraphQL API over a graph.
func api(*database) http.Handler { return http.NotFoundHandler() }
