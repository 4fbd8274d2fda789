package interop

import (
	"slices"
	"strings"

	"ratsgraph/graph"
	"ratsgraph/graph/view"
)

// agenda are the items of a session in the order of handling.
func agenda(s *view.Session) []graph.Item {
	return slices.SortedFunc(slices.Values(s.Items), func(a, b graph.Item) int { return a.Position - b.Position })
}

func (a asking) agendaItemRows(t *view.Town) []row {
	var out []row
	for _, s := range t.Sessions {
		for _, x := range s.Items {
			out = append(out, row{string(x.ID), func() span { return a.times.of(s.Session.ID) }, func() properties { return a.agendaItem(s, x, true) }})
		}
	}
	return out
}

// agendaItem is an item with what is printed of its decisions. Those of OParl are
// about one paper at most; of more all stand in a property of ours.
func (a asking) agendaItem(s *view.Session, x graph.Item, alone bool) properties {
	p := a.object("AgendaItem", "agendaitem", x.ID.Path(), a.times.of(s.Session.ID))
	if alone {
		p["meeting"] = a.address("meeting", s.Session.ID.Path())
	}
	p["order"], p["public"], p["ratsgraph:id"], p["ratsgraph:status"] = x.Position-1, x.Part == graph.PartPublic, x.ID, x.Status
	p.set("number", x.Number)
	if x.Title != nil {
		p.set("name", *x.Title)
	}
	var results, texts []string
	for _, d := range s.Decisions {
		if d.ItemID != x.ID {
			continue
		}
		if d.Result != nil {
			results = append(results, *d.Result)
		}
		if d.Text != nil {
			texts = append(texts, *d.Text)
		}
	}
	p.set("result", strings.Join(results, "\n\n"))
	p.set("resolutionText", strings.Join(texts, "\n\n"))
	var at []string
	for _, paper := range x.PaperIDs {
		at = append(at, a.address("consultation", consultationPath(x.ID, paper)))
	}
	if len(at) > 0 {
		p["consultation"] = at[0]
	}
	if len(at) > 1 {
		p["ratsgraph:consultation"] = at
	}
	return p
}

// consultationPath names that a paper was dealt with under an item.
func consultationPath(item, paper graph.ID) string { return item.Path() + "~" + paper.Path() }

func (a asking) consultationRows(t *view.Town) []row {
	var out []row
	for _, s := range t.Sessions {
		for _, x := range s.Items {
			for _, paper := range x.PaperIDs {
				out = append(out, row{consultationPath(x.ID, paper), func() span { return a.times.of(s.Session.ID) },
					func() properties { return a.consultation(s, x, paper, true) }})
			}
		}
	}
	return out
}

// consultation is a paper under an item. Whether the body had the last word, and
// in what role it dealt with it, is not recorded.
func (a asking) consultation(s *view.Session, x graph.Item, paper graph.ID, alone bool) properties {
	p := a.object("Consultation", "consultation", consultationPath(x.ID, paper), a.times.of(s.Session.ID))
	if alone {
		p["paper"] = a.address("paper", paper.Path())
	}
	p["agendaItem"], p["meeting"] = a.address("agendaitem", x.ID.Path()), a.address("meeting", s.Session.ID.Path())
	p["organization"] = []string{a.address("organization", s.Body.ID.Path())}
	return p
}

// consulted finds a consultation by its path.
func (a asking) consulted(t *view.Town, path string) any {
	item, paper, _ := strings.Cut(path, "~")
	x, ok := t.Item(graph.ID(graph.KindItem + ":" + item))
	id := graph.ID(graph.KindPaper + ":" + paper)
	if !ok || !slices.Contains(x.PaperIDs, id) {
		return nil
	}
	return a.consultation(x.At, *x.Item, id, true)
}

// participants are the persons whom the list of a session says were there.
func (a asking) participants(s *view.Session) []string {
	out := []string{}
	for _, e := range s.Attendances {
		if e.Status != graph.StatusPresent || s.Town.Persons[e.PersonID] == nil {
			continue
		}
		if at := a.address("person", e.PersonID.Path()); !slices.Contains(out, at) {
			out = append(out, at)
		}
	}
	return out
}
