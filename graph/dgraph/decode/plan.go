package decode

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
)

// A reading reads one value of a type to where it belongs.
type reading func(in *input, to reflect.Value)

// A planner works out once how types are read.
type planner struct {
	of    map[reflect.Type]reading
	lists []reflect.Type
}

func (p *planner) plan(t reflect.Type) reading {
	if r, ok := p.of[t]; ok {
		if r == nil {
			panic(fmt.Sprintf("decode: %s holds itself", t))
		}
		return r
	}
	p.of[t] = nil
	r := p.make(t)
	p.of[t] = r
	return r
}

func (p *planner) make(t reflect.Type) reading {
	switch t.Kind() {
	case reflect.String:
		return orNull(func(in *input, to reflect.Value) { to.SetString(in.text()) })
	case reflect.Int:
		return orNull(func(in *input, to reflect.Value) { to.SetInt(in.number()) })
	case reflect.Float64:
		return orNull(float)
	case reflect.Bool:
		return orNull(truth)
	case reflect.Pointer:
		of, read := t.Elem(), p.plan(t.Elem())
		return orNull(func(in *input, to reflect.Value) {
			v := reflect.New(of)
			read(in, v.Elem())
			to.Set(v)
		})
	case reflect.Slice:
		return p.list(t)
	case reflect.Struct:
		return p.object(t)
	}
	panic(fmt.Sprintf("decode: %s is not plain", t))
}

// orNull leaves what is null as it is.
func orNull(read reading) reading {
	return func(in *input, to reflect.Value) {
		if !in.word("null") {
			read(in, to)
		}
	}
}

func truth(in *input, to reflect.Value) {
	switch {
	case in.word("true"):
		to.SetBool(true)
	case !in.word("false"):
		in.stop()
	}
}

func float(in *input, to reflect.Value) {
	in.peek()
	from := in.at
	for in.at < len(in.b) && strings.IndexByte("+-.0123456789eE", in.b[in.at]) >= 0 {
		in.at++
	}
	var f float64
	if json.Unmarshal(in.b[from:in.at], &f) != nil {
		in.stop()
		return
	}
	to.SetFloat(f)
}

// list reads a list where all of its type are read, and then takes as much room as
// it needs.
func (p *planner) list(t reflect.Type) reading {
	read, n := p.plan(t.Elem()), len(p.lists)
	p.lists = append(p.lists, t)
	return orNull(func(in *input, to reflect.Value) {
		in.take('[')
		all, long := in.lists[n], 0
		for more := !in.has(']') && !in.odd; more; more = in.has(',') {
			all.Grow(1)
			all.SetLen(long + 1)
			e := all.Index(long)
			e.SetZero()
			read(in, e)
			long++
		}
		if long > 0 {
			in.take(']')
		}
		out := reflect.MakeSlice(t, long, long)
		reflect.Copy(out, all)
		all.Clear()
		all.SetLen(0)
		to.Set(out)
	})
}

// A field is one of a struct, by its name in JSON.
type field struct {
	name string
	at   int
	read reading
}

func (p *planner) object(t reflect.Type) reading {
	var fields []field
	for i := range t.NumField() {
		f := t.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case name == "-":
			continue
		case name == "" || f.Anonymous || !f.IsExported():
			panic(fmt.Sprintf("decode: %s.%s has no name for JSON", t, f.Name))
		}
		fields = append(fields, field{name, i, p.plan(f.Type)})
	}
	return orNull(func(in *input, to reflect.Value) { in.object(fields, to) })
}

// object reads a struct, whose fields come in their order, some left out.
func (in *input) object(fields []field, to reflect.Value) {
	in.take('{')
	some := false
	for more := !in.has('}') && !in.odd; more; more = in.has(',') {
		some = true
		in.peek()
		name, _ := in.literal()
		in.take(':')
		for len(fields) > 0 && fields[0].name != string(name) {
			fields = fields[1:]
		}
		if in.odd || len(fields) == 0 { // one that there was once, one twice, or in another order
			in.stop()
			return
		}
		fields[0].read(in, to.Field(fields[0].at))
		fields = fields[1:]
	}
	if some {
		in.take('}')
	}
}
