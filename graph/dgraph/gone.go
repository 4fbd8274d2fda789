package dgraph

import (
	"maps"
	"slices"
	"strings"

	"github.com/dgraph-io/dgo/v240/protos/api"

	"ratsgraph/graph"
)

// gone is the type of a node that was removed; it has nothing else.
//
// After a crash Dgraph runs the transactions of the last minute once more, and
// reads what was emptied since as if it had never been there. So a deletion that
// takes everything ("*") finds nothing to take out of the index then, and what it
// had taken out comes back. It does not happen where something remains, hence
// this type, nor to edges that are deleted by name.
const gone = "Gone"

// deletion is what a triple to be deleted means for Dgraph.
func deletion(mu *api.Mutation, t triple, uid func(graph.ID) string) {
	mu.Del = append(mu.Del, t.nquad(uid)...)
	if t.pred == "dgraph.type" {
		mu.Set = append(mu.Set, triple{subject: t.subject, pred: t.pred, value: gone}.nquad(uid)...)
	}
}

// sharedPredicates are what a shared node of each kind may have, by the schema:
// the predicates that begin with its kind. Edges from sessions go with these.
var sharedPredicates = func() map[string]owned {
	out := map[string]owned{}
	preds := predicates()
	for _, r := range referrers {
		var o owned
		for _, p := range slices.Sorted(maps.Keys(preds)) {
			switch {
			case !strings.HasPrefix(p, r.kind+".") || sessionEdges[p]:
			case preds[p] == "uid":
				o.edges = append(o.edges, p)
			default:
				o.values = append(o.values, p)
			}
		}
		out[r.kind] = o
	}
	return out
}()

// owned are predicates of one kind of node.
type owned struct{ values, edges []string }

// sharedFields is what has to be read of a shared node to delete it.
func sharedFields() string {
	fields := "uid xid dgraph.type"
	for _, p := range sharedPredicates {
		for _, e := range p.edges {
			fields += " " + e + " { uid xid }"
		}
	}
	return fields
}

// dropAll deletes a shared node, as it was read.
func dropAll(mu *api.Mutation, n map[string]any) {
	self, id := n["uid"].(string), graph.ID(n["xid"].(string))
	uids := map[graph.ID]string{id: self}
	drop := func(t triple) { deletion(mu, t, func(id graph.ID) string { return uids[id] }) }
	for _, pred := range append([]string{"xid"}, sharedPredicates[id.Kind()].values...) {
		drop(triple{subject: id, pred: pred})
	}
	types, _ := n["dgraph.type"].([]any)
	for _, t := range types {
		drop(triple{subject: id, pred: "dgraph.type", value: t})
	}
	for _, pred := range sharedPredicates[id.Kind()].edges {
		list, _ := n[pred].([]any)
		for _, x := range list {
			to := x.(map[string]any)
			target := graph.ID(to["uid"].(string)) // by uid: it need not have an id any more
			uids[target] = to["uid"].(string)
			drop(triple{subject: id, pred: pred, object: target})
		}
	}
}

// targets are the things that a shared node refers to.
func targets(n map[string]any) []graph.ID {
	var out []graph.ID
	for _, v := range n {
		list, _ := v.([]any)
		for _, x := range list {
			if to, ok := x.(map[string]any); ok && to["xid"] != nil {
				out = append(out, graph.ID(to["xid"].(string)))
			}
		}
	}
	slices.Sort(out)
	return out
}
