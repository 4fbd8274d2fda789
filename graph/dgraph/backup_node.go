package dgraph

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"ratsgraph/graph"
)

// A savedNode is a node as a backup has it: all that is stored, edges by the ids
// of what they lead to, with their facets.
type savedNode struct {
	ID     graph.ID                     `json:"id"`
	Values map[string]any               `json:"values"` // strings, numbers, booleans and ordered lists of strings
	Edges  map[string]map[graph.ID]edge `json:"edges,omitempty"`
}

// state reports whether a node holds the state of the graph, which is no part of
// its contents.
func (n savedNode) state() bool { return n.ID == stateID || n.ID == restoringID }

// saveNode makes a saved node of one that comes from Dgraph.
func saveNode(stored map[string]any) (savedNode, error) {
	id, _ := stored["xid"].(string)
	n := savedNode{ID: graph.ID(id), Values: map[string]any{}}
	for pred, value := range stored {
		if pred == "uid" || pred == "xid" {
			continue
		}
		list, ok := value.([]any)
		if !ok {
			n.Values[pred] = number(value)
			continue
		}
		for _, x := range list {
			if err := n.put(pred, x); err != nil {
				return n, err
			}
		}
		if texts, ok := n.Values[pred].([]string); ok {
			slices.Sort(texts)
		}
	}
	return n, nil
}

// put adds an element of a list: a text, or an edge.
func (n *savedNode) put(pred string, x any) error {
	to, ok := x.(map[string]any)
	if !ok {
		texts, _ := n.Values[pred].([]string)
		n.Values[pred] = append(texts, fmt.Sprint(x))
		return nil
	}
	id, ok := to["xid"].(string)
	if !ok {
		return fmt.Errorf("%w: %s of %s leads to nothing; see ratsgraph verify", graph.ErrInvalid, pred, n.ID)
	}
	if n.Edges == nil {
		n.Edges = map[string]map[graph.ID]edge{}
	}
	if n.Edges[pred] == nil {
		n.Edges[pred] = map[graph.ID]edge{}
	}
	facets := edge{}
	for k, f := range to {
		if name, ok := strings.CutPrefix(k, pred+"|"); ok {
			facets[name] = fmt.Sprint(f)
		}
	}
	n.Edges[pred][graph.ID(id)] = facets
	return nil
}

// UnmarshalJSON reads a node with the types that it was saved with.
func (n *savedNode) UnmarshalJSON(b []byte) error {
	type plain savedNode
	if err := json.Unmarshal(b, (*plain)(n)); err != nil {
		return err
	}
	for pred, value := range n.Values {
		if list, ok := value.([]any); ok {
			texts := make([]string, len(list))
			for i, x := range list {
				texts[i] = fmt.Sprint(x)
			}
			value = texts
		}
		n.Values[pred] = number(value)
	}
	return nil
}

// values are the triples of a node without edges.
func (n savedNode) values() []triple {
	out := []triple{{subject: n.ID, pred: "xid", value: string(n.ID)}}
	for _, pred := range slices.Sorted(maps.Keys(n.Values)) {
		value := n.Values[pred]
		if i, ok := value.(int64); ok {
			value = int(i)
		}
		out = append(out, triple{subject: n.ID, pred: pred, value: value})
	}
	return out
}

// links are the triples of its edges.
func (n savedNode) links() []triple {
	var out []triple
	for _, pred := range slices.Sorted(maps.Keys(n.Edges)) {
		for _, to := range slices.Sorted(maps.Keys(n.Edges[pred])) {
			out = append(out, triple{subject: n.ID, pred: pred, object: to, facets: n.Edges[pred][to]})
		}
	}
	return out
}

// contents add nodes up, in any order.
type contents struct {
	nodes int
	types map[string]int
	mark  mark
}

func (c *contents) add(n savedNode) {
	if c.types == nil {
		c.types = map[string]int{}
	}
	c.nodes++
	types, _ := n.Values["dgraph.type"].([]string)
	for _, t := range types {
		c.types[t]++
	}
	b, err := json.Marshal(n) // keys in order
	if err != nil {
		panic(err) // maps of plain values: cannot fail
	}
	c.mark.add(markOf(string(b)))
}

func (c *contents) sum() Contents {
	return Contents{Nodes: c.nodes, Types: c.types, Sum: fmt.Sprintf("%016x%016x", c.mark[0], c.mark[1])}
}
