// Package ratsgraph_test holds what is true of the whole module: who imports
// whom, how large things are, and that the README speaks of what is there.
package ratsgraph_test

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
)

// arrows lists, for each package, which others of ours it may import. Tests may
// import what they like. A package that is not listed is an error: it needs a
// place in the house.
var arrows = map[string][]string{
	"graph":               nil,
	"graph/model":         {"graph", "graph/view/search"},
	"graph/fields":        nil,
	"graph/fields/gqlgen": nil,
	"graph/generated":     {"graph", "graph/fields", "graph/model", "graph/view/attend", "graph/view/ballot", "graph/view/course", "graph/view/relate", "graph/view/search", "graph/view/survey", "graph/view/topic"},

	"graph/view":        {"graph"},
	"graph/view/attend": {"graph", "graph/view", "graph/view/ballot"},
	"graph/view/ballot": {"graph", "graph/view"},
	"graph/view/course": {"graph", "graph/view", "graph/view/ballot"},
	"graph/view/survey": {"graph", "graph/view"},
	"graph/view/relate": {"graph", "graph/view"},
	"graph/view/search": {"graph", "graph/view", "ingest/identity/spell"},
	"graph/view/topic":  {"graph", "graph/view"},

	"graph/dgraph":            {"graph", "graph/dgraph/decode"},
	"graph/dgraph/decode":     nil,
	"graph/dgraph/embedded":   {"graph"},
	"graph/dgraph/external":   {"graph", "graph/dgraph"},
	"graph/dgraph/dgraphtest": {"graph/dgraph/embedded"}, // imported by tests only: it is in no list

	"ingest/minutes":         nil,
	"ingest/text":            nil,
	"ingest/source":          nil,
	"ingest/parse":           {"ingest/minutes", "ingest/text"},
	"ingest/identity":        {"graph", "ingest/identity/names", "ingest/identity/party", "ingest/identity/spell", "ingest/identity/tenure", "ingest/minutes"},
	"ingest/identity/tenure": {"graph", "ingest/identity/spell"},
	"ingest/identity/party":  {"graph", "ingest/identity/names", "ingest/identity/spell"},
	"ingest/identity/names":  {"graph", "ingest/identity/spell"},
	"ingest/identity/spell":  nil,
	"ingest": {
		"graph", "ingest/identity", "ingest/identity/names", "ingest/identity/party", "ingest/identity/spell", "ingest/identity/tenure",
		"ingest/minutes", "ingest/parse", "ingest/source", "ingest/text",
	},

	"resolvers/export":  {"graph", "graph/view", "graph/view/relate"},
	"resolvers/interop": {"graph", "graph/view"},
	"resolvers":         {"graph", "graph/generated", "graph/model", "graph/view", "graph/view/attend", "graph/view/ballot", "graph/view/course", "graph/view/relate", "graph/view/search", "graph/view/survey", "graph/view/topic"},

	"examples/council":  {"ingest/minutes"},
	"examples":          {"examples/council"},
	"examples/generate": {"examples", "examples/council"},

	"bench":         {"bench/clients", "graph", "graph/dgraph", "graph/dgraph/embedded", "graph/view", "graph/view/ballot"},
	"bench/clients": nil,
	"bench/load":    {"bench/clients"},
	"bench/write":   {"graph/dgraph", "graph/dgraph/embedded", "ingest", "ingest/source"},

	"survival":          {"examples/council", "graph/dgraph/embedded"},
	"survival/crash":    {"survival"},
	"survival/cluster":  {"graph/dgraph/embedded", "survival"},
	"survival/rehearse": {"graph/dgraph/embedded", "survival"},

	"web":     nil,
	"observe": nil,

	"cmd/ratsgraph/graphiql": nil,
	"cmd/ratsgraph": {
		"cmd/ratsgraph/graphiql", "examples", "graph", "graph/dgraph", "graph/dgraph/embedded", "graph/dgraph/external",
		"ingest", "ingest/minutes", "ingest/parse", "ingest/source", "observe", "resolvers", "resolvers/export", "resolvers/interop", "web",
	},
}

// keepers lists who may import certain modules of others, so that what speaks to
// the engine, to GraphQL and to the command line stays in few places.
var keepers = map[string][]string{
	"github.com/dgraph-io/dgo":        {"graph/dgraph", "graph/dgraph/embedded", "graph/dgraph/external", "graph/dgraph/dgraphtest", "cmd/ratsgraph", "bench"},
	"github.com/hypermodeinc/dgraph":  {"graph/dgraph/embedded"},
	"go.etcd.io/etcd/raft":            {"graph/dgraph/embedded"},
	"go.opencensus.io":                {"graph/dgraph/embedded"},
	"github.com/99designs/gqlgen":     {"graph", "graph/fields", "graph/fields/gqlgen", "graph/generated", "graph/model", "resolvers"},
	"github.com/vektah/gqlparser":     {"graph/fields", "graph/generated", "resolvers", "resolvers/export"},
	"github.com/prometheus":           {"observe"},
	"go.opentelemetry.io":             {"observe"},
	"github.com/klauspost/compress":   {"graph/dgraph", "web"},
	"golang.org/x/time":               {"web"},
	"github.com/coder/websocket":      {"resolvers"},
	"github.com/spf13":                {"cmd/ratsgraph"},
	"github.com/klippa-app/go-pdfium": {"ingest/text"},
	"github.com/tetratelabs/wazero":   {"ingest/text"},
	"golang.org/x/net":                {"ingest/text"},
	"github.com/schollz/progressbar":  {"cmd/ratsgraph"},
	"github.com/rogpeppe/go-internal": {"cmd/ratsgraph"},
}

