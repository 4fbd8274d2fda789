package resolvers_test

import (
	"bufio"
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/coder/websocket"
	"github.com/coder/websocket/wsjson"

	"ratsgraph/examples"
	"ratsgraph/graph"
	"ratsgraph/graph/dgraph"
	"ratsgraph/graph/dgraph/dgraphtest"
	"ratsgraph/ingest/source"
	"ratsgraph/resolvers"
)

const following = `subscription($since: Int, $reasons: [ChangeReason!]) { changes(since: $since, reasons: $reasons) {
	revision why sessions(first: 1) { totalCount } documentChanges { document { digest } } } }`

// A stream is a subscription, whatever it comes over.
type stream struct {
	next func(t *testing.T) map[string]any // of the next event; nil at the end
	end  func()
}

// TestFollowing subscribes over both transports while the graph changes: each
// subscriber sees each change once, in order, as the graph is then.
func TestFollowing(t *testing.T) {
	done := make(chan struct{})
	a := serve(t, source.FindIn(examples.Minutes, ".", "bundled:")[:4], resolvers.Options{})
	a.handler = resolvers.NewHandler(a.store, resolvers.Options{Until: done, Followers: 4})
	server := httptest.NewServer(a.handler)
	defer server.Close()
	start := a.revision(t)
	for name, open := range map[string]func(t *testing.T, base, query string, vars map[string]any) stream{"SSE": openEvents, "WebSocket": openSocket} {
		t.Run(name, func(t *testing.T) {
			from := a.revision(t)
			all := open(t, server.URL, following, map[string]any{"since": 0})
			defer all.end()
			for r := 1; r <= from; r++ {
				want(t, "from the first one on", at(all.next(t), "data.changes.revision"), asJSON(t, r))
			}
			notes := open(t, server.URL, following, map[string]any{"since": from, "reasons": []string{"NOTED"}})
			defer notes.end()
			digest := a.removeOne(t)
			a.note(t, name)
			removed, noted := all.next(t), all.next(t)
			want(t, "why", at(removed, "data.changes.why"), `["REMOVED"]`)
			want(t, "the graph as it is then, without "+digest, at(removed, "data.changes.documentChanges.0.document"), `null`)
			want(t, "then", at(noted, "data.changes.revision"), asJSON(t, from+2))
			only := notes.next(t)
			want(t, "only what was asked for", at(only, "data.changes.why"), `["NOTED"]`)
			want(t, "the revision", at(only, "extensions.revision"), asJSON(t, from+2))
		})
	}
	t.Run("bounds", func(t *testing.T) {
		var open []stream
		for range 4 {
			open = append(open, openEvents(t, server.URL, following, map[string]any{"since": start - 1}))
			open[len(open)-1].next(t)
		}
		refused := openSocket(t, server.URL, following, map[string]any{})
		if got := asJSON(t, refused.next(t)); !strings.Contains(got, "BUSY") {
			t.Errorf("the fifth is answered with %s", got)
		}
		refused.end()
		open[0].end()
		for end := time.Now().Add(2 * time.Minute); ; { // the server need not have noticed yet
			again := openSocket(t, server.URL, following, map[string]any{"since": start - 1})
			got := again.next(t)
			again.end()
			if asJSON(t, at(got, "data.changes.revision")) == asJSON(t, start) {
				break
			}
			if !strings.Contains(asJSON(t, got), "BUSY") || time.Now().After(end) {
				t.Fatalf("after one has left: %v", got)
			}
			time.Sleep(50 * time.Millisecond)
		}
		close(done)
		for open[1].next(t) != nil { // until the server ends
		}
	})
}

func (a *api) revision(t *testing.T) int {
	t.Helper()
	n, err := a.store.Revision(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// removeOne takes a document out of the graph.
func (a *api) removeOne(t *testing.T) string {
	t.Helper()
	digest := at(a.ask(t, `{ documents(first: 1) { nodes { digest } } }`, nil), "documents.nodes.0.digest").(string)
	if err := a.store.Remove(t.Context(), []string{digest}); err != nil {
		t.Fatal(err)
	}
	return digest
}

// note adds a note to a session.
func (a *api) note(t *testing.T, text string) {
	t.Helper()
	id := at(a.ask(t, `{ sessions(first: 1) { nodes { id } } }`, nil), "sessions.nodes.0.id").(string)
	n := graph.Note{SubjectID: graph.ID(id), Kind: graph.NoteContext, Text: text, By: "Ada", At: "2030-01-01T10:00:00Z"}
	if err := a.store.PutNotes(t.Context(), []graph.Note{n}); err != nil {
		t.Fatal(err)
	}
}

// openEvents asks as a browser's EventSource does.
func openEvents(t *testing.T, base, query string, vars map[string]any) stream {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 4*time.Minute)
	q := url.Values{"query": {query}, "variables": {asJSON(t, vars)}}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, base+"?"+q.Encode(), nil)
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Accept", "text/event-stream")
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(resp.Body)
	next := func(t *testing.T) map[string]any {
		t.Helper()
		for lines.Scan() {
			if lines.Text() == "event: complete" {
				return nil
			}
			if data, ok := strings.CutPrefix(lines.Text(), "data: "); ok {
				return decoded(t, data)
			}
		}
		t.Fatal("the stream broke off:", lines.Err())
		return nil
	}
	return stream{next, func() { cancel(); resp.Body.Close() }}
}

