package view

import (
	"reflect"
	"strings"

	"ratsgraph/graph"
)

// sizeOf is the memory that something of so many bytes takes: the allocator has
// sizes of its own, about an eighth apart.
func sizeOf(n int) int64 {
	switch {
	case n == 0:
		return 0
	case n <= 24:
		return int64(n+7) &^ 7
	case n <= 256:
		return int64(n+15) &^ 15
	case n <= 512:
		return int64(n+31) &^ 31
	case n <= 1024:
		return int64(n+63) &^ 63
	case n <= 32<<10:
		return int64(n) + int64(n)/16
	}
	return int64(n+8191) &^ 8191
}

// sizeOfMap is what a map takes whose entries are that large: with a byte for each
// to find them by, and as much room free as is usual.
func sizeOfMap(entries, entry int) int64 { return int64(entries) * int64(entry+1) * 10 / 7 }

// size is what a town takes beside the facts of its sessions.
func (x *index) size() int64 {
	const id, pointer, entry = 16, 8, 16
	n := sizeOfMap(len(x.sessions), id+pointer) + sizeOfMap(len(x.attendances)+len(x.items), id+entry) + sizeOfMap(len(x.decisions), id+48) +
		sizeOfMap(len(x.votes)+len(x.recusals)+len(x.mentions)+len(x.documents), id+entry)
	n += manyOf(x.ofBody, pointer) + manyOf(x.listed, entry) + manyOf(x.stated, entry) + manyOf(x.handled, entry) + manyOf(x.decided, 48) +
		manyOf(x.ofParty, entry) + manyOf(x.more, pointer)
	n += int64(len(x.votes)) * (pointer + entry) // by decision, and by who
	return n + sizeOfMap(len(x.byPerson), id+pointer) + int64(len(x.byPerson))*96 + int64(len(x.mentions)+len(x.recusals))*entry
}

// indexed is about what a session takes in the index.
func (s *Session) indexed() int64 {
	return 110*int64(len(s.Attendances)+len(s.Items)) + 160*int64(len(s.Decisions)) + 80*int64(len(s.Votes)+len(s.Mentions)+len(s.Recusals)) + 120*int64(len(s.Documents)+1)
}

func manyOf[T any](m map[graph.ID][]T, each int) int64 {
	n := sizeOfMap(len(m), 16+24)
	for _, of := range m {
		n += sizeOf(cap(of) * each)
	}
	return n
}

// sizeOfDerived is about what something takes that was worked out from a town, without
// the town's own things that it points to.
func sizeOfDerived(v any) int64 {
	m := measuring{map[uintptr]bool{}}
	return m.of(reflect.ValueOf(v))
}

// A measuring counts what is reached over several ways once.
type measuring struct{ seen map[uintptr]bool }

// of is what a value leads to, without its own room.
func (m measuring) of(v reflect.Value) (bytes int64) {
	if !leads(v.Type()) {
		return 0
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			bytes += m.of(v.Field(i))
		}
	case reflect.Slice:
		if v.Len() == 0 || m.seen[v.Pointer()] {
			return 0
		}
		m.seen[v.Pointer()] = true
		bytes = sizeOf(v.Cap() * int(v.Type().Elem().Size()))
		for i := 0; i < v.Len() && leads(v.Type().Elem()); i++ {
			bytes += m.of(v.Index(i))
		}
	case reflect.Map:
		bytes = sizeOfMap(v.Len(), int(v.Type().Key().Size()+v.Type().Elem().Size()))
		for i := v.MapRange(); i.Next() && leads(v.Type().Elem()); {
			bytes += m.of(i.Value())
		}
	case reflect.Pointer, reflect.Interface:
		if v.IsNil() || v.Kind() == reflect.Pointer && m.seen[v.Pointer()] {
			return 0
		}
		if v.Kind() == reflect.Pointer {
			m.seen[v.Pointer()] = true
			bytes = sizeOf(int(v.Type().Elem().Size()))
		}
		bytes += m.of(v.Elem())
	}
	return bytes
}

// leads reports whether values of a type lead to memory of their own. Strings are
// those of the facts, and so is what is kept by pointers to the values of the graph.
func leads(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Slice, reflect.Map, reflect.Interface:
		return true
	case reflect.Pointer:
		of := t.Elem()
		return of != reflect.TypeFor[Town]() && of != reflect.TypeFor[Session]() && !strings.HasSuffix(of.PkgPath(), "/graph") && of.PkgPath() != "sync"
	case reflect.Struct:
		for i := range t.NumField() {
			if leads(t.Field(i).Type) {
				return true
			}
		}
	}
	return false
}
