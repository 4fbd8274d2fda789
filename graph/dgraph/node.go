package dgraph

import (
	"maps"
	"reflect"
	"slices"

	"github.com/dgraph-io/dgo/v240/protos/api"

	"ratsgraph/graph"
)

// A node is one thing of the graph in terms of predicates. A shared node (a
// person, a party, a body) may belong to several sessions: its values follow
// from its id, and it goes only when nothing refers to it any more.
type node struct {
	id     graph.ID
	shared bool
	values map[string]any               // string, int, bool or []string
	edges  map[string]map[graph.ID]edge // predicate, target
	fixed  map[string]graph.ID          // of a shared node: edges that follow from its id, like its values
}

// An edge carries facets, by name.
type edge map[string]string

func newNode(id graph.ID, typ string, shared bool) *node {
	return &node{id: id, shared: shared, values: map[string]any{"dgraph.type": typ}, edges: map[string]map[graph.ID]edge{}}
}

func (n *node) set(pred, v string) *node {
	if v != "" {
		n.values[pred] = v
	}
	return n
}

func (n *node) flag(pred string, v bool) *node {
	if v {
		n.values[pred] = true
	}
	return n
}

func (n *node) num(pred string, v int) *node {
	n.values[pred] = v
	return n
}

func (n *node) link(pred string, to graph.ID) *node { return n.linkWith(pred, to, nil) }

func (n *node) linkWith(pred string, to graph.ID, facets edge) *node {
	if to == "" {
		return n
	}
	if n.edges[pred] == nil {
		n.edges[pred] = map[graph.ID]edge{}
	}
	n.edges[pred][to] = facets
	return n
}

// opt sets a value that may not be recorded.
func opt[T ~string | int | bool](n *node, pred string, v *T) {
	if v == nil {
		return
	}
	rv := reflect.ValueOf(*v)
	switch rv.Kind() {
	case reflect.String:
		n.set(pred, rv.String())
	case reflect.Int:
		n.values[pred] = int(rv.Int())
	case reflect.Bool:
		n.values[pred] = rv.Bool()
	}
}

// fix sets an edge of a shared node that follows from its id.
func (n *node) fix(pred string, to graph.ID) *node {
	if to != "" {
		if n.fixed == nil {
			n.fixed = map[string]graph.ID{}
		}
		n.fixed[pred] = to
	}
	return n
}

// triples are all values and edges of a node that does not exist yet.
func (n *node) triples() []triple {
	out := []triple{{subject: n.id, pred: "xid", value: string(n.id)}}
	if !n.shared {
		return out // the difference to nothing writes the rest
	}
	for _, pred := range slices.Sorted(maps.Keys(n.values)) {
		out = append(out, triple{subject: n.id, pred: pred, value: n.values[pred]})
	}
	for _, pred := range slices.Sorted(maps.Keys(n.fixed)) {
		out = append(out, triple{subject: n.id, pred: pred, object: n.fixed[pred]})
	}
	return out
}

// nodes is a set of nodes by id.
type nodes map[graph.ID]*node

// add puts a node in, joining it with one of the same id: a shared node may come
// from several sessions, each with edges of its own.
func (ns nodes) add(n *node) {
	have, ok := ns[n.id]
	if !ok {
		ns[n.id] = n
		return
	}
	for pred, to := range n.edges {
		for id, f := range to {
			have.linkWith(pred, id, f)
		}
	}
}

// A change is what has to be written to go from one set of nodes to another.
type change struct {
	set, del []triple
	created  []graph.ID // owned nodes that did not exist
	removed  []graph.ID // owned nodes that are gone
	loose    []graph.ID // shared nodes that these documents no longer refer to
}

// A triple is one value or edge, still in terms of our ids.
type triple struct {
	subject graph.ID
	pred    string
	object  graph.ID // of an edge
	value   any      // of a value
	facets  edge
}

// diff compares what was with what shall be. It is deterministic.
func diff(old, now nodes) change {
	var c change
	for _, id := range slices.Sorted(maps.Keys(now)) {
		c.toward(old[id], now[id])
	}
	for _, id := range slices.Sorted(maps.Keys(old)) {
		if now[id] == nil {
			c.away(old[id])
		}
	}
	return c
}

