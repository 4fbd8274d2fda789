package ingest

import "ratsgraph/graph"

// outside settles which organisations from outside took part. Whoever spoke for
// one is a guest: the words, which may hold the name, stay in the text.
func (p *planner) outside() {
	s := &p.out.Session
	for _, o := range p.Says.Organisations {
		org := graph.Organisation{Name: graph.Canonical(o.Name), Number: o.Item, Sources: []graph.Source{p.at(o.Span)}}
		if o.Item != "" {
			org.ItemID = p.handled(o.Item)
		}
		s.Organisations = append(s.Organisations, org)
	}
}

// announcedDates are the days to come of which the running text speaks.
func (p *planner) announcedDates() []graph.AnnouncedDate {
	var out []graph.AnnouncedDate
	for _, d := range p.Says.Dates {
		if d.Tense == future {
			out = append(out, graph.AnnouncedDate{Date: graph.Date(d.Date), Sources: p.sources(d.Span)})
		}
	}
	return out
}
