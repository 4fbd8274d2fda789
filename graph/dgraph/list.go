package dgraph

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"ratsgraph/graph"
)

// edgePaths says which predicate a list of the API walks from its parents.
// Some predicates lead to several types; then the kind's type is asked for too.
var edgePaths = map[string]struct {
	pred  string
	mixed bool
}{
	"Municipality.bodies":   {pred: "~body.municipality"},
	"Municipality.persons":  {pred: "~person.municipality"},
	"Municipality.parties":  {pred: "~party.municipality"},
	"Municipality.papers":   {pred: "~paper.municipality"},
	"Municipality.sessions": {pred: "~session.municipality"},
	"Body.sessions":         {pred: "~session.body"},
	"Body.items":            {pred: "~item.body"},
	"Body.decisions":        {pred: "~decision.body"},
	"Person.sessions":       {pred: "person.session"},
	"Person.attendances":    {pred: "~mention.person", mixed: true},
	"Person.votes":          {pred: "~mention.person", mixed: true},
	"Person.recusals":       {pred: "~mention.person", mixed: true},
	"Person.mentions":       {pred: "~mention.person"}, // of all types
	"Party.attendances":     {pred: "~attendance.party"},
	"Party.votes":           {pred: "~vote.party"},
	"Paper.items":           {pred: "~item.paper"},
	"Paper.decisions":       {pred: "~decision.paper"},
	"Paper.supplements":     {pred: "~paper.base"},
	"Session.attendances":   {pred: "~attendance.session"},
	"Session.items":         {pred: "~item.session"},
	"Session.decisions":     {pred: "~decision.session"},
	"Session.recusals":      {pred: "~recusal.session"},
	"Session.mentions":      {pred: "~mention.session"},
	"Session.documents":     {pred: "~document.session"},
	"Item.decisions":        {pred: "~decision.item"},
	"Item.recusals":         {pred: "~recusal.item"},
	"Decision.votes":        {pred: "~vote.decision"},
}

// list reads one page for every parent, or one of the whole type under the
// parent "". It is one round trip.
func list[T any](ctx context.Context, s *Store, k kind[T], l graph.List) (map[graph.ID]graph.Page[T], error) {
	q, err := buildList(k, l)
	if err != nil {
		return nil, fmt.Errorf("list %s: %w", cmp.Or(l.Edge, k.typ), err)
	}
	var got struct {
		Parents []struct {
			XID   graph.ID
			Total int
			Page  []row
		}
		Total []struct{ N int }
		Page  []row
	}
	if err := s.query(ctx, &got, q.text, q.vars); err != nil {
		return nil, fmt.Errorf("list %s: %w", cmp.Or(l.Edge, k.typ), err)
	}
	out := map[graph.ID]graph.Page[T]{}
	if l.Edge == "" {
		out[""] = q.page(k.decode, got.Page, got.Total[0].N)
		return out, nil
	}
	for _, p := range got.Parents {
		out[p.XID] = q.page(k.decode, p.Page, p.Total)
	}
	return out, nil
}

// A listQuery is the text of a list and how to read its pages.
type listQuery[T any] struct {
	text string
	vars map[string]string
	args graph.PageArgs
	sort string // predicate that orders
	by   string // its name, for cursors
	desc bool   // as asked for
}

func buildList[T any](k kind[T], l graph.List) (listQuery[T], error) {
	q := listQuery[T]{args: l.Page, by: l.Order.By, desc: l.Order.Descending}
	var ok bool
	if q.sort, ok = k.orders[q.by]; !ok {
		return q, fmt.Errorf("order by %s: %w", q.by, graph.ErrInvalid)
	}
	v, blocks := &vars{}, []string{}
	w := where{vars: v, blocks: &blocks, scalar: k.scalar, edges: k.edges, within: k.within}
	seek, err := q.seek(v)
	if err != nil {
		return q, err
	}
	fields := "xid " + q.sort + " " + k.fields
	if q.sort == "xid" {
		fields = "xid " + k.fields
	}
	if l.Edge == "" {
		err = q.fromRoot(k, l.Filter, w, seek, fields)
	} else {
		err = q.fromParents(k, l, w, seek, fields)
	}
	if err != nil {
		return q, err
	}
	q.text, q.vars = v.query(blocks...), v.vals
	return q, nil
}

// seek is the condition that begins a page after its cursor.
func (q *listQuery[T]) seek(v *vars) (string, error) {
	cursor, op := q.args.After, "gt"
	if q.args.Last > 0 {
		cursor, op = q.args.Before, "lt"
	}
	if cursor == "" {
		return "", nil
	}
	value, err := graph.OpenCursor(cursor, q.by)
	if err != nil {
		return "", err
	}
	if q.desc {
		op = map[string]string{"gt": "lt", "lt": "gt"}[op]
	}
	return fmt.Sprintf("%s(%s, %s)", op, q.sort, v.str(value)), nil
}

