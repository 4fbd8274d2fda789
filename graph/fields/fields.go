// Package fields is what the generated executor answers objects with, instead of
// what gqlgen brings along: an object's fields are worked out one after the
// other, and no more is kept of each than its value. What is read is in memory,
// or is read at once for a whole level, so that goroutines for each field and
// each entry of a list would only take turns. Only the fields of a query itself
// are worked out side by side.
package fields

import (
	"context"
	"io"
	"sync"

	"github.com/99designs/gqlgen/graphql"
)

// A Set are the fields of one object and their values.
type Set struct {
	Values   []graphql.Marshaler
	Invalids uint32 // values that make the whole object null

	fields []graphql.CollectedField
	later  []later
}

// later is a root field that is still to be worked out.
type later struct {
	i       int
	invalid graphql.Marshaler
	resolve func() graphql.Marshaler
}

// New makes the set of these fields, without values.
func New(fields []graphql.CollectedField) *Set {
	return &Set{fields: fields, Values: make([]graphql.Marshaler, len(fields))}
}

// Resolve works out a field that a resolver answers.
func (s *Set) Resolve(ctx context.Context, oc *graphql.OperationContext, i int, nonNull bool, resolve func(context.Context) graphql.Marshaler) {
	s.set(i, safely(ctx, oc, resolve), invalid(nonNull))
}

// ResolveRoot notes a field of the query, which [Set.Dispatch] works out.
func (s *Set) ResolveRoot(ctx context.Context, oc *graphql.OperationContext, i int, nonNull bool, resolve func(context.Context) graphql.Marshaler) {
	s.later = append(s.later, later{i, invalid(nonNull), func() graphql.Marshaler {
		return oc.RootResolverMiddleware(ctx, func(ctx context.Context) graphql.Marshaler { return safely(ctx, oc, resolve) })
	}})
}

// Dispatch works out what was noted.
func (s *Set) Dispatch(context.Context) {
	if len(s.later) == 0 {
		return
	}
	got := make([]graphql.Marshaler, len(s.later))
	var wg sync.WaitGroup
	for n := range s.later[1:] {
		wg.Go(func() { got[n+1] = s.later[n+1].resolve() })
	}
	got[0] = s.later[0].resolve()
	wg.Wait()
	for n, l := range s.later {
		s.set(l.i, got[n], l.invalid)
	}
}

func (s *Set) set(i int, v, invalid graphql.Marshaler) {
	s.Values[i] = v
	if v == invalid {
		s.Invalids++
	}
}

// invalid is the value of a field that makes its object null.
func invalid(nonNull bool) graphql.Marshaler {
	if nonNull {
		return graphql.Null
	}
	return graphql.RequiredNull
}

// safely lets a panic be an error of this field.
func safely(ctx context.Context, oc *graphql.OperationContext, resolve func(context.Context) graphql.Marshaler) (v graphql.Marshaler) {
	defer func() {
		if p := recover(); p != nil {
			oc.Error(ctx, oc.Recover(ctx, p))
			v = graphql.Null
		}
	}()
	return resolve(ctx)
}

// MarshalGQL writes the object. The names of fields are letters, digits and
// underscores: nothing in them needs another form.
func (s *Set) MarshalGQL(w io.Writer) {
	before := `{"`
	for i := range s.fields {
		io.WriteString(w, before)
		io.WriteString(w, s.fields[i].Alias)
		io.WriteString(w, `":`)
		s.Values[i].MarshalGQL(w)
		before = `,"`
	}
	if len(s.fields) == 0 {
		io.WriteString(w, "{")
	}
	io.WriteString(w, "}")
}

// Slice works out the entries of a list, for as long as somebody waits for it.
func Slice(ctx context.Context, n int, entry func(ctx context.Context, i int) graphql.Marshaler) graphql.Array {
	out := make(graphql.Array, n)
	places := make([]int, n)
	for i := range out {
		if err := ctx.Err(); err != nil {
			graphql.AddError(ctx, err)
			for ; i < n; i++ {
				out[i] = graphql.Null
			}
			break
		}
		places[i] = i
		out[i] = safelyAt(graphql.WithFieldContext(ctx, &graphql.FieldContext{Index: &places[i]}), i, entry)
	}
	return out
}

func safelyAt(ctx context.Context, i int, entry func(context.Context, int) graphql.Marshaler) (v graphql.Marshaler) {
	defer func() {
		if p := recover(); p != nil {
			oc := graphql.GetOperationContext(ctx)
			oc.Error(ctx, oc.Recover(ctx, p))
			v = graphql.Null
		}
	}()
	return entry(ctx, i)
}
