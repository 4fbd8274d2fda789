package view

import (
	"context"
	"fmt"
	"maps"
	"sync"

	"ratsgraph/graph"
)

// A Reader answers from snapshots what they hold, and leaves the rest, and what is
// asked before there is a snapshot, to the graph itself.
type Reader struct {
	Graph
	Towns *Towns
}

// NewReader reads a graph with snapshots of it in memory, which may take so many
// bytes; 0 is no bound.
func NewReader(g Graph, bytes int64) *Reader { return &Reader{Graph: g, Towns: Within(g, bytes)} }

type pinKey struct{}

// A pin holds the snapshot of one request, and the towns that were fetched for it.
type pin struct {
	once    chan struct{} // holds one token
	done    bool
	snap    *Snapshot
	fetched sync.Map // by id: *Town
}

// Pin returns a context under which everything is read from one snapshot: the one
// that is present when something is first read.
func Pin(ctx context.Context) context.Context {
	if _, ok := ctx.Value(pinKey{}).(*pin); ok {
		return ctx
	}
	return Repin(ctx)
}

// Repin is [Pin] for what comes after a change: it forgets an earlier pin.
func Repin(ctx context.Context) context.Context {
	p := &pin{once: make(chan struct{}, 1)}
	p.once <- struct{}{}
	return context.WithValue(ctx, pinKey{}, p)
}

// Snapshot is the snapshot that answers under this context; nil if none does yet.
func (r *Reader) Snapshot(ctx context.Context) (*Snapshot, error) {
	return pinned(ctx, r.Towns.At)
}

// WaitSnapshot is [Reader.Snapshot] for what only a snapshot can answer, with all of
// the graph that fits into memory. What is read under this context afterwards is
// read from it, too.
func (r *Reader) WaitSnapshot(ctx context.Context) (*Snapshot, error) {
	if s, err := r.Snapshot(ctx); err != nil || s != nil && !s.filling() {
		return s, err
	}
	s, err := r.Towns.Wait(ctx)
	if p, ok := ctx.Value(pinKey{}).(*pin); ok && err == nil {
		<-p.once
		p.snap = s
		p.once <- struct{}{}
	}
	return s, err
}

// TownOf is the town that a thing belongs to, which is read if it is not in memory:
// then it may be of a later revision than the rest of the answer. It is
// [graph.ErrNotFound] where there is none, and [ErrTooLarge] where it does not fit.
func (r *Reader) TownOf(ctx context.Context, id graph.ID) (*Town, error) {
	s, err := r.Snapshot(ctx)
	if err != nil {
		return nil, err
	}
	if s != nil {
		if t := s.Town(id); t != nil {
			return t, nil
		}
		if _, away := s.Away(id); !away {
			return nil, fmt.Errorf("municipality of %s: %w", id, graph.ErrNotFound)
		}
	}
	p, pinned := ctx.Value(pinKey{}).(*pin)
	if pinned {
		if t, ok := p.fetched.Load(id.Municipality()); ok {
			return t.(*Town), nil
		}
	}
	t, err := r.fetch(ctx, id)
	if err == nil && pinned {
		have, _ := p.fetched.LoadOrStore(t.ID, t)
		t = have.(*Town)
	}
	return t, err
}

// fetch reads the town of a thing that is not in memory.
func (r *Reader) fetch(ctx context.Context, id graph.ID) (*Town, error) {
	var s *Snapshot
	var err error
	if id.Kind() == graph.KindDocument {
		if s, err = r.Towns.Wait(ctx); err == nil && s.Town(id) == nil && s.Whole() != nil {
			return nil, fmt.Errorf("municipality of %s: %w", id, s.Whole())
		}
	} else {
		s, err = r.Towns.Want(ctx, id.Municipality())
	}
	if err != nil {
		return nil, err
	}
	t := s.Town(id)
	if t == nil && id.Kind() != graph.KindDocument && len(s.away) > 0 { // under no known municipality, perhaps
		if _, away := s.away[id.Municipality()]; !away {
			if s, err = r.Towns.Want(ctx, ""); err != nil {
				return nil, err
			}
			t = s.Town(id)
		}
	}
	if t != nil {
		return t, nil
	}
	if why := s.away[id.Municipality()]; why != nil {
		return nil, why
	}
	return nil, fmt.Errorf("municipality of %s: %w", id, graph.ErrNotFound)
}

func pinned(ctx context.Context, at func(context.Context) (*Snapshot, error)) (*Snapshot, error) {
	p, ok := ctx.Value(pinKey{}).(*pin)
	if !ok {
		return at(ctx)
	}
	select {
	case <-p.once:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	defer func() { p.once <- struct{}{} }()
	if p.done {
		return p.snap, nil
	}
	s, err := at(ctx)
	if err == nil {
		p.snap, p.done = s, true
	}
	return s, err
}

// byID answers from memory, and asks the graph for what is not there.
func byID[T any](ctx context.Context, r *Reader, ids []graph.ID, find func(*Town, graph.ID) (T, bool), ask func(context.Context, []graph.ID) (map[graph.ID]T, error)) (map[graph.ID]T, error) {
	s, err := r.Snapshot(ctx)
	if err != nil {
		return nil, err
	}
	if s == nil {
		return ask(ctx, ids)
	}
	out := make(map[graph.ID]T, len(ids))
	var away []graph.ID
	for _, id := range ids {
		if t := s.Town(id); t != nil {
			if v, ok := find(t, id); ok {
				out[id] = v
			}
		} else if _, is := s.Away(id); is {
			away = append(away, id)
		}
	}
	if len(away) == 0 {
		return out, nil
	}
	r.soon(ctx, s, away)
	more, err := ask(ctx, away)
	maps.Copy(out, more)
	return out, err
}

// soon has the municipality of things read for who asks next. If they are of
// several, nobody is at home in one of them, and none has to go for it.
func (r *Reader) soon(ctx context.Context, s *Snapshot, away []graph.ID) {
	first, _ := s.Away(away[0])
	for _, id := range away {
		if town, _ := s.Away(id); town != first || town == "" {
			return
		}
	}
	r.Towns.Fetch(ctx, first)
}

// lists answers a list from memory, and asks the graph for what is not there.
func lists[R, T any](ctx context.Context, r *Reader, k kind[R, T], l graph.List, ask func(context.Context, graph.List) (map[graph.ID]graph.Page[T], error)) (map[graph.ID]graph.Page[T], error) {
	s, err := r.Snapshot(ctx)
	switch {
	case err != nil:
		return nil, err
	case s == nil || l.Edge == "" && len(s.away) > 0:
		return ask(ctx, l)
	case l.Edge == "":
		return k.list(s.Towns, l)
	}
	var here, away []graph.ID
	for _, id := range l.Parents {
		if _, is := s.Away(id); is {
			away = append(away, id)
		} else {
			here = append(here, id)
		}
	}
	if len(away) == 0 {
		return k.list(s.of(l.Parents), l)
	}
	r.soon(ctx, s, away)
	rest := l
	l.Parents, rest.Parents = here, away
	out, err := k.list(s.of(here), l)
	if err != nil {
		return nil, err
	}
	more, err := ask(ctx, rest)
	maps.Copy(out, more)
	return out, err
}
