package main

import (
	"context"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
)

// TestWatched serves with all that shows it from outside, asks something with a
// name in it, and looks for what is shown, and for the name.
func TestWatched(t *testing.T) {
	var traces atomic.Int64
	collector := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/v1/traces" {
			traces.Add(1)
		}
	}))
	defer collector.Close()
	t.Setenv("OTEL_EXPORTER_OTLP_ENDPOINT", collector.URL)
	dir := t.TempDir()
	documents := filepath.Join(dir, "documents.json")
	if err := os.WriteFile(documents, []byte(`{"muster": "query Muster($n: String!) { persons(filter: {name: {eq: $n}}) { totalCount } }"}`), 0o600); err != nil {
		t.Fatal(err)
	}
	p := start(t, "serve", "--data", filepath.Join(dir, "data"), "--listen", "127.0.0.1:0", "--metrics", "127.0.0.1:0", "--pprof",
		"--log-requests", "--log-format", "json", "--documents", documents, "--only-documents", "--cors", "https://a.example")
	figures := p.line(t, "figures at ")
	url := p.line(t, " at http://")
	req, err := http.NewRequestWithContext(context.Background(), "GET", "http://"+url+`graphql?documentId=muster&variables={"n":"Erika"}`, nil)
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("X-Request-Id", "question-1")
	req.Header.Set("Origin", "https://a.example")
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	if resp.Header.Get("ETag") == "" || resp.Header.Get("Access-Control-Allow-Origin") != "https://a.example" {
		t.Errorf("answered with %v", resp.Header)
	}
	if line := p.line(t, `"msg":"request"`); !strings.Contains(line, `"request":"question-1"`) || !strings.Contains(line, `"kind":"query"`) || strings.Contains(line, "Erika") || strings.Contains(line, "127.0.0.1") {
		t.Errorf("the log says %s", line)
	}
	_, shown := get(t, figures)
	for _, figure := range []string{
		`ratsgraph_http_requests_total{method="GET",route="/graphql",status="200"} 1`,
		`ratsgraph_operation_seconds_count{kind="query",operation="Muster"} 1`,
		`ratsgraph_operation_cost_count 1`, `ratsgraph_dgraph_call_seconds_count{code="OK",method="Query"}`, `ratsgraph_graph_up 1`,
	} {
		if !strings.Contains(shown, figure) {
			t.Errorf("no figure %s", figure)
		}
	}
	if strings.Contains(shown, "Erika") {
		t.Error("a figure names somebody")
	}
	if status, _ := get(t, strings.Replace(figures, "metrics", "debug/pprof/heap", 1)); status != http.StatusOK {
		t.Errorf("profiles: status %d", status)
	}
	if status, _ := get(t, "http://"+url+"debug/pprof/heap"); status != http.StatusNotFound {
		t.Errorf("profiles for all the world: status %d", status)
	}
	if code := p.end(t); code != exitOK {
		t.Errorf("got exit status %d, want %d", code, exitOK)
	}
	if traces.Load() == 0 {
		t.Error("no traces were sent")
	}
}
