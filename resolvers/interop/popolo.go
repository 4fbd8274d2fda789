package interop

import (
	"errors"
	"fmt"
	"net/http"
	"strings"

	"ratsgraph/graph"
	"ratsgraph/graph/view"
)

// Popolo answers the same persons, organisations and memberships in the form of
// Popolo (popoloproject.com): /popolo/persons, /popolo/organizations and
// /popolo/memberships, in pages, of all municipalities or of the one that
// ?municipality= names; and each by its id, as /popolo/persons/ID.
func (s *Service) Popolo() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		a, err := s.ask(r, "/popolo")
		var v any
		if err == nil {
			v, err = a.popolo(w, strings.TrimPrefix(r.URL.Path, "/popolo/"))
		}
		if v == nil && err == nil {
			return // sent elsewhere
		}
		answer(w, v, err, func(status int, message string) any { return properties{"status": status, "errors": []string{message}} })
	})
}

// popolo answers a list, or the entry of it that an id names.
func (a asking) popolo(w http.ResponseWriter, path string) (any, error) {
	kind, id, single := strings.Cut(path, "/")
	list := map[string]func(asking, *view.Town) []row{
		"persons": asking.popoloPersons, "organizations": asking.popoloOrganizations, "memberships": asking.popoloMemberships,
	}[kind]
	if list == nil {
		return nil, fmt.Errorf("%q: %w: there are /popolo/persons, /popolo/organizations and /popolo/memberships", path, graph.ErrNotFound)
	}
	var rows []row
	only := graph.ID(a.URL.Query().Get("municipality"))
	if single {
		only = graph.ID(id).Municipality()
	}
	towns, err := a.towns(only)
	if err != nil {
		return nil, err
	}
	for _, t := range towns {
		if t.ID != "" {
			rows = append(rows, list(a, t)...)
		}
	}
	if !single {
		return a.popoloPage(rows, kind)
	}
	for _, r := range rows {
		if r.id == id {
			return properties{"result": r.show()}, nil
		}
	}
	if now, err := a.source.Resolve(a.Context(), graph.ID(id)); err == nil && string(now) != id {
		http.Redirect(w, a.Request, a.address(kind, string(now)), http.StatusMovedPermanently)
		return nil, nil
	}
	return nil, fmt.Errorf("%s %q: %w", kind, id, graph.ErrNotFound)
}

// towns are all, or the one that is named.
func (a asking) towns(only graph.ID) ([]*view.Town, error) {
	if only == "" {
		return a.snap.Towns, a.snap.Whole()
	}
	t, err := a.source.TownOf(a.Context(), only)
	if errors.Is(err, graph.ErrNotFound) {
		return nil, nil
	}
	return []*view.Town{t}, err
}

func (a asking) popoloPage(rows []row, kind string) (any, error) {
	p, err := page(rows, a.URL.Query(), "per_page")
	if err != nil {
		return nil, err
	}
	out := properties{"result": p.shown(), "page": p.number, "per_page": p.size, "total": p.total, "has_more": p.number < p.pages, "ratsgraph:revision": a.snap.Revision}
	if p.number < p.pages {
		out["next_url"] = at(a, a.base+"/"+kind, p.number+1)
	}
	return out, nil
}

func (a asking) popoloPersons(t *view.Town) []row {
	var out []row
	for id, x := range t.Persons {
		out = append(out, row{string(id), nil, func() properties {
			p := stamped(a.span(t, rollOf(t), id))
			p["id"] = id
			p.set("name", x.Name)
			ms := []properties{}
			for _, m := range rollOf(t).of[id] {
				ms = append(ms, a.popoloMembership(t, m))
			}
			p["memberships"] = ms
			return p
		}})
	}
	return out
}

// stamped begins an object of Popolo.
func stamped(s span) properties {
	return properties{"created_at": s.created, "updated_at": s.modified}
}

func (a asking) popoloOrganizations(t *view.Town) []row {
	var out []row
	for _, o := range rollOf(t).orgs {
		out = append(out, row{o.popolo(), nil, func() properties {
			p := stamped(a.times.of(o.sessions...))
			p["id"], p["classification"] = o.popolo(), "committee"
			p.set("name", o.name)
			if o.party {
				p["classification"] = "party"
			}
			return p
		}})
	}
	return out
}

// popolo is the id of an organisation among those of others: that of the graph
// for a body, and one like it for a party under all its names.
func (o org) popolo() string { return orgID(o.id) }

func orgID(path string) string {
	if strings.Count(path, "/") > 1 {
		return "organization:" + path
	}
	return graph.KindBody + ":" + path
}

func (a asking) popoloMemberships(t *view.Town) []row {
	var out []row
	for _, m := range rollOf(t).members {
		out = append(out, row{"membership:" + m.id, nil, func() properties { return a.popoloMembership(t, m) }})
	}
	return out
}

func (a asking) popoloMembership(t *view.Town, m membership) properties {
	p := stamped(a.span(t, rollOf(t), m.person))
	p["id"], p["person_id"], p["organization_id"] = "membership:"+m.id, m.person, orgID(m.org)
	p.set("role", m.role)
	if m.behalf != "" {
		p["on_behalf_of_id"] = orgID(m.behalf)
	}
	p.set("start_date", m.start())
	p.set("end_date", m.end())
	p.inferred(m)
	return p
}
