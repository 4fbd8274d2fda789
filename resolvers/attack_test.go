package resolvers_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"ratsgraph/graph/dgraph"
	"ratsgraph/resolvers"
)

// A wire is the service behind a real connection.
type wire struct {
	url   string
	reads atomic.Int64 // round trips to Dgraph, of all requests
}

func (a *api) wire(t *testing.T, o resolvers.Options) *wire {
	t.Helper()
	w, h := &wire{}, resolvers.NewHandler(a.store, o)
	s := httptest.NewServer(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		ctx, n := dgraph.CountReads(r.Context())
		h.ServeHTTP(rw, r.WithContext(ctx))
		w.reads.Add(n.Load())
	}))
	t.Cleanup(s.Close)
	w.url = s.URL + "/graphql"
	return w
}

func (w *wire) send(t *testing.T, body io.Reader) (*http.Response, string) {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), "POST", w.url, body)
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("Accept", modern)
	resp, err := http.DefaultTransport.RoundTrip(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	answer, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp, string(answer)
}

func operation(query string) io.Reader {
	body, _ := json.Marshal(map[string]string{"query": query}) // a string always can be
	return bytes.NewReader(body)
}

// doubling are fragments each of which uses the next one twice: walked one by
// one they are more than anybody could count.
func doubling(n int) string {
	var b strings.Builder
	b.WriteString("{ sessions { nodes { ...F0 } } }")
	for i := range n {
		fmt.Fprintf(&b, " fragment F%d on Session { body { id } ...F%d x: id ...F%d }", i, i+1, i+1)
	}
	fmt.Fprintf(&b, " fragment F%d on Session { id }", n)
	return b.String()
}

// fragments are all used at one place and say the same.
func fragments(n, times int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "fragment F%d on Session { %s} ", i, strings.Repeat("id ", times))
	}
	b.WriteString("{ sessions { nodes { ")
	for i := range n {
		fmt.Fprintf(&b, "...F%d ", i)
	}
	return b.String() + "} } }"
}

// nested are lists within lists of the schema about itself.
func nested(n int) string {
	return "{ __schema { types { " + strings.Repeat("fields { type { ", n) + "name" + strings.Repeat(" } }", n) + " } } }"
}