// toward writes what a node has now. The values of a shared node that was not
// there before are written when it is created, which only the store can know.
func (c *change) toward(was, is *node) {
	fresh := was == nil
	if fresh {
		was = &node{}
		if !is.shared {
			c.created = append(c.created, is.id)
		}
	}
	if !is.shared || !fresh {
		c.values(was, is)
	}
	for _, pred := range slices.Sorted(maps.Keys(is.edges)) {
		for _, to := range slices.Sorted(maps.Keys(is.edges[pred])) {
			facets := is.edges[pred][to]
			if f, ok := was.edges[pred][to]; !ok || !maps.Equal(f, facets) {
				c.set = append(c.set, triple{subject: is.id, pred: pred, object: to, facets: facets})
			}
		}
	}
	c.lostEdges(was, is)
}

func (c *change) values(was, is *node) {
	for _, pred := range slices.Sorted(maps.Keys(is.values)) {
		v := is.values[pred]
		if reflect.DeepEqual(was.values[pred], v) {
			continue
		}
		if list, ok := v.([]string); ok {
			c.list(is.id, pred, was.values[pred], list)
			continue
		}
		c.set = append(c.set, triple{subject: is.id, pred: pred, value: v})
	}
	for _, pred := range slices.Sorted(maps.Keys(was.values)) {
		if _, still := is.values[pred]; !still {
			c.del = append(c.del, triple{subject: is.id, pred: pred})
		}
	}
}

// list writes only what a list gained and lost: deleting it as a whole and
// setting it in one mutation would leave the order of the two to Dgraph.
func (c *change) list(id graph.ID, pred string, had any, has []string) {
	before, _ := had.([]string)
	for _, v := range before {
		if !slices.Contains(has, v) {
			c.del = append(c.del, triple{subject: id, pred: pred, value: v})
		}
	}
	for _, v := range has {
		if !slices.Contains(before, v) {
			c.set = append(c.set, triple{subject: id, pred: pred, value: v})
		}
	}
}

func (c *change) lostEdges(was, is *node) {
	for _, pred := range slices.Sorted(maps.Keys(was.edges)) {
		for _, to := range slices.Sorted(maps.Keys(was.edges[pred])) {
			if _, still := is.edges[pred][to]; !still {
				c.del = append(c.del, triple{subject: was.id, pred: pred, object: to})
			}
		}
	}
}

// away removes a node, or of a shared one only the edges it had from here.
func (c *change) away(was *node) {
	c.lostEdges(was, &node{})
	if was.shared {
		c.loose = append(c.loose, was.id)
		return
	}
	c.removed = append(c.removed, was.id)
	for _, pred := range slices.Sorted(maps.Keys(was.values)) {
		t := triple{subject: was.id, pred: pred}
		if pred == "dgraph.type" {
			t.value = was.values[pred] // see gone
		}
		c.del = append(c.del, t)
	}
	c.del = append(c.del, triple{subject: was.id, pred: "xid"})
}

// nquad writes a triple for Dgraph. A deletion without object takes all values.
func (t triple) nquad(uid func(graph.ID) string) []*api.NQuad {
	q := &api.NQuad{Subject: uid(t.subject), Predicate: t.pred}
	switch v := t.value.(type) {
	case nil:
		if t.object == "" {
			q.ObjectValue = &api.Value{Val: &api.Value_DefaultVal{DefaultVal: "_STAR_ALL"}}
			break
		}
		q.ObjectId = uid(t.object)
		for _, k := range slices.Sorted(maps.Keys(t.facets)) {
			if t.facets[k] != "" {
				q.Facets = append(q.Facets, &api.Facet{Key: k, Value: []byte(t.facets[k]), ValType: api.Facet_STRING})
			}
		}
	case string:
		q.ObjectValue = &api.Value{Val: &api.Value_StrVal{StrVal: v}}
	case int:
		q.ObjectValue = &api.Value{Val: &api.Value_IntVal{IntVal: int64(v)}}
	case bool:
		q.ObjectValue = &api.Value{Val: &api.Value_BoolVal{BoolVal: v}}
	case []string:
		qs := make([]*api.NQuad, len(v))
		for i, s := range v {
			qs[i] = triple{subject: t.subject, pred: t.pred, value: s}.nquad(uid)[0]
		}
		return qs
	}
	return []*api.NQuad{q}
}