// limits are the arguments that order and cut a block.
func (q *listQuery[T]) limits() string {
	n := max(q.args.First, q.args.Last)
	if n == 0 {
		return "" // all, put in order after reading
	}
	dir := "orderasc"
	if q.desc != (q.args.Last > 0) {
		dir = "orderdesc"
	}
	return fmt.Sprintf("%s: %s, first: %d", dir, q.sort, n+1)
}

// fromRoot lists all of a type. It starts where the filter leaves least: at the
// edge of a thing that the filter names, at an index, or else at the type.
func (q *listQuery[T]) fromRoot(k kind[T], f graph.Filter, w where, seek, fields string) error {
	start, rest := seed(k.edges, f)
	cond, err := w.dql(rest)
	if err != nil {
		return err
	}
	if start.Field != "" {
		target := w.target(start.Values)
		reverse := "~" + k.edges[start.Field]
		*w.blocks = append(*w.blocks, fmt.Sprintf("var(func: uid(%s)) { all as %s %s }", target, reverse, filterOf("type("+k.typ+")", cond)))
	} else {
		*w.blocks = append(*w.blocks, fmt.Sprintf("all as var(func: type(%s)) %s", k.typ, filterOf(cond)))
	}
	*w.blocks = append(*w.blocks,
		"Total(func: uid(all)) { N: count(uid) }",
		fmt.Sprintf("Page(%s) %s { %s }", join(", ", "func: uid(all)", q.limits()), filterOf(seek), fields))
	return nil
}

// seed takes a condition on an edge out of a filter whose conditions must all
// hold, to start from there.
func seed(edges map[string]string, f graph.Filter) (start, rest graph.Filter) {
	all := f.And
	if f.Field != "" {
		all = []graph.Filter{f}
	}
	for i, c := range all {
		if edges[c.Field] != "" && c.Op == graph.OpEq && len(c.Values) > 0 {
			return c, graph.Filter{And: slices.Concat(all[:i], all[i+1:])}
		}
	}
	return graph.Filter{}, f
}

func (q *listQuery[T]) fromParents(k kind[T], l graph.List, w where, seek, fields string) error {
	path, ok := edgePaths[l.Edge]
	if !ok {
		return fmt.Errorf("edge %s: %w", l.Edge, graph.ErrInvalid)
	}
	if len(l.Parents) == 0 {
		return fmt.Errorf("edge %s without parents: %w", l.Edge, graph.ErrInvalid)
	}
	cond, err := w.dql(l.Filter)
	if err != nil {
		return err
	}
	typed := ""
	if path.mixed {
		typed = "type(" + k.typ + ")"
	}
	limits := q.limits()
	if limits != "" {
		limits = "(" + limits + ")"
	}
	*w.blocks = append(*w.blocks, fmt.Sprintf("Parents(func: eq(xid, [%s])) { xid Total: count(%s %s) Page: %s %s %s { %s } }",
		strs(w.vars, l.Parents), path.pred, filterOf(typed, cond), path.pred, filterOf(typed, cond, seek), limits, fields))
	return nil
}

// filterOf joins conditions into a filter, if there are any.
func filterOf(conds ...string) string {
	all := join(") AND (", conds...)
	if all == "" {
		return ""
	}
	return "@filter((" + all + "))"
}

func join(by string, parts ...string) string {
	return strings.Join(slices.DeleteFunc(slices.Clone(parts), func(s string) bool { return s == "" }), by)
}

// page cuts the row too many, which only tells that there is more, and puts a
// page that was read backwards the right way round.
func (q *listQuery[T]) page(decode func(row) T, rows []row, total int) graph.Page[T] {
	n := max(q.args.First, q.args.Last)
	more := n > 0 && len(rows) > n
	if more {
		rows = rows[:n]
	}
	switch {
	case n == 0:
		slices.SortFunc(rows, func(a, b row) int {
			c := strings.Compare(a.str(q.sort), b.str(q.sort))
			if q.desc {
				return -c
			}
			return c
		})
	case q.args.Last > 0:
		slices.Reverse(rows)
	}
	p := graph.Page[T]{Total: total, Items: make([]T, len(rows)), Cursors: make([]string, len(rows))}
	for i, r := range rows {
		p.Items[i], p.Cursors[i] = decode(r), graph.NewCursor(q.by, r.str(q.sort))
	}
	p.HasNext, p.HasPrevious = more, q.args.After != ""
	if q.args.Last > 0 {
		p.HasNext, p.HasPrevious = q.args.Before != "", more
	}
	return p
}
