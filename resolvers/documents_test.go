package resolvers_test

import (
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"testing"

	"ratsgraph/graph"
	"ratsgraph/resolvers"
)

const known, unknown = `query Bodies { bodies { totalCount } }`, `{ sessions { totalCount } }`

func hash(s string) string { return fmt.Sprintf("%x", sha256.Sum256([]byte(s))) }

func documents(t *testing.T, docs map[string]string) resolvers.Documents {
	t.Helper()
	body, err := json.Marshal(docs)
	if err != nil {
		t.Fatal(err)
	}
	d, err := resolvers.ReadDocuments(body)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestDocuments names a document by its id, in each way that clients do, on a
// service that answers any, and on one that answers no others.
func TestDocuments(t *testing.T) {
	a := bundled(t)
	docs := documents(t, map[string]string{hash(known): known, "v7": unknown + " "})
	apq := func(s string) string {
		return fmt.Sprintf(`"extensions":{"persistedQuery":{"version":1,"sha256Hash":%q}}`, hash(s))
	}
	cases := []struct{ name, body, open, only string }{
		{"by its SHA-256", `{"documentId":"sha256:` + hash(known) + `"}`, "", ""},
		{"by a name of one's own", `{"documentId":"v7"}`, "", ""},
		{"as automatic persisted queries do", `{` + apq(known) + `}`, "", ""},
		{"as it is", `{"query":"` + known + `"}`, "", ""},
		{"another one", `{"query":"` + unknown + `"}`, "", "UNKNOWN_DOCUMENT"},
		{"an unknown id", `{"documentId":"sha256:` + hash(unknown) + `"}`, "UNKNOWN_DOCUMENT", "UNKNOWN_DOCUMENT"},
		{"an unknown hash", `{` + apq(unknown) + `}`, "PERSISTED_QUERY_NOT_FOUND", "UNKNOWN_DOCUMENT"},
		{"another one, to be kept", `{"query":"` + unknown + `",` + apq(unknown) + `}`, "", "UNKNOWN_DOCUMENT"},
		{"the kept one", `{` + apq(unknown) + `}`, "", "UNKNOWN_DOCUMENT"},
		{"a wrong hash", `{"query":"` + unknown + `",` + apq(known) + `}`, "BAD_USER_INPUT", "UNKNOWN_DOCUMENT"},
	}
	for _, only := range []bool{false, true} {
		a.handler = resolvers.NewHandler(a.store, resolvers.Options{Documents: docs, OnlyDocuments: only})
		for _, c := range cases {
			want := c.open
			if only {
				want = c.only
			}
			rec := a.request(t, "POST", "/graphql", c.body, map[string]string{"Content-Type": legacy})
			got, _ := parsed(t, rec.Body.String()).(map[string]any)
			if shown, _ := code(got).(string); shown != want || (got["data"] == nil) != (want != "") {
				t.Errorf("%s (only: %t): %s, want %q", c.name, only, rec.Body, want)
			}
		}
	}
	rec := a.request(t, "GET", "/graphql?documentId="+url.QueryEscape("sha256:"+hash(known)), "", nil)
	if rec.Header().Get("ETag") == "" {
		t.Errorf("by GET: %d %s", rec.Code, rec.Body)
	}
}

// TestBadDocuments refuses files of documents that could not be answered.
func TestBadDocuments(t *testing.T) {
	for _, c := range []struct{ file, says string }{
		{`[]`, "want a JSON object"},
		{`{"v1": "{ mayors { id } }"}`, "document v1"},
		{`{"sha256:abc": "{ bodies { totalCount } }"}`, "its SHA-256 is"},
		{`{"` + strings.Repeat("0", 64) + `": "{ bodies { totalCount } }"}`, "its SHA-256 is"},
	} {
		if _, err := resolvers.ReadDocuments([]byte(c.file)); !errors.Is(err, graph.ErrInvalid) || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v, want words %q", c.file, err, c.says)
		}
	}
}
