package resolvers_test

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"ratsgraph/resolvers"
)

var release = flag.Bool("release", false, "let TestContract write the schema down as released")

// released is the schema of the last release. It changes with a release only:
//
//	go test ./resolvers -run TestContract -release
const released = "testdata/released.graphqls"

// TestContract holds the schema against the one that was released last. What
// clients may use today must still be there tomorrow. A thing can go after a
// release in which it was deprecated, if the change log says so, by its name:
// `Session.place`.
func TestContract(t *testing.T) {
	if *release {
		if err := os.WriteFile(released, []byte(resolvers.SDL()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	before := schemaOf(t, readFile(t, released))
	log := readFile(t, "../CHANGELOG.md")
	for _, b := range breaks(before, schemaOf(t, resolvers.SDL())) {
		if !b.announced || !strings.Contains(log, "`"+b.at+"`") {
			t.Errorf("%s: %s; deprecate it first, and name it in CHANGELOG.md when it goes", b.at, b.what)
		}
	}
}

// TestBreaksAreFound changes a schema in every way that breaks a client, and in
// some that do not.
func TestBreaksAreFound(t *testing.T) {
	const before = `type Query { a(x: Int, y: I): T! old: Int @deprecated b: E c: U n: N }
		type T implements N { id: ID! kept: [Int!] }
		interface N { id: ID! } enum E { ONE TWO } union U = T | V
		type V { v: Int } input I { p: Int q: Int } type Gone { x: Int } scalar S`
	cases := []struct{ what, after, want string }{
		{"nothing", before, ""},
		{"more", strings.NewReplacer("b: E", "b: E! more: Int", "x: Int,", "x: Int, z: Int,", "p: Int", "p: Int r: Int! = 1", "ONE", "ONE THREE").Replace(before), ""},
		{"a field that was deprecated", strings.Replace(before, "old: Int @deprecated", "", 1), "Query.old: it is gone (announced)"},
		{"a field", strings.Replace(before, "kept: [Int!]", "", 1), "T.kept: it is gone"},
		{"a type", strings.Replace(before, "type Gone { x: Int }", "", 1), "Gone: it is gone"},
		{"a kind", strings.Replace(before, "scalar S", "enum S { A }", 1), "S: it was SCALAR and is ENUM"},
		{"an argument", strings.Replace(before, "x: Int, ", "", 1), "Query.a(x:): it is gone"},
		{"an argument's type", strings.Replace(before, "x: Int,", "x: Int!,", 1), "Query.a(x:): its type was Int and is Int!"},
		{"a new argument that is required", strings.Replace(before, "x: Int,", "x: Int, z: Int!,", 1), "Query.a(z:): it is new and required"},
		{"a value", strings.Replace(before, "TWO", "", 1), "E.TWO: it is gone"},
		{"a member", strings.Replace(before, "| V", "", 1), "U.V: it is no longer one of them"},
		{"an interface", strings.Replace(before, "implements N", "", 1), "T.N: it is no longer one of them"},
		{"a null", strings.Replace(before, "a(x: Int, y: I): T!", "a(x: Int, y: I): T", 1), "Query.a: its type was T! and is T"},
		{"an input field", strings.Replace(before, "p: Int", "", 1), "I.p: it is gone"},
		{"a new input field that is required", strings.Replace(before, "p: Int", "p: Int r: Int!", 1), "I.r: it is new and required"},
		{"an input field that becomes required", strings.Replace(before, "p: Int", "p: Int!", 1), "I.p: its type was Int and is Int!"},
	}
	for _, c := range cases {
		var got []string
		for _, b := range breaks(schemaOf(t, before), schemaOf(t, c.after)) {
			got = append(got, b.String())
		}
		if strings.Join(got, "\n") != c.want {
			t.Errorf("%s: got %q, want %q", c.what, got, c.want)
		}
	}
}

// A break is a change that can break a client.
type breaking struct {
	at, what  string
	announced bool // it was deprecated
}

func (b breaking) String() string {
	if b.announced {
		return b.at + ": " + b.what + " (announced)"
	}
	return b.at + ": " + b.what
}

// breaks lists what clients of one schema miss in another.
func breaks(before, after *ast.Schema) []breaking {
	var out []breaking
	for _, name := range slices.Sorted(maps.Keys(before.Types)) {
		was, is := before.Types[name], after.Types[name]
		switch {
		case was.BuiltIn:
		case is == nil:
			out = append(out, breaking{at: name, what: "it is gone"})
		case was.Kind != is.Kind:
			out = append(out, breaking{at: name, what: fmt.Sprintf("it was %s and is %s", was.Kind, is.Kind)})
		default:
			out = append(out, typeBreaks(was, is)...)
		}
	}
	return out
}

func typeBreaks(was, is *ast.Definition) []breaking {
	var out []breaking
	for _, f := range was.Fields {
		at := was.Name + "." + f.Name
		now := is.Fields.ForName(f.Name)
		switch {
		case now == nil:
			out = append(out, breaking{at, "it is gone", f.Directives.ForName("deprecated") != nil})
		case was.IsInputType() && !givable(f.Type, now.Type), !was.IsInputType() && !readable(f.Type, now.Type):
			out = append(out, breaking{at: at, what: fmt.Sprintf("its type was %s and is %s", f.Type, now.Type)})
		default:
			out = append(out, argumentBreaks(at, f.Arguments, now.Arguments)...)
		}
	}
	for _, f := range is.Fields {
		if is.IsInputType() && was.Fields.ForName(f.Name) == nil && f.Type.NonNull && f.DefaultValue == nil {
			out = append(out, breaking{at: is.Name + "." + f.Name, what: "it is new and required"})
		}
	}
	for _, v := range was.EnumValues {
		if is.EnumValues.ForName(v.Name) == nil {
			out = append(out, breaking{was.Name + "." + v.Name, "it is gone", v.Directives.ForName("deprecated") != nil})
		}
	}
	for _, name := range slices.Concat(was.Types, was.Interfaces) {
		if !slices.Contains(is.Types, name) && !slices.Contains(is.Interfaces, name) {
			out = append(out, breaking{at: was.Name + "." + name, what: "it is no longer one of them"})
		}
	}
	return out
}

func argumentBreaks(field string, was, is ast.ArgumentDefinitionList) []breaking {
	var out []breaking
	for _, a := range was {
		at := fmt.Sprintf("%s(%s:)", field, a.Name)
		now := is.ForName(a.Name)
		switch {
		case now == nil:
			out = append(out, breaking{at, "it is gone", a.Directives.ForName("deprecated") != nil})
		case !givable(a.Type, now.Type):
			out = append(out, breaking{at: at, what: fmt.Sprintf("its type was %s and is %s", a.Type, now.Type)})
		}
	}
	for _, a := range is {
		if was.ForName(a.Name) == nil && a.Type.NonNull && a.DefaultValue == nil {
			out = append(out, breaking{at: fmt.Sprintf("%s(%s:)", field, a.Name), what: "it is new and required"})
		}
	}
	return out
}

// readable says if who could read the one type can read the other: it may have
// lost its nulls, not gained any.
func readable(was, is *ast.Type) bool {
	if was.NonNull && !is.NonNull || (was.Elem == nil) != (is.Elem == nil) || was.NamedType != is.NamedType {
		return false
	}
	return was.Elem == nil || readable(was.Elem, is.Elem)
}

// givable says if what could be given for the one type can be given for the
// other.
func givable(was, is *ast.Type) bool { return readable(is, was) }

func schemaOf(t testing.TB, sdl string) *ast.Schema {
	t.Helper()
	schema, err := gqlparser.LoadSchema(&ast.Source{Name: "schema.graphqls", Input: sdl})
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

func readFile(t *testing.T, name string) string {
	t.Helper()
	body, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}
