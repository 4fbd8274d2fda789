package resolvers

import (
	"cmp"
	"context"
	"strconv"

	"ratsgraph/graph"
	"ratsgraph/graph/model"
	"ratsgraph/graph/view/search"
)

// Search finds decisions, items, papers and persons by words.
func (r query) Search(ctx context.Context, text string, types []search.Type, municipality, body *graph.ID, during *graph.DateRange, first *int, after *string, last *int, before *string) (*model.SearchConnection, error) {
	page, err := pageArgs(first, after, last, before)
	if err != nil {
		return nil, err
	}
	index, err := of(ctx).index(ctx, cmp.Or(value(municipality), value(body)))
	if err != nil {
		return nil, err
	}
	f := search.Filter{Types: types, MunicipalityID: value(municipality), BodyID: value(body), During: value(during)}
	found, err := index.Find(text, f, page)
	if err != nil {
		return nil, err
	}
	return searched(ctx, found)
}

// searched gives what was found the form of a connection.
func searched(ctx context.Context, found search.Results) (*model.SearchConnection, error) {
	c := &model.SearchConnection{TotalCount: found.Total, AllWords: found.AllWords, Nodes: []model.SearchHit{}, Edges: []model.SearchEdge{}}
	ids := make([]graph.ID, len(found.Hits))
	for i, h := range found.Hits {
		ids[i] = h.ID
	}
	of(ctx).kin.meet(ids)
	for _, h := range found.Hits {
		n, err := node(ctx, h.ID)
		if err != nil {
			return nil, err
		}
		hit := model.SearchHit{Node: n, Score: h.Score, Matches: h.Matches, Snippet: h.Snippet, Sources: []graph.Source{}}
		if s, ok := n.(graph.Sourced); ok {
			hit.Sources = s.Provenance()
		}
		c.Nodes = append(c.Nodes, hit)
		c.Edges = append(c.Edges, model.SearchEdge{Node: &hit, Cursor: h.Cursor})
	}
	c.PageInfo = &graph.PageInfo{HasNextPage: found.HasNext, HasPreviousPage: found.HasPrevious}
	if n := len(c.Edges); n > 0 {
		c.PageInfo.StartCursor, c.PageInfo.EndCursor = &c.Edges[0].Cursor, &c.Edges[n-1].Cursor
	}
	facets, err := facetsOf(ctx, found.Facets)
	c.Facets = facets
	return c, err
}

func facetsOf(ctx context.Context, f search.Facets) (*model.SearchFacets, error) {
	out := &model.SearchFacets{Types: []model.SearchTypeCount{}, Bodies: []model.SearchBodyCount{}, Years: []model.SearchYearCount{}}
	for _, x := range f.Types {
		out.Types = append(out.Types, model.SearchTypeCount{Type: search.Type(x.Value), Count: x.Count})
	}
	for _, x := range f.Years {
		y, err := strconv.Atoi(x.Value)
		if err != nil {
			return nil, err
		}
		out.Years = append(out.Years, model.SearchYearCount{Year: y, Count: x.Count})
	}
	var ids []graph.ID
	for _, x := range f.Bodies {
		ids = append(ids, graph.ID(x.Value))
	}
	of(ctx).kin.meet(ids)
	for i, x := range f.Bodies {
		b, err := of(ctx).bodies.get(ctx, ids[i])
		if err != nil {
			return nil, err
		}
		out.Bodies = append(out.Bodies, model.SearchBodyCount{Body: b, Count: x.Count})
	}
	return out, nil
}
