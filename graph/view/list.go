package view

import (
	"cmp"
	"fmt"
	"slices"
	"sort"

	"ratsgraph/graph"
)

// A kind says how things of one type are listed: R is a thing as it is found, T
// the thing itself. It means what the graph's own lists mean, so that the same
// question has the same answer from either.
type kind[R, T any] struct {
	name   string
	value  func(R) T
	orders map[string]func(R) string // order: sort key
	stored string                    // the order, besides "", in which lists are kept; "-": none
	fields map[string]field[R]
	edges  map[string]func(R) []graph.ID
	all    func(*Town) []R
	lists  map[string]func(*Town, graph.ID) []R // edge of the API: the things at it
	seeds  map[string]string                    // filter field: the edge that leads to fewer things
	sizes  map[string]func(*Session) int        // edge of a session: how many things are at it
}

// list answers for the parents in one town, or for all of its things under "".
func (k kind[R, T]) list(towns []*Town, l graph.List) (map[graph.ID]graph.Page[T], error) {
	if _, ok := k.orders[l.Order.By]; !ok {
		return nil, fmt.Errorf("list %s: order by %s: %w", k.name, l.Order.By, graph.ErrInvalid)
	}
	takes, err := where(k, l.Filter)
	if err != nil {
		return nil, fmt.Errorf("list %s: %w", k.name, err)
	}
	out := map[graph.ID]graph.Page[T]{}
	if l.Edge == "" {
		parts, err := k.whole(towns, l, takes)
		if err != nil {
			return nil, err
		}
		out[""], err = k.page(parts, l)
		return out, err
	}
	walk, ok := k.lists[l.Edge]
	if !ok {
		return nil, fmt.Errorf("list %s: edge %s: %w", k.name, l.Edge, graph.ErrInvalid)
	}
	for _, parent := range l.Parents {
		if size := k.sizes[l.Edge]; size != nil && takes == nil && l.Page.NoItems && l.Page.After+l.Page.Before == "" {
			for _, t := range towns {
				if s := t.sessions[parent]; s != nil {
					out[parent] = graph.Page[T]{Total: size(s)}
				}
			}
			continue
		}
		var parts []choice[R]
		for _, t := range towns {
			if t.has(parent) {
				parts = append(parts, choice[R]{rows: k.sorted(k.keep(walk(t, parent), takes), l.Order.By)})
			}
		}
		if len(parts) == 0 {
			continue
		}
		if out[parent], err = k.page(parts, l); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// whole is what towns have of a type, in the order asked for.
func (k kind[R, T]) whole(towns []*Town, l graph.List, takes func(R) bool) ([]choice[R], error) {
	seed := k.seed(l.Filter)
	words, rest := k.worded(l.Filter)
	also, err := where(k, rest)
	if err != nil {
		return nil, fmt.Errorf("list %s: %w", k.name, err)
	}
	out := make([]choice[R], len(towns))
	for i, t := range towns {
		switch {
		case takes == nil:
			out[i].rows = once(t, "in order: "+k.name+" "+l.Order.By, func() []R { return k.sorted(k.all(t), l.Order.By) })
		case seed != nil:
			out[i].rows = k.sorted(k.keep(seed(t), takes), l.Order.By)
		case words != nil && also == nil && k.stands(l.Order.By):
			out[i] = k.named(t, words)
		case words != nil:
			out[i].rows = k.sorted(k.keep(k.named(t, words).all(), also), l.Order.By)
		default:
			out[i].rows = k.sorted(k.keep(k.all(t), takes), l.Order.By)
		}
	}
	return out, nil
}

// seed is where a list of a whole type starts if a condition of its filter leads to
// fewer things; nil: at all of them.
func (k kind[R, T]) seed(f graph.Filter) func(*Town) []R {
	conditions := f.And
	if f.Field != "" {
		conditions = []graph.Filter{f}
	}
	for _, c := range conditions {
		if edge := k.seeds[c.Field]; edge != "" && c.Op == graph.OpEq && len(c.Values) == 1 {
			return func(t *Town) []R { return k.lists[edge](t, graph.ID(c.Values[0])) }
		}
	}
	return nil
}

// keep leaves what a filter takes; nil takes everything.
func (k kind[R, T]) keep(rows []R, takes func(R) bool) []R {
	if takes == nil {
		return rows
	}
	var out []R
	for _, r := range rows {
		if takes(r) {
			out = append(out, r)
		}
	}
	return out
}

// page cuts one page out of lists that together are the whole.
func (k kind[R, T]) page(parts []choice[R], l graph.List) (graph.Page[T], error) {
	var p graph.Page[T]
	w, err := k.window(l)
	if err != nil {
		return p, err
	}
	for _, part := range parts {
		p.Total += part.len()
	}
	if l.Page.NoItems {
		return p, nil
	}
	var rows []R
	for _, part := range parts {
		rows = append(rows, w.cut(part)...)
	}
	if len(parts) > 1 {
		k.sort(rows, w.key, w.down)
	}
	more := w.n > 0 && len(rows) > w.n
	if more {
		rows = rows[:w.n]
	}
	if w.back {
		slices.Reverse(rows)
	}
	p.Items = make([]T, len(rows))
	for i, r := range rows {
		p.Items[i] = k.value(r)
	}
	if !l.Page.NoCursors {
		p.Cursors = make([]string, len(rows))
		for i, r := range rows {
			p.Cursors[i] = graph.NewCursor(l.Order.By, w.key(r))
		}
	}
	p.HasNext, p.HasPrevious = more, l.Page.After != ""
	if w.back {
		p.HasNext, p.HasPrevious = l.Page.Before != "", more
	}
	return p, nil
}

// stands says whether lists are kept in an order.
func (k kind[R, T]) stands(by string) bool {
	return k.stored != "-" && (by == "" || by == k.stored)
}

// sorted puts a list in an order that it is not kept in.
func (k kind[R, T]) sorted(rows []R, by string) []R {
	if k.stands(by) {
		return rows
	}
	rows = slices.Clone(rows)
	k.sort(rows, k.orders[by], false)
	return rows
}

func (k kind[R, T]) sort(rows []R, key func(R) string, down bool) {
	keys := make([]string, len(rows))
	for i, r := range rows {
		keys[i] = key(r)
	}
	sort.Sort(byKey[R]{rows, keys, down})
}

// byKey sorts rows by keys that were made once.
type byKey[R any] struct {
	rows []R
	keys []string
	down bool
}

func (b byKey[R]) Len() int { return len(b.rows) }
func (b byKey[R]) Swap(i, j int) {
	b.rows[i], b.rows[j] = b.rows[j], b.rows[i]
	b.keys[i], b.keys[j] = b.keys[j], b.keys[i]
}
func (b byKey[R]) Less(i, j int) bool { return (cmp.Compare(b.keys[i], b.keys[j]) < 0) != b.down }

// A window is the part of a list that a page may need, in the direction in which
// it is read.
type window[R any] struct {
	key    func(R) string
	n      int
	down   bool   // from the last to the first
	back   bool   // the page is read backwards
	cursor string // "": from the end where reading starts
}

func (k kind[R, T]) window(l graph.List) (window[R], error) {
	w := window[R]{key: k.orders[l.Order.By], n: max(l.Page.First, l.Page.Last), back: l.Page.Last > 0}
	w.down = l.Order.Descending != w.back
	cursor := l.Page.After
	if w.back {
		cursor = l.Page.Before
	}
	if cursor == "" {
		return w, nil
	}
	at, err := graph.OpenCursor(cursor, l.Order.By)
	if err != nil {
		return w, fmt.Errorf("list %s: %w", k.name, err)
	}
	w.cursor = at
	return w, nil
}

// cut takes what comes after the cursor, and one more than the page has.
func (w window[R]) cut(rows choice[R]) []R {
	lo, hi := 0, rows.len()
	switch {
	case w.cursor != "" && w.down:
		hi = sort.Search(hi, func(i int) bool { return w.key(rows.row(i)) >= w.cursor })
	case w.cursor != "":
		lo = sort.Search(hi, func(i int) bool { return w.key(rows.row(i)) > w.cursor })
	}
	if w.n > 0 && hi-lo > w.n+1 {
		if w.down {
			lo = hi - w.n - 1
		} else {
			hi = lo + w.n + 1
		}
	}
	out := rows.part(lo, hi)
	if w.down {
		slices.Reverse(out)
	}
	return out
}
