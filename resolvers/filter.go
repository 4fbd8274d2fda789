package resolvers

import (
	"fmt"
	"reflect"
	"strings"

	"ratsgraph/graph"
)

// filterOf turns a filter input into a condition. All inputs have one form: a
// field holds comparisons ({eq: …}), or, as and/or/not, further filters. The
// names of the fields are those of the condition.
func filterOf(input any) graph.Filter {
	v := reflect.ValueOf(input)
	if v.Kind() == reflect.Pointer {
		if v.IsNil() {
			return graph.Filter{}
		}
		v = v.Elem()
	}
	var all []graph.Filter
	for i := range v.NumField() {
		name, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ",")
		all = append(all, fieldFilter(name, v.Field(i)))
	}
	return graph.All(all...)
}

func fieldFilter(name string, v reflect.Value) graph.Filter {
	switch {
	case v.IsNil():
		return graph.Filter{}
	case name == "and":
		return graph.All(eachFilter(v)...)
	case name == "or":
		return graph.Filter{Or: eachFilter(v)}
	case name == "not":
		in := filterOf(v.Interface())
		return graph.Filter{Not: &in}
	case v.Elem().Kind() == reflect.Bool: // a mark that things have or do not have
		is := graph.Filter{Field: name, Op: graph.OpEq, Values: []string{"true"}}
		if !v.Elem().Bool() {
			return graph.Filter{Not: &is}
		}
		return is
	}
	var all []graph.Filter
	for i := range v.Elem().NumField() {
		op, _, _ := strings.Cut(v.Elem().Type().Field(i).Tag.Get("json"), ",")
		all = append(all, comparison(name, op, v.Elem().Field(i)))
	}
	return graph.All(all...)
}

func eachFilter(v reflect.Value) []graph.Filter {
	out := make([]graph.Filter, v.Len())
	for i := range out {
		out[i] = filterOf(v.Index(i).Interface())
	}
	return out
}

// ops are the comparisons that are one operation on one value.
var ops = map[string]graph.Op{"eq": graph.OpEq, "lt": graph.OpLt, "lte": graph.OpLte, "gt": graph.OpGt, "gte": graph.OpGte, "words": graph.OpWords}

func comparison(field, op string, v reflect.Value) graph.Filter {
	if v.IsNil() {
		return graph.Filter{}
	}
	is := graph.Filter{Field: field, Op: ops[op]}
	switch op {
	case "in", "nin":
		is.Op = graph.OpEq
		for i := range v.Len() {
			is.Values = append(is.Values, text(v.Index(i)))
		}
	case "isNull":
		is.Op = graph.OpIsNull
		if !v.Elem().Bool() {
			return graph.Filter{Not: &is}
		}
		return is
	case "neq":
		is.Op = graph.OpEq
		is.Values = []string{text(v.Elem())}
	default:
		is.Values = []string{text(v.Elem())}
	}
	if op == "neq" || op == "nin" {
		return graph.Filter{Not: &is}
	}
	return is
}

func text(v reflect.Value) string { return fmt.Sprint(v.Interface()) }

// orderOf turns an order input into an order; all inputs have a field and a
// direction.
func orderOf(input any) graph.Order {
	v := reflect.ValueOf(input)
	if v.IsNil() {
		return graph.Order{}
	}
	v = v.Elem()
	return graph.Order{By: v.FieldByName("Field").String(), Descending: v.FieldByName("Direction").String() == "DESC"}
}
