package resolvers_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"ratsgraph/graph"
	"ratsgraph/graph/dgraph"
	"ratsgraph/resolvers"
)

// code is the code of the first error of an answer.
func code(got map[string]any) any { return at(got, "errors.0.extensions.code") }

// TestRefusedBeforeAnythingIsRead asks for too much in several ways.
func TestRefusedBeforeAnythingIsRead(t *testing.T) {
	a := bundled(t)
	deep := strings.Repeat("session { items { nodes { ", 17) + "id" + strings.Repeat(" } } }", 17)
	cases := []struct{ name, query, code string }{
		{"depth 50", "{ documents { nodes { " + deep + " } } }", "DEPTH_LIMIT"},
		{"10,000 aliases", "{ " + aliases(10_000, "sessions { nodes { id } }") + " }", "GRAPHQL_PARSE_FAILED"},
		{"many aliases", "{ " + aliases(400, "sessions { nodes { id date { day } attendances { nodes { name } } } }") + " }", "COST_LIMIT"},
		{"first: 1,000,000", "{ sessions(first: 1000000) { nodes { id } } }", "COST_LIMIT"},
		{"pages within pages", "{ bodies(first: 100) { nodes { sessions(first: 100) { nodes { attendances(first: 100) { nodes { name } } } } } } }", "COST_LIMIT"},
		{"circular fragments", "{ sessions { nodes { ...A } } } fragment A on Session { body { sessions { nodes { ...A } } } }", "GRAPHQL_VALIDATION_FAILED"},
		{"unknown field", "{ sessions { nodes { mayor } } }", "GRAPHQL_VALIDATION_FAILED"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got, status := a.post(t, c.query, nil)
			if code(got) != c.code || a.reads != 0 {
				t.Errorf("code %v after %d reads (status %d), want %s before any: %v", code(got), a.reads, status, c.code, at(got, "errors.0.message"))
			}
		})
	}
}

// TestLongLists asks for a list that is longer than it counted: it is answered as
// long as the whole answer may be that large, and says so.
func TestLongLists(t *testing.T) {
	a := bundled(t)
	query := `query($person: ID!) { attendanceChanges(person: $person, from: 1) { before after differences { sessionId after { status group } } } }`
	persons := a.ask(t, `{ persons(first: 100) { nodes { id attendances { totalCount } } } }`, nil)
	most, who := 0.0, any(nil)
	for _, p := range asList(at(persons, "persons.nodes")) {
		if n := at(p, "attendances.totalCount").(float64); n > most {
			most, who = n, at(p, "id")
		}
	}
	vars := map[string]any{"person": who}
	got, _ := a.post(t, query, vars)
	if differences := asList(at(got, "data.attendanceChanges.differences")); float64(len(differences)) < most/2 {
		t.Fatalf("%d differences of %v attendances", len(differences), most)
	}
	requested, surplus := number(at(got, "extensions.cost.requested")), number(at(got, "extensions.cost.surplus"))
	if answered := count(got["data"]); answered > requested+surplus {
		t.Errorf("%v fields are answered, %v and %v were counted", answered, requested, surplus)
	}
	query = `{ municipalities(first: 1) { nodes { quality { year sessions } } } }`
	got, _ = a.post(t, query, nil)
	requested, surplus = number(at(got, "extensions.cost.requested")), number(at(got, "extensions.cost.surplus"))
	if most := count(got["data"]); surplus == 0 || most != requested+surplus {
		t.Errorf("%v fields are answered, %v and %v were counted", most, requested, surplus)
	}
	for more, refused := range map[float64]any{0: nil, -1: "COST_LIMIT"} {
		a.handler = resolvers.NewHandler(a.store, resolvers.Options{Limits: resolvers.Limits{Cost: int(requested + surplus + more), Depth: 16}})
		got, _ = a.post(t, query, nil)
		want(t, "with a limit that is just enough, or not", code(got), asJSON(t, refused))
	}
}

func aliases(n int, field string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "a%d: %s ", i, field)
	}
	return b.String()
}

// TestBadArguments shows that each is told what is wrong with it.
func TestBadArguments(t *testing.T) {
	a := bundled(t)
	cases := []struct{ query, says string }{
		{`{ sessions(first: 101) { totalCount } }`, "1 to 100"},
		{`{ sessions(first: 0) { totalCount } }`, "1 to 100"},
		{`{ sessions(first: 1, last: 1) { totalCount } }`, "one of them"},
		{`{ sessions(before: "x") { totalCount } }`, "before goes with last"},
		{`{ sessions(after: "nonsense") { totalCount } }`, "cursor"},
		{`{ sessions(filter: {date: {eq: "2019-02-30"}}) { totalCount } }`, "2019-02-30"},
		{`{ node(id: "nothing") { id } }`, "kind:path"},
		{`{ documents(first: 1) { nodes { lines(from: 5, to: 1) { text } } } }`, "from line 1"},
	}
	for _, c := range cases {
		got, _ := a.post(t, c.query, nil)
		message, _ := at(got, "errors.0.message").(string)
		if code(got) != "BAD_USER_INPUT" && code(got) != "GRAPHQL_VALIDATION_FAILED" || !strings.Contains(message, c.says) {
			t.Errorf("%s\n got %v %q, want words %q", c.query, code(got), message, c.says)
		}
	}
	got := a.ask(t, `{ node(id: "person:nobody/nowhere") { id } nodes(ids: ["session:a/b", "paper:x"]) { id } }`, nil)
	want(t, "what does not exist is null", got, `{"node": null, "nodes": [null, null]}`)
}

