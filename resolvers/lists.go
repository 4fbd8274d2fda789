package resolvers

import (
	"context"
	"reflect"
	"strings"
	"sync/atomic"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

// How much a list counts whose length no page and no argument bounds: votes,
// papers and sources of one thing are few. What a longer one has more is charged
// when it is known, see [Limits.InterceptField].
const listWeight = 5

// longLists are such lists that are usually longer, by type and field.
var longLists = map[string]int{
	"Query.labels": 250, "Query.precision": 30, "Status.counts": 20, "TopicRule.topics": 20,
	"Decision.partyVotes": 10, "Decision.memberVotes": 30,
	"AttendanceComparison.differences": 100, "EgoNetwork.nodes": 26, "EgoNetwork.edges": 50,
	"Body.people": 50, "Body.memberships": 50, "Visitors.list": 50, "ListedOn.attendances": 50,
}

// length is how many entries a plain list counts with: as many as an argument
// asks for, or as are usual.
func (w *weigher) length(f *ast.Field) int {
	if n, ok := w.number(f, "first"); ok {
		return max(1, min(n, costCap))
	}
	from, ok := w.number(f, "from")
	if to, both := w.number(f, "to"); ok && both {
		return max(1, min(to-from+1, costCap))
	}
	return max(listWeight, longLists[f.ObjectDefinition.Name+"."+f.Name], w.listLength(f, "ids"), w.listLength(f, "names"))
}

// A surplus is how many fields an operation answers that were not counted before,
// because lists are longer than they counted.
type surplus struct{ atomic.Int64 }

const surplusStat = "surplus"

// InterceptField charges lists that are longer than they were counted, and
// refuses those with which the answer would become larger than it may be.
func (l Limits) InterceptField(ctx context.Context, next graphql.Resolver) (any, error) {
	got, err := next(ctx)
	at := graphql.GetFieldContext(ctx)
	if err != nil || at.Field.Definition.Type.Elem == nil || len(at.Field.Selections) == 0 || isPaged(at.Field.Field) {
		return got, err
	}
	op := graphql.GetOperationContext(ctx)
	count, ok := op.Stats.GetExtension(surplusStat).(*surplus)
	if !ok {
		return got, nil
	}
	w := weigher{vars: op.Variables, depthLimit: l.Depth, fragments: map[spread]int{}}
	list := reflect.ValueOf(got)
	if list.Kind() != reflect.Slice || list.Len() <= w.length(at.Field.Field) {
		return got, nil
	}
	more := count.Add(int64((list.Len() - w.length(at.Field.Field)) * w.set(at.Field.Selections, 1)))
	if cost, _ := op.Stats.GetExtension(costStat).(Cost); cost.Requested+int(more) > l.Cost {
		return nil, refuse(codeCost, "%s has %d entries, with which the answer would have more than %d fields: ask for a shorter period, or for fewer fields", at.Field.Name, list.Len(), l.Cost)
	}
	return got, nil
}

// isPaged says whether a list is counted elsewhere: the content of a page at the
// field that leads to the page, the schema by its own size.
func isPaged(f *ast.Field) bool {
	return f.ObjectDefinition == nil || strings.HasPrefix(f.ObjectDefinition.Name, "__") ||
		strings.HasSuffix(f.ObjectDefinition.Name, "Connection") && (f.Name == "edges" || f.Name == "nodes")
}
