package ingest

import (
	"cmp"
	"slices"

	"ratsgraph/graph"
	"ratsgraph/ingest/minutes"
)

// dropped settles the announced items that were not handled. An item that the
// handling lists as such gets the reason; another one becomes an item of its
// own, because its number may since be that of what was handled instead.
func (p *planner) dropped() {
	settled := map[int]bool{}
	for _, d := range p.Says.Dropped {
		if i := p.unhandled(d.Number, settled); i >= 0 {
			settled[i] = true
			it := &p.out.Items[i]
			it.Reason = cmp.Or(printedText(d.Reason), it.Reason)
			it.Sources = also(it.Sources, p.source(d.Span))
			continue
		}
		item := graph.Item{
			ID:      p.announcedID(d.Number),
			Number:  d.Number,
			Part:    graph.PartPublic,
			Status:  graph.ItemDropped,
			Reason:  printedText(d.Reason),
			Sources: p.sources(d.Span),
		}
		if a, ok := p.announcement(d.Number); ok {
			item.Part = graphPart(a.Part)
			item.Title = printed(a.Title)
			item.PaperIDs = p.papers(a.Papers)
			item.Sources = also(item.Sources, p.source(a.Span))
		}
		p.addItem(item)
	}
}

// unhandled finds the item of a number that the handling lists as not handled
// and that is not settled yet.
func (p *planner) unhandled(number string, settled map[int]bool) int {
	for i, it := range p.out.Items {
		if it.Number == number && it.Status != graph.ItemHandled && !settled[i] {
			return i
		}
	}
	return -1
}

// announcement finds what was announced under a number and not handled. Where the
// agenda is printed as it was changed, the number is that of another item, which
// was.
func (p *planner) announcement(number string) (minutes.Announced, bool) {
	i := slices.IndexFunc(p.Says.Announced, func(a minutes.Announced) bool {
		return a.Number == number && !slices.ContainsFunc(p.out.Items, func(it graph.Item) bool { return entitled(a, it) })
	})
	if i < 0 {
		return minutes.Announced{}, false
	}
	return p.Says.Announced[i], true
}

func (p *planner) announcedID(n string) graph.ID {
	return p.distinct(p.out.Session.ID.Under(graph.KindItem, "announced", number(n)))
}

// announced adds the announced items of which nothing else is said. One is
// handled if an item has its number or, where items moved up, its title.
func (p *planner) announced() {
	said := len(p.out.Items)
	for _, a := range p.Says.Announced {
		if slices.ContainsFunc(p.out.Items[:said], func(it graph.Item) bool { return same(a, it) }) {
			continue
		}
		p.addItem(graph.Item{
			ID:       p.announcedID(a.Number),
			Number:   a.Number,
			Part:     graphPart(a.Part),
			Title:    printed(a.Title),
			Status:   graph.ItemAnnounced,
			PaperIDs: p.papers(a.Papers),
			Sources:  p.sources(a.Span),
		})
	}
}

func same(a minutes.Announced, it graph.Item) bool {
	return graphPart(a.Part) == it.Part && (a.Number == it.Number || entitled(a, it))
}

// entitled reports whether an item bears the announced title.
func entitled(a minutes.Announced, it graph.Item) bool {
	return it.Title != nil && likeness(a.Title, *it.Title) > 0.8
}
