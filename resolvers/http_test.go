package resolvers_test

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"ratsgraph/graph/dgraph"
	"ratsgraph/resolvers"
)

const (
	legacy = "application/json"
	modern = "application/graphql-response+json"
)

// request asks as it is told and counts round trips to Dgraph.
func (a *api) request(t *testing.T, method, target, body string, header map[string]string) *httptest.ResponseRecorder {
	t.Helper()
	req := httptest.NewRequest(method, target, strings.NewReader(body))
	for name, value := range header {
		req.Header.Set(name, value)
	}
	ctx, n := dgraph.CountReads(req.Context())
	rec := httptest.NewRecorder()
	a.handler.ServeHTTP(rec, req.WithContext(ctx))
	a.reads = n.Load()
	return rec
}

// TestStatuses asks well and badly, in both media types: the elder one says 200
// to whatever is well formed.
func TestStatuses(t *testing.T) {
	a := bundled(t)
	cases := []struct {
		name, method, body     string
		statusOld, statusYoung int
		code                   string
	}{
		{"answered", "POST", `{"query":"{ bodies { totalCount } }"}`, 200, 200, ""},
		{"nothing at this place", "POST", `{"query":"{ node(id: \"person:a/b\") { id } }"}`, 200, 200, ""},
		{"unknown field", "POST", `{"query":"{ mayors { id } }"}`, 200, 400, "GRAPHQL_VALIDATION_FAILED"},
		{"no GraphQL", "POST", `{"query":"SELECT 1"}`, 200, 400, "GRAPHQL_PARSE_FAILED"},
		{"too costly", "POST", `{"query":"{ sessions(first: 1000000) { nodes { id } } }"}`, 200, 400, "COST_LIMIT"},
		{"no query", "POST", `{}`, 200, 400, "BAD_USER_INPUT"},
		{"a subscription", "POST", `{"query":"subscription { x }"}`, 200, 400, "GRAPHQL_VALIDATION_FAILED"},
		{"a mutation where nothing can be changed", "POST", `{"query":"mutation { undoRuling(id: \"ruling:x/y\") { userErrors { message } } }"}`, 200, 200, "FORBIDDEN"},
		{"no JSON", "POST", `query`, 400, 400, "BAD_USER_INPUT"},
		{"two values", "POST", `{"query":"{ bodies { totalCount } }"} {}`, 400, 400, "BAD_USER_INPUT"},
		{"a batch", "POST", `[` + strings.Repeat(`{"query":"{ bodies { totalCount } }"},`, 999) + `{}]`, 400, 400, "BAD_USER_INPUT"},
		{"another method", "PUT", `{}`, 405, 405, "METHOD_NOT_ALLOWED"},
	}
	for _, c := range cases {
		for media, status := range map[string]int{legacy: c.statusOld, modern: c.statusYoung} {
			rec := a.request(t, c.method, "/graphql", c.body, map[string]string{"Content-Type": legacy, "Accept": media})
			var got map[string]any
			if err := json.Unmarshal(rec.Body.Bytes(), &got); err != nil {
				t.Fatalf("%s: %v: %s", c.name, err, rec.Body)
			}
			if rec.Code != status || c.code != "" && code(got) != c.code {
				t.Errorf("%s, %s: status %d, code %v, want %d, %s: %s", c.name, media, rec.Code, code(got), status, c.code, rec.Body)
			}
			if kind := rec.Header().Get("Content-Type"); kind != media+"; charset=utf-8" {
				t.Errorf("%s, %s: it is %s", c.name, media, kind)
			}
			if c.code != "" && c.code != "FORBIDDEN" && a.reads > 0 {
				t.Errorf("%s: refused after %d reads", c.name, a.reads)
			}
		}
	}
	rec := a.request(t, "POST", "/graphql", "query=x", map[string]string{"Content-Type": "application/x-www-form-urlencoded"})
	if rec.Code != http.StatusUnsupportedMediaType {
		t.Errorf("a form: status %d", rec.Code)
	}
}

