package main

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"

	"ratsgraph/graph"
)

// figures are what shows of a person that persons were joined or parted.
type figures struct {
	Name     string `json:"name"`
	Mentions int    `json:"mentions"`
	Listed   int    `json:"listed"`   // sessions
	Attended int    `json:"attended"` // sessions
	First    string `json:"first,omitempty"`
	Last     string `json:"last,omitempty"`
}

func (f figures) String() string {
	period := ""
	if f.First != "" {
		period = fmt.Sprintf(", %s to %s", f.First, f.Last)
	}
	return fmt.Sprintf("%d mentions, listed in %d sessions, attended %d%s", f.Mentions, f.Listed, f.Attended, period)
}

// figures counts for persons.
func (d *deciding) figures(ctx context.Context, persons []graph.Person) (map[graph.ID]figures, error) {
	out := map[graph.ID]figures{}
	for part := range slices.Chunk(persons, 500) {
		ids := make([]graph.ID, len(part))
		for i, p := range part {
			ids[i] = p.ID
		}
		mentions, err := d.db.ListMentions(ctx, graph.List{Edge: "Person.mentions", Parents: ids, Page: graph.PageArgs{First: 1}})
		if err != nil {
			return nil, err
		}
		appearances, err := d.db.PersonAppearances(ctx, ids, graph.DateRange{})
		if err != nil {
			return nil, err
		}
		for _, p := range part {
			out[p.ID] = count(p, mentions[p.ID].Total, appearances[p.ID])
		}
	}
	return out, nil
}

func count(p graph.Person, mentions int, list []graph.Appearance) figures {
	f := figures{Name: p.Name, Mentions: mentions}
	listed, attended := map[graph.ID]bool{}, map[graph.ID]bool{}
	for _, a := range list {
		listed[a.SessionID] = true
		if a.Status == graph.StatusPresent {
			attended[a.SessionID] = true
		}
		if day := string(a.Day); day != "" {
			f.First, f.Last = min(cmp.Or(f.First, day), day), max(f.Last, day)
		}
	}
	f.Listed, f.Attended = len(listed), len(attended)
	return f
}

// A difference is what became of one person.
type difference struct {
	ID     graph.ID `json:"id"`
	Before *figures `json:"before"`          // null: there was no such person
	After  *figures `json:"after"`           // null: there is none any more
	NowID  graph.ID `json:"nowId,omitempty"` // whom the id leads to
}

// differences are the persons that changed.
func (d *deciding) differences(ctx context.Context, before, after map[graph.ID]figures) ([]difference, error) {
	all := maps.Clone(before)
	maps.Copy(all, after)
	out := []difference{}
	for _, id := range slices.Sorted(maps.Keys(all)) {
		was, had := before[id]
		is, has := after[id]
		if had && has && was == is {
			continue
		}
		x := difference{ID: id}
		if had {
			x.Before = &was
		}
		if has {
			x.After = &is
		} else if to, err := d.db.Resolve(ctx, id); err == nil {
			x.NowID = to
		}
		out = append(out, x)
	}
	return out, nil
}

func (x difference) String() string {
	switch {
	case x.Before == nil:
		return fmt.Sprintf("%s (%s) is new: %s", x.ID, x.After.Name, x.After)
	case x.After == nil && x.NowID != "":
		return fmt.Sprintf("%s (%s) had %s; now it is %s", x.ID, x.Before.Name, x.Before, x.NowID)
	case x.After == nil:
		return fmt.Sprintf("%s (%s) had %s; now it is nobody", x.ID, x.Before.Name, x.Before)
	}
	return fmt.Sprintf("%s (%s) had %s; now %s", x.ID, x.After.Name, x.Before, x.After)
}
