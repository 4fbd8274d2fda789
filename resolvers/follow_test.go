package resolvers_test

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/coder/websocket"
	"github.com/coder/websocket/wsjson"

	"ratsgraph/examples"
	"ratsgraph/graph"
	"ratsgraph/graph/dgraph"
	"ratsgraph/graph/dgraph/dgraphtest"
	"ratsgraph/graph/view"
	"ratsgraph/ingest"
	"ratsgraph/ingest/source"
	"ratsgraph/resolvers"
	"ratsgraph/web"
)

// many is a subscription with all arguments.
const many = `subscription($since: Int, $municipality: ID, $reasons: [ChangeReason!]) {
	changes(since: $since, municipality: $municipality, reasons: $reasons) { revision } }`

// large is one whose events soon fill what lies between a server and a client.
var large = "subscription { changes(since: 0) { " + aliases(20, "documentChanges { id reason } sessionIds id at") + " } }"

// A wish is what a subscriber asks for.
type wish struct {
	name string
	vars map[string]any
	all  func(graph.Change) bool // which changes that is; nil: all, it is not said from where on
}

// TestManyFollowers has two hundred subscribers follow the graph, in all ways, while
// another program writes to it, and twenty more that fetch nothing of what they are
// sent: each of those who read gets what it asked for, once and in order, and answers
// that are not from before; the others are ended.
func TestManyFollowers(t *testing.T) {
	entries := source.FindIn(examples.Minutes, ".", "bundled:")
	done := make(chan struct{})
	a := serve(t, entries[:6], resolvers.Options{})
	other, err := dgraph.Open(t.Context(), dgraphtest.Shared(t))
	if err != nil {
		t.Fatal(err)
	}
	session := at(a.ask(t, `{ sessions(first: 1) { nodes { id } } }`, nil), "sessions.nodes.0.id").(string)
	for i := range 110 { // so that all of it is more than what is read at once
		n := graph.Note{SubjectID: graph.ID(session), Kind: graph.NoteContext, Text: fmt.Sprint(i), By: "Ada", At: "2030-01-01T10:00:00Z"}
		if err := a.store.PutNotes(t.Context(), []graph.Note{n}); err != nil {
			t.Fatal(err)
		}
	}
	from := a.revision(t)
	server, open := crowd(t, resolvers.NewHandler(a.store, resolvers.Options{Until: done, Followers: 220}))
	for range 10 {
		deafEvents(t, server)
		deafSocket(t, server)
	}
	town := at(a.ask(t, `{ municipalities { nodes { id } } }`, nil), "municipalities.nodes.0.id").(string)
	wishes := []wish{
		{"from now on", nil, nil},
		{"from the first one on", map[string]any{"since": 0}, func(graph.Change) bool { return true }},
		{"since then", map[string]any{"since": from}, func(c graph.Change) bool { return c.Revision > from }},
		{"from within a page", map[string]any{"since": from - 37, "municipality": town}, func(c graph.Change) bool {
			return c.Revision > from-37 && slices.Contains(c.MunicipalityIDs, graph.ID(town))
		}},
		{"some", map[string]any{"since": 1, "reasons": []string{"FORGOTTEN", "IDENTIFIED"}}, func(c graph.Change) bool {
			return slices.Contains(c.Reasons, graph.ChangeForgotten) || slices.Contains(c.Reasons, graph.ChangeIdentified)
		}},
		{"of nowhere", map[string]any{"since": 0, "municipality": `municipality:") { uid }`}, func(graph.Change) bool { return false }},
	}
	began, got := time.Now(), make([][]int, 200)
	var last atomic.Int64
	var caughtUp, ended sync.WaitGroup
	for i := range got {
		w := wishes[i%len(wishes)]
		s := []func(*testing.T, string, string, map[string]any) stream{openEvents, openSocket}[i/len(wishes)%2](t, server.URL, many, w.vars)
		defer s.end()
		caughtUp.Add(1)
		ended.Go(func() {
			arrived := sync.OnceFunc(caughtUp.Done)
			defer arrived()
			if w.name == "of nowhere" { // no change is theirs
				arrived()
			}
			for e := s.next(t); e != nil; e = s.next(t) {
				r, _ := at(e, "data.changes.revision").(float64)
				if now, _ := at(e, "extensions.revision").(float64); r == 0 || now < r {
					t.Errorf("%s: an event of %v says %s", w.name, r, asJSON(t, e))
				}
				if got[i] = append(got[i], int(r)); int64(r) == last.Load() {
					arrived()
				}
			}
		})
	}
	time.Sleep(time.Second) // who is told nothing cannot say that it is there
	last.Store(-1)
	changed(t, other, a, entries)
	forgetOne(t, other, a)
	a.note(t, "after it")
	time.Sleep(view.Stale)
	last.Store(int64(a.revision(t) + 1))
	forgetOne(t, other, a) // one for all of them but those of nowhere
	caughtUp.Wait()
	t.Logf("%d changes after %s", last.Load(), time.Since(began))
	for tries := 4000; open() > int64(len(got)); tries-- { // those who fetch nothing go before the server ends
		if tries == 0 {
			t.Fatalf("%d follow still, want %d", open(), len(got))
		}
		time.Sleep(50 * time.Millisecond)
	}
	close(done)
	ended.Wait()
	all, err := a.store.Changes(t.Context(), 0, 1000, graph.ChangeScope{})
	if err != nil || len(all) != int(last.Load()) {
		t.Fatalf("%d changes, want %d, %v", len(all), last.Load(), err)
	}
	for i, revisions := range got {
		w := wishes[i%len(wishes)]
		if w.all == nil && len(revisions) > 0 { // it began somewhere, and then all came
			first := max(from+1, revisions[0])
			w.all = func(c graph.Change) bool { return c.Revision >= first }
		}
		var want []int
		for _, c := range all {
			if w.all == nil || w.all(c) {
				want = append(want, c.Revision)
			}
		}
		if !slices.Equal(revisions, want) {
			t.Errorf("%s: %v, want %v", w.name, revisions, want)
		}
	}
}

