// Package graphiql is the GraphiQL page with all that it needs, so that it works
// without any other server. The files are those of the npm packages graphiql
// 3.9.0, react 18.3.1 and react-dom 18.3.1, unchanged but for the reference to
// source maps; their licences lie with them and are served, too.
package graphiql

import (
	"cmp"
	"embed"
	"io/fs"
	"net/http"
	"strings"
)

//go:embed assets
var assets embed.FS

// Handler serves the page. It asks the API at /graphql.
func Handler() http.Handler {
	files, err := fs.Sub(assets, "assets")
	if err != nil {
		panic(err) // the name is a constant: cannot fail
	}
	serve := http.FileServerFS(files)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			w.Header().Set("Allow", "GET, HEAD")
			http.Error(w, "method not allowed", http.StatusMethodNotAllowed)
			return
		}
		if _, err := fs.Stat(files, cmp.Or(strings.Trim(r.URL.Path, "/"), ".")); err != nil {
			http.Error(w, "not found: the editor is at /, the API at /graphql, its schema at /schema.graphqls, tables are at /export/", http.StatusNotFound)
			return
		}
		w.Header().Set("Content-Security-Policy", policy)
		w.Header().Set("X-Content-Type-Options", "nosniff")
		serve.ServeHTTP(w, r)
	})
}

// policy lets the page load nothing from anywhere else. GraphiQL's editor sets
// styles on elements and has its fonts in the style sheet.
const policy = "default-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self' data:; img-src 'self' data:; frame-ancestors 'none'"
