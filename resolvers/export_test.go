package resolvers_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"ratsgraph/graph"
	"ratsgraph/graph/dgraph"
	"ratsgraph/resolvers"
	"ratsgraph/resolvers/export"
)

// exported asks for a file and returns its bytes.
func exported(t *testing.T, e *export.Exporter, path string, params url.Values) (string, *http.Response) {
	t.Helper()
	rec := httptest.NewRecorder()
	e.ServeHTTP(rec, httptest.NewRequest("GET", "/export/"+path+"?"+params.Encode(), nil))
	return rec.Body.String(), rec.Result()
}

func exporter(t *testing.T) (*api, *export.Exporter) {
	t.Helper()
	a := bundled(t)
	m := resolvers.InMemory(a.store)
	a.handler = resolvers.NewHandler(m, resolvers.Options{Names: names{a}})
	e, err := export.New(a.handler, m, resolvers.SDL())
	if err != nil {
		t.Fatal(err)
	}
	return a, e
}

// TestEveryTable gets each table as CSV and NDJSON: as many rows as the list has,
// columns that do not depend on the rows, and a codebook that names each of them.
func TestEveryTable(t *testing.T) {
	a, e := exporter(t)
	revision, err := a.store.Revision(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	town, council := "municipality:Kolmenbrück", "body:Kolmenbrück/Rat"
	params := map[string]url.Values{
		"parties-apart": {"municipality": {town}, "a": {"SPD"}, "b": {"CDU"}, "inference": {"REMAINDER,UNANIMOUS"}},
		"alignment":     {"municipality": {town}, "a": {"SPD"}, "b": {"CDU"}, "inference": {"REMAINDER"}},
		"memberships":   {"body": {council}}, "attendance-distribution": {"body": {council}}, "visitors": {"body": {"body:Kolmenbrück/Ortsrat_Klein_Sörnum"}},
		"composition": {"body": {council}, "by": {"PARTY"}}, "party-participation": {"of": {council}},
		"attendance-rates": {"person": {"person:Kolmenbrück/Elke_Löbbecke"}}, "ego-network": {"person": {"person:Kolmenbrück/Elke_Löbbecke"}},
		"paths":  {"from": {"person:Kolmenbrück/Elke_Löbbecke"}, "to": {"person:Kolmenbrück/Frauke_Jüttermann"}},
		"series": {"municipality": {town}, "statistic": {"SESSIONS"}}, "inferred-votes": {"municipality": {town}, "inference": {"UNANIMOUS"}, "to": {"2016-12-31"}},
	}
	for _, name := range []string{"co-presence-pairs", "substitution-pairs", "early-leavers", "dissent", "party-splits", "alignments", "recusal-cases", "with-absent", "motion-success", "pending-papers", "longest-ways", "quality"} {
		params[name] = url.Values{"municipality": {town}}
	}
	none := []string{"dissent"} // nothing is printed of the kind: one row says so
	for _, name := range e.Names() {
		t.Run(name, func(t *testing.T) {
			text, resp := exported(t, e, name+".csv", params[name])
			if resp.StatusCode != http.StatusOK || !strings.HasPrefix(resp.Header.Get("Content-Type"), "text/csv") {
				t.Fatalf("%s: %s", resp.Status, text)
			}
			rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
			if slices.Contains(none, name) && err == nil {
				saysNothing(t, rows)
			}
			if err != nil || len(rows) < 2 {
				t.Fatalf("%d rows, %v", len(rows), err)
			}
			if last := rows[1][len(rows[0])-1]; rows[0][len(rows[0])-1] != "revision" || last != asJSON(t, revision) {
				t.Errorf("revision %s, want %d", last, revision)
			}
			lines, _ := exported(t, e, name+".ndjson", params[name])
			if n := strings.Count(lines, "\n"); n != len(rows)-1 {
				t.Errorf("%d lines of JSON, %d rows of CSV", n, len(rows)-1)
			}
			for _, l := range strings.Split(strings.TrimSpace(lines), "\n") {
				if !json.Valid([]byte(l)) {
					t.Fatalf("no JSON: %s", l)
				}
			}
			book, _ := exported(t, e, name+".csv-metadata.json", params[name])
			for _, c := range each(parsed(t, book), "tableSchema.columns", "titles") {
				if !strings.Contains(strings.Join(rows[0], "\n"), c.(string)) {
					t.Errorf("the codebook has %s, the table has not", c)
				}
			}
			for _, d := range each(parsed(t, book), "tableSchema.columns", "dc:description") {
				if d == "" {
					t.Errorf("a column without description: %s", book)
				}
			}
		})
	}
	if n := len(strings.Split(mustExport(t, e, "decisions.csv"), "\n")); n < 200 {
		t.Errorf("%d lines of decisions: pages are not followed", n)
	}
}

// saysNothing wants one row with nothing but what was counted and what is missing.
func saysNothing(t *testing.T, rows [][]string) {
	t.Helper()
	if len(rows) != 2 {
		t.Fatalf("%d rows, want the head and one", len(rows))
	}
	for i, head := range rows[0] {
		own := !strings.HasPrefix(head, "node.") && head != "revision"
		if own != (rows[1][i] == "") {
			t.Errorf("%s is %q in the row that tells of nothing", head, rows[1][i])
		}
	}
}

// TestTableForSpreadsheets wants what a German Excel opens by a double click:
// umlauts, columns, decimals, and numbers of papers that become no dates.
func TestTableForSpreadsheets(t *testing.T) {
	_, e := exporter(t)
	text, resp := exported(t, e, "items.excel.csv", url.Values{"body": {"body:Kolmenbrück/Rat"}})
	if !strings.HasPrefix(text, "\ufeffid;") || !strings.Contains(text, "\r\n") || !strings.HasPrefix(resp.Header.Get("Content-Type"), "text/csv") {
		t.Fatalf("%s: %.200q", resp.Status, text)
	}
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\ufeff")))
	r.Comma = ';'
	rows, err := r.ReadAll()
	if err != nil || len(rows) < 2 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	if n := rows[1][slices.Index(rows[0], "number")]; n != `="1"` {
		t.Errorf("number of an item %s", n)
	}
	rates, _ := exported(t, e, "attendance-rates.excel.csv", url.Values{"person": {"person:Kolmenbrück/Elke_Löbbecke"}, "by": {"WHOLE"}})
	if !regexp.MustCompile(`;0,\d+;`).MatchString(rates) || regexp.MustCompile(`;0\.\d`).MatchString(rates) {
		t.Errorf("shares without a comma: %s", rates)
	}
}

// TestPageOfTables shows what can be had to people: what must be told stands out,
// and a file that cannot be had without it is no link.
func TestPageOfTables(t *testing.T) {
	_, e := exporter(t)
	req, rec := httptest.NewRequest("GET", "/export/", nil), httptest.NewRecorder()
	req.Header.Set("Accept", "text/html")
	e.ServeHTTP(rec, req)
	page := rec.Body.String()
	for _, want := range []string{`<a href="/export/decisions.excel.csv">`, `<strong><code>municipality</code></strong>`, `<code>/export/ego.gexf</code>`, `<h3 id="bodies">`} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	if strings.Contains(page, `href="/export/alignment.csv"`) || strings.Contains(page, "<code>after</code>") {
		t.Error("the page has what nobody can use")
	}
}

func mustExport(t *testing.T, e *export.Exporter, path string) string {
	text, resp := exported(t, e, path, nil)
	if resp.StatusCode != http.StatusOK {
		t.Fatalf("%s: %s", path, text)
	}
	return text
}

// TestAnyAnswerIsATable makes a table of an operation that has no address.
func TestAnyAnswerIsATable(t *testing.T) {
	_, e := exporter(t)
	text, resp := exported(t, e, "answer.csv", url.Values{
		"query": {`query($town: ID!) { node(id: $town) { ... on Municipality { bodies(first: 2) { totalCount nodes { name sessions(first: 1) { totalCount nodes { date { day } } } } } } } }`},
		"rows":  {"node.bodies.nodes"}, "town": {"municipality:Kolmenbrück"},
	})
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil || resp.StatusCode != 200 || len(rows) != 3 {
		t.Fatalf("%s, %v: %s", resp.Status, err, text)
	}
	if got := strings.Join(rows[0], "|"); got != "name|sessions.totalCount|sessions.nodes|revision" {
		t.Errorf("columns %s", got)
	}
}

func TestTablesThatCannotBe(t *testing.T) {
	_, e := exporter(t)
	for _, c := range []struct {
		path   string
		params url.Values
		status int
		says   string
	}{
		{"nothing.csv", nil, 404, "attendances, bodies, co-presence-pairs"},
		{"decisions.xls", nil, 404, "ends with .csv"},
		{"decisions.csv", url.Values{"town": {"x"}}, 400, "the operation has body"},
		{"decisions.csv", url.Values{"from": {"gestern"}}, 400, "want a day"},
		{"decisions.csv", url.Values{"query": {"{x}"}}, 400, "the operation has body"},
		{"answer.csv", url.Values{"query": {"mutation { x }"}}, 400, "operation"},
		{"answer.csv", url.Values{"query": {"{ status { revision } }"}}, 400, "rows"},
		{"memberships.csv", nil, 400, "variable body: invalid: it is needed, as body=body:Neustadt/Rat"},
		{"decisions.csv", url.Values{"body": {"body:Kolmenbrück/Stadtrat"}}, 404, "variable body: \"body:Kolmenbrück/Stadtrat\": not found"},
		{"decisions.csv", url.Values{"body": {"Rat"}}, 400, "kind:path"},
		{"attendance-rates.csv", url.Values{"person": {"person:Kolmenbrück/Niemand"}}, 404, "not found"},
		{"attendance-rates.csv", url.Values{"person": {"body:Kolmenbrück/Rat"}}, 400, "that is a body"},
		{"decisions.csv", url.Values{"body": {"person:Kolmenbrück/Elke_Löbbecke"}}, 400, "that is a person"},
		{"party-participation.csv", url.Values{"of": {"person:Kolmenbrück/Elke_Löbbecke"}}, 400, "has no partyParticipation"},
		{"ego.gexf", nil, 400, "parameter person: invalid: it is needed"},
	} {
		text, resp := exported(t, e, c.path, c.params)
		if resp.StatusCode != c.status || !strings.Contains(text, c.says) {
			t.Errorf("%s %v: %s %q, want %d and %q", c.path, c.params, resp.Status, text, c.status, c.says)
		}
	}
}

// TestATableIsOfOneRevision adds a document between two pages.
func TestATableIsOfOneRevision(t *testing.T) {
	a, e := exporter(t)
	table, err := e.Known("attendances")
	if err != nil {
		t.Fatal(err)
	}
	revisions, rows := map[int]bool{}, 0
	err = table.Each(t.Context(), nil, func(r export.Row) error {
		if rows++; rows == 50 {
			if _, err := a.store.Put(t.Context(), []graph.Facts{between()}); err != nil {
				return err
			}
		}
		revisions[r.Revision] = true
		if !bytes.Contains(r.Object, []byte(`"id"`)) {
			t.Errorf("row %s", r.Object)
		}
		return nil
	})
	if err != nil || len(revisions) != 1 || rows < 200 {
		t.Errorf("%d rows of revisions %v, %v", rows, revisions, err)
	}
	if err := a.store.Remove(t.Context(), []string{"between"}); err != nil {
		t.Fatal(err)
	}
}

// between is a document of another town.
func between() graph.Facts {
	town := graph.Municipality{ID: graph.NewID(graph.KindMunicipality, "Aaldorf"), Name: "Aaldorf"}
	body := graph.Body{ID: graph.NewID(graph.KindBody, "Aaldorf", "Rat"), Name: "Rat", MunicipalityID: town.ID}
	id := graph.NewID(graph.KindSession, "Aaldorf", "Rat", "2011-01-01")
	doc := graph.Document{ID: graph.NewID(graph.KindDocument, "between"), Digest: "between", Locations: []string{"/between"}, Text: "x", SessionID: id}
	return graph.Facts{Document: doc, Municipalities: []graph.Municipality{town}, Body: body,
		Session: graph.Session{ID: id, BodyID: body.ID, MunicipalityID: town.ID, MunicipalityBasis: graph.BasisPrinted, Date: graph.OnDay("2011-01-01"), AttendanceRecord: graph.AttendanceNotRecorded}}
}

// TestCachedExport asks again for what a cache already has, and for a table that
// cannot be had.
func TestCachedExport(t *testing.T) {
	a, e := exporter(t)
	get := func(m resolvers.Memory, target, tag string) *httptest.ResponseRecorder {
		req, rec := httptest.NewRequest("GET", target, nil), httptest.NewRecorder()
		req.Header.Set("If-None-Match", tag)
		ctx, n := dgraph.CountReads(req.Context())
		resolvers.NewCached(e, m, resolvers.Options{MaxAge: time.Minute}).ServeHTTP(rec, req.WithContext(ctx))
		a.reads = n.Load()
		return rec
	}
	m := resolvers.InMemory(a.store)
	for _, file := range []string{"sessions.csv", "sessions.json", "co-presence.gexf"} {
		first := get(m, "/export/"+file, "")
		tag, last := first.Header().Get("ETag"), first.Header().Get("Last-Modified")
		at, err := http.ParseTime(last)
		if first.Code != 200 || tag == "" || err != nil || time.Since(at) > time.Hour || first.Header().Get("Cache-Control") != "public, max-age=60, must-revalidate" {
			t.Fatalf("%s: status %d, %v", file, first.Code, first.Header())
		}
		again := get(m, "/export/"+file, tag)
		if again.Code != http.StatusNotModified || again.Body.Len() > 0 || again.Header().Get("ETag") != tag {
			t.Errorf("%s again: status %d after %d reads, %v", file, again.Code, a.reads, again.Header())
		}
		if other := get(m, "/export/"+file+"?from=2016-01-01", tag); other.Code != 200 || other.Header().Get("ETag") == tag {
			t.Errorf("%s, another question: status %d", file, other.Code)
		}
		if changed := get(resolvers.InMemory(later{a.store}), "/export/"+file, tag); changed.Code != 200 {
			t.Errorf("%s of another revision: status %d", file, changed.Code)
		}
	}
	if wrong := get(m, "/export/sessions.csv?town=x", ""); wrong.Code != 400 || wrong.Header().Get("ETag") != "" || wrong.Header().Get("Cache-Control") != "no-store" {
		t.Errorf("what went wrong is kept: %d %v", wrong.Code, wrong.Header())
	}
}

// TestTablesWhereOnlyDocumentsAreKnown serves the known tables, which are the
// operator's own, and refuses any other question.
func TestTablesWhereOnlyDocumentsAreKnown(t *testing.T) {
	a := bundled(t)
	m := resolvers.InMemory(a.store)
	a.handler = resolvers.NewHandler(m, resolvers.Options{Documents: export.Documents(), OnlyDocuments: true})
	e, err := export.New(a.handler, m, resolvers.SDL())
	if err != nil {
		t.Fatal(err)
	}
	if text, resp := exported(t, e, "sessions.csv", nil); resp.StatusCode != 200 || strings.Count(text, "\n") < 20 {
		t.Errorf("%s: %s", resp.Status, text)
	}
	if text, resp := exported(t, e, "co-presence.gexf", nil); resp.StatusCode != 200 {
		t.Errorf("%s: %s", resp.Status, text)
	}
	text, resp := exported(t, e, "answer.csv", url.Values{"query": {"{ bodies { nodes { name } } }"}})
	if resp.StatusCode != 400 || !strings.Contains(text, "only documents that are known") {
		t.Errorf("any other: %s: %s", resp.Status, text)
	}
}
