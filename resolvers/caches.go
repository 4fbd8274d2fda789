package resolvers

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/vektah/gqlparser/v2/ast"
)

// What is kept of the documents that clients send is bounded in number and in
// size, so that nobody fills the memory with large ones.
const (
	maxTokens = 15_000  // in one document
	maxKept   = 500     // documents
	maxParsed = 8 << 10 // bytes of the text of a document that is kept parsed
	maxText   = 64 << 10
)

func parsedCache() graphql.Cache[*ast.QueryDocument] {
	return small[*ast.QueryDocument]{lru.New[*ast.QueryDocument](maxKept), func(key string, _ *ast.QueryDocument) int { return len(key) }, maxParsed}
}

func textCache() graphql.Cache[string] {
	return small[string]{lru.New[string](maxKept), func(_, text string) int { return len(text) }, maxText}
}

// small is a cache that keeps no large entries.
type small[T any] struct {
	graphql.Cache[T]
	size func(key string, value T) int
	max  int
}

// Add keeps a value if it is small.
func (s small[T]) Add(ctx context.Context, key string, value T) {
	if s.size(key, value) <= s.max {
		s.Cache.Add(ctx, key, value)
	}
}
