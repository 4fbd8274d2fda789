package resolvers

import (
	"context"
	"errors"
	"slices"
	"sync"

	"ratsgraph/graph"
)

// kin remembers, within one request, which ids came to light together: the
// things of one list, or what the things of one list refer to. When one of them
// is asked for, its kin will be too, so all are read at once. No batch has to
// wait for a timer, and how often is read does not depend on luck.
type kin struct {
	mu      sync.Mutex
	groups  map[graph.ID]*[]graph.ID
	pending []func() []graph.ID // ids that met, in order; nobody has asked for kin since
}

// meet makes ids kin of each other, each with those of its own kind.
func (k *kin) meet(ids []graph.ID) { k.later(func() []graph.ID { return ids }) }

// later is [kin.meet] for ids that are only looked for when somebody asks for kin:
// where everything is in memory, nobody does.
func (k *kin) later(ids func() []graph.ID) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.pending = append(k.pending, ids)
}

// join makes kin of what has met.
func (k *kin) join() {
	if k.groups == nil {
		k.groups = map[graph.ID]*[]graph.ID{}
	}
	for _, ids := range k.pending {
		byKind := map[string]*[]graph.ID{}
		for _, id := range ids() {
			if id != "" {
				k.add(id, byKind)
			}
		}
	}
	k.pending = nil
}

func (k *kin) add(id graph.ID, byKind map[string]*[]graph.ID) {
	g := byKind[id.Kind()]
	if g == nil {
		g = new([]graph.ID)
		byKind[id.Kind()] = g
	}
	if k.groups[id] != g {
		*g = append(*g, id)
		k.groups[id] = g
	}
}

// of returns the kin of an id, itself included.
func (k *kin) of(id graph.ID) []graph.ID {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.join()
	if g := k.groups[id]; g != nil {
		return *g
	}
	return []graph.ID{id}
}

// A batch reads each key once. Whoever asks first reads for all of the keys'
// kin; the others wait for it.
type batch[K comparable, V any] struct {
	fetch func(ctx context.Context, keys []K) (map[K]V, error)

	mu  sync.Mutex
	got map[K]*promise[V]
}

// A promise is a value that is being read.
type promise[V any] struct {
	done  chan struct{}
	value V
	err   error
}

var errUnread = errors.New("the reading ended without an answer")

// load returns the values of some keys; along are keys that will be asked for.
// They are only looked for if one of the keys is not there yet: for each thing
// of a level, that would be as many as the level has. A key without a value has
// the error [graph.ErrNotFound].
func (b *batch[K, V]) load(ctx context.Context, keys []K, along func() []K) ([]V, error) {
	if !b.promised(keys) {
		if todo := b.promise(slices.Concat(along(), keys)); len(todo) > 0 { // along is shared: nothing may be appended to it
			b.read(ctx, todo)
		}
	}
	out := make([]V, len(keys))
	for i, k := range keys {
		b.mu.Lock()
		p := b.got[k]
		b.mu.Unlock()
		select {
		case <-p.done:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
		if p.err != nil {
			return nil, p.err
		}
		out[i] = p.value
	}
	return out, nil
}

// promised says whether all of some keys are there or being read.
func (b *batch[K, V]) promised(keys []K) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, k := range keys {
		if b.got[k] == nil {
			return false
		}
	}
	return true
}

// promise makes promises for the keys that have none, and returns these.
func (b *batch[K, V]) promise(keys []K) []K {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.got == nil {
		b.got = map[K]*promise[V]{}
	}
	var todo []K
	for _, k := range keys {
		if b.got[k] == nil {
			b.got[k] = &promise[V]{done: make(chan struct{}), err: errUnread}
			todo = append(todo, k)
		}
	}
	return todo
}

// read keeps promises, in every case.
func (b *batch[K, V]) read(ctx context.Context, todo []K) {
	var values map[K]V
	err := errUnread
	defer func() {
		b.mu.Lock()
		defer b.mu.Unlock()
		for _, k := range todo {
			p := b.got[k]
			var found bool
			p.value, found = values[k]
			p.err = err
			if err == nil && !found {
				p.err = graph.ErrNotFound
			}
			close(p.done)
		}
	}()
	values, err = b.fetch(ctx, todo)
}

// know keeps a value that came to light otherwise.
func (b *batch[K, V]) know(k K, v V) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.got == nil {
		b.got = map[K]*promise[V]{}
	}
	if b.got[k] == nil {
		b.got[k] = &promise[V]{done: kept, value: v}
	}
}

// kept is the channel of promises that nobody has to wait for.
var kept = func() chan struct{} {
	c := make(chan struct{})
	close(c)
	return c
}()
