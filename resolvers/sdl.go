package resolvers

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"net/http"
	"sync"
	"time"

	"ratsgraph/graph/generated"
)

// SDL is the schema of the API as it is written, with all descriptions.
var SDL = sync.OnceValue(func() string {
	return generated.NewExecutableSchema(generated.Config{}).Schema().Query.Position.Src.Input
})

// NewSchema serves the schema as a file.
func NewSchema() http.Handler {
	sdl := []byte(SDL())
	tag := fmt.Sprintf(`"%x"`, sha256.Sum256(sdl))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		w.Header().Set("Content-Disposition", `inline; filename="ratsgraph.graphqls"`)
		w.Header().Set("Cache-Control", "public, max-age=300")
		w.Header().Set("ETag", tag)
		http.ServeContent(w, r, "schema.graphqls", time.Time{}, bytes.NewReader(sdl))
	})
}
