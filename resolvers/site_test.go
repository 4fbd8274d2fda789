package resolvers_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"ratsgraph/graph/dgraph"
	"ratsgraph/resolvers"
	"ratsgraph/resolvers/export"
	"ratsgraph/resolvers/interop"
)

// home is where the site of tests is reached.
const home = "https://rats.example"

// site is all that answers by GET beside GraphQL.
func (a *api) site(t *testing.T) http.Handler {
	t.Helper()
	m := resolvers.InMemory(a.store)
	tables, err := export.New(resolvers.NewHandler(m, resolvers.Options{}), m, resolvers.SDL())
	if err != nil {
		t.Fatal(err)
	}
	forms := interop.New(m, func(*http.Request) string { return home })
	mux := http.NewServeMux()
	mux.Handle("GET /export/", tables)
	mux.Handle("GET /oparl/v1.1/", forms.OParl())
	mux.Handle("GET /popolo/", forms.Popolo())
	return mux
}

// get asks for one address, as it stands in an answer or without the host.
func (a *api) get(t *testing.T, site http.Handler, address string) *httptest.ResponseRecorder {
	t.Helper()
	path, query, _ := strings.Cut(strings.TrimPrefix(address, home), "?")
	path, err := url.PathUnescape(path)
	if err != nil {
		t.Fatal(err)
	}
	values, err := url.ParseQuery(query)
	if err != nil {
		t.Fatal(err)
	}
	req := httptest.NewRequest("GET", (&url.URL{Path: path, RawQuery: values.Encode()}).String(), nil)
	ctx, n := dgraph.CountReads(req.Context())
	rec := httptest.NewRecorder()
	start := time.Now()
	site.ServeHTTP(rec, req.WithContext(ctx))
	a.taken = taken{n.Load(), rec.Body.Len(), time.Since(start)}
	return rec
}

// changing is what another run answers otherwise: when something was written, and
// in how many transactions, which is the revision.
var changing = []struct {
	what *regexp.Regexp
	as   string
}{
	{regexp.MustCompile(`("(?:created|modified|created_at|updated_at)": )"\d{4}-\d\d-\d\dT[^"]*"`), `$1"(when it was written)"`},
	{regexp.MustCompile(`("(?:ratsgraph:)?revision": ?)[1-9]\d*`), `$1"(the revision)"`},
	{regexp.MustCompile(`(?m),[1-9]\d*$`), `,(the revision)`}, // the last column of a table
}

// visit asks for the addresses that lines name, and joins what is answered.
func (a *api) visit(t *testing.T, lines string) string {
	t.Helper()
	site := a.site(t)
	var out strings.Builder
	var all taken
	for line := range strings.Lines(lines) {
		address, ok := strings.CutPrefix(strings.TrimSpace(line), "GET ")
		if !ok {
			continue
		}
		rec := a.get(t, site, address)
		for range 3 { // what is kept in memory is there by now
			again := a.taken
			if a.get(t, site, address); a.took > again.took {
				a.took = again.took
			}
		}
		all = taken{all.reads + a.reads, all.bytes + rec.Body.Len(), all.took + a.took}
		body := rec.Body.String()
		for _, c := range changing {
			body = c.what.ReplaceAllString(body, c.as)
		}
		fmt.Fprintf(&out, "== GET %s\n%d %s\n%s\n", address, rec.Code, rec.Header().Get("Content-Type"), strings.TrimSpace(body))
	}
	a.taken = all
	return strings.TrimSpace(out.String())
}
