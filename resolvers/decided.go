package resolvers

import (
	"ratsgraph/graph"
	"ratsgraph/graph/view"
)

// decidedPage is a page of decisions of a view.
func decidedPage(all []view.Decided, first *int, after *string, last *int, before *string) (*graph.DecisionConnection, error) {
	c, err := recorded[view.Decided, graph.Edge[view.Decided]](all, func(d view.Decided) graph.ID { return d.ID }, first, after, last, before)
	if err != nil {
		return nil, err
	}
	out := graph.DecisionConnection{PageInfo: c.PageInfo, TotalCount: c.TotalCount, Whole: func() ([]graph.Decision, error) {
		whole := make([]graph.Decision, len(all))
		for i, d := range all {
			whole[i] = *d.Decision
		}
		return whole, nil
	}}
	for _, e := range c.Edges {
		out.Nodes = append(out.Nodes, *e.Node.Decision)
		out.Edges = append(out.Edges, graph.DecisionEdge{Node: *e.Node.Decision, Cursor: e.Cursor})
	}
	return &out, nil
}
