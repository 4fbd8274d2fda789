package resolvers

import (
	"context"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/99designs/gqlgen/graphql/handler/extension"
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

	Documents     Documents     // operations that clients may name by their ids
	OnlyDocuments bool          // answer no others
	MaxAge        time.Duration // how long caches may keep an answer by GET without asking again
	Version       string        // of the program; another one makes other ETags

	Followers     int                          // how many subscriptions there may be at once; 0: 1000
	FollowersEach int                          // how many of one client; 0: 20
	Client        func(context.Context) string // tells clients apart; nil: they are not
	Until         <-chan struct{}              // subscriptions end when it is closed; nil: never

	Observe   func(context.Context, Asked) // is told of every answer; nil: nobody is
	Allowance func(context.Context) any    // what the client may still ask, shown as extensions.rateLimit; nil: not shown
}

func (o Options) withDefaults() Options {
	if o.Limits == (Limits{}) {
		o.Limits = DefaultLimits
	}
	if o.Timeout == 0 {
		o.Timeout = 30 * time.Second
	}
	if o.Followers == 0 {
		o.Followers = followersMost
	}
	if o.FollowersEach == 0 {
		o.FollowersEach = followersEach
	}
	if o.Log == nil {
		o.Log = slog.Default()
	}
	return o
}

// NewHandler answers GraphQL over HTTP, by POST and GET. Operations that are too
// deep or too costly are refused before anything is read.
func NewHandler(store Reader, o Options) http.Handler {
	o, r := o.withDefaults(), InMemory(store)
	srv := handler.New(generated.NewExecutableSchema(generated.Config{Resolvers: root(r, o)}))
	srv.AddTransport(transport.Options{})
	srv.AddTransport(roomy{sockets(pingEvery), newRoom("connections", o)})
	srv.AddTransport(events{pingEvery})
	srv.AddTransport(plain{timeout: o.Timeout, fresh: newFreshness(r.answeredAt, o)}) // takes what no other one takes
	srv.SetQueryCache(parsedCache())
	srv.SetParserTokenLimit(maxTokens)
	srv.Use(extension.Introspection{})
	srv.Use(newTrusted(o.Documents, o.OnlyDocuments))
	srv.Use(extension.AutomaticPersistedQuery{Cache: textCache()})
	srv.Use(repeats{})
	srv.Use(reporter{o.Observe, o.Allowance})
	srv.Use(o.Limits)
	srv.Use(streamed{r})
	srv.Use(revised{r.answeredAt, present(o.Log)})
	srv.AroundRootFields(afresh(r))
	srv.SetErrorPresenter(present(o.Log))
	srv.SetRecoverFunc(recovered(o.Log))
	return bounded(withBearer(withRequest(srv, r), o.Tokens), o.Timeout)
}

// root hands out resolvers that share what there is once.
func root(r Memory, o Options) Root {
	feed := &follower{revision: r.Revision, changes: r.Changes, saw: r.Towns.Saw, log: o.Log}
	runs := &runFollower{read: r.Runs, log: o.Log}
	return Root{r, o.Editor, o.Names, feed, runs, newRoom("subscriptions", o), o.Until}
}

// withRequest gives each request its own loaders, and one state of the graph. Who
// says that nothing kept will do gets the graph as it is now.
func withRequest(next http.Handler, r Memory) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		ctx := req.Context()
		if strings.Contains(req.Header.Get("Cache-Control"), "no-cache") {
			ctx = view.Now(ctx)
		}
		next.ServeHTTP(w, req.WithContext(withLoaders(view.Pin(ctx), r)))
	})
}

// afresh lets each field of a mutation see what the one before has changed.
func afresh(r Memory) graphql.RootFieldMiddleware {
	return func(ctx context.Context, next graphql.RootResolver) graphql.Marshaler {
		if op := graphql.GetOperationContext(ctx).Operation; op != nil && op.Operation == ast.Mutation {
			ctx = withLoaders(view.Repin(ctx), r)
		}
		return next(ctx)
	}
}
