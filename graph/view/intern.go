package view

import (
	"hash/maphash"
	"reflect"
	"sync"
)

// An interner keeps one copy of each string. Facts repeat ids and names over and
// over, and each was read with bytes of its own. Several may use it at once.
type interner struct {
	seed  maphash.Seed
	parts [16]struct {
		mu   sync.Mutex
		have map[string]string
	}
}

func newInterner() *interner {
	in := &interner{seed: maphash.MakeSeed()}
	for i := range in.parts {
		in.parts[i].have = map[string]string{}
	}
	return in
}

// longest is the length up to which a string is looked for: longer ones are
// sentences, which are seldom printed twice.
const longest = 120

// all replaces the strings in something that v points to. It says how much memory
// that takes with all it leads to, as [sizes] do; strings that are there already
// take none.
func (in *interner) all(v any) (bytes int64) {
	e := reflect.ValueOf(v).Elem()
	return sizeOf(int(e.Type().Size())) + in.walk(e)
}

// walk is what a value leads to, without its own room.
func (in *interner) walk(v reflect.Value) (bytes int64) {
	switch v.Kind() {
	case reflect.String:
		return in.one(v)
	case reflect.Struct:
		for i := range v.NumField() {
			bytes += in.walk(v.Field(i))
		}
	case reflect.Slice:
		bytes = sizeOf(v.Cap() * int(v.Type().Elem().Size()))
		for i := range v.Len() {
			bytes += in.walk(v.Index(i))
		}
	case reflect.Pointer:
		if !v.IsNil() {
			return sizeOf(int(v.Type().Elem().Size())) + in.walk(v.Elem())
		}
	}
	return bytes
}

func (in *interner) one(v reflect.Value) (bytes int64) {
	s := v.String()
	if s == "" || !v.CanSet() {
		return 0
	}
	if len(s) > longest {
		return sizeOf(len(s))
	}
	p := &in.parts[maphash.String(in.seed, s)%uint64(len(in.parts))]
	p.mu.Lock()
	defer p.mu.Unlock()
	if have, ok := p.have[s]; ok {
		v.SetString(have)
		return 0
	}
	p.have[s] = s
	return sizeOf(len(s))
}