// TestAccept shows which media type each wish leads to.
func TestAccept(t *testing.T) {
	a := bundled(t)
	for accept, media := range map[string]string{
		"": legacy, "*/*": legacy, legacy: legacy, modern: modern, modern + ", " + legacy: modern, legacy + ", " + modern: legacy,
		modern + ";q=0.5, " + legacy: legacy, modern + ", " + legacy + ";q=0.9": modern,
		modern + ", " + legacy + ", text/event-stream, multipart/mixed": modern, "text/html,*/*;q=0.8": legacy,
	} {
		rec := a.request(t, "GET", "/graphql?query={__typename}", "", map[string]string{"Accept": accept})
		if kind := rec.Header().Get("Content-Type"); !strings.HasPrefix(kind, media+";") {
			t.Errorf("Accept: %q leads to %s, want %s", accept, kind, media)
		}
	}
}

// TestGETWritesNothing sends a mutation by GET.
func TestGETWritesNothing(t *testing.T) {
	a := bundled(t)
	query := url.QueryEscape(`mutation { undoRuling(id: "ruling:x/y") { userErrors { message } } }`)
	rec := a.request(t, "GET", "/graphql?query="+query, "", map[string]string{"Accept": modern})
	if rec.Code != http.StatusMethodNotAllowed || !strings.Contains(rec.Header().Get("Allow"), "POST") {
		t.Errorf("status %d, Allow: %s", rec.Code, rec.Header().Get("Allow"))
	}
}

// TestUnchanged asks again by GET for what the client already has: at most the
// revision is read.
func TestUnchanged(t *testing.T) {
	a := bundled(t)
	a.handler = resolvers.NewHandler(a.store, resolvers.Options{MaxAge: time.Minute})
	target := func(n int) string {
		return "/graphql?query=" + url.QueryEscape(`query($n: Int) { sessions(first: $n) { nodes { id body { name } } } }`) + fmt.Sprintf("&variables={%%22n%%22:%d}", n)
	}
	first := a.request(t, "GET", target(3), "", nil)
	tag := first.Header().Get("ETag")
	if first.Code != 200 || !strings.HasPrefix(tag, `W/"`) || first.Header().Get("Cache-Control") != "public, max-age=60, must-revalidate" {
		t.Fatalf("status %d, %v: %s", first.Code, first.Header(), first.Body)
	}
	again := a.request(t, "GET", target(3), "", map[string]string{"If-None-Match": `"x", ` + tag})
	if again.Code != http.StatusNotModified || again.Body.Len() > 0 || a.reads > 1 {
		t.Errorf("again: status %d after %d reads: %s", again.Code, a.reads, again.Body)
	}
	other := a.request(t, "GET", target(4), "", map[string]string{"If-None-Match": tag})
	if other.Code != 200 || other.Header().Get("ETag") == tag {
		t.Errorf("another question: status %d, ETag %s", other.Code, other.Header().Get("ETag"))
	}
	wrong := a.request(t, "GET", target(1000), "", nil)
	if wrong.Header().Get("ETag") != "" || wrong.Header().Get("Cache-Control") != "no-store" {
		t.Errorf("what went wrong is kept: %v", wrong.Header())
	}
	a.handler = resolvers.NewHandler(later{a.store}, resolvers.Options{})
	changed := a.request(t, "GET", target(3), "", map[string]string{"If-None-Match": tag})
	if changed.Code != 200 {
		t.Errorf("of another revision: status %d", changed.Code)
	}
}

// later is the store after another write.
type later struct{ *dgraph.Store }

func (l later) Revision(ctx context.Context) (int, error) {
	n, err := l.Store.Revision(ctx)
	return n + 1, err
}

// TestSchemaFile downloads the schema.
func TestSchemaFile(t *testing.T) {
	get := func(tag string) *httptest.ResponseRecorder {
		req, rec := httptest.NewRequest("GET", "/schema.graphqls", nil), httptest.NewRecorder()
		req.Header.Set("If-None-Match", tag)
		resolvers.NewSchema().ServeHTTP(rec, req)
		return rec
	}
	rec := get("")
	if rec.Body.String() != readFile(t, "../schema.graphqls") {
		t.Error("what is served is not the schema")
	}
	if again := get(rec.Header().Get("ETag")); again.Code != http.StatusNotModified || again.Body.Len() > 0 {
		t.Errorf("again: status %d, %d bytes", again.Code, again.Body.Len())
	}
}
