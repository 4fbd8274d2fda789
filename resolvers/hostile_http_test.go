package resolvers_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"ratsgraph/resolvers"
	"ratsgraph/web"
)

// outside is all that answers, behind what stands before it.
func (a *api) outside(t *testing.T) http.Handler {
	t.Helper()
	mux := http.NewServeMux()
	mux.Handle("/graphql", a.handler)
	mux.Handle("/reconcile", resolvers.NewReconciliation(a.store, names{a}))
	mux.Handle("/", a.site(t))
	front, err := web.Wrap(mux, web.Options{Origins: []string{"https://one.example"}})
	if err != nil {
		t.Fatal(err)
	}
	return front
}

// safe wants of an answer that nothing broke, and that nothing of what was sent is
// a header or a page.
func safe(t *testing.T, what string, rec *httptest.ResponseRecorder) {
	t.Helper()
	if rec.Code >= http.StatusInternalServerError {
		t.Errorf("%s: %d %.300s", what, rec.Code, rec.Body)
	}
	for name, values := range rec.Header() {
		for _, v := range values {
			if name == "Set-Cookie" || strings.ContainsAny(v, "\r\n\x00<") {
				t.Errorf("%s: header %s: %q", what, name, v)
			}
		}
	}
	if strings.Contains(rec.Header().Get("Content-Type"), "html") && strings.Contains(rec.Body.String(), "<script>x") {
		t.Errorf("%s: a page that holds what was sent: %.300s", what, rec.Body)
	}
	if rec.Header().Get("X-Content-Type-Options") != "nosniff" {
		t.Errorf("%s: a browser may take it for a page", what)
	}
}

// TestHostileHeaders sends evil texts as headers: the answer is the one without them,
// or a refusal.
func TestHostileHeaders(t *testing.T) {
	a := bundled(t)
	site := a.outside(t)
	ask := func(name, value string) *httptest.ResponseRecorder {
		req := httptest.NewRequest("GET", "/graphql?"+url.Values{"query": {"{ bodies { totalCount } }"}}.Encode(), nil)
		if name != "" {
			req.Header[name] = []string{value} // as it is: clients of Go would not send some of them
		}
		rec := httptest.NewRecorder()
		site.ServeHTTP(rec, req)
		return rec
	}
	plain := ask("", "").Body.String()
	refused := map[string]int{"Authorization": http.StatusUnauthorized, "Accept": http.StatusNotAcceptable,
		"If-None-Match": http.StatusNotModified} // an asterisk names whatever there is
	for _, name := range []string{"Accept", "Accept-Encoding", "Authorization", "Cache-Control", "Cookie", "If-Modified-Since", "If-None-Match", "Origin", "Range", "Traceparent", "X-Forwarded-For", "X-Request-Id"} {
		for _, text := range evil {
			if name == "Authorization" {
				text = "Bearer " + text
			}
			rec := ask(name, text)
			safe(t, name+": "+text, rec)
			if rec.Code != http.StatusOK && rec.Code != refused[name] || rec.Code == http.StatusOK && rec.Body.String() != plain {
				t.Errorf("%s: %.60q: %d %.300s", name, text, rec.Code, rec.Body)
			}
			if id := rec.Header().Get("X-Request-Id"); name == "X-Request-Id" && id == text && text != "0x1" {
				t.Errorf("the id %q is taken over", text)
			}
		}
	}
}

// TestHostileAddresses sends evil texts within paths and as parameters of everything
// that answers by GET: each is answered as what names nothing is, or refused.
func TestHostileAddresses(t *testing.T) {
	a := bundled(t)
	site := a.outside(t)
	ask := func(path string, q url.Values) *httptest.ResponseRecorder {
		rec := httptest.NewRecorder()
		site.ServeHTTP(rec, httptest.NewRequest("GET", path+"?"+q.Encode(), nil))
		return rec
	}
	for _, path := range []string{"/export/%s.csv", "/export/%s", "/export/decisions.%s", "/oparl/v1.1/%s", "/oparl/v1.1/body/%s", "/oparl/v1.1/person/%s",
		"/oparl/v1.1/person/person:%s", "/oparl/v1.1/meeting/session:%s", "/popolo/%s", "/popolo/persons/%s", "/%s"} {
		for _, text := range evil {
			at := strings.Replace(path, "%s", url.PathEscape(text), 1)
			rec := ask(at, nil)
			safe(t, at, rec)
			if rec.Code == http.StatusOK {
				t.Errorf("%s is answered: %.300s", at, rec.Body)
			}
		}
	}
	for address, parameters := range map[string][]string{
		"/export/decisions.csv":           {"body", "from", "to", "unknown"},
		"/export/alignment.json":          {"municipality", "a", "b", "per", "minimum", "inference"},
		"/export/attendance-rates.ndjson": {"person", "body", "from"},
		"/export/answer.csv":              {"query", "rows"},
		"/export/co-presence.gexf":        {"municipality", "body", "from", "by", "atLeast"},
		"/export/ego.graphml":             {"person", "others"},
		"/oparl/v1.1/system":              {"page", "x"},
		"/oparl/v1.1/body":                {"created_since", "modified_until", "after", "limit"},
		"/popolo/persons":                 {"after", "limit"},
		"/reconcile":                      {"queries", "extend", "prefix", "callback"},
		"/graphql":                        {"query", "variables", "operationName", "extensions", "documentId"},
	} {
		for _, name := range parameters {
			for _, text := range evil {
				safe(t, address+" "+name+"="+text, ask(address, url.Values{name: {text}}))
			}
		}
	}
	if a.log.Len() > 0 {
		t.Errorf("the log says %.2000s", a.log)
	}
}
