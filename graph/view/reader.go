package view

import (
	"context"

	"ratsgraph/graph"
)

// A Reader answers from snapshots what they hold, and leaves the rest, and what is
// asked before there is a snapshot, to the graph itself.
type Reader struct {
	Graph
	Towns *Towns
}

// NewReader reads a graph with snapshots of it in memory.
func NewReader(g Graph) *Reader { return &Reader{Graph: g, Towns: Of(g)} }

type pinKey struct{}

// A pin holds the snapshot of one request.
type pin struct {
	once chan struct{} // holds one token
	done bool
	snap *Snapshot
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

// WaitSnapshot is [Reader.Snapshot] for what only a snapshot can answer.
func (r *Reader) WaitSnapshot(ctx context.Context) (*Snapshot, error) {
	if s, err := r.Snapshot(ctx); s != nil || err != nil {
		return s, err
	}
	return r.Towns.Wait(ctx)
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

// byID answers from memory, and asks the graph while nothing is there.
func byID[T any](ctx context.Context, r *Reader, ids []graph.ID, find func(*Town, graph.ID) (T, bool), ask func(context.Context, []graph.ID) (map[graph.ID]T, error)) (map[graph.ID]T, error) {
	s, err := r.Snapshot(ctx)
	if err != nil {
		return nil, err
	}
	if s == nil {
		return ask(ctx, ids)
	}
	out := make(map[graph.ID]T, len(ids))
	for _, id := range ids {
		if t := s.Town(id); t != nil {
			if v, ok := find(t, id); ok {
				out[id] = v
			}
		}
	}
	return out, nil
}

// lists answers a list from memory, and asks the graph while nothing is there.
func lists[R, T any](ctx context.Context, r *Reader, k kind[R, T], l graph.List, ask func(context.Context, graph.List) (map[graph.ID]graph.Page[T], error)) (map[graph.ID]graph.Page[T], error) {
	s, err := r.Snapshot(ctx)
	switch {
	case err != nil:
		return nil, err
	case s == nil:
		return ask(ctx, l)
	case l.Edge == "":
		return k.list(s.Towns, l)
	}
	return k.list(s.of(l.Parents), l)
}
