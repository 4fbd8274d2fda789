package view

import "reflect"

// An interner keeps one copy of each string. Facts repeat ids and names over and
// over, and each was read with bytes of its own.
type interner map[string]string

// longest is the length up to which a string is looked for: longer ones are
// sentences, which are seldom printed twice.
const longest = 120

// all replaces the strings in something that v points to.
func (in interner) all(v any) { in.walk(reflect.ValueOf(v).Elem()) }

func (in interner) walk(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		in.one(v)
	case reflect.Struct:
		for i := range v.NumField() {
			in.walk(v.Field(i))
		}
	case reflect.Slice:
		for i := range v.Len() {
			in.walk(v.Index(i))
		}
	case reflect.Pointer:
		if !v.IsNil() {
			in.walk(v.Elem())
		}
	}
}

func (in interner) one(v reflect.Value) {
	s := v.String()
	if s == "" || len(s) > longest || !v.CanSet() {
		return
	}
	if have, ok := in[s]; ok {
		v.SetString(have)
		return
	}
	in[s] = s
}
