package resolvers

import (
	"context"
	"time"

	"github.com/99designs/gqlgen/graphql"
)

// Asked is what may be counted and logged of an operation: neither its text nor
// its variables, which can hold names of people.
type Asked struct {
	Name    string // of the operation; empty if it has none
	Kind    string // query, mutation or subscription; empty if it could not be read
	Hash    string // of the document: the start of its SHA-256
	Trusted bool   // the document was known beforehand
	Cost    int
	Codes   []string // of its errors
	Took    time.Duration
}

// A reporter tells of every answer, and tells the client what is left to ask.
type reporter struct {
	observe   func(context.Context, Asked)
	allowance func(context.Context) any
}

var _ interface {
	graphql.HandlerExtension
	graphql.ResponseInterceptor
} = reporter{}

// ExtensionName names the extension.
func (reporter) ExtensionName() string { return "Reporter" }

// Validate accepts any schema.
func (reporter) Validate(graphql.ExecutableSchema) error { return nil }

// InterceptResponse looks at an answer.
func (r reporter) InterceptResponse(ctx context.Context, next graphql.ResponseHandler) *graphql.Response {
	start := time.Now()
	resp := next(ctx)
	if resp == nil {
		return resp
	}
	if r.observe != nil {
		r.observe(ctx, describe(ctx, resp, time.Since(start)))
	}
	if r.allowance != nil {
		extend(resp, "rateLimit", r.allowance(ctx))
	}
	return resp
}

func describe(ctx context.Context, resp *graphql.Response, took time.Duration) Asked {
	a := Asked{Took: took}
	for _, err := range resp.Errors {
		code, _ := err.Extensions["code"].(string)
		a.Codes = append(a.Codes, code)
	}
	if !graphql.HasOperationContext(ctx) {
		return a
	}
	op := graphql.GetOperationContext(ctx)
	a.Hash = hashDocument(op.RawQuery)[:16]
	a.Trusted, _ = op.Stats.GetExtension(trustedStat).(bool)
	if op.Operation != nil {
		a.Name, a.Kind = op.Operation.Name, string(op.Operation.Operation)
	}
	if cost, ok := op.Stats.GetExtension(costStat).(Cost); ok {
		a.Cost = cost.Requested
	}
	return a
}

// extend adds to what an answer says beside its data.
func extend(resp *graphql.Response, name string, value any) {
	if value == nil {
		return
	}
	if resp.Extensions == nil {
		resp.Extensions = map[string]any{}
	}
	resp.Extensions[name] = value
}
