package resolvers_test

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"testing"

	"ratsgraph/graph"
	"ratsgraph/graph/view"
)

// TestMemoryAnswersLikeTheGraph asks both readers the same lists: every edge,
// order and kind of condition, forwards and backwards, page by page.
func TestMemoryAnswersLikeTheGraph(t *testing.T) {
	a := bundled(t)
	c := comparison{t: t, ctx: view.Pin(t.Context()), graph: a.store, memory: view.NewReader(a.store, 0)}
	for _, id := range []graph.ID{c.some("sessions"), c.some("persons"), c.some("papers")} {
		if id == "" {
			t.Fatal("there is nothing to ask about")
		}
	}
	eq := func(field string, values ...string) graph.Filter {
		return graph.Filter{Field: field, Op: graph.OpEq, Values: values}
	}
	not := func(f graph.Filter) graph.Filter { return graph.Filter{Not: &f} }
	null := func(field string) graph.Filter { return graph.Filter{Field: field, Op: graph.OpIsNull} }
	compare := func(field string, op graph.Op, v string) graph.Filter {
		return graph.Filter{Field: field, Op: op, Values: []string{v}}
	}
	days := graph.All(compare("date", graph.OpGte, "2015-03-01"), compare("date", graph.OpLt, "2017-01-01"))
	since := compare("changed", graph.OpGt, "2")
	person, session, paper, body, party := c.some("persons"), c.some("sessions"), c.some("papers"), c.some("bodies"), c.some("parties")

	lists(c, "persons", view.Graph.ListPersons, []string{"", "NAME"}, []string{"Municipality.persons"},
		eq("session", string(session)), compare("name", graph.OpWords, "Jürgen"))
	lists(c, "bodies", view.Graph.ListBodies, []string{"NAME"}, []string{"Municipality.bodies"}, compare("name", graph.OpWords, "AUSSCHUSS"))
	lists(c, "parties", view.Graph.ListParties, []string{"NAME"}, []string{"Municipality.parties"}, not(null("key")))
	lists(c, "papers", view.Graph.ListPapers, []string{"NUMBER"}, []string{"Municipality.papers", "Paper.supplements"}, not(null("base")))
	lists(c, "municipalities", view.Graph.ListMunicipalities, []string{"NAME"}, nil)
	lists(c, "sessions", view.Graph.ListSessions, []string{"", "DATE"}, []string{"Municipality.sessions", "Body.sessions", "Person.sessions"},
		days, null("number"), eq("attendanceRecord", "COMPLETE"), since, not(since), not(null("contradictions")), eq("body", string(body)))
	lists(c, "attendances", view.Graph.ListAttendances, []string{"", "DATE", "POSITION"}, []string{"Session.attendances", "Person.attendances", "Party.attendances"},
		days, since, eq("substitute", "true"), not(eq("substitute", "true")), eq("status", "EXCUSED", "ABSENT"), not(null("from")), eq("person", string(person)),
		graph.All(eq("session", string(session)), not(null("party"))), eq("party", string(party), "party:none"), not(null("substitutes")), null("name"))
	lists(c, "items", view.Graph.ListItems, []string{"", "DATE", "POSITION"}, []string{"Session.items", "Body.items", "Paper.items"},
		days, since, not(since), eq("status", "DROPPED", "WITHDRAWN"), compare("title", graph.OpWords, "der haushalt"), eq("paper", string(paper)), not(null("reason")),
		graph.All(days, compare("title", graph.OpWords, "der"), compare("title", graph.OpWords, "haushalt")), graph.All(compare("title", graph.OpWords, "der"), eq("paper", string(paper))),
		compare("title", graph.OpWords, "der niemandsland"), compare("title", graph.OpWords, "-"),
		graph.Filter{Or: []graph.Filter{eq("number", "3"), eq("part", "NONPUBLIC")}})
	lists(c, "decisions", view.Graph.ListDecisions, []string{"", "DATE", "CONTEST"}, []string{"Session.decisions", "Body.decisions", "Paper.decisions", "Item.decisions"},
		days, since, eq("unanimous", "false"), null("unanimous"), compare("no", graph.OpGt, "2"), not(compare("yes", graph.OpLte, "9")), eq("voteRecord", "BY_PARTY", "COUNTS"),
		eq("body", string(body)), eq("paper", string(paper)))
	lists(c, "votes", view.Graph.ListVotes, nil, []string{"Person.votes", "Party.votes", "Decision.votes"})
	lists(c, "recusals", view.Graph.ListRecusals, nil, []string{"Session.recusals", "Person.recusals", "Item.recusals"})
	lists(c, "mentions", view.Graph.ListMentions, nil, []string{"Session.mentions", "Person.mentions"})
	lists(c, "documents", view.Graph.ListDocuments, []string{"", "DATE"}, []string{"Session.documents"}, since, graph.Filter{Or: []graph.Filter{since, eq("session", string(session))}}, eq("session", string(session)))
}

// A comparison asks the graph and the memory.
type comparison struct {
	t             *testing.T
	ctx           context.Context
	graph, memory view.Graph
}

// all are the ids of all things of a type that can be parents.
func (c comparison) all(kind string) []graph.ID {
	l := graph.List{}
	switch kind {
	case "Municipality":
		return idsOf(c, view.Graph.ListMunicipalities, l)
	case "Body", "bodies":
		return idsOf(c, view.Graph.ListBodies, l)
	case "Person", "persons":
		return idsOf(c, view.Graph.ListPersons, l)
	case "Party", "parties":
		return idsOf(c, view.Graph.ListParties, l)
	case "Paper", "papers":
		return idsOf(c, view.Graph.ListPapers, l)
	case "Session", "sessions":
		return idsOf(c, view.Graph.ListSessions, l)
	case "Item":
		return idsOf(c, view.Graph.ListItems, l)
	}
	return idsOf(c, view.Graph.ListDecisions, l)
}

