package resolvers_test

import (
	"slices"
	"testing"

	"ratsgraph/examples"
	"ratsgraph/graph"
	"ratsgraph/ingest/source"
	"ratsgraph/resolvers"
)

// TestFollowChanges keeps a cursor, lets the graph change, and asks what changed
// since.
func TestFollowChanges(t *testing.T) {
	a := serve(t, source.FindIn(examples.Minutes, ".", "bundled:")[:6], resolvers.Options{})
	const changes = `query($after: String, $first: Int) { changes(after: $after, first: $first) {
		totalCount pageInfo { hasNextPage endCursor } nodes { id revision why sessionIds documentChanges { id reason document { digest } } } } }`
	got, _ := a.post(t, changes, nil)
	all := at(got, "data.changes")
	now := at(got, "extensions.revision")
	want(t, "one change a revision", at(all, "totalCount"), asJSON(t, now))
	last := each(all, "nodes", "revision")
	want(t, "the last one", last[len(last)-1], asJSON(t, now))
	cursor := at(all, "pageInfo.endCursor")

	since := a.ask(t, changes, map[string]any{"after": cursor})
	want(t, "nothing yet", at(since, "changes.nodes"), `[]`)
	want(t, "go on from here", at(since, "changes.pageInfo.endCursor"), asJSON(t, cursor))
	docs := each(a.ask(t, `{ documents(first: 2) { nodes { digest } } }`, nil), "documents.nodes", "digest")
	for _, digest := range docs {
		if err := a.store.Remove(t.Context(), []string{digest.(string)}); err != nil {
			t.Fatal(err)
		}
	}
	var seen []any
	for range docs { // page by page
		since = a.ask(t, changes, map[string]any{"after": cursor, "first": 1})
		want(t, "why", at(since, "changes.nodes.0.why"), `["REMOVED"]`)
		want(t, "what became of it", at(since, "changes.nodes.0.documentChanges.0.document"), `null`)
		seen = append(seen, at(since, "changes.nodes.0.documentChanges.0.id"))
		cursor = at(since, "changes.pageInfo.endCursor")
	}
	for i, digest := range docs {
		if id := graph.NewID(graph.KindDocument, digest.(string)); seen[i] != string(id) {
			t.Errorf("change %d is of %v, want %s", i, seen[i], id)
		}
	}
	want(t, "no more", at(since, "changes.pageInfo.hasNextPage"), `false`)
	node := a.ask(t, `query($id: ID!) { node(id: $id) { ... on Change { revision } } revision }`, map[string]any{"id": at(since, "changes.nodes.0.id")})
	want(t, "by its id", at(node, "node.revision"), asJSON(t, at(node, "revision")))
}

// TestRevisionOfAnswers is there for what is answered, not for what is refused.
func TestRevisionOfAnswers(t *testing.T) {
	a := bundled(t)
	got, _ := a.post(t, `{ revision bodies { totalCount } }`, nil)
	want(t, "revision", at(got, "extensions.revision"), asJSON(t, at(got, "data.revision")))
	got, _ = a.post(t, `{ bodies(first: 100000) { nodes { sessions(first: 10000) { nodes { id } } } } }`, nil)
	if at(got, "extensions.revision") != nil || a.reads > 0 {
		t.Errorf("refused with %v after %d reads", got, a.reads)
	}
}

// TestSessionsOfAChangeInPages walks the sessions of one change in both ways.
func TestSessionsOfAChangeInPages(t *testing.T) {
	a := bundled(t)
	const q = `query($first: Int, $after: String, $last: Int, $before: String) { changes(last: 1) { nodes { sessionIds
		sessions(first: $first, after: $after, last: $last, before: $before) { totalCount pageInfo { startCursor endCursor hasNextPage hasPreviousPage } nodes { id } } } } }`
	whole := a.ask(t, q, map[string]any{"first": 100})
	ids := each(whole, "changes.nodes.0.sessions.nodes", "id")
	want(t, "all", at(whole, "changes.nodes.0.sessionIds"), asJSON(t, ids))
	var forth, back []any
	for vars := (map[string]any{"first": 7}); ; {
		page := at(a.ask(t, q, vars), "changes.nodes.0.sessions")
		forth = append(forth, each(page, "nodes", "id")...)
		vars["after"] = at(page, "pageInfo.endCursor")
		if at(page, "pageInfo.hasNextPage") == false {
			break
		}
	}
	for vars := (map[string]any{"last": 7}); ; {
		page := at(a.ask(t, q, vars), "changes.nodes.0.sessions")
		back = append(each(page, "nodes", "id"), back...)
		vars["before"] = at(page, "pageInfo.startCursor")
		if at(page, "pageInfo.hasPreviousPage") == false {
			break
		}
	}
	if !slices.Equal(forth, ids) || !slices.Equal(back, ids) {
		t.Errorf("pages forth %v, back %v, want %v", forth, back, ids)
	}
}

// TestWhyAttendanceChanged takes a document away on which somebody is listed, and
// asks what was said before, and why it is not said now.
func TestWhyAttendanceChanged(t *testing.T) {
	a := serve(t, source.FindIn(examples.Minutes, ".", "bundled:")[:6], resolvers.Options{})
	got := a.ask(t, `{ revision attendances(first: 100) { nodes { status person { id } session { id documents { digest } } } } }`, nil)
	from := at(got, "revision")
	var entry any
	for _, e := range at(got, "attendances.nodes").([]any) {
		if at(e, "person") != nil && at(e, "session.documents.1") == nil {
			entry = e
			break
		}
	}
	if err := a.store.Remove(t.Context(), []string{at(entry, "session.documents.0.digest").(string)}); err != nil {
		t.Fatal(err)
	}
	const compare = `query($person: ID!, $from: Int!, $to: Int) { attendanceChanges(person: $person, from: $from, to: $to) {
		to before after differences { sessionId session { id } before { status } after { status } changes { revision why } } } }`
	person := at(entry, "person.id")
	got = a.ask(t, compare, map[string]any{"person": person, "from": from})
	c := at(got, "attendanceChanges")
	want(t, "one entry less", at(c, "after"), asJSON(t, at(c, "before").(float64)-1))
	want(t, "where", at(c, "differences.0.sessionId"), asJSON(t, at(entry, "session.id")))
	want(t, "it is gone", at(c, "differences.0.session"), `null`)
	want(t, "what was said", at(c, "differences.0.before.status"), asJSON(t, at(entry, "status")))
	want(t, "what is said", at(c, "differences.0.after"), `null`)
	want(t, "why", at(c, "differences.0.changes.0.why"), `["REMOVED"]`)
	want(t, "at which revision", at(c, "differences.0.changes.0.revision"), asJSON(t, at(c, "to")))
	same := a.ask(t, compare, map[string]any{"person": person, "from": from, "to": from})
	want(t, "nothing between a revision and itself", at(same, "attendanceChanges.differences"), `[]`)
	refused, _ := a.post(t, compare, map[string]any{"person": person, "from": from, "to": 1000})
	want(t, "of the future", at(refused, "errors.0.extensions.code"), `"BAD_USER_INPUT"`)
}
