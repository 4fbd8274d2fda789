package view

import (
	"reflect"
	"sync"
)

// kept keeps what was worked out from a view, by its type.
type kept struct {
	mu     sync.Mutex
	values map[reflect.Type]*once
}

type once struct {
	sync.Once
	value any
}

// Derive works something out from a view when it is first asked for, and keeps
// it as long as the view. What is kept is named by its type.
func Derive[T any](t *Town, work func(*Town) T) T {
	key := reflect.TypeFor[T]()
	t.kept.mu.Lock()
	if t.kept.values == nil {
		t.kept.values = map[reflect.Type]*once{}
	}
	o := t.kept.values[key]
	if o == nil {
		o = new(once)
		t.kept.values[key] = o
	}
	t.kept.mu.Unlock()
	o.Do(func() { o.value = work(t) })
	return o.value.(T)
}
