package ingest

import (
	"cmp"
	"slices"
	"strings"

	"ratsgraph/graph"
	"ratsgraph/ingest/identity/party"
	"ratsgraph/ingest/minutes"
)

// items settles the agenda: what was handled, what was dropped and what was only
// announced.
func (p *planner) items() {
	for _, it := range p.Says.Agenda {
		p.item(it)
	}
	p.dropped()
	p.announced()
}

func (p *planner) item(it minutes.Item) {
	session := &p.out.Session
	item := graph.Item{
		ID:       p.distinct(session.ID.Under(graph.KindItem, string(part(it.Part)), number(it.Number))),
		Status:   itemStatus(it.Status),
		Number:   it.Number,
		Part:     graphPart(it.Part),
		Title:    printed(it.Title),
		Movers:   it.Movers,
		MoverIDs: p.movers(it.Movers),
		Reason:   printedText(it.Reason),
		PaperIDs: p.papers(it.Papers),
		Sources:  p.sources(it.Span),

		RepairedTitle: repaired(it.Repaired),
	}
	item = p.addItem(item)
	for i, d := range it.Decisions {
		p.decision(item, i+1, d)
	}
}

// movers are the parties among those who moved an item. An association that is
// no party of the catalogue and not called a Fraktion is none.
func (p *planner) movers(names []string) []graph.ID {
	var out []graph.ID
	for _, name := range names {
		is := party.Of(graph.Canonical(name))
		if is.Key == "" || is.Local && is.Kind != party.Faction && is.Kind != party.Group {
			continue
		}
		if id := p.party(name); !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}

// addItem adds an item behind those that are there.
func (p *planner) addItem(it graph.Item) graph.Item {
	it.SessionID = p.out.Session.ID
	it.BodyID = p.out.Body.ID
	it.Position = len(p.out.Items) + 1
	p.out.Items = append(p.out.Items, it)
	return it
}

// number is an item's number as a part of its id.
func number(printed string) string { return cmp.Or(printed, "-") }

// part is public unless the paper says otherwise.
func part(p minutes.Part) minutes.Part { return cmp.Or(p, minutes.Public) }

func graphPart(p minutes.Part) graph.Part { return graph.Part(strings.ToUpper(string(part(p)))) }

func itemStatus(s minutes.ItemStatus) graph.ItemStatus {
	return graph.ItemStatus(strings.ToUpper(string(cmp.Or(s, minutes.Handled))))
}
