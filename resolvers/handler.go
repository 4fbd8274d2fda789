package resolvers

import (
	"log/slog"
	"net/http"
	"time"

	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/99designs/gqlgen/graphql/handler/extension"
	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/99designs/gqlgen/graphql/handler/transport"
	"github.com/vektah/gqlparser/v2/ast"

	"ratsgraph/graph/generated"
	"ratsgraph/graph/view"
)

//go:generate go tool gqlgen generate

// Options set how the API answers. The zero value is what a public service
// wants.
type Options struct {
	Limits  Limits        // zero: [DefaultLimits]
	Timeout time.Duration // for one request; zero: 30 s
	Log     *slog.Logger  // for causes of internal errors; nil: the default logger
	Editor  Editor        // nil: nothing can be changed
	Tokens  []Token       // of those who may change something
	Names   Reconciler    // nil: no names are resolved
}

// bodyMax is how large a request may be, in bytes.
const bodyMax = 1 << 20

// NewHandler answers GraphQL over HTTP, by POST and GET. Operations that are too
// deep or too costly are refused before anything is read.
func NewHandler(r Reader, o Options) http.Handler {
	if o.Limits == (Limits{}) {
		o.Limits = DefaultLimits
	}
	if o.Timeout == 0 {
		o.Timeout = 30 * time.Second
	}
	if o.Log == nil {
		o.Log = slog.Default()
	}
	srv := handler.New(generated.NewExecutableSchema(generated.Config{Resolvers: Root{r, o.Editor, o.Names}}))
	srv.AddTransport(transport.Options{})
	srv.AddTransport(transport.GET{})
	srv.AddTransport(transport.POST{})
	srv.SetQueryCache(lru.New[*ast.QueryDocument](1000))
	srv.SetParserTokenLimit(15_000)
	srv.Use(extension.Introspection{})
	srv.Use(o.Limits)
	srv.SetErrorPresenter(present(o.Log))
	srv.SetRecoverFunc(recovered(o.Log))
	return bounded(withBearer(withRequest(srv, r), o.Tokens), o.Timeout)
}

// withRequest gives each request its own loaders.
func withRequest(next http.Handler, r Reader) http.Handler {
	towns := view.Of(r)
	return http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		next.ServeHTTP(w, req.WithContext(withLoaders(req.Context(), r, towns)))
	})
}
