package web_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"

	"ratsgraph/web"
)

// serve puts a front before a handler and asks over a real connection.
func serve(t *testing.T, o web.Options, h http.HandlerFunc) *httptest.Server {
	t.Helper()
	mux := http.NewServeMux()
	mux.HandleFunc("/graphql", h)
	mux.HandleFunc("/healthz", h)
	front, err := web.Wrap(mux, o)
	if err != nil {
		t.Fatal(err)
	}
	s := httptest.NewServer(front)
	t.Cleanup(s.Close)
	return s
}

func do(t *testing.T, method, url string, header map[string]string) (*http.Response, string) {
	t.Helper()
	req, err := http.NewRequestWithContext(context.Background(), method, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	for name, value := range header {
		req.Header.Set(name, value)
	}
	resp, err := http.DefaultTransport.RoundTrip(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp, string(body)
}

func says(text string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, text) }
}

// TestCompression packs what is large, for those who can unpack it.
func TestCompression(t *testing.T) {
	large := strings.Repeat(`{"name":"x"},`, 1000)
	kind := "application/graphql-response+json"
	s := serve(t, web.Options{}, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", kind)
		io.WriteString(w, large)
	})
	resp, body := do(t, "GET", s.URL+"/graphql", map[string]string{"Accept-Encoding": "gzip"})
	if resp.Header.Get("Content-Encoding") != "gzip" || len(body) > len(large)/10 {
		t.Fatalf("%d bytes, %v", len(body), resp.Header)
	}
	unpacked, err := gzip.NewReader(strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	if got, err := io.ReadAll(unpacked); err != nil || string(got) != large {
		t.Errorf("unpacked: %d bytes, %v", len(got), err)
	}
	if resp, body := do(t, "GET", s.URL+"/graphql", map[string]string{"Accept-Encoding": "identity"}); body != large || resp.Header.Get("Vary") == "" {
		t.Errorf("for who cannot unpack: %d bytes, %v", len(body), resp.Header)
	}
	kind = "text/event-stream"
	if resp, _ := do(t, "GET", s.URL+"/graphql", map[string]string{"Accept-Encoding": "gzip"}); resp.Header.Get("Content-Encoding") != "" {
		t.Error("a stream of events is compressed")
	}
}

// TestOrigins lets pages of some sites ask, and others not.
func TestOrigins(t *testing.T) {
	cases := []struct {
		origins        []string
		origin, answer string
	}{
		{[]string{"*"}, "https://any.example", "*"},
		{[]string{"https://a.example"}, "https://a.example", "https://a.example"},
		{[]string{"https://a.example"}, "https://b.example", ""},
		{nil, "https://a.example", ""},
	}
	for _, c := range cases {
		s := serve(t, web.Options{Origins: c.origins}, says("ok"))
		resp, body := do(t, "GET", s.URL+"/graphql", map[string]string{"Origin": c.origin})
		if got := resp.Header.Get("Access-Control-Allow-Origin"); got != c.answer || body != "ok" {
			t.Errorf("%v, a page of %s: %q, want %q", c.origins, c.origin, got, c.answer)
		}
		resp, body = do(t, "OPTIONS", s.URL+"/graphql", map[string]string{"Origin": c.origin, "Access-Control-Request-Method": "POST"})
		if allowed := resp.StatusCode == http.StatusNoContent && strings.Contains(resp.Header.Get("Access-Control-Allow-Headers"), "Authorization"); allowed != (c.answer != "") {
			t.Errorf("%v, a page of %s asks first: status %d, %q", c.origins, c.origin, resp.StatusCode, body)
		}
	}
}

// TestRate lets a client ask twice at once, and no more; another one is not
// touched by that, and who watches is not counted.
func TestRate(t *testing.T) {
	s := serve(t, web.Options{Rate: 0.01, Burst: 2, Client: web.ClientOf{
		Proxies: []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")},
		Name:    func(r *http.Request) string { return r.Header.Get("Authorization") },
	}}, func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprint(w, web.AllowanceOf(r.Context()))
	})
	ask := func(path, client string) int {
		header := map[string]string{"X-Forwarded-For": "203.0.113.250, " + client}
		if strings.HasPrefix(client, "token") {
			header = map[string]string{"Authorization": client}
		}
		resp, body := do(t, "GET", s.URL+path, header)
		if resp.StatusCode == http.StatusTooManyRequests && (resp.Header.Get("Retry-After") != "100" || !strings.Contains(body, `"RATE_LIMITED"`)) {
			t.Errorf("refused with %v: %s", resp.Header, body)
		}
		return resp.StatusCode
	}
	for _, client := range []string{"192.0.2.1", "2001:db8:1::1", "token Ada"} {
		for i, status := range []int{200, 200, 429, 429} {
			if got := ask("/graphql", client); got != status {
				t.Errorf("%s, request %d: status %d, want %d", client, i+1, got, status)
			}
		}
	}
	if got := ask("/graphql", "2001:db8:1::2"); got != 429 {
		t.Errorf("another address of the same network: status %d", got)
	}
	if got := ask("/graphql", "2001:db8:2::1"); got != 200 {
		t.Errorf("another network: status %d", got)
	}
	if got := ask("/healthz", "192.0.2.1"); got != 200 {
		t.Errorf("who watches: status %d", got)
	}
}

// TestForwardedByAnybody believes nobody but known proxies.
func TestForwardedByAnybody(t *testing.T) {
	s := serve(t, web.Options{Rate: 0.01, Burst: 1}, says("ok"))
	for i, status := range []int{200, 429, 429} {
		resp, _ := do(t, "GET", s.URL+"/graphql", map[string]string{"X-Forwarded-For": fmt.Sprintf("192.0.2.%d", i)})
		if resp.StatusCode != status {
			t.Errorf("request %d: status %d, want %d", i+1, resp.StatusCode, status)
		}
	}
}

// TestNothingPersonalIsLogged reads the line about a request.
func TestNothingPersonalIsLogged(t *testing.T) {
	log := new(bytes.Buffer)
	var seen web.Served
	logger := slog.New(web.WithRequestIDs(slog.NewTextHandler(log, nil)))
	s := serve(t, web.Options{Log: logger, Served: func(s web.Served) { seen = s }}, func(w http.ResponseWriter, r *http.Request) {
		web.Note(r.Context(), slog.Int("cost", 7))
		w.WriteHeader(http.StatusTeapot)
	})
	resp, _ := do(t, "GET", s.URL+"/graphql?query=Erika", map[string]string{"X-Request-Id": "abc-1", "User-Agent": "Muster/1"})
	line := log.String()
	if resp.Header.Get("X-Request-Id") != "abc-1" || seen.Route != "/graphql" || seen.Status != http.StatusTeapot {
		t.Errorf("id %q, served %+v", resp.Header.Get("X-Request-Id"), seen)
	}
	for _, part := range []string{"request=abc-1", "route=/graphql", "status=418", "cost=7"} {
		if !strings.Contains(line, part) {
			t.Errorf("%s is not in %s", part, line)
		}
	}
	for _, part := range []string{"Erika", "Muster", "127.0.0.1"} {
		if strings.Contains(line, part) {
			t.Errorf("%s is in %s", part, line)
		}
	}
	for _, forged := range []string{"", "a b", "a\"b", strings.Repeat("x", 65)} {
		resp, _ := do(t, "GET", s.URL+"/graphql", map[string]string{"X-Request-Id": forged})
		if id := resp.Header.Get("X-Request-Id"); len(id) != 26 {
			t.Errorf("%q is answered under the id %q", forged, id)
		}
	}
}