// some is one in the middle.
func (c comparison) some(kind string) graph.ID {
	all := c.all(kind)
	if len(all) == 0 {
		return ""
	}
	return all[len(all)/2]
}

type lister[T any] func(view.Graph, context.Context, graph.List) (map[graph.ID]graph.Page[T], error)

func idsOf[T graph.Node](c comparison, list lister[T], l graph.List) []graph.ID {
	got, err := list(c.graph, c.ctx, l)
	if err != nil {
		c.t.Fatal(err)
	}
	var ids []graph.ID
	for _, x := range got[""].Items {
		ids = append(ids, x.GlobalID())
	}
	return ids
}

// lists compares the lists of one type.
func lists[T graph.Node](c comparison, name string, list lister[T], orders, edges []string, filters ...graph.Filter) {
	c.t.Run(name, func(t *testing.T) {
		c.t = t
		for _, by := range orders {
			for _, down := range []bool{false, true} {
				pages(c, fmt.Sprintf("by %q down %t", by, down), list, graph.List{Order: graph.Order{By: by, Descending: down}})
			}
		}
		for i, f := range filters {
			pages(c, fmt.Sprintf("condition %d", i), list, graph.List{Filter: f})
		}
		for _, e := range edges {
			below(c, e, list, graph.List{})
		}
	})
}

// below compares what is at an edge of all parents.
func below[T graph.Node](c comparison, edge string, list lister[T], l graph.List) {
	kind := edge[:slices.Index([]byte(edge), '.')]
	l.Edge, l.Parents, l.Page = edge, c.all(kind), graph.PageArgs{First: 3}
	same(c, edge, list, l)
	l.Page = graph.PageArgs{Last: 2}
	same(c, edge+" backwards", list, l)
}

// pages walks a whole list in both directions.
func pages[T graph.Node](c comparison, what string, list lister[T], l graph.List) {
	l.Page = graph.PageArgs{First: 40}
	for n := 0; n < 4; n++ {
		p := same(c, what, list, l)
		if !p.HasNext {
			break
		}
		l.Page.After = p.Cursors[len(p.Cursors)-1]
	}
	l.Page = graph.PageArgs{Last: 7}
	for n := 0; n < 2; n++ {
		p := same(c, what+" backwards", list, l)
		if !p.HasPrevious {
			break
		}
		l.Page.Before = p.Cursors[0]
	}
}

func same[T graph.Node](c comparison, what string, list lister[T], l graph.List) graph.Page[T] {
	c.t.Helper()
	want, err := list(c.graph, c.ctx, l)
	if err != nil {
		c.t.Fatalf("%s: %v", what, err)
	}
	got, err := list(c.memory, c.ctx, l)
	if err != nil {
		c.t.Fatalf("%s: %v", what, err)
	}
	for parent, w := range want {
		g := got[parent]
		if g.Total != w.Total || g.HasNext != w.HasNext || g.HasPrevious != w.HasPrevious || !slices.Equal(g.Cursors, w.Cursors) {
			c.t.Fatalf("%s of %q: memory has %d of %d (%t, %t), the graph %d of %d (%t, %t)\n%v\n%v", what, parent,
				len(g.Items), g.Total, g.HasNext, g.HasPrevious, len(w.Items), w.Total, w.HasNext, w.HasPrevious, g.Items, w.Items)
		}
		for i := range w.Items {
			if a, b := plain(g.Items[i]), plain(w.Items[i]); !reflect.DeepEqual(a, b) {
				c.t.Errorf("%s of %q:\nmemory %+v\ngraph  %+v", what, parent, a, b)
			}
		}
	}
	return got[""]
}

// plain is a thing without what the graph keeps in no order.
func plain(v any) any {
	switch x := v.(type) {
	case graph.Item:
		x.PaperIDs = slices.Sorted(slices.Values(x.PaperIDs))
		return x
	case graph.Decision:
		x.PaperIDs = slices.Sorted(slices.Values(x.PaperIDs))
		return x
	case graph.Document:
		x.Locations = slices.Sorted(slices.Values(x.Locations))
		return x
	}
	return v
}

// TestOnlyWhatIsAsked asks for parts of a page in every form in which they can be
// asked for, by fragments too.
func TestOnlyWhatIsAsked(t *testing.T) {
	a := bundled(t)
	got := a.ask(t, `{
		count: sessions(first: 2) { totalCount }
		nodes: sessions(first: 2) { nodes { id } }
		edges: sessions(first: 2) { edges { cursor node { id } } }
		info: sessions(first: 2) { pageInfo { hasNextPage endCursor } }
		inline: sessions(first: 2) { ... on SessionConnection { nodes { id } } }
		spread: sessions(first: 2) { ...page }
	}
	fragment page on SessionConnection { totalCount edges { cursor } }`, nil)
	ids := asJSON(t, each(got, "nodes.nodes", "id"))
	want(t, "edges", each(got, "edges.edges", "node.id"), ids)
	want(t, "inline", each(got, "inline.nodes", "id"), ids)
	want(t, "spread", each(got, "spread.edges", "cursor"), asJSON(t, each(got, "edges.edges", "cursor")))
	want(t, "info", at(got, "info.pageInfo"), `{"hasNextPage": true, "endCursor": `+asJSON(t, at(got, "edges.edges.1.cursor"))+`}`)
	if at(got, "count.totalCount") == 0.0 || at(got, "count.totalCount") != at(got, "spread.totalCount") {
		t.Errorf("counts %v and %v", at(got, "count"), at(got, "spread"))
	}
}