// attacks are what a service must refuse, each with the words that say why.
var attacks = []struct {
	name   string
	body   func() io.Reader
	status int
	says   string
}{
	{"depth 50", func() io.Reader {
		return operation("{ documents { nodes { " + strings.Repeat("session { documents { ", 25) + "id" + strings.Repeat(" } }", 25) + " } } }")
	}, 400, "fields deep, at most 16"},
	{"10,000 aliases", func() io.Reader { return operation("{ " + aliases(10_000, "status { revision }") + " }") }, 400, "token limit"},
	{"1,000 aliases of a list", func() io.Reader {
		return operation("{ " + aliases(1_000, "sessions { nodes { id body { id name } } }") + " }")
	}, 400, "too often"},
	{"100 aliases of a list", func() io.Reader {
		return operation("{ " + aliases(100, "sessions { nodes { attendances(first: 100) { nodes { name } } } }") + " }")
	}, 400, "at most 250000 are answered"},
	{"one field 14,000 times", func() io.Reader { return operation("{ status { " + strings.Repeat("revision ", 14_000) + "} }") }, 400, "too often"},
	{"one field in 1,600 fragments", func() io.Reader { return operation(fragments(1_600, 1)) }, 400, "too often"},
	{"one field 100 times in each of 100 fragments", func() io.Reader { return operation(fragments(100, 100)) }, 400, "too often"},
	{"1,000 operations in a batch", func() io.Reader {
		return strings.NewReader("[" + strings.Repeat(`{"query":"{ status { revision } }"},`, 999) + `{"query":"{ status { revision } }"}]`)
	}, 400, "batches are not answered"},
	{"first: 1,000,000", func() io.Reader { return operation("{ sessions(first: 1000000) { nodes { id } } }") }, 400, "at most 250000 are answered"},
	{"first: 1,000,000 in a variable", func() io.Reader {
		return strings.NewReader(`{"query":"query($n: Int) { sessions(first: $n) { nodes { id } } }","variables":{"n":1000000}}`)
	}, 400, "at most 250000 are answered"},
	{"first: a number that overflows", func() io.Reader { return operation("{ sessions(first: 99999999999999999999) { nodes { id } } }") }, 400, ""},
	{"50 MB", func() io.Reader { return io.MultiReader(strings.NewReader(`{"query":"`), io.LimitReader(xs{}, 50<<20)) }, 413, "larger than"},
	{"circular fragments", func() io.Reader {
		return operation("{ sessions { nodes { ...A } } } fragment A on Session { body { sessions { nodes { ...A } } } }")
	}, 400, "Cannot spread fragment"},
	{"fragments that double", func() io.Reader { return operation(doubling(100)) }, 400, "at most 250000 are answered"},
	{"more fragments that double", func() io.Reader { return operation(doubling(500)) }, 400, "too often"},
	{"introspection within itself", func() io.Reader { return operation(nested(6)) }, 400, "introspection depth"},
	{"introspection, deep", func() io.Reader { return operation(nested(40)) }, 400, "introspection depth"},
	{"introspection, wide", func() io.Reader {
		return operation("{ " + aliases(200, "__schema { types { fields { name args { name } } } }") + " }")
	}, 400, "at most 250000 are answered"},
	{"4,000 directives", func() io.Reader {
		return operation("{ status " + strings.Repeat("@skip(if: false) ", 4000) + "{ revision } }")
	}, 400, ""},
	{"2,000 fields that are not there", func() io.Reader { return operation("{ " + aliases(2000, "session") + " }") }, 400, "Cannot query field"},
	{"lists within lists", func() io.Reader {
		return strings.NewReader(`{"query":"query($v: [ID!]!) { nodes(ids: $v) { id } }","variables":{"v":` + strings.Repeat("[", 9000) + strings.Repeat("]", 9000) + `}}`)
	}, 400, ""},
	{"conditions within conditions", func() io.Reader {
		return operation("{ sessions(filter: " + strings.Repeat("{and: [", 1500) + strings.Repeat("]}", 1500) + ") { totalCount } }")
	}, 400, ""},
	{"no JSON", func() io.Reader { return strings.NewReader(strings.Repeat("[", 1<<20-1)) }, 400, "batches"},
}

// xs never ends.
type xs struct{}

func (xs) Read(b []byte) (int, error) {
	for i := range b {
		b[i] = 'x'
	}
	return len(b), nil
}

// memoryMax is how much an attack may make the service allocate, in bytes, all
// in all: both sides of the connection are in this process.
const memoryMax = 64 << 20

// heapMax is by how much the living heap may grow through all attacks, in bytes.
const heapMax = 8 << 20

// living is how much of the heap is in use after a collection.
func living() uint64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.GC() // what finalizers let go
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// TestAttacksLeaveNothing attacks three times in all ways at once: what lives on the heap
// afterwards does not grow from one time to the next.
func TestAttacksLeaveNothing(t *testing.T) {
	w := bundled(t).wire(t, resolvers.Options{})
	all := func() uint64 {
		var wg sync.WaitGroup
		for _, c := range attacks {
			wg.Go(func() {
				resp, err := http.Post(w.url, "application/json", c.body())
				if err != nil {
					return // cut off while it sent: refused, too
				}
				io.Copy(io.Discard, resp.Body)
				resp.Body.Close()
			})
		}
		wg.Wait()
		http.DefaultClient.CloseIdleConnections()
		return living()
	}
	first := all() // caches fill
	for range 2 {
		if now := all(); now > first+heapMax {
			t.Errorf("%d MB live after the first time, %d MB after another", first>>20, now>>20)
		}
	}
}

