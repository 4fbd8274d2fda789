package main

import (
	"maps"
	"net/http"

	"ratsgraph/resolvers"
	"ratsgraph/resolvers/export"
)

// apiOf is the GraphQL API over a graph. The operations of the known tables are
// the operator's own: they are answered even where no others are.
func apiOf(db *database, m resolvers.Memory, o resolvers.Options) http.Handler {
	o.Editor, o.Names = editor{db}, editor{db}
	documents := resolvers.Documents{}
	for name, text := range export.Documents() {
		documents["export/"+name] = text
	}
	maps.Copy(documents, o.Documents)
	o.Documents = documents
	return resolvers.NewHandler(m, o)
}
