package interop

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"

	"ratsgraph/graph"
	"ratsgraph/graph/view"
)

// oparlSchema begins the types of OParl 1.1.
const oparlSchema = "https://schema.oparl.org/1.1/"

// OParl answers OParl 1.1 (oparl.org) below /oparl/v1.1/: the system, bodies
// (municipalities), organizations, persons, memberships, legislative terms,
// meetings with their agenda and their place, and papers with where they were dealt
// with. The list of files is empty: of minutes the text is kept, and no file.
func (s *Service) OParl() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		a, err := s.ask(r, "/oparl/v1.1")
		var v any
		if err == nil {
			v, err = a.oparl(w, strings.TrimPrefix(r.URL.Path, "/oparl/v1.1/"))
		}
		if v == nil && err == nil {
			return // sent elsewhere
		}
		answer(w, v, err, func(_ int, message string) any {
			return properties{"type": oparlSchema + "Error", "message": message}
		})
	})
}

// lists are the lists of one municipality, by their names in addresses.
var lists = map[string]func(asking, *view.Town) []row{
	"organizations": asking.organizationRows, "persons": asking.personRows, "memberships": asking.membershipRows,
	"legislativeterms": asking.termRows, "meetings": asking.meetingRows, "papers": asking.paperRows,
	"locations": asking.locationRows, "files": asking.noFiles,
	"agendaitems": asking.agendaItemRows, "consultations": asking.consultationRows,
}

// oparl answers what a path names. An id that was merged is sent to the survivor.
func (a asking) oparl(w http.ResponseWriter, path string) (any, error) {
	kind, id, _ := strings.Cut(path, "/")
	switch kind {
	case "system":
		return a.system(), nil
	case "bodies":
		var rows []row
		for _, t := range a.snap.Towns {
			if t.ID != "" {
				rows = append(rows, a.bodyRow(t))
			}
		}
		if err := a.snap.Whole(); err != nil {
			return nil, err
		}
		return a.list(rows, a.base+"/bodies")
	}
	if rows := lists[kind]; rows != nil {
		t, err := a.town(id)
		if err != nil {
			return nil, fmt.Errorf("body %q: %w", id, err)
		}
		return a.list(rows(a, t), a.address(kind, id))
	}
	town, _, _ := strings.Cut(id, "/")
	t, err := a.town(town)
	if err != nil {
		return nil, fmt.Errorf("%s %q: %w", kind, id, err)
	}
	if p := a.one(t, kind, id); p != nil {
		return p, nil
	}
	if now, err := a.source.Resolve(a.Context(), graph.ID(kind+":"+id)); err == nil && now.Path() != id && now.Kind() == kind {
		http.Redirect(w, a.Request, a.address(kind, now.Path()), http.StatusMovedPermanently)
		return nil, nil
	}
	return nil, fmt.Errorf("%s %q: %w", kind, id, graph.ErrNotFound)
}

// town finds a municipality by the path of its id.
func (a asking) town(path string) (*view.Town, error) {
	t, err := a.source.TownOf(a.Context(), graph.ID(graph.KindMunicipality+":"+path))
	if err == nil && t.ID == "" {
		err = graph.ErrNotFound
	}
	return t, err
}

// one is the object of a kind with an id; nil where there is none.
func (a asking) one(t *view.Town, kind, id string) any {
	r := rollOf(t)
	switch kind {
	case "body":
		if id == t.ID.Path() {
			return a.bodyRow(t).show()
		}
	case "organization":
		if o, ok := r.orgs[id]; ok {
			return a.organization(t, o)
		}
	case "person":
		if p := t.Persons[graph.ID(graph.KindPerson+":"+id)]; p != nil {
			return a.person(t, p, true)
		}
	case "membership":
		if m, ok := r.members[id]; ok {
			return a.membership(t, m, true)
		}
	case "legislativeterm":
		if x := t.Term(graph.ID(graph.KindTerm + ":" + id)); x != nil {
			return a.term(t, *x)
		}
	case "meeting":
		if s := t.Session(graph.ID(graph.KindSession + ":" + id)); s != nil {
			return a.meeting(s)
		}
	case "location":
		return a.place(t, id)
	case "paper":
		if p := t.Papers[graph.ID(graph.KindPaper+":"+id)]; p != nil {
			return a.paper(t, p)
		}
	case "agendaitem":
		if x, ok := t.Item(graph.ID(graph.KindItem + ":" + id)); ok {
			return a.agendaItem(x.At, *x.Item, true)
		}
	case "consultation":
		return a.consulted(t, id)
	}
	return nil
}

// list is a page of a list, of those entries that the filters of OParl take.
func (a asking) list(rows []row, address string) (any, error) {
	takes, err := filters(a.URL.Query())
	if err != nil {
		return nil, err
	}
	var taken []row
	for _, r := range rows {
		if len(takes) == 0 || all(takes, r.span()) {
			taken = append(taken, r)
		}
	}
	p, err := page(taken, a.URL.Query(), "elementsPerPage")
	if err != nil {
		return nil, err
	}
	links := properties{"self": at(a, address, p.number), "first": at(a, address, 1), "last": at(a, address, p.pages)}
	if p.number > 1 {
		links["prev"] = at(a, address, p.number-1)
	}
	if p.number < p.pages {
		links["next"] = at(a, address, p.number+1)
	}
	return properties{"data": p.shown(), "links": links, "ratsgraph:revision": a.snap.Revision,
		"pagination": properties{"totalElements": p.total, "elementsPerPage": p.size, "currentPage": p.number, "totalPages": p.pages}}, nil
}

// filters read the parameters that every list of OParl has.
func filters(q url.Values) ([]func(span) bool, error) {
	var out []func(span) bool
	created, modified := func(s span) string { return s.created }, func(s span) string { return s.modified }
	for name, f := range map[string]struct {
		of    func(span) string
		since bool
	}{"created_since": {created, true}, "created_until": {created, false}, "modified_since": {modified, true}, "modified_until": {modified, false}} {
		text := q.Get(name)
		if text == "" {
			continue
		}
		bound, err := time.Parse(time.RFC3339, text)
		if err != nil {
			return nil, fmt.Errorf("%s: %w: want a date and time as 2014-01-01T00:00:00+01:00", name, graph.ErrInvalid)
		}
		out = append(out, func(s span) bool {
			at, err := time.Parse(time.RFC3339, f.of(s))
			return err == nil && (f.since && !at.Before(bound) || !f.since && !at.After(bound))
		})
	}
	return out, nil
}

func all(tests []func(span) bool, s span) bool {
	for _, t := range tests {
		if !t(s) {
			return false
		}
	}
	return true
}