// TestSlowClients holds many connections open whose bodies do not come: each costs
// little, and all are let go.
func TestSlowClients(t *testing.T) {
	const clients = 200
	w := bundled(t).wire(t, resolvers.Options{Timeout: 2 * time.Second})
	address := strings.TrimSuffix(strings.TrimPrefix(w.url, "http://"), "/graphql")
	before, open := living(), make([]net.Conn, clients)
	for i := range open {
		c, err := new(net.Dialer).DialContext(t.Context(), "tcp", address)
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		open[i] = c
		io.WriteString(c, "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000000\r\n\r\n{")
	}
	if grown := int64(living()) - int64(before); grown > clients*64<<10 {
		t.Errorf("%d clients that wait cost %d KB each", clients, grown/clients>>10)
	}
	for i, c := range open {
		c.SetReadDeadline(time.Now().Add(2 * time.Minute))
		answer, err := io.ReadAll(c)
		if err != nil || !strings.Contains(string(answer), "408 ") {
			t.Fatalf("client %d: %v, %.200s", i, err, answer)
		}
	}
}

// TestAttacks asks what must be refused, over a real connection: with a reason,
// soon, with bounded memory, and before Dgraph is asked. Readers that fetch
// nothing are in package web.
func TestAttacks(t *testing.T) {
	w := bundled(t).wire(t, resolvers.Options{})
	for _, c := range attacks {
		t.Run(c.name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			start := time.Now()
			resp, answer := w.send(t, c.body())
			took := time.Since(start)
			runtime.ReadMemStats(&after)
			if resp.StatusCode != c.status || !strings.Contains(answer, c.says) || !strings.Contains(answer, `"code":"`) || strings.Contains(answer, "INTERNAL") {
				t.Errorf("status %d, want %d: %.400s", resp.StatusCode, c.status, answer)
			}
			if n := w.reads.Swap(0); n > 0 {
				t.Errorf("Dgraph was asked %d times", n)
			}
			if used := after.TotalAlloc - before.TotalAlloc; used > memoryMax || took > time.Minute || len(answer) > 20_000 {
				t.Errorf("%d MB, %s, %d bytes of answer", used>>20, took, len(answer))
			}
			t.Logf("%d MB, %s, %d bytes of answer", (after.TotalAlloc-before.TotalAlloc)>>20, took, len(answer))
		})
	}
}

// TestSlowBody sends the body of a request byte by byte.
func TestSlowBody(t *testing.T) {
	w := bundled(t).wire(t, resolvers.Options{Timeout: 300 * time.Millisecond})
	address := strings.TrimSuffix(strings.TrimPrefix(w.url, "http://"), "/graphql")
	c, err := new(net.Dialer).DialContext(t.Context(), "tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	start := time.Now()
	go func() {
		io.WriteString(c, "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n")
		for range 1000 {
			if _, err := c.Write([]byte("x")); err != nil {
				return
			}
			time.Sleep(20 * time.Millisecond)
		}
	}()
	answer, _ := io.ReadAll(c) // how the connection ends is the server's choice
	if took := time.Since(start); took > 15*time.Second || !strings.Contains(string(answer), "408 ") || !strings.Contains(string(answer), "TIMEOUT") {
		t.Errorf("after %s: %s", took, answer)
	}
}

// TestWholeSchemaIsShown asks for the schema as tools do: that is no attack.
func TestWholeSchemaIsShown(t *testing.T) {
	w := bundled(t).wire(t, resolvers.Options{})
	resp, answer := w.send(t, operation(introspection))
	if resp.StatusCode != 200 || strings.Contains(answer, `"errors"`) || !strings.Contains(answer, "SessionConnection") {
		t.Errorf("status %d: %.300s", resp.StatusCode, answer)
	}
}

// introspection is the question of graphql-js and of GraphiQL.
const introspection = `query IntrospectionQuery { __schema { description queryType { name } mutationType { name } subscriptionType { name }
	types { ...FullType } directives { name description isRepeatable locations args(includeDeprecated: true) { ...InputValue } } } }
	fragment FullType on __Type { kind name description specifiedByURL isOneOf fields(includeDeprecated: true) { name description args(includeDeprecated: true) { ...InputValue }
		type { ...TypeRef } isDeprecated deprecationReason } inputFields(includeDeprecated: true) { ...InputValue } interfaces { ...TypeRef }
		enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason } possibleTypes { ...TypeRef } }
	fragment InputValue on __InputValue { name description type { ...TypeRef } defaultValue isDeprecated deprecationReason }
	fragment TypeRef on __Type { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name
		ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } } } } } }`
