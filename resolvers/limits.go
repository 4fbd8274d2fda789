package resolvers

import (
	"context"
	"strconv"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// Limits bound what one operation may ask for, before anything is read.
type Limits struct {
	Cost  int // fields that may be answered, each page counted as full
	Depth int // fields within fields
}

// DefaultLimits allow a page of sessions with their lists and decisions, and
// refuse what would read a good part of the graph at once.
var DefaultLimits = Limits{Cost: 250_000, Depth: 16}

var _ interface {
	graphql.HandlerExtension
	graphql.OperationContextMutator
	graphql.FieldInterceptor
	graphql.ResponseInterceptor
} = Limits{}

// ExtensionName names the extension.
func (Limits) ExtensionName() string { return "Limits" }

// Validate accepts any schema.
func (Limits) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationContext refuses an operation that is too deep or too costly.
func (l Limits) MutateOperationContext(_ context.Context, op *graphql.OperationContext) *gqlerror.Error {
	w := weigher{vars: op.Variables, depthLimit: l.Depth, fragments: map[spread]int{}}
	cost := w.set(op.Operation.SelectionSet, 1)
	if w.deepest > l.Depth {
		return refuse(codeDepth, "the operation is %d fields deep, at most %d are answered", w.deepest, l.Depth)
	}
	op.Stats.SetExtension(surplusStat, new(surplus))
	op.Stats.SetExtension(costStat, Cost{Requested: cost, Limit: l.Cost, Depth: w.deepest, DepthLimit: l.Depth})
	if cost > l.Cost {
		return refuse(codeCost, "the operation may answer %d fields, at most %d are answered: ask for smaller pages (first) or fewer fields", cost, l.Cost)
	}
	return nil
}

// Cost is what an operation may ask for and what it may at most, as clients see
// it in extensions.cost.
type Cost struct {
	Requested  int `json:"requested"`  // fields that may be answered
	Limit      int `json:"limit"`      // at most
	Depth      int `json:"depth"`      // fields within fields
	DepthLimit int `json:"depthLimit"` // at most

	Surplus int `json:"surplus,omitempty"` // fields that were answered beyond those: lists were longer than they counted
}

const costStat = "cost"

// InterceptResponse reports the cost.
func (l Limits) InterceptResponse(ctx context.Context, next graphql.ResponseHandler) *graphql.Response {
	resp := next(ctx)
	if resp == nil || !graphql.HasOperationContext(ctx) {
		return resp
	}
	stats := &graphql.GetOperationContext(ctx).Stats
	cost, ok := stats.GetExtension(costStat).(Cost)
	if more, _ := stats.GetExtension(surplusStat).(*surplus); more != nil {
		cost.Surplus = int(more.Load())
	}
	if ok {
		extend(resp, "cost", cost)
	}
	return resp
}

func refuse(code, format string, args ...any) *gqlerror.Error {
	err := gqlerror.Errorf(format, args...)
	err.Extensions = map[string]any{"code": code}
	return err
}

// A weigher counts the fields that an operation may answer. Aliases count each,
// and so does every use of a fragment.
type weigher struct {
	vars       map[string]any
	depthLimit int
	deepest    int
	fragments  map[spread]int // what they cost: each is walked once, however often it is used
}

// A spread is a fragment used at a depth.
type spread struct {
	fragment string
	depth    int
}

// costCap keeps sums and products far from overflow.
const costCap = 1 << 40

func (w *weigher) set(set ast.SelectionSet, depth int) int {
	w.deepest = max(w.deepest, depth)
	if depth > w.depthLimit {
		return 0 // refused anyway; do not walk on
	}
	cost := 0
	for _, sel := range set {
		switch s := sel.(type) {
		case *ast.Field:
			cost += 1 + w.times(s)*w.children(s, depth)
		case *ast.InlineFragment:
			cost += w.set(s.SelectionSet, depth)
		case *ast.FragmentSpread:
			cost += w.fragment(s.Definition, depth)
		}
		if cost > costCap {
			return costCap
		}
	}
	return cost
}

func (w *weigher) fragment(f *ast.FragmentDefinition, depth int) int {
	at := spread{f.Name, depth}
	cost, ok := w.fragments[at]
	if !ok {
		cost = w.set(f.SelectionSet, depth)
		w.fragments[at] = cost
	}
	return cost
}

func (w *weigher) children(f *ast.Field, depth int) int {
	if len(f.SelectionSet) == 0 {
		return 0
	}
	return w.set(f.SelectionSet, depth+1)
}

// times is how many things a field may lead to. The lists inside a connection
// or report have been counted at the field that leads to it.
func (w *weigher) times(f *ast.Field) int {
	if f.Definition == nil {
		return 1
	}
	if strings.HasPrefix(f.Name, "__") || f.ObjectDefinition != nil && strings.HasPrefix(f.ObjectDefinition.Name, "__") {
		return max(1, introspected()[f.Name])
	}
	typ := f.Definition.Type
	switch {
	case strings.HasSuffix(typ.Name(), "Connection"):
		return w.pageSize(f)
	case typ.Elem == nil || isPaged(f):
		return 1
	}
	return w.length(f)
}

func (w *weigher) pageSize(f *ast.Field) int {
	for _, name := range []string{"first", "last"} {
		if n, ok := w.number(f, name); ok {
			return max(1, min(n, costCap))
		}
	}
	return pageDefault
}

func (w *weigher) number(f *ast.Field, name string) (int, bool) {
	arg := f.Arguments.ForName(name)
	if arg == nil {
		return 0, false
	}
	v, err := arg.Value.Value(w.vars)
	if err != nil || v == nil {
		return 0, false
	}
	switch n := v.(type) {
	case int64:
		return int(n), true
	case int:
		return n, true
	case float64:
		return int(n), true
	}
	n, err := strconv.Atoi(strings.Trim(arg.Value.Raw, `"`))
	return n, err == nil
}

func (w *weigher) listLength(f *ast.Field, name string) int {
	arg := f.Arguments.ForName(name)
	if arg == nil {
		return 0
	}
	v, err := arg.Value.Value(w.vars)
	list, ok := v.([]any)
	if err != nil || !ok {
		return 0
	}
	return len(list)
}
