package resolvers

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/parser"
)

// repeats refuses documents that name the same fields over and over. Validation
// compares each pair of them, so that a hundred kilobytes of them keep it busy
// for half a minute.
type repeats struct{}

// Bounds of what validation has to compare.
const (
	maxPairs  = 200_000 // a tenth of a second, or two
	manyBytes = 2_000   // a shorter document cannot hold more pairs than that
)

var _ interface {
	graphql.HandlerExtension
	graphql.OperationParameterMutator
} = repeats{}

// ExtensionName names the extension.
func (repeats) ExtensionName() string { return "Repeats" }

// Validate accepts any schema.
func (repeats) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationParameters counts before anything is validated. What cannot be
// parsed is left for the executor to say so.
func (repeats) MutateOperationParameters(_ context.Context, p *graphql.RawParams) *gqlerror.Error {
	if len(p.Query) < manyBytes {
		return nil
	}
	doc, err := parser.ParseQueryWithTokenLimit(&ast.Source{Input: p.Query}, maxTokens)
	if err != nil {
		return nil
	}
	names := map[string]int{}
	for _, op := range doc.Operations {
		countNames(op.SelectionSet, names)
	}
	for _, f := range doc.Fragments {
		countNames(f.SelectionSet, names)
	}
	pairs := 0
	for _, n := range names {
		pairs += n * (n - 1) / 2
	}
	if pairs > maxPairs {
		return refuse(codeCost, "the document names the same fields and fragments too often: to see if they agree, %d pairs would have to be compared, at most %d are", pairs, maxPairs)
	}
	return nil
}

// countNames counts by the names under which fields are answered. All uses of
// fragments count as one name: each is compared with each.
func countNames(set ast.SelectionSet, names map[string]int) {
	for _, sel := range set {
		switch s := sel.(type) {
		case *ast.Field:
			names[s.Alias]++
			countNames(s.SelectionSet, names)
		case *ast.InlineFragment:
			countNames(s.SelectionSet, names)
		case *ast.FragmentSpread:
			names["..."]++
		}
	}
}
