package dgraph

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"ratsgraph/graph"
)

// verifyFields asks for everything that a node may have.
var verifyFields = func() string {
	out := "uid xid dgraph.type"
	preds := predicates()
	for _, p := range slices.Sorted(maps.Keys(preds)) {
		switch {
		case p == "xid" || p == "document.facts" || strings.HasPrefix(p, "graph.") && p != "graph.revision":
		case sessionEdges[p]:
			out += " " + p + " @facets { uid xid }"
		case preds[p] == "uid":
			out += " " + p + " { uid xid }"
		default:
			out += " " + p
		}
	}
	return out
}()

// stored reads all nodes that have an id.
func (v *verifier) stored(ctx context.Context) error {
	q := fmt.Sprintf(`query q($after: string) { q(func: has(xid), first: %d, after: $after) { %s } }`, verifyPage, verifyFields)
	for after := "0x0"; ; {
		var got struct{ Q []map[string]any }
		if err := again(ctx, v.txn, &got, q, map[string]string{"$after": after}); err != nil {
			return err
		}
		for _, n := range got.Q {
			after = n["uid"].(string)
			if err := v.take(n); err != nil {
				return err
			}
		}
		if err := v.found(ctx, got.Q); err != nil {
			return err
		}
		if len(got.Q) < verifyPage {
			return nil
		}
	}
}

// take marks a stored node.
func (v *verifier) take(n map[string]any) error {
	id := graph.ID(n["xid"].(string))
	own, more, nowhere := storedTexts(n)
	for _, edge := range nowhere {
		v.problem(ProblemDangling, "%s: %s, which has no id", id, edge)
	}
	uid, err := strconv.ParseUint(n["uid"].(string), 0, 64)
	if err != nil {
		return fmt.Errorf("uid of %s: %w", id, err)
	}
	types, _ := n["dgraph.type"].([]any)
	for _, t := range types {
		v.types[t.(string)]++
	}
	switch {
	case id == stateID:
		v.revision, _ = number(n["graph.revision"]).(int64)
		return nil
	case id.Kind() == "redirect":
		v.redirect(id, n)
		return nil
	case undocumented[id.Kind()]:
		v.hold(n)
		return nil
	case v.nodes[markOf(string(id))] != nil:
		v.problem(ProblemSameID, "%s is the id of two nodes", id)
	}
	v.nodes[markOf(string(id))] = &verified{uid: uid, own: markAll(own), more: markAll(more)}
	if id.Kind() == graph.KindDocument {
		v.documents = append(v.documents, storedDocument{sessionOf(n), id})
	}
	return nil
}

// undocumented are the kinds of nodes that no document says: what people judged,
// and what deciding who is who came to.
var undocumented = map[string]bool{"ruling": true, "open": true, "identity": true, "identity-redirect": true, "pending": true,
	graph.KindChange: true, kindPast: true, graph.KindNote: true, graph.KindForgotten: true, graph.KindRun: true}

// hold notes what an undocumented node leads to: until who is who is decided
// anew, that may be somebody whom no document names any more.
func (v *verifier) hold(n map[string]any) {
	for _, value := range n {
		list, _ := value.([]any)
		for _, x := range list {
			if to, ok := x.(map[string]any); ok && to["xid"] != nil {
				v.held[markOf(to["xid"].(string))] = true
			}
		}
	}
}

// sessionOf is the session of a stored document; "" if there is none.
func sessionOf(n map[string]any) (id graph.ID) {
	list, _ := n["document.session"].([]any)
	for _, to := range list {
		if s, ok := to.(map[string]any)["xid"].(string); ok {
			id = graph.ID(s)
		}
	}
	return id
}

// redirect looks at a node that no present document has made.
func (v *verifier) redirect(id graph.ID, n map[string]any) {
	from, _ := n["redirect.from"].(string)
	to, _ := n["redirect.to"].(string)
	if redirectID(graph.ID(from)) != id || to == "" {
		v.problem(ProblemDiffers, "%s leads from %q to %q", id, from, to)
	}
}

// found looks a page of nodes up by their ids, as all questions do.
func (v *verifier) found(ctx context.Context, page []map[string]any) error {
	var ids []graph.ID
	for _, n := range page {
		ids = append(ids, graph.ID(n["xid"].(string)))
	}
	uids := map[graph.ID]string{}
	if err := retry(ctx, func() error { return lookup(ctx, v.txn, ids, uids) }); err != nil {
		return err
	}
	for _, n := range page {
		if id := graph.ID(n["xid"].(string)); uids[id] != n["uid"] {
			v.problem(ProblemIndex, "%s is node %v, but its id leads to %q", id, n["uid"], uids[id])
		}
	}
	return nil
}
