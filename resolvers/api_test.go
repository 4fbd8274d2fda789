package resolvers_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ratsgraph/examples"
	"ratsgraph/graph/dgraph"
	"ratsgraph/graph/dgraph/dgraphtest"
	"ratsgraph/ingest"
	"ratsgraph/ingest/source"
	"ratsgraph/resolvers"
)

func TestMain(m *testing.M) { dgraphtest.Main(m) }

// An api is the whole service over a real Dgraph: documents go in, HTTP comes
// out.
type api struct {
	store   *dgraph.Store
	handler http.Handler
	log     *bytes.Buffer
	taken
}

// What the last request took.
type taken struct {
	reads int64 // round trips to Dgraph
	bytes int   // of the body
	took  time.Duration
}

// serve reads documents into an empty graph and serves it.
func serve(t testing.TB, entries []source.Entry, o resolvers.Options) *api {
	t.Helper()
	shown = nil
	store, err := dgraph.Open(context.Background(), dgraphtest.Client(t))
	if err != nil {
		t.Fatal(err)
	}
	report, err := ingest.Run(context.Background(), store, entries, ingest.Options{})
	if err != nil || report.Failed > 0 {
		t.Fatalf("ingest: %v, %v", report, err)
	}
	a := &api{store: store, log: new(bytes.Buffer)}
	o.Log = slog.New(slog.NewTextHandler(a.log, nil))
	a.handler = resolvers.NewHandler(store, o)
	return a
}

// shown is the graph of the bundled minutes, while it is the one in the Dgraph.
// No test here writes, so they can share it.
var shown *dgraph.Store

// bundled serves the bundled minutes.
func bundled(t testing.TB) *api {
	t.Helper()
	if shown == nil {
		shown = serve(t, source.FindIn(examples.Minutes, ".", "bundled:"), resolvers.Options{}).store
	}
	a := &api{store: shown, log: new(bytes.Buffer)}
	a.handler = resolvers.NewHandler(held(t, a.store), resolvers.Options{Log: slog.New(slog.NewTextHandler(a.log, nil))})
	return a
}

// held reads a store from memory that has it: a busy machine may need longer for it
// than a question waits.
func held(t testing.TB, s resolvers.Reader) resolvers.Memory {
	t.Helper()
	m := resolvers.InMemory(s)
	if _, err := m.WaitSnapshot(t.Context()); err != nil {
		t.Fatal(err)
	}
	return m
}

// post asks over HTTP and returns the answer and its status.
func (a *api) post(t testing.TB, query string, vars map[string]any) (map[string]any, int) {
	t.Helper()
	body, err := json.Marshal(map[string]any{"query": query, "variables": vars})
	if err != nil {
		t.Fatal(err)
	}
	req := httptest.NewRequest("POST", "/graphql", bytes.NewReader(body))
	req.Header.Set("Content-Type", "application/json")
	ctx, n := dgraph.CountReads(req.Context())
	rec := httptest.NewRecorder()
	start := time.Now()
	a.handler.ServeHTTP(rec, req.WithContext(ctx))
	a.taken = taken{n.Load(), rec.Body.Len(), time.Since(start)}
	var got map[string]any
	if err := json.NewDecoder(rec.Body).Decode(&got); err != nil && err != io.EOF {
		t.Fatalf("answer is not JSON: %v\n%s", err, rec.Body)
	}
	return got, rec.Code
}

// ask is post for a question that has an answer.
func (a *api) ask(t testing.TB, query string, vars map[string]any) map[string]any {
	t.Helper()
	got, code := a.post(t, query, vars)
	if got["errors"] != nil || code != http.StatusOK {
		b, _ := json.MarshalIndent(got["errors"], "", " ")
		t.Fatalf("status %d, errors %s\nto %s", code, b, query)
	}
	return got["data"].(map[string]any)
}

// at walks an answer: "sessions.nodes.0.body.name".
func at(v any, path string) any {
	for _, key := range strings.Split(path, ".") {
		switch x := v.(type) {
		case map[string]any:
			v = x[key]
		case []any:
			var i int
			if err := json.Unmarshal([]byte(key), &i); err != nil || i >= len(x) {
				return nil
			}
			v = x[i]
		default:
			return nil
		}
	}
	return v
}

// each takes the value at a path from every entry of a list.
func each(v any, list, path string) []any {
	rows, _ := at(v, list).([]any)
	out := make([]any, len(rows))
	for i, r := range rows {
		out[i] = at(r, path)
	}
	return out
}

// want compares a value with JSON.
func want(t *testing.T, what string, got any, json string) {
	t.Helper()
	if g := asJSON(t, got); g != asJSON(t, parsed(t, json)) {
		t.Errorf("%s:\n got %s\nwant %s", what, g, json)
	}
}

func parsed(t testing.TB, s string) (v any) {
	t.Helper()
	if err := json.Unmarshal([]byte(s), &v); err != nil {
		t.Fatal(err)
	}
	return v
}

func asJSON(t testing.TB, v any) string {
	t.Helper()
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(b.String())
}

// corpus finds a file of the corpus of real minutes, which is not part of the
// project. Without it the test is skipped, unless it is required.
func corpus(t *testing.T, name string) string {
	t.Helper()
	dir := os.Getenv("RATSGRAPH_CORPUS")
	if dir == "" {
		dir = filepath.Join("..", "..", "shared", "corpus")
	}
	path := filepath.Join(dir, name)
	if _, err := os.Stat(path); err != nil {
		if os.Getenv("RATSGRAPH_REQUIRE_CORPUS") != "" {
			t.Fatalf("the corpus of real minutes is required: %v", err)
		}
		t.Skipf("the corpus of real minutes is absent (set RATSGRAPH_CORPUS): %v", err)
	}
	return path
}
