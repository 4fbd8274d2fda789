package dgraph

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// strays looks for nodes that have a type, values or edges but no id. Dgraph has
// nodes of its own, of types of its own.
func (v *verifier) strays(ctx context.Context) error {
	var has []string
	for _, t := range types() {
		has = append(has, "type("+t+")")
	}
	for _, p := range slices.Sorted(maps.Keys(predicates())) {
		has = append(has, "has("+p+")")
	}
	for part := range slices.Chunk(has, 16) {
		var blocks []string
		for i, h := range part {
			blocks = append(blocks, fmt.Sprintf("b%d(func: %s, first: 10) @filter(not has(xid)) { uid }", i, h))
		}
		var got map[string][]struct{ UID string }
		if err := again(ctx, v.txn, &got, "{"+strings.Join(blocks, "\n")+"}", nil); err != nil {
			return err
		}
		for i, h := range part {
			for _, n := range got[fmt.Sprintf("b%d", i)] {
				v.problem(ProblemNoID, "node %s is found by %s, but has no id", n.UID, h)
			}
		}
	}
	return nil
}

// types reads the types of the schema, and adds what is of no use to readers.
func types() []string {
	out := []string{"Redirect"}
	for line := range strings.Lines(schema) {
		if f := strings.Fields(line); len(f) == 3 && f[0] == "type" {
			out = append(out, f[1])
		}
	}
	return out
}

// reverses counts every kind of edge from both ends: lists of the API are read
// against the edges.
func (v *verifier) reverses(ctx context.Context) error {
	preds := predicates()
	for _, p := range slices.Sorted(maps.Keys(preds)) {
		if preds[p] != "uid" {
			continue
		}
		var got map[string][]struct{ N int }
		q := fmt.Sprintf(`{
			var(func: has(%s)) { a as count(%s) }
			var(func: has(~%s)) { b as count(~%s) }
			forth() { n: sum(val(a)) }
			back() { n: sum(val(b)) }
		}`, p, p, p, p)
		if err := again(ctx, v.txn, &got, q, nil); err != nil {
			return err
		}
		if forth, back := total(got["forth"]), total(got["back"]); forth != back {
			v.problem(ProblemIndex, "%s has %d edges, %d backwards", p, forth, back)
		}
	}
	return nil
}

func total(rows []struct{ N int }) (n int) {
	for _, r := range rows {
		n += r.N
	}
	return n
}

// history counts the changes: every revision has one.
func (v *verifier) history(context.Context) error {
	if n := int64(v.types["Change"]); n != v.revision {
		v.problem(ProblemMissing, "there are %d changes at revision %d", n, v.revision)
	}
	return nil
}

// typeIndex counts the nodes of every type by index.
func (v *verifier) typeIndex(ctx context.Context) error {
	for _, t := range types() {
		var got struct{ Q []struct{ N int } }
		q := fmt.Sprintf(`{ q(func: type(%s)) { n: count(uid) } }`, t)
		if err := again(ctx, v.txn, &got, q, nil); err != nil {
			return err
		}
		if n := total(got.Q); n != v.types[t] {
			v.problem(ProblemIndex, "%d nodes are of type %s, its index has %d", v.types[t], t, n)
		}
	}
	return nil
}
