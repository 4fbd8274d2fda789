package dgraph

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"maps"
	"slices"
	"strings"

	"ratsgraph/graph"
)

// A mark stands for a set of texts. Marks of parts add up to that of the whole,
// in any order.
type mark [2]uint64

func markOf(text string) mark {
	h := sha256.Sum256([]byte(text))
	return mark{binary.BigEndian.Uint64(h[:]), binary.BigEndian.Uint64(h[8:])}
}

func (m *mark) add(o mark) { m[0], m[1] = m[0]+o[0], m[1]+o[1] }

func markAll(texts []string) (m mark) {
	for _, t := range texts {
		m.add(markOf(t))
	}
	return m
}

// factText is how a value or an edge is compared.
func factText(pred string, value any) string { return fmt.Sprintf("%s %v", pred, value) }

func edgeText(pred string, to graph.ID, facets edge) string {
	text := pred + " " + string(to)
	for _, k := range slices.Sorted(maps.Keys(facets)) {
		if facets[k] != "" {
			text += fmt.Sprintf(" %s=%s", k, facets[k])
		}
	}
	return text
}

// texts are the values and edges of a node: its own, and those that a shared
// node has from sessions.
func (n *node) texts() (own, more []string) {
	for pred, value := range n.values {
		list, ok := value.([]string)
		switch {
		case pred == "document.facts": // what all the rest is computed from
		case ok:
			for _, v := range list {
				own = append(own, factText(pred, v))
			}
		default:
			own = append(own, factText(pred, value))
		}
	}
	for pred, to := range n.fixed {
		own = append(own, edgeText(pred, to, nil))
	}
	for pred, tos := range n.edges {
		for to, facets := range tos {
			more = append(more, edgeText(pred, to, facets))
		}
	}
	if !n.shared {
		return append(own, more...), nil
	}
	return own, more
}

// sessionEdges are the edges that shared nodes have from sessions.
var sessionEdges = map[string]bool{"person.session": true}

// storedTexts are the same of a node as it comes from Dgraph, and the uids of
// what it leads to that has no id.
func storedTexts(n map[string]any) (own, more []string, nowhere []string) {
	for pred, value := range n {
		list, ok := value.([]any)
		if !ok {
			list = []any{value}
		}
		for _, x := range list {
			to, isEdge := x.(map[string]any)
			switch {
			case pred == "uid" || pred == "xid" || pred == "document.facts" || revisions[pred]:
			case !isEdge:
				own = append(own, factText(pred, number(x)))
			case to["xid"] == nil:
				nowhere = append(nowhere, fmt.Sprintf("%s to %v", pred, to["uid"]))
			case sessionEdges[pred]:
				more = append(more, storedEdge(pred, to))
			default:
				own = append(own, storedEdge(pred, to))
			}
		}
	}
	return own, more, nowhere
}

func storedEdge(pred string, to map[string]any) string {
	facets := edge{}
	for k, f := range to {
		if name, ok := strings.CutPrefix(k, pred+"|"); ok {
			facets[name] = fmt.Sprint(f)
		}
	}
	return edgeText(pred, graph.ID(to["xid"].(string)), facets)
}

// number gives a number from JSON the form it has in a node.
func number(v any) any {
	if f, ok := v.(float64); ok {
		return int64(f)
	}
	return v
}