// standard lists the packages that need nothing but the standard library.
var standard = []string{"ingest/minutes", "cmd/ratsgraph/graphiql"}

// Limits of files and functions that are written by hand, in lines.
const maxFile, maxFunc = 400, 60

func TestShapeOfTheHouse(t *testing.T) {
	found, err := violations(os.DirFS("."))
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range found {
		t.Error(v)
	}
}

// TestViolationsAreFound plants violations, so that the test above cannot pass
// because it looks at nothing.
func TestViolationsAreFound(t *testing.T) {
	long := strings.Repeat("\n", maxFile+1)
	house := fstest.MapFS{
		"graph/a.go":              {Data: []byte(`package graph; import _ "ratsgraph/ingest/minutes"`)},
		"graph/a_test.go":         {Data: []byte(`package graph_test; import _ "ratsgraph/ingest"`)},
		"resolvers/a.go":          {Data: []byte(`package resolvers; import _ "ratsgraph/graph/dgraph"`)},
		"resolvers/b.go":          {Data: []byte(`package resolvers; import _ "ratsgraph/graph"`)},
		"ingest/a.go":             {Data: []byte(`package ingest; import _ "github.com/dgraph-io/dgo/v240"`)},
		"ingest/minutes/a.go":     {Data: []byte(`package minutes; import _ "golang.org/x/text"`)},
		"graph/dgraph/a.go":       {Data: []byte(`package dgraph; import _ "ratsgraph/graph/dgraph/dgraphtest"`)},
		"util/a.go":               {Data: []byte(`package util`)},
		"ingest/text/long.go":     {Data: []byte("package text" + long)},
		"ingest/text/func.go":     {Data: []byte("package text\nfunc f() {" + long[:maxFunc] + "}")},
		"ingest/text/testdata/a":  {Data: []byte(long)},
		"ingest/text/max.go":      {Data: []byte("package text\nfunc g() {" + long[:maxFunc-1] + "}" + long[:100])},
		"graph/generated/exec.go": {Data: []byte("// Code generated by a test. DO NOT EDIT.\npackage generated" + long)},
	}
	want := []string{
		"graph/a.go: imports ratsgraph/ingest/minutes",
		"graph/dgraph/a.go: imports ratsgraph/graph/dgraph/dgraphtest",
		"ingest/a.go: imports github.com/dgraph-io/dgo/v240",
		"ingest/minutes/a.go: imports golang.org/x/text",
		"ingest/text/func.go: f has 61 lines, at most 60",
		"ingest/text/long.go: has 401 lines, at most 400",
		"resolvers/a.go: imports ratsgraph/graph/dgraph",
		"util/a.go: package util is not in arrows",
	}
	got, err := violations(house)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// violations reads the Go files themselves. The go command would answer the same
// from its cache, where a new import is not seen.
func violations(house fs.FS) ([]string, error) {
	var found []string
	err := fs.WalkDir(house, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || name == "." {
			return err
		}
		hidden := strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata" || d.Name() == "node_modules"
		switch {
		case d.IsDir() && hidden:
			return fs.SkipDir
		case d.IsDir() || path.Ext(name) != ".go" || !strings.Contains(name, "/"):
			return nil
		}
		v, err := check(house, name)
		found = append(found, v...)
		return err
	})
	return found, err
}

// check reads one file of a package.
func check(house fs.FS, name string) ([]string, error) {
	body, err := fs.ReadFile(house, name)
	if err != nil {
		return nil, err
	}
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, name, body, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	found, err := imports(name, file)
	if !strings.HasSuffix(name, "_test.go") && !ast.IsGenerated(file) {
		found = append(found, sizes(name, set, file, bytes.Count(body, []byte("\n")))...)
	}
	return found, err
}

// imports lists what a file must not import.
func imports(name string, file *ast.File) ([]string, error) {
	pkg := path.Dir(name)
	allowed, ok := arrows[pkg]
	if !ok {
		return []string{fmt.Sprintf("%s: package %s is not in arrows", name, pkg)}, nil
	}
	var found []string
	for _, spec := range file.Imports {
		imported, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			return nil, err
		}
		if !mayImport(pkg, allowed, imported, strings.HasSuffix(name, "_test.go")) {
			found = append(found, fmt.Sprintf("%s: imports %s", name, imported))
		}
	}
	return found, nil
}

func mayImport(pkg string, allowed []string, imported string, test bool) bool {
	if ours, ok := strings.CutPrefix(imported, "ratsgraph/"); ok {
		return test || slices.Contains(allowed, ours)
	}
	host, _, _ := strings.Cut(imported, "/")
	if !strings.Contains(host, ".") || test {
		return true
	}
	if slices.Contains(standard, pkg) {
		return false
	}
	for module, who := range keepers {
		if strings.HasPrefix(imported+"/", module+"/") && !slices.Contains(who, pkg) {
			return false
		}
	}
	return true
}

// sizes lists what is too long.
func sizes(name string, set *token.FileSet, file *ast.File, n int) []string {
	var found []string
	lines := func(n ast.Node) int { return set.Position(n.End()).Line - set.Position(n.Pos()).Line + 1 }
	for _, d := range file.Decls {
		if f, ok := d.(*ast.FuncDecl); ok && lines(f) > maxFunc {
			found = append(found, fmt.Sprintf("%s: %s has %d lines, at most %d", name, f.Name.Name, lines(f), maxFunc))
		}
	}
	if n > maxFile {
		found = append(found, fmt.Sprintf("%s: has %d lines, at most %d", name, n, maxFile))
	}
	return found
}
