package resolvers_test

import (
	"context"
	"encoding/json"
	"net/http/httptest"
	"net/url"
	"testing"

	"ratsgraph/graph"
	"ratsgraph/ingest"
	"ratsgraph/resolvers"
)

// names resolves names by the rules of the ingest.
type names struct{ a *api }

func (n names) Reconcile(ctx context.Context, town graph.ID, qs []graph.NameQuery) ([]graph.NameAnswer, error) {
	return ingest.Reconcile(ctx, n.a.store, town, qs)
}

// TestResolveNames asks for a table of names in one operation, and the same way
// as OpenRefine does.
func TestResolveNames(t *testing.T) {
	a := bundled(t)
	a.handler = resolvers.NewHandler(a.store, resolvers.Options{Names: names{a}})
	got := a.ask(t, `{ resolveNames(municipality: "municipality:Kolmenbrück", names: [
		{name: "Löbbecke, Elke", body: "body:Kolmenbrück/Rat", date: "2016-05-01"}, {name: "Napoleon Bonaparte"}]) {
		name person { name } rule score candidates { person { name } } } }`, nil)
	want(t, "persons", each(got, "resolveNames", "person.name"), `["Elke Löbbecke", null]`)
	none, _ := a.post(t, `{ resolveNames(municipality: "municipality:Nowhere", names: [{name: "x"}]) { name } }`, nil)
	want(t, "an unknown municipality", code(none), `"NOT_FOUND"`)

	refine := resolvers.NewReconciliation(a.store, names{a})
	answer := func(form url.Values) map[string]any {
		rec := httptest.NewRecorder()
		refine.ServeHTTP(rec, httptest.NewRequest("GET", "/reconcile?"+form.Encode(), nil))
		var got map[string]any
		if err := json.NewDecoder(rec.Body).Decode(&got); err != nil {
			t.Fatal(err)
		}
		return got
	}
	want(t, "manifest", at(answer(nil), "defaultTypes.0.id"), `"Person"`)
	queries := `{"q0": {"query": "Elke Löbbecke", "properties": [{"pid": "date", "v": "2016-05-01"}]}, "q1": {"query": "Napoleon Bonaparte"}}`
	r := answer(url.Values{"queries": {queries}})
	want(t, "match", at(r, "q0.result.0.match"), `true`)
	want(t, "name", at(r, "q0.result.0.name"), `"Elke Löbbecke"`)
	want(t, "no match", at(r, "q1.result"), `[]`)
	want(t, "nonsense", at(answer(url.Values{"queries": {"["}}), "errors.0.extensions.code"), `"BAD_USER_INPUT"`)
}

// TestResolve500Names asks for 500 names as lists print them, with day and body, in
// one call: it answers as the graph does, and reads no more than for one name.
func TestResolve500Names(t *testing.T) {
	a := bundled(t)
	a.handler = resolvers.NewHandler(a.store, resolvers.Options{Names: names{a}})
	var asked []map[string]any
	var means []any
	for after := any(nil); len(asked) < 500; {
		got := a.ask(t, `query($after: String) { attendances(first: 100, after: $after, filter: {group: {eq: COUNCIL}}) {
			pageInfo { endCursor } nodes { name person { id } session { date { day } body { id } } } } }`, map[string]any{"after": after})
		for _, n := range at(got, "attendances.nodes").([]any) {
			asked = append(asked, map[string]any{"name": at(n, "name"), "date": at(n, "session.date.day"), "body": at(n, "session.body.id")})
			means = append(means, at(n, "person.id"))
		}
		after = at(got, "attendances.pageInfo.endCursor")
	}
	resolve := func(n int) []any {
		got := a.ask(t, `query($names: [NameInput!]!) { resolveNames(municipality: "municipality:Kolmenbrück", names: $names) { person { id } } }`, map[string]any{"names": asked[:n]})
		return each(got, "resolveNames", "person.id")
	}
	resolve(1)
	reads := a.reads
	answered := resolve(500)
	if a.reads > reads+1 { // one more where it is looked for a newer revision meanwhile
		t.Errorf("%d round trips for 500 names, %d for one", a.reads, reads)
	}
	wrong, open := 0, 0
	for i, id := range answered {
		switch {
		case id == nil && means[i] != nil:
			open++
		case id != means[i]:
			t.Errorf("%v is %v, in the graph %v", asked[i], id, means[i])
			wrong++
		}
	}
	if wrong > 0 || open > 25 {
		t.Errorf("of 500 names %d are somebody else, %d are open", wrong, open)
	}
	t.Logf("%d round trips, %d open", a.reads, open)
}
