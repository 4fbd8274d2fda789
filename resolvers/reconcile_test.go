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
