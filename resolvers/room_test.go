package resolvers_test

import (
	"context"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"path"
	"strings"
	"testing"
	"time"

	"github.com/coder/websocket"
	"github.com/coder/websocket/wsjson"

	"ratsgraph/resolvers"
	"ratsgraph/web"
)

// asClients serves so that the path of an address says which client asks.
func asClients(t *testing.T, a *api, o resolvers.Options) string {
	t.Helper()
	o.Client = web.Client
	front, err := web.Wrap(resolvers.NewHandler(a.store, o), web.Options{})
	if err != nil {
		t.Fatal(err)
	}
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		r.RemoteAddr = net.JoinHostPort(path.Base(r.URL.Path), "1")
		front.ServeHTTP(w, r)
	}))
	t.Cleanup(s.Close)
	return s.URL + "/"
}

// TestOneClientLeavesRoomForOthers lets one client follow as often as it may, over
// both transports: the next time it is refused, others are not, and there is room
// again when it has ended one.
func TestOneClientLeavesRoomForOthers(t *testing.T) {
	a := bundled(t)
	base := asClients(t, a, resolvers.Options{Followers: 6, FollowersEach: 3})
	since := map[string]any{"since": a.revision(t) - 1}
	var open []stream
	for _, with := range []func(*testing.T, string, string, map[string]any) stream{openEvents, openSocket, openSocket} {
		open = append(open, with(t, base+"192.0.2.1", following, since))
		defer open[len(open)-1].end()
		if got := open[len(open)-1].next(t); at(got, "data.changes.revision") == nil {
			t.Fatalf("the first ones are told %s", asJSON(t, got))
		}
	}
	refused := openEvents(t, base+"192.0.2.1", following, since)
	want(t, "one too many", code(refused.next(t)), `"TOO_MANY_SUBSCRIPTIONS"`)
	refused.end()
	for _, other := range []string{"192.0.2.2", "2001:db8::1"} {
		s := openEvents(t, base+other, `subscription { ingestProgress { id } }`, nil)
		defer s.end()
	}
	last := openSocket(t, base+"2001:db8::2", following, since)
	if got := last.next(t); at(got, "data.changes.revision") == nil {
		t.Errorf("another client is told %s", asJSON(t, got))
	}
	last.end()
	open[1].end()
	for end := time.Now().Add(time.Minute); ; time.Sleep(50 * time.Millisecond) { // the server need not have noticed yet
		again := openEvents(t, base+"192.0.2.1", following, since)
		got := again.next(t)
		again.end()
		if at(got, "data.changes.revision") != nil {
			return
		}
		if time.Now().After(end) {
			t.Fatalf("after one has ended: %s", asJSON(t, got))
		}
	}
}

// TestSilentConnections opens WebSockets that say nothing: they take places of their
// client, and of nobody else.
func TestSilentConnections(t *testing.T) {
	a := bundled(t)
	base := asClients(t, a, resolvers.Options{FollowersEach: 3})
	for range 3 {
		c, _, err := websocket.Dial(t.Context(), base+"192.0.2.1", &websocket.DialOptions{Subprotocols: []string{"graphql-transport-ws"}})
		if err != nil {
			t.Fatal(err)
		}
		defer c.CloseNow()
	}
	_, resp, err := websocket.Dial(t.Context(), base+"192.0.2.1", nil)
	if err == nil || resp.StatusCode != http.StatusTooManyRequests {
		t.Fatalf("one too many: %v, %v", resp, err)
	}
	body, _ := io.ReadAll(io.LimitReader(resp.Body, 1<<10))
	want(t, "why", code(decoded(t, string(body))), `"TOO_MANY_SUBSCRIPTIONS"`)
	other := openSocket(t, base+"192.0.2.2", following, map[string]any{"since": a.revision(t) - 1})
	defer other.end()
	if got := other.next(t); at(got, "data.changes.revision") == nil {
		t.Errorf("another client is told %s", asJSON(t, got))
	}
}

