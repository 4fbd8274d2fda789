package view

import (
	"reflect"
	"sync/atomic"
	"unsafe"
)

// A weighing says how much memory facts take. Facts repeat ids and names over and
// over, and whoever reads them lets those share their bytes, which count once then.
// Several may use it at once.
type weighing struct {
	seen []atomic.Uintptr // where strings are that were counted, as far as there is room
}

// newWeighing is for about so many sessions.
func newWeighing(sessions int) *weighing {
	n := 1 << 15
	for n < 256*sessions && n < 1<<20 {
		n *= 2
	}
	return &weighing{seen: make([]atomic.Uintptr, n)}
}

// all is what something takes that v points to, with all it leads to.
func (w *weighing) all(v any) (bytes int64) {
	e := reflect.ValueOf(v).Elem()
	return sizeOf(int(e.Type().Size())) + w.walk(e)
}

// walk is what a value leads to, without its own room.
func (w *weighing) walk(v reflect.Value) (bytes int64) {
	switch v.Kind() {
	case reflect.String:
		return w.one(v.String())
	case reflect.Struct:
		for i := range v.NumField() {
			bytes += w.walk(v.Field(i))
		}
	case reflect.Slice:
		bytes = sizeOf(v.Cap() * int(v.Type().Elem().Size()))
		for i := range v.Len() {
			bytes += w.walk(v.Index(i))
		}
	case reflect.Pointer:
		if !v.IsNil() {
			return sizeOf(int(v.Type().Elem().Size())) + w.walk(v.Elem())
		}
	}
	return bytes
}

// one is what a string takes that was not counted lately.
func (w *weighing) one(s string) (bytes int64) {
	if s == "" {
		return 0
	}
	at := uintptr(unsafe.Pointer(unsafe.StringData(s)))
	seen := &w.seen[uint64(at)*0x9E3779B97F4A7C15>>32%uint64(len(w.seen))]
	if seen.Load() == at {
		return 0
	}
	seen.Store(at)
	return sizeOf(len(s))
}
