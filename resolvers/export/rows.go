package export

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"strings"

	"ratsgraph/graph"
	"ratsgraph/graph/view"
)

// A Row is one entry of the list, as the API gives it.
type Row struct {
	Revision int // of the graph that it was read from
	Object   json.RawMessage
	Beside   *Beside
}

// Each calls yield with every row, page by page, all from one state of the graph.
// If yield returns an error, that is the end and the error. It is
// [graph.ErrConflict] if the graph changed while a table was read that memory does
// not hold.
func (t Table) Each(ctx context.Context, vars map[string]any, yield func(Row) error) error {
	ctx = view.Pin(ctx)
	if _, err := t.e.source.WaitSnapshot(ctx); err != nil {
		return err
	}
	revision, own := 0, map[string]any{}
	maps.Copy(own, vars)
	if err := t.check(ctx, own); err != nil {
		return err
	}
	for {
		page, err := t.page(ctx, own)
		if err != nil {
			return err
		}
		if revision == 0 {
			revision = page.revision
		}
		if page.revision != revision {
			return fmt.Errorf("%w: the graph went from revision %d to %d while the table was read: ask again", graph.ErrConflict, revision, page.revision)
		}
		for _, o := range page.rows {
			o.Revision = page.revision
			if err := yield(o); err != nil {
				return err
			}
		}
		if t.t.pagedAt < 0 || !page.more {
			return nil
		}
		own["after"] = page.cursor
	}
}

// A page is one answer.
type page struct {
	revision int
	rows     []Row
	more     bool
	cursor   string
}

// page asks once.
func (t Table) page(ctx context.Context, vars map[string]any) (page, error) {
	body, err := json.Marshal(map[string]any{"query": t.t.text, "variables": vars})
	if err != nil {
		return page{}, fmt.Errorf("variables: %w: %w", graph.ErrInvalid, err)
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, "/graphql", bytes.NewReader(body))
	if err != nil {
		return page{}, err
	}
	req.Header.Set("Content-Type", "application/json")
	rec := &recorder{header: http.Header{}}
	t.e.api.ServeHTTP(rec, req)
	var got struct {
		Data   json.RawMessage
		Errors []struct {
			Message    string
			Path       []any
			Extensions struct{ Code string }
		}
		Extensions struct{ Revision int }
	}
	if err := json.Unmarshal(rec.body.Bytes(), &got); err != nil {
		return page{}, fmt.Errorf("answer: %w", err)
	}
	if len(got.Errors) > 0 {
		e := got.Errors[0]
		switch e.Extensions.Code {
		case "INTERNAL":
			return page{}, errors.New(e.Message)
		case "NOT_FOUND":
			return page{}, fmt.Errorf("%w: %s", graph.ErrNotFound, e.Message)
		case "TOO_LARGE":
			return page{}, fmt.Errorf("%w: %s", view.ErrTooLarge, e.Message)
		}
		return page{}, fmt.Errorf("%w: %s %v", graph.ErrInvalid, e.Message, e.Path)
	}
	p := page{revision: got.Extensions.Revision}
	return p, t.t.find(&p, got.Data, 0, &Beside{})
}

// find walks to the rows below one object of the path, and notes what stands
// beside it and whether there are further pages.
func (t table) find(p *page, data json.RawMessage, depth int, beside *Beside) error {
	var at map[string]json.RawMessage
	if len(data) == 0 || string(data) == "null" {
		return nil // there is no such thing: no rows
	}
	if err := json.Unmarshal(data, &at); err != nil {
		return fmt.Errorf("answer: %w", err)
	}
	if err := t.further(p, at["pageInfo"], depth); err != nil {
		return err
	}
	beside = beside.with(data, t.beside[depth], depth)
	next, last := at[t.rows[depth]], depth == len(t.rows)-1
	if next == nil && depth == 1 && t.rows[0] == "node" {
		return fmt.Errorf("%w: what the id names has no %s", graph.ErrInvalid, t.rows[1])
	}
	if !bytes.HasPrefix(next, []byte("[")) {
		if last {
			return nil // null: not recorded
		}
		return t.find(p, next, depth+1, beside)
	}
	var list []json.RawMessage
	if err := json.Unmarshal(next, &list); err != nil {
		return fmt.Errorf("answer: %w", err)
	}
	if len(list) == 0 && last && t.figure {
		// Nobody and nothing of it: what was counted, and what is missing, is all
		// that there is to say, and has to be said.
		p.rows = append(p.rows, Row{Object: json.RawMessage("{}"), Beside: beside})
	}
	for _, o := range list {
		if last {
			p.rows = append(p.rows, Row{Object: o, Beside: beside})
		} else if err := t.find(p, o, depth+1, beside); err != nil {
			return err
		}
	}
	return nil
}

// further notes what a connection says of its pages. Those of one inside a list
// cannot be followed: a table that would lack them is refused.
func (t table) further(p *page, raw json.RawMessage, depth int) error {
	var info struct {
		HasNextPage bool
		EndCursor   string
	}
	if raw == nil {
		return nil
	}
	if err := json.Unmarshal(raw, &info); err != nil {
		return fmt.Errorf("answer: pageInfo: %w", err)
	}
	if depth == t.pagedAt {
		p.more, p.cursor = info.HasNextPage, info.EndCursor
	} else if info.HasNextPage {
		return fmt.Errorf("%w: %s has further pages, which cannot be followed here: ask for it by itself, or with a larger first",
			graph.ErrInvalid, strings.Join(t.rows[:depth], "."))
	}
	return nil
}

// recorder keeps an answer.
type recorder struct {
	header http.Header
	status int
	body   bytes.Buffer
}

func (r *recorder) Header() http.Header         { return r.header }
func (r *recorder) WriteHeader(status int)      { r.status = status }
func (r *recorder) Write(b []byte) (int, error) { return r.body.Write(b) }

// cells are the values of a row by column: text, or null where nothing is
// recorded.
func cells(o json.RawMessage, columns []column, depth int) ([]*string, error) {
	var v any
	d := json.NewDecoder(bytes.NewReader(o))
	d.UseNumber()
	if err := d.Decode(&v); err != nil {
		return nil, fmt.Errorf("row: %w", err)
	}
	out := make([]*string, len(columns))
	for i, c := range columns {
		out[i] = cell(v, c.path[depth:])
	}
	return out, nil
}

func cell(v any, path []string) *string {
	for _, name := range path {
		m, ok := v.(map[string]any)
		if !ok {
			return nil
		}
		v = m[name]
	}
	switch x := v.(type) {
	case nil:
		return nil
	case string:
		return &x
	case json.Number:
		s := x.String()
		return &s
	}
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		panic(err) // it came out of JSON: cannot fail
	}
	s := strings.TrimSuffix(b.String(), "\n")
	return &s
}
