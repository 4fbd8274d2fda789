package resolvers_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"ratsgraph/bench/clients"
	"ratsgraph/resolvers"
)

// TestLoad lets sixteen clients ask the whole catalogue for some seconds: nothing goes
// wrong, and afterwards as much lives as after a first time.
func TestLoad(t *testing.T) {
	a := bundled(t)
	a.handler = resolvers.NewHandler(held(t, a.store), resolvers.Options{Names: names{a}})
	questions, err := clients.Catalogue(filepath.Join("testdata", "catalogue"))
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(a.outside(t))
	defer server.Close()
	keep := &http.Transport{MaxIdleConnsPerHost: 16}
	crowd := clients.Clients{Site: server.URL, HTTP: &http.Client{Transport: keep}}
	asked := 0
	load := func(lasts time.Duration) (routines int, heap uint64) {
		ctx, cancel := context.WithTimeout(t.Context(), lasts)
		defer cancel()
		for _, got := range crowd.Crowd(ctx, questions, 16) {
			if asked++; got.Err != nil {
				t.Fatalf("%s: %v", questions[got.Question].Name, got.Err)
			}
		}
		keep.CloseIdleConnections()
		server.CloseClientConnections()
		for tries := 100; tries > 0 && runtime.NumGoroutine() > routines+8; tries-- { // connections take a moment to end
			time.Sleep(10 * time.Millisecond)
		}
		return runtime.NumGoroutine(), living()
	}
	for _, q := range questions { // each once, so that what is kept is there
		if err := crowd.Ask(t.Context(), q); err != nil {
			t.Fatalf("%s: %v", q.Name, err)
		}
	}
	routines, heap := load(2 * time.Second)
	if again, more := load(3 * time.Second); again > routines+8 || more > heap+heapMax {
		t.Errorf("%d goroutines and %d MB after the first time, %d and %d MB after the second", routines, heap>>20, again, more>>20)
	}
	if asked < len(questions) {
		t.Errorf("only %d questions were answered", asked)
	}
	t.Logf("%d questions", asked)
}
