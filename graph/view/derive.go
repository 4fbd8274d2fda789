package view

import (
	"reflect"
	"sync"
)

// Derive works something out from a view when it is first asked for, and keeps
// it as long as the view. It is named by its type, and worked out once.
func Derive[T any](t *Town, work func(*Town) T) T {
	name := reflect.TypeFor[T]().String()
	v, ok := t.made.Load(name)
	if !ok {
		v, _ = t.made.LoadOrStore(name, sync.OnceValue(func() T { return t.weighed(work(t)).(T) }))
	}
	return v.(func() T)()
}

// weighed adds what was made to the size of the town.
func (t *Town) weighed(v any) any {
	t.derived.Add(sizeOfDerived(v))
	return v
}

// DeriveWhole is [Derive] for something of all that is in memory. What says its size
// is among what the snapshot takes.
func DeriveWhole[T any](s *Snapshot, work func(*Snapshot) T) T {
	v, _ := s.made.LoadOrStore(reflect.TypeFor[T]().String(), sync.OnceValue(func() T {
		v := work(s)
		if large, ok := any(v).(interface{ Size() int64 }); ok {
			s.derived.Add(large.Size())
		}
		return v
	}))
	return v.(func() T)()
}

// kept is what somebody worked out from the facts of a session.
type kept struct {
	mu      sync.Mutex
	by, was any
}

// Keep works something out from the facts of a session, once for who asks, and keeps
// it in later views as long as they have the same facts. What was kept for somebody
// else is forgotten.
func (s *Session) Keep(by any, work func() any) any {
	s.kept.mu.Lock()
	defer s.kept.mu.Unlock()
	if s.kept.by != by {
		s.kept.by, s.kept.was = by, work()
	}
	return s.kept.was
}