func decoded(t *testing.T, text string) (v map[string]any) {
	t.Helper()
	if err := json.Unmarshal([]byte(text), &v); err != nil {
		t.Fatalf("%v: %s", err, text)
	}
	return v
}

// openSocket speaks graphql-transport-ws.
func openSocket(t *testing.T, base, query string, vars map[string]any) stream {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 4*time.Minute)
	c, _, err := websocket.Dial(ctx, base, &websocket.DialOptions{Subprotocols: []string{"graphql-transport-ws"}})
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range []map[string]any{{"type": "connection_init"},
		{"type": "subscribe", "id": "1", "payload": map[string]any{"query": query, "variables": vars}}} {
		if err := wsjson.Write(ctx, c, m); err != nil {
			t.Fatal(err)
		}
	}
	next := func(t *testing.T) map[string]any {
		t.Helper()
		for {
			var m map[string]any
			if err := wsjson.Read(ctx, c, &m); err != nil {
				t.Fatal(err)
			}
			switch m["type"] {
			case "next":
				return m["payload"].(map[string]any)
			case "error":
				return map[string]any{"errors": m["payload"]}
			case "complete":
				return nil
			}
		}
	}
	return stream{next, func() { c.Close(websocket.StatusNormalClosure, ""); cancel() }}
}

// TestFollowingWhatIsForgotten forgets a document that a subscriber was told of: who
// comes later is told of the same change, but not of which document.
func TestFollowingWhatIsForgotten(t *testing.T) {
	a := serve(t, source.FindIn(examples.Minutes, ".", "bundled:")[:1], resolvers.Options{})
	server := httptest.NewServer(a.handler)
	defer server.Close()
	const named = `subscription($since: Int) { changes(since: $since) { why documentChanges { id } withheld } }`
	from := a.revision(t)
	first := openEvents(t, server.URL, named, map[string]any{"since": from - 1})
	defer first.end()
	first.next(t) // it follows from here on
	written(t, a.store, 1)
	id := at(first.next(t), "data.changes.documentChanges.0.id")
	if id == nil {
		t.Fatal("the document is not named")
	}
	if _, err := a.store.ForgetDocument(t.Context(), "m1", graph.Forgotten{By: "Ada", At: "2030-02-01T10:00:00Z", Reason: "withdrawn"}); err != nil {
		t.Fatal(err)
	}
	want(t, "why", at(first.next(t), "data.changes.why"), `["FORGOTTEN"]`)
	later := openEvents(t, server.URL, named, map[string]any{"since": from})
	defer later.end()
	got := later.next(t)
	want(t, "the same change", at(got, "data.changes.why"), `["NEW_DOCUMENT"]`)
	want(t, "without its document", at(got, "data.changes.documentChanges"), `[]`)
	want(t, "of which it is said", at(got, "data.changes.withheld"), `1`)
}

// TestFollowingAnotherGraph empties the graph and fills it anew: who followed the old
// one is not left waiting for a revision that may never come.
func TestFollowingAnotherGraph(t *testing.T) {
	a := serve(t, source.FindIn(examples.Minutes, ".", "bundled:")[:2], resolvers.Options{})
	server := httptest.NewServer(a.handler)
	defer server.Close()
	since := map[string]any{"since": a.revision(t) - 1}
	all := []stream{openEvents(t, server.URL, following, since), openSocket(t, server.URL, following, since)}
	for _, s := range all {
		defer s.end()
		s.next(t)
	}
	if _, err := dgraph.Open(t.Context(), dgraphtest.Client(t)); err != nil {
		t.Fatal(err)
	}
	for _, s := range all {
		if got := s.next(t); got != nil {
			t.Errorf("it is told %s", asJSON(t, got))
		}
	}
}