// TestHostileSubscriptions sends evil texts as variables of subscriptions and as their
// ids, all over one connection, and what is no message at all over others: each is
// refused as bad input or waits for what never comes, and who follows beside them is
// told what changes.
func TestHostileSubscriptions(t *testing.T) {
	a := bundled(t)
	base := asClients(t, a, resolvers.Options{FollowersEach: 500})
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	c, _, err := websocket.Dial(ctx, base+"192.0.2.1", &websocket.DialOptions{Subprotocols: []string{"graphql-transport-ws"}})
	if err != nil {
		t.Fatal(err)
	}
	defer c.CloseNow()
	send := func(v any) {
		t.Helper()
		if err := wsjson.Write(ctx, c, v); err != nil {
			t.Fatal(err)
		}
	}
	send(map[string]any{"type": "connection_init", "payload": map[string]any{"Authorization": evil[0]}})
	subscribe := func(id, query string, vars map[string]any) {
		send(map[string]any{"type": "subscribe", "id": id, "payload": map[string]any{"query": query, "variables": vars}})
	}
	since := a.revision(t) - 1
	for _, text := range evil {
		subscribe("m"+text, `subscription($m: ID, $since: Int) { changes(since: $since, municipality: $m) { revision } }`, map[string]any{"m": text, "since": 0})
		subscribe("r"+text, `subscription($r: ID) { ingestProgress(run: $r) { id } }`, map[string]any{"r": text})
		subscribe("w"+text, `subscription($w: [ChangeReason!]) { changes(reasons: $w) { revision } }`, map[string]any{"w": []string{text}})
		subscribe("s"+text, `subscription($since: Int) { changes(since: $since) { revision } }`, map[string]any{"since": text})
	}
	subscribe("control", `subscription($since: Int) { changes(since: $since) { revision } }`, map[string]any{"since": since})
	for {
		var m struct {
			Type, ID string
			Payload  json.RawMessage
		}
		if err := wsjson.Read(ctx, c, &m); err != nil {
			t.Fatal(err)
		}
		if m.ID == "control" {
			if m.Type != "next" || !strings.Contains(string(m.Payload), `"revision"`) {
				t.Errorf("beside them: %s %s", m.Type, m.Payload)
			}
			break
		}
		if m.Type == "error" || m.Type == "next" {
			if !strings.Contains(string(m.Payload), "BAD_USER_INPUT") && !strings.Contains(string(m.Payload), "GRAPHQL_VALIDATION_FAILED") {
				t.Errorf("%.60q: %s %s", m.ID, m.Type, m.Payload)
			}
		}
	}
	for _, text := range evil { // as messages
		d, _, err := websocket.Dial(ctx, base+"192.0.2.3", &websocket.DialOptions{Subprotocols: []string{"graphql-transport-ws"}})
		if err != nil {
			t.Fatal(err)
		}
		if err := d.Write(ctx, websocket.MessageText, []byte(text)); err != nil {
			t.Fatal(err)
		}
		if _, got, err := d.Read(ctx); err == nil && strings.Contains(string(got), "INTERNAL") {
			t.Errorf("%.60q is answered %s", text, got)
		}
		d.CloseNow()
	}
	for _, text := range evil[:4] { // over server-sent events
		s := openEvents(t, base+"192.0.2.4", `subscription($w: [ChangeReason!]) { changes(reasons: $w) { revision } }`, map[string]any{"w": text})
		s.end()
	}
	beside := openEvents(t, base+"192.0.2.4", following, map[string]any{"since": since})
	defer beside.end()
	if got := beside.next(t); at(got, "data.changes.revision") == nil {
		t.Errorf("beside them: %s", asJSON(t, got))
	}
	if strings.Contains(a.log.String(), "panic") {
		t.Errorf("the log says %.2000s", a.log)
	}
}
