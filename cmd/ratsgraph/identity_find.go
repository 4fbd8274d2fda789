package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"ratsgraph/graph"
)

// A found is what an argument names: a mention, or a person and the mention that
// stands for it.
type found struct {
	mention graph.Mention
	person  graph.Person // without id: the mention means nobody
	town    graph.ID
	single  bool // the mention itself was named
}

// find finds what an argument names.
func (d *deciding) find(ctx context.Context, arg string) (found, error) {
	id := graph.ID(arg)
	switch id.Kind() {
	case graph.KindAttendance, graph.KindMention, graph.KindRecusal, graph.KindVote:
		return d.findMention(ctx, id)
	case graph.KindPerson:
		return d.findPerson(ctx, id)
	}
	return d.findName(ctx, arg)
}

func (d *deciding) findMention(ctx context.Context, id graph.ID) (found, error) {
	got, err := d.db.NamedFacts(ctx, []graph.ID{id})
	if err != nil {
		return found{}, err
	}
	m, ok := got[id]
	if !ok {
		return found{}, fmt.Errorf("mention %s: %w; 'ratsgraph identity show' of a person lists the person's mentions", id, graph.ErrNotFound)
	}
	if m.Name == "" {
		return found{}, fmt.Errorf("mention %s: %w: it names nobody", id, graph.ErrInvalid)
	}
	f := found{mention: m, single: true}
	if f.town, err = d.townOf(ctx, id); err != nil || m.PersonID == "" {
		return f, err
	}
	known, err := d.db.Persons(ctx, []graph.ID{m.PersonID})
	f.person = known[m.PersonID]
	return f, err
}

func (d *deciding) findPerson(ctx context.Context, id graph.ID) (found, error) {
	now, err := d.db.Resolve(ctx, id)
	if err != nil {
		return found{}, fmt.Errorf("person %w; 'ratsgraph identity show NAME' finds persons by name", err)
	}
	known, err := d.db.Persons(ctx, []graph.ID{now})
	if err != nil {
		return found{}, err
	}
	list, err := d.mentions(ctx, now)
	if err != nil || len(list) == 0 {
		return found{}, fmt.Errorf("person %s: %w: nothing names the person", now, graph.ErrNotFound)
	}
	f := found{person: known[now], mention: standing(list, "")}
	f.town, err = d.townOf(ctx, f.mention.ID)
	return f, err
}

// standing is the mention that stands for a person: the earliest entry of a list,
// else the earliest of all, if possible of another one than some.
func standing(list []graph.Mention, not ...graph.ID) graph.Mention {
	rest := slices.DeleteFunc(slices.Clone(list), func(m graph.Mention) bool { return slices.Contains(not, m.ID) })
	for _, m := range rest {
		if m.Kind == graph.MentionListed {
			return m
		}
	}
	if len(rest) > 0 {
		return rest[0]
	}
	return graph.Mention{}
}

// findName finds the one person of a name, of another spelling of it, or of some
// words of one.
func (d *deciding) findName(ctx context.Context, name string) (found, error) {
	for _, candidates := range []func() ([]graph.Person, error){
		func() ([]graph.Person, error) {
			return d.persons(ctx, graph.Filter{Field: "name", Op: graph.OpEq, Values: []string{name}})
		},
		func() ([]graph.Person, error) { return d.spelled(ctx, name) },
		func() ([]graph.Person, error) {
			return d.persons(ctx, graph.Filter{Field: "name", Op: graph.OpWords, Values: []string{name}})
		},
	} {
		list, err := candidates()
		switch {
		case err != nil:
			return found{}, err
		case len(list) == 1:
			return d.findPerson(ctx, list[0].ID)
		case len(list) > 1:
			return found{}, fmt.Errorf("name %q: %w: %d persons have it; give the id of one:%s", name, graph.ErrInvalid, len(list), listed(list))
		}
	}
	return found{}, fmt.Errorf("name %q: %w; give a name as 'ratsgraph identity list' prints it, or an id", name, graph.ErrNotFound)
}

// spelled are the persons to whom the ids lead that a spelling alone would have.
func (d *deciding) spelled(ctx context.Context, name string) ([]graph.Person, error) {
	in, err := d.inMunicipality(ctx)
	if err != nil {
		return nil, err
	}
	towns := in.Values
	if len(towns) == 0 {
		all, err := d.db.ListMunicipalities(ctx, graph.List{})
		if err != nil {
			return nil, err
		}
		for _, m := range all[""].Items {
			towns = append(towns, string(m.ID))
		}
	}
	var ids []graph.ID
	for _, town := range towns {
		id, err := d.db.Resolve(ctx, graph.NewID(graph.KindPerson, graph.ID(town).Path(), name))
		switch {
		case err == nil:
			ids = append(ids, id)
		case !errors.Is(err, graph.ErrNotFound):
			return nil, err
		}
	}
	known, err := d.db.Persons(ctx, ids)
	return slices.SortedFunc(maps.Values(known), func(a, b graph.Person) int { return cmp.Compare(a.ID, b.ID) }), err
}

// listed lists candidates, not too many.
func listed(list []graph.Person) string {
	var b strings.Builder
	for i, p := range list {
		if i == 20 {
			fmt.Fprintf(&b, "\n  and %d more", len(list)-i)
			break
		}
		fmt.Fprintf(&b, "\n  %s  %s", p.ID, p.Name)
	}
	return b.String()
}

// persons lists all persons that a filter takes, in the municipality in question.
// Those of no known municipality count only where there are no others: each is
// somebody of a single document.
func (d *deciding) persons(ctx context.Context, f graph.Filter) ([]graph.Person, error) {
	in, err := d.inMunicipality(ctx)
	if err != nil {
		return nil, err
	}
	got, err := d.db.ListPersons(ctx, graph.List{Filter: graph.All(f, in)})
	all := got[""].Items
	known := slices.DeleteFunc(slices.Clone(all), func(p graph.Person) bool { return p.MunicipalityID == "" })
	if len(known) > 0 {
		return known, err
	}
	return all, err
}

// mentions lists all that names a person, by date.
func (d *deciding) mentions(ctx context.Context, person graph.ID) ([]graph.Mention, error) {
	got, err := d.db.ListMentions(ctx, graph.List{Edge: "Person.mentions", Parents: []graph.ID{person}})
	return got[person].Items, err
}

// inMunicipality is the condition that the flag --municipality sets.
func (d *deciding) inMunicipality(ctx context.Context) (graph.Filter, error) {
	if d.municipality == "" {
		return graph.Filter{}, nil
	}
	id := graph.NewID(graph.KindMunicipality, d.municipality)
	known, err := d.db.Municipalities(ctx, []graph.ID{id})
	if err != nil {
		return graph.Filter{}, err
	}
	if len(known) == 0 {
		return graph.Filter{}, fmt.Errorf("municipality %q: %w; 'ratsgraph identity run' lists the municipalities", d.municipality, graph.ErrNotFound)
	}
	return graph.Filter{Field: "municipality", Op: graph.OpEq, Values: []string{string(id)}}, nil
}

func (d *deciding) townOf(ctx context.Context, id graph.ID) (graph.ID, error) {
	towns, err := d.db.TownsOf(ctx, []graph.ID{id})
	if err == nil && towns[id] == "" {
		err = fmt.Errorf("%s: %w: its municipality is not known, and persons are decided within one; ingest the document with --municipality", id, graph.ErrInvalid)
	}
	return towns[id], err
}
