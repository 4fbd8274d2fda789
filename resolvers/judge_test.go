package resolvers_test

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http/httptest"
	"testing"

	"ratsgraph/graph"
	"ratsgraph/ingest"
	"ratsgraph/resolvers"
)

// townEditor applies rulings to the bundled town.
type townEditor struct{ a *api }

func (e townEditor) Judge(ctx context.Context, r graph.Ruling) (graph.Ruling, graph.IdentityCounts, error) {
	r.At = "2030-01-01T10:00:00Z"
	return counted(ingest.Judge(ctx, e.a.store, r))
}

func (e townEditor) UndoRuling(ctx context.Context, id graph.ID, by string) (graph.Ruling, graph.IdentityCounts, error) {
	return counted(ingest.UndoRuling(ctx, e.a.store, id, by, "2030-01-02T10:00:00Z"))
}

func counted(r graph.Ruling, report ingest.IdentityReport, err error) (graph.Ruling, graph.IdentityCounts, error) {
	return r, graph.IdentityCounts{Persons: report.Persons, Undecided: report.Undecided}, err
}

func (e townEditor) AddNote(ctx context.Context, n graph.Note) (graph.Note, error) {
	n.At = "2030-01-01T10:00:00Z"
	return ingest.AddNote(ctx, e.a.store, n)
}

func (e townEditor) UndoNote(ctx context.Context, id graph.ID, by string) (graph.Note, error) {
	list, err := ingest.UndoNotes(ctx, e.a.store, []graph.ID{id}, by, "2030-01-02T10:00:00Z")
	if err != nil {
		return graph.Note{}, err
	}
	return list[0], nil
}

// as asks with a token.
func (a *api) as(t *testing.T, token, query string, vars map[string]any) map[string]any {
	t.Helper()
	body, err := json.Marshal(map[string]any{"query": query, "variables": vars})
	if err != nil {
		t.Fatal(err)
	}
	req := httptest.NewRequest("POST", "/graphql", bytes.NewReader(body))
	req.Header.Set("Content-Type", "application/json")
	if token != "" {
		req.Header.Set("Authorization", "Bearer "+token)
	}
	rec := httptest.NewRecorder()
	a.handler.ServeHTTP(rec, req)
	var got map[string]any
	if err := json.NewDecoder(rec.Body).Decode(&got); err != nil {
		t.Fatal(err)
	}
	return got
}

const judge = `mutation($a: ID!, $b: ID!) { judge(input: {a: $a, b: $b, judgement: SAME, note: "same street"}) {
	ruling { id by note judgement } identity { persons undecided } userErrors { field message } } }`

// TestJudge judges an open pair over the API, sees that the persons are one, and
// takes it back.
func TestJudge(t *testing.T) {
	a := bundled(t)
	shown = nil // this test writes
	if _, err := ingest.IdentifyAll(context.Background(), a.store); err != nil {
		t.Fatal(err)
	}
	a.handler = resolvers.NewHandler(a.store, resolvers.Options{Editor: townEditor{a}, Tokens: []resolvers.Token{
		{Name: "Ada", Scopes: []string{"identity"}, SHA256: resolvers.HashToken("ada's")},
		{Name: "Bob", SHA256: resolvers.HashToken("bob's")},
	}})
	open := a.ask(t, `{ openPairs(first: 1) { totalCount nodes { mentionA mentionB nameA nameB score reasons { text } personA { id } personB { id } } } persons { totalCount } }`, nil)
	pair := at(open, "openPairs.nodes.0")
	if pair == nil || at(pair, "reasons.0.text") == "" {
		t.Fatalf("no pair is open: %s", asJSON(t, open))
	}
	vars := map[string]any{"a": at(pair, "mentionA"), "b": at(pair, "mentionB")}
	want(t, "without a token", code(a.as(t, "", judge, vars)), `"UNAUTHENTICATED"`)
	want(t, "with a wrong token", code(a.as(t, "eve's", judge, vars)), `"UNAUTHENTICATED"`)
	want(t, "without the scope", code(a.as(t, "bob's", judge, vars)), `"FORBIDDEN"`)
	want(t, "of one and the same", at(a.as(t, "ada's", judge, map[string]any{"a": vars["a"], "b": vars["a"]}), "data.judge.userErrors.0.field"), `"b"`)

	got := a.as(t, "ada's", judge, vars)
	want(t, "by", at(got, "data.judge.ruling.by"), `"Ada"`)
	after := a.ask(t, `{ persons { totalCount } }`, nil)
	want(t, "persons", at(after, "persons.totalCount"), asJSON(t, at(open, "persons.totalCount").(float64)-1))
	both := a.ask(t, `query($a: ID!, $b: ID!) { a: node(id: $a) { ... on Person { id name mentions(first: 100) { nodes { name kind link { rule score ruling { by note } } sources { firstLine } } } } } b: node(id: $b) { id } }`,
		map[string]any{"a": at(pair, "personA.id"), "b": at(pair, "personB.id")})
	want(t, "both ids lead to one person", at(both, "a.id"), asJSON(t, at(both, "b.id")))
	decided := 0
	for _, by := range each(both, "a.mentions.nodes", "link.ruling.by") {
		if by == "Ada" {
			decided++
		}
	}
	if decided == 0 {
		t.Errorf("no mention says who decided: %s", asJSON(t, both))
	}

	undo := a.as(t, "ada's", `mutation($id: ID!) { undoRuling(id: $id) { ruling { revokedBy } userErrors { message } } }`, map[string]any{"id": at(got, "data.judge.ruling.id")})
	want(t, "undone by", at(undo, "data.undoRuling.ruling.revokedBy"), `"Ada"`)
	want(t, "persons again", at(a.ask(t, `{ persons { totalCount } }`, nil), "persons.totalCount"), asJSON(t, at(open, "persons.totalCount")))
	want(t, "history", each(a.ask(t, `{ rulings { nodes { judgement by revokedBy note } } }`, nil), "rulings.nodes", "revokedBy"), `["Ada"]`)
}

// TestAffiliations follows a member who changes party.
func TestAffiliations(t *testing.T) {
	a := bundled(t)
	got := a.ask(t, `{ municipalities { nodes { partyChanges { person { name } from { partyKey partyName from to first { sources { words } } } to { partyName from printed } } } } }`, nil)
	changes, _ := at(got, "municipalities.nodes.0.partyChanges").([]any)
	if len(changes) == 0 {
		t.Fatal("nobody changes party, but somebody does in the truth")
	}
	t.Logf("%s", asJSON(t, changes))
	got = a.ask(t, `{ persons(filter: {name: {eq: "Onno Uhlhorn"}}) { nodes { affiliations { partyKey sessions from to } affiliationOn(date: "2016-12-31") { distanceDays affiliation { partyKey } attendance { session { date { day } } partyName } } } } }`, nil)
	want(t, "party", at(got, "persons.nodes.0.affiliationOn.affiliation.partyKey"), `"spd"`)
}
