package view

import (
	"reflect"
	"sync"
)

// Derive works something out from a view when it is first asked for, and keeps
// it as long as the view. It is named by its type, and worked out once.
func Derive[T any](t *Town, work func(*Town) T) T {
	v, _ := t.made.LoadOrStore(reflect.TypeFor[T]().String(), sync.OnceValue(func() T { return work(t) }))
	return v.(func() T)()
}
