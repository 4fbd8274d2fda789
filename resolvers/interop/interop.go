// Package interop shows persons, organisations and memberships in forms that
// others agreed on: OParl 1.1, which German council information systems speak,
// and Popolo. It says no more than the graph does: what minutes do not print is
// left out, and what is inferred from them is marked so, in properties that begin
// with "ratsgraph:".
package interop

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"ratsgraph/graph"
	"ratsgraph/graph/view"
)

// A Source is the graph that is shown.
type Source interface {
	// WaitSnapshot is the state of the graph that answers under this context.
	WaitSnapshot(ctx context.Context) (*view.Snapshot, error)

	// TownOf is the municipality that a thing belongs to, or [graph.ErrNotFound].
	TownOf(ctx context.Context, id graph.ID) (*view.Town, error)

	// Resolve returns the id under which a thing is known now, or
	// [graph.ErrNotFound].
	Resolve(ctx context.Context, id graph.ID) (graph.ID, error)

	// Changes reads, in their order, up to n changes after a revision.
	Changes(ctx context.Context, after, n int, f graph.ChangeScope) ([]graph.Change, error)
}

// A Service shows a graph in several forms.
type Service struct {
	source Source
	times  *times
	base   func(*http.Request) string
}

// New shows a graph. Base is where the program is reached from outside, without a
// slash at the end: addresses, and with them the ids of OParl, lie below it.
func New(source Source, base func(*http.Request) string) *Service {
	return &Service{source, &times{changes: source.Changes, sessions: map[graph.ID]span{}}, base}
}

// An asking is one request: what is there, and where.
type asking struct {
	*Service
	*http.Request
	snap  *view.Snapshot
	base  string            // of the form that is asked for
	spans map[graph.ID]span // of persons, while this is answered
}

func (s *Service) ask(r *http.Request, below string) (asking, error) {
	ctx := view.Pin(r.Context())
	snap, err := s.source.WaitSnapshot(ctx)
	if err == nil {
		err = s.times.upTo(ctx, snap.Revision)
	}
	return asking{s, r.WithContext(ctx), snap, s.base(r) + below, map[graph.ID]span{}}, err
}

// address joins a path below the base; every part of an id is escaped.
func (a asking) address(kind string, id string) string {
	parts := strings.Split(id, "/")
	for i, p := range parts {
		parts[i] = url.PathEscape(p)
	}
	return a.base + "/" + kind + "/" + strings.Join(parts, "/")
}

// properties are an object of JSON. What is empty is left out.
type properties map[string]any

func (p properties) set(name string, value any) {
	switch v := value.(type) {
	case string:
		if v == "" {
			return
		}
	case graph.Date:
		if v == "" {
			return
		}
	}
	p[name] = value
}

// A page of a list.
type pageOf struct {
	rows                []row
	number, size, total int // pages are numbered from 1
	pages               int
}

// A row is an entry of a list, made when it is shown.
type row struct {
	id   string
	span func() span
	show func() properties
}

const pageMost = 100

// page cuts a list: page and the size that the parameter names ask for.
func page(rows []row, q url.Values, sizeName string) (pageOf, error) {
	p := pageOf{number: 1, size: pageMost, total: len(rows)}
	for name, into := range map[string]*int{"page": &p.number, sizeName: &p.size} {
		if text := q.Get(name); text != "" {
			n, err := strconv.Atoi(text)
			if err != nil || n < 1 {
				return p, fmt.Errorf("%s: %w: want a number from 1 on", name, graph.ErrInvalid)
			}
			*into = n
		}
	}
	p.size = min(p.size, pageMost)
	p.pages = max(1, (p.total+p.size-1)/p.size)
	if p.number > p.pages {
		return p, fmt.Errorf("page %d: %w: there are %d", p.number, graph.ErrNotFound, p.pages)
	}
	slices.SortFunc(rows, func(a, b row) int { return strings.Compare(a.id, b.id) })
	p.rows = rows[(p.number-1)*p.size : min(p.number*p.size, p.total)]
	return p, nil
}

// shown are the objects of a page.
func (p pageOf) shown() []properties {
	out := []properties{}
	for _, r := range p.rows {
		out = append(out, r.show())
	}
	return out
}

// at is the address of another page of the same list.
func at(a asking, list string, number int) string {
	q := a.URL.Query()
	q.Set("page", strconv.Itoa(number))
	return list + "?" + q.Encode()
}

// answer writes JSON; what cannot be answered is told by refuse.
func answer(w http.ResponseWriter, v any, err error, refuse func(status int, message string) any) {
	status := http.StatusOK
	switch {
	case errors.Is(err, graph.ErrNotFound):
		status, v = http.StatusNotFound, refuse(http.StatusNotFound, err.Error())
	case errors.Is(err, graph.ErrInvalid):
		status, v = http.StatusBadRequest, refuse(http.StatusBadRequest, err.Error())
	case errors.Is(err, view.ErrTooLarge):
		status, v = http.StatusServiceUnavailable, refuse(http.StatusServiceUnavailable, err.Error())
	case err != nil:
		status, v = http.StatusInternalServerError, refuse(http.StatusInternalServerError, "internal error")
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(status)
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	e.Encode(v) // the client may be gone: nothing to do about it
}
