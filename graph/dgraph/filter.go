package dgraph

import (
	"fmt"
	"strings"

	"ratsgraph/graph"
)

// A where builds the DQL of a filter. Conditions on edges need a block of their
// own that finds the targets; blocks holds these.
type where struct {
	vars   *vars
	blocks *[]string
	scalar map[string]string
	edges  map[string]string
	within map[string]string
}

// dql writes a filter as a DQL filter expression; "" takes everything.
func (w where) dql(f graph.Filter) (string, error) {
	switch {
	case f.Field != "":
		return w.condition(f)
	case f.Not != nil:
		in, err := w.dql(*f.Not)
		if err != nil || in == "" {
			return in, err
		}
		return "NOT (" + in + ")", nil
	case len(f.Or) > 0:
		return w.join(f.Or, " OR ")
	}
	return w.join(f.And, " AND ")
}

func (w where) join(fs []graph.Filter, by string) (string, error) {
	var parts []string
	for _, f := range fs {
		p, err := w.dql(f)
		if err != nil {
			return "", err
		}
		if p == "" { // takes everything
			if by == " OR " {
				return "", nil
			}
			continue
		}
		parts = append(parts, "("+p+")")
	}
	return strings.Join(parts, by), nil
}

// nothing is a condition that no node of ours meets.
const nothing = `NOT has(xid)`

func (w where) condition(f graph.Filter) (string, error) {
	if pred, ok := w.edges[f.Field]; ok {
		return w.edge(pred, f)
	}
	if edge, ok := w.within[f.Field]; ok {
		return w.inside(edge, f)
	}
	pred, ok := w.scalar[f.Field]
	if !ok {
		return "", fmt.Errorf("filter by %s: %w", f.Field, graph.ErrInvalid)
	}
	switch f.Op {
	case graph.OpIsNull:
		return "NOT has(" + pred + ")", nil
	case graph.OpWords:
		return fmt.Sprintf("allofterms(%s, %s)", pred, w.vars.str(f.Values[0])), nil
	case graph.OpEq:
		if len(f.Values) == 0 {
			return nothing, nil
		}
		return fmt.Sprintf("eq(%s, [%s])", pred, strs(w.vars, f.Values)), nil
	}
	return fmt.Sprintf("%s(%s, %s)", f.Op, pred, w.vars.str(f.Values[0])), nil
}

func (w where) edge(pred string, f graph.Filter) (string, error) {
	switch {
	case f.Op == graph.OpIsNull:
		return "NOT has(" + pred + ")", nil
	case f.Op != graph.OpEq:
		return "", fmt.Errorf("filter by %s: %w: ids are only equal or not", f.Field, graph.ErrInvalid)
	case len(f.Values) == 0:
		return nothing, nil
	}
	return fmt.Sprintf("uid_in(%s, uid(%s))", pred, w.target(f.Values)), nil
}

// inside is a condition on the session at an edge, whose field has the same name.
func (w where) inside(edge string, f graph.Filter) (string, error) {
	of := where{vars: w.vars, blocks: w.blocks, scalar: sessions.scalar}
	cond, err := of.condition(f)
	if err != nil {
		return "", err
	}
	name := fmt.Sprintf("t%d", len(*w.blocks))
	*w.blocks = append(*w.blocks, fmt.Sprintf("%s as var(func: type(Session)) @filter(%s)", name, cond))
	return fmt.Sprintf("uid_in(%s, uid(%s))", edge, name), nil
}

// target adds a block that finds nodes by our ids, and returns its name.
func (w where) target(ids []string) string {
	name := fmt.Sprintf("t%d", len(*w.blocks))
	*w.blocks = append(*w.blocks, fmt.Sprintf("%s as var(func: eq(xid, [%s]))", name, strs(w.vars, ids)))
	return name
}
