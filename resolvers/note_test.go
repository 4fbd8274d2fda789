package resolvers_test

import (
	"context"
	"testing"

	"ratsgraph/ingest"
	"ratsgraph/resolvers"
)

const (
	addNote = `mutation($input: NoteInput!) { addNote(input: $input) { note { id kind field corrected by sources { firstLine words document { id } } subject { __typename notes { remark } } } userErrors { field message } } }`
	noted   = `query($id: ID!) { node(id: $id) { id ... on Noted { notes(undone: true) { remark by revokedBy subjectId } now: notes { remark } } } }`
)

// TestNotes puts notes beside an entry of a list and beside a person, joins the
// person with another, and takes a note back.
func TestNotes(t *testing.T) {
	a := bundled(t)
	shown = nil // this test writes
	if _, err := ingest.IdentifyAll(context.Background(), a.store); err != nil {
		t.Fatal(err)
	}
	a.handler = resolvers.NewHandler(a.store, resolvers.Options{Editor: townEditor{a}, Tokens: []resolvers.Token{
		{Name: "Ada", Scopes: []string{"identity", "notes"}, SHA256: resolvers.HashToken("ada's")},
		{Name: "Bob", Scopes: []string{"identity"}, SHA256: resolvers.HashToken("bob's")},
	}})
	entry := at(a.ask(t, `{ attendances(first: 1) { nodes { id sources { document { id } } } } }`, nil), "attendances.nodes.0")
	input := map[string]any{"input": map[string]any{"subject": at(entry, "id"), "remark": "had written to the chair", "field": "status", "corrected": "EXCUSED",
		"source": map[string]any{"document": at(entry, "sources.0.document.id"), "firstLine": 1, "lastLine": 2}}}
	want(t, "without a token", code(a.as(t, "", addNote, input)), `"UNAUTHENTICATED"`)
	want(t, "without the scope", code(a.as(t, "bob's", addNote, input)), `"FORBIDDEN"`)
	got := at(a.as(t, "ada's", addNote, input), "data.addNote.note")
	want(t, "kind", at(got, "kind"), `"CORRECTION"`)
	want(t, "source", at(got, "sources.0.document.id"), asJSON(t, at(entry, "sources.0.document.id")))
	want(t, "subject", at(got, "subject.notes.0.remark"), `"had written to the chair"`)
	nowhere := a.as(t, "ada's", addNote, map[string]any{"input": map[string]any{"subject": "person:Kolmenbrück/Niemand", "remark": "x"}})
	want(t, "of nobody", at(nowhere, "data.addNote.userErrors.0.field"), `"subject"`)

	undo := a.as(t, "ada's", `mutation($id: ID!) { undoNote(id: $id) { note { revokedBy } } }`, map[string]any{"id": at(got, "id")})
	want(t, "undone by", at(undo, "data.undoNote.note.revokedBy"), `"Ada"`)
	left := a.ask(t, noted, map[string]any{"id": at(entry, "id")})
	want(t, "notes left", at(left, "node.now"), `[]`)
	want(t, "history", each(left, "node.notes", "revokedBy"), `["Ada"]`)

	pair := at(a.ask(t, `{ openPairs(first: 1) { nodes { mentionA mentionB personA { id } personB { id } } } }`, nil), "openPairs.nodes.0")
	for _, side := range []string{"personA.id", "personB.id"} {
		a.as(t, "ada's", addNote, map[string]any{"input": map[string]any{"subject": at(pair, side), "remark": side}})
	}
	judged := a.as(t, "ada's", judge, map[string]any{"a": at(pair, "mentionA"), "b": at(pair, "mentionB")})
	for _, side := range []string{"personA.id", "personB.id"} {
		both := a.ask(t, noted, map[string]any{"id": at(pair, side)})
		want(t, "notes on who is one now", len(at(both, "node.now").([]any)), `2`)
	}
	a.as(t, "ada's", `mutation($id: ID!) { undoRuling(id: $id) { userErrors { message } } }`, map[string]any{"id": at(judged, "data.judge.ruling.id")})
	want(t, "notes on who are two again", each(a.ask(t, noted, map[string]any{"id": at(pair, "personA.id")}), "node.now", "remark"), `["personA.id"]`)
	want(t, "all", at(a.ask(t, `{ notes(first: 1) { totalCount nodes { subject { __typename } } } }`, nil), "notes.totalCount"), `3`)
}
