package dgraph

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/dgraph-io/dgo/v240"

	"ratsgraph/graph"
)

// exportFields are the predicates that an export leaves out: what depends on
// when and where the graph was written, and what is kept only to write it.
var unexported = map[string]bool{"document.ingested": true, "document.facts": true, "document.changed": true, "document.since": true,
	"session.changed": true, "session.linked": true}

// Export writes the whole graph as JSON lines, one node a line, ordered by id,
// with edges as the ids of their targets. Two graphs that hold the same facts
// give the same bytes, whatever Dgraph they are in and in whatever order they
// were written.
func (s *Store) Export(ctx context.Context, w io.Writer) error {
	var lines []string
	err := s.still(ctx, func(txn *dgo.Txn) (err error) {
		lines, err = exportLines(ctx, txn)
		return err
	})
	if err != nil {
		return fmt.Errorf("export: %w", err)
	}
	out := bufio.NewWriter(w)
	slices.Sort(lines)
	for _, l := range lines {
		out.WriteString(l)
		out.WriteByte('\n')
	}
	return out.Flush()
}

const exportPage = 5000

// exportLines are the lines of all nodes, in no order.
func exportLines(ctx context.Context, txn *dgo.Txn) ([]string, error) {
	var lines []string
	q := fmt.Sprintf(`query q($after: string) { q(func: has(xid), first: %d, after: $after) { uid xid dgraph.type %s } }`, exportPage, strings.Join(exported(), " "))
	for after := "0x0"; ; {
		var got struct{ Q []map[string]any }
		if err := again(ctx, txn, &got, q, map[string]string{"$after": after}); err != nil {
			return nil, err
		}
		for _, n := range got.Q {
			after = n["uid"].(string)
			if line, ok := exportLine(n); ok {
				lines = append(lines, line)
			}
		}
		if len(got.Q) < exportPage {
			return lines, nil
		}
	}
}

// history are the kinds of nodes that say how the graph came about, which is not
// the same for the same facts.
var history = map[string]bool{"pending": true, graph.KindChange: true, kindPast: true, graph.KindRun: true}

// historic reports whether a predicate is one of such nodes.
func historic(pred string) bool {
	kind, _, _ := strings.Cut(pred, ".")
	return history[kind]
}

// exportLine writes one node; those that hold revisions are no facts.
func exportLine(n map[string]any) (string, bool) {
	if id, _ := n["xid"].(string); id == string(stateID) || history[graph.ID(id).Kind()] {
		return "", false
	}
	delete(n, "uid")
	for k, v := range n {
		n[k] = plain(v)
	}
	b, err := json.Marshal(n) // keys in order
	if err != nil {
		panic(err) // decoded from JSON just now: cannot fail
	}
	return `{"id":` + fmt.Sprintf("%q", n["xid"]) + `,` + strings.TrimPrefix(string(b), "{"), true
}

// plain replaces an edge by the id of its target and puts lists in order.
func plain(v any) any {
	switch v := v.(type) {
	case map[string]any:
		if len(v) == 1 && v["xid"] != nil {
			return v["xid"]
		}
		return v
	case []any:
		out := make([]any, len(v))
		for i, x := range v {
			out[i] = plain(x)
		}
		slices.SortFunc(out, func(a, b any) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
		return out
	}
	return v
}

// exported lists every predicate of the schema, edges with their target's id.
func exported() []string {
	var out []string
	preds := predicates()
	for _, p := range slices.Sorted(maps.Keys(preds)) {
		switch {
		case unexported[p] || p == "xid" || strings.HasPrefix(p, "graph.") || historic(p):
		case p == "person.session":
			out = append(out, p+" @facets { xid }")
		case preds[p] == "uid":
			out = append(out, p+" { xid }")
		default:
			out = append(out, p)
		}
	}
	return out
}

// predicates reads the schema: the predicates and whether each is an edge.
func predicates() map[string]string {
	out := map[string]string{}
	for line := range strings.Lines(schema) {
		name, rest, ok := strings.Cut(line, ":")
		if !ok || strings.ContainsAny(name, " #{") {
			continue
		}
		typ := strings.Trim(strings.Fields(rest)[0], "[]")
		out[name] = typ
	}
	return out
}