// changed lets another program change the graph in all ways, one after the other.
func changed(t *testing.T, other *dgraph.Store, a *api, entries []source.Entry) {
	t.Helper()
	steps := []func(context.Context) error{
		func(ctx context.Context) error {
			_, err := ingest.Run(ctx, other, entries[:8], ingest.Options{})
			return err
		},
		func(ctx context.Context) error {
			two := each(a.ask(t, `{ persons(first: 2) { nodes { id } } }`, nil), "persons.nodes", "id")
			r := graph.Ruling{A: graph.ID(two[0].(string)), B: graph.ID(two[1].(string)), Judgement: graph.JudgementUnsure, By: "Ada", At: "2030-01-01T10:00:00Z"}
			_, _, err := ingest.Judge(ctx, other, r)
			return err
		},
		func(ctx context.Context) error { _, err := ingest.IdentifyAll(ctx, other); return err },
	}
	for i, step := range steps {
		before := a.revision(t)
		if err := step(t.Context()); err != nil {
			t.Fatal(i, err)
		}
		if a.revision(t) == before && i < len(steps)-1 {
			t.Fatal("nothing has changed after step", i)
		}
		a.removeOne(t)
	}
}

// forgetOne lets another program forget a document.
func forgetOne(t *testing.T, other *dgraph.Store, a *api) {
	t.Helper()
	digest := at(a.ask(t, `{ documents(first: 1) { nodes { digest } } }`, nil), "documents.nodes.0.digest").(string)
	if _, err := other.ForgetDocument(t.Context(), digest, graph.Forgotten{By: "Ada", At: "2030-02-01T10:00:00Z", Reason: "withdrawn"}); err != nil {
		t.Fatal(err)
	}
}

// crowd serves behind a front with little patience, over connections that hold little,
// and says how many requests are not at their end.
func crowd(t *testing.T, h http.Handler) (*httptest.Server, func() int64) {
	t.Helper()
	var open atomic.Int64
	front, err := web.Wrap(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		open.Add(1)
		defer open.Add(-1)
		h.ServeHTTP(w, r)
	}), web.Options{Slow: time.Second})
	if err != nil {
		t.Fatal(err)
	}
	s := httptest.NewUnstartedServer(front)
	s.Config.ConnContext = func(ctx context.Context, c net.Conn) context.Context {
		c.(*net.TCPConn).SetWriteBuffer(4 << 10)
		return ctx
	}
	s.Start()
	t.Cleanup(s.Close)
	return s, open.Load
}

// deaf dials so that little is on the way.
func deaf(ctx context.Context, _, address string) (net.Conn, error) {
	d := net.Dialer{Control: func(_, _ string, c syscall.RawConn) (err error) {
		c.Control(func(fd uintptr) { err = syscall.SetsockoptInt(int(fd), syscall.SOL_SOCKET, syscall.SO_RCVBUF, 4<<10) })
		return err
	}}
	return d.DialContext(ctx, "tcp", address)
}

// deafEvents follows and fetches nothing.
func deafEvents(t *testing.T, s *httptest.Server) {
	t.Helper()
	c, err := deaf(t.Context(), "", strings.TrimPrefix(s.URL, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	fmt.Fprintf(c, "GET /?%s HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\n\r\n", url.Values{"query": {large}}.Encode())
}

// deafSocket follows over a WebSocket and fetches nothing.
func deafSocket(t *testing.T, s *httptest.Server) {
	t.Helper()
	o := &websocket.DialOptions{Subprotocols: []string{"graphql-transport-ws"}, HTTPClient: &http.Client{Transport: &http.Transport{DialContext: deaf}}}
	c, _, err := websocket.Dial(t.Context(), s.URL, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.CloseNow() })
	for _, m := range []map[string]any{{"type": "connection_init"}, {"type": "subscribe", "id": "1", "payload": map[string]any{"query": large}}} {
		if err := wsjson.Write(t.Context(), c, m); err != nil {
			t.Fatal(err)
		}
	}
}