// TestValuesAreNeverQueryText sends what would be DQL through string arguments.
func TestValuesAreNeverQueryText(t *testing.T) {
	a := bundled(t)
	before := a.ask(t, `{ status { revision counts { count } } }`, nil)
	for _, evil := range []string{`") { uid } evil(func: has(xid`, `"]) @filter(has(xid)) { xid } }`, "$v0", "\\", "'; DROP ALL", "\x00"} {
		got := a.ask(t, `query($s: String!) {
			papers(filter: {number: {eq: $s}}) { totalCount } persons(filter: {name: {words: $s}}) { totalCount }
			sessions(filter: {number: {in: [$s]}}) { totalCount } items(filter: {title: {neq: $s}, number: {eq: $s}}) { totalCount } }`, map[string]any{"s": evil})
		for _, list := range []string{"papers", "persons", "sessions", "items"} {
			want(t, fmt.Sprintf("%s with %q", list, evil), at(got, list+".totalCount"), `0`)
		}
	}
	want(t, "the graph", a.ask(t, `{ status { revision counts { count } } }`, nil), asJSON(t, before))
}

// TestLargeBody sends a body of 50 MB.
func TestLargeBody(t *testing.T) {
	a := bundled(t)
	body := append([]byte(`{"query":"{ status { revision } } #`), bytes.Repeat([]byte("x"), 50<<20)...)
	req := httptest.NewRequest("POST", "/graphql", bytes.NewReader(append(body, '"', '}')))
	req.Header.Set("Content-Type", "application/json")
	rec := httptest.NewRecorder()
	a.handler.ServeHTTP(rec, req)
	if rec.Code != http.StatusRequestEntityTooLarge || !strings.Contains(rec.Body.String(), "larger than") {
		t.Errorf("status %d: %s", rec.Code, rec.Body)
	}
}

// TestGET asks by GET, as a browser or a cache does.
func TestGET(t *testing.T) {
	a := bundled(t)
	req := httptest.NewRequest("GET", "/graphql?query="+url.QueryEscape(`{ bodies { totalCount } }`), nil)
	req.Header.Set("Accept", "application/graphql-response+json")
	rec := httptest.NewRecorder()
	a.handler.ServeHTTP(rec, req)
	if rec.Code != http.StatusOK || !strings.Contains(rec.Body.String(), `"totalCount":`) ||
		!strings.HasPrefix(rec.Header().Get("Content-Type"), "application/graphql-response+json") {
		t.Errorf("status %d, %s: %s", rec.Code, rec.Header().Get("Content-Type"), rec.Body)
	}
}

// failing is a store one of whose reads breaks.
type failing struct {
	*dgraph.Store
	err error
}

func (f failing) Status(context.Context) (graph.Inventory, error) { return graph.Inventory{}, f.err }

// TestCausesStayInside shows the client that something failed, and only the
// operator what it was.
func TestCausesStayInside(t *testing.T) {
	a := bundled(t)
	cases := []struct {
		err  error
		code string
	}{
		{errors.New("dial tcp 10.0.0.7:9080: connection refused"), "INTERNAL"},
		{fmt.Errorf("query: %w", context.DeadlineExceeded), "TIMEOUT"},
	}
	for _, c := range cases {
		log := new(bytes.Buffer)
		a.handler = resolvers.NewHandler(failing{a.store, c.err}, resolvers.Options{Log: slog.New(slog.NewTextHandler(log, nil))})
		got, _ := a.post(t, `{ status { revision } }`, nil)
		shown := asJSON(t, got)
		if code(got) != c.code || strings.Contains(shown, "10.0.0.7") {
			t.Errorf("the client sees %s", shown)
		}
		if c.code == "INTERNAL" && !strings.Contains(log.String(), "10.0.0.7") {
			t.Errorf("the log does not say what it was: %s", log)
		}
	}
}

// slow is a store one of whose reads takes as long as it may.
type slow struct{ *dgraph.Store }

func (slow) Status(ctx context.Context) (graph.Inventory, error) {
	<-ctx.Done()
	return graph.Inventory{}, ctx.Err()
}

// TestTimeout ends a request that takes too long.
func TestTimeout(t *testing.T) {
	a := bundled(t)
	a.handler = resolvers.NewHandler(slow{a.store}, resolvers.Options{Timeout: 50 * time.Millisecond})
	got, _ := a.post(t, `{ status { revision } }`, nil)
	if code(got) != "TIMEOUT" {
		t.Errorf("answer %s, want TIMEOUT", asJSON(t, got))
	}
}
