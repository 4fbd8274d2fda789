package ingest_test

import (
	"math/rand/v2"
	"slices"
	"sync"
	"testing"

	"ratsgraph/examples"
	"ratsgraph/graph/dgraph"
	"ratsgraph/graph/dgraph/dgraphtest"
	"ratsgraph/ingest"
	"ratsgraph/ingest/source"
)

// TestOrderDoesNotMatter ingests the bundled minutes one after the other, and
// then by many at once, each with a store of its own, as processes have, and in
// an order of its own.
func TestOrderDoesNotMatter(t *testing.T) {
	if testing.Short() {
		t.Skip("ingests the bundled minutes several times")
	}
	entries := source.FindIn(examples.Minutes, ".", "bundled:")
	s := open(t)
	if _, err := ingest.Run(t.Context(), s, entries, ingest.Options{Workers: 1}); err != nil {
		t.Fatal(err)
	}
	want := export(t, s)

	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	shared := open(t)
	var wg sync.WaitGroup
	for i := range 6 {
		order := slices.Clone(entries)
		rand.New(rand.NewPCG(seed, uint64(i))).Shuffle(len(order), func(a, b int) { order[a], order[b] = order[b], order[a] })
		own, err := dgraph.Open(t.Context(), dgraphtest.Shared(t))
		if err != nil {
			t.Fatal(err)
		}
		wg.Go(func() {
			if _, err := ingest.Run(t.Context(), own, order[:len(order)*(i+1)/6], ingest.Options{}); err != nil {
				t.Errorf("seed %d: %v", seed, err)
			}
		})
	}
	wg.Wait()
	if got := export(t, shared); got != want {
		t.Errorf("seed %d: the graph depends on the order", seed)
	}
}

// BenchmarkUnchanged measures how fast documents are passed over that are known.
func BenchmarkUnchanged(b *testing.B) {
	s := open(b)
	entries := source.FindIn(examples.Minutes, ".", "bundled:")
	if _, err := ingest.Run(b.Context(), s, entries, ingest.Options{}); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if r, err := ingest.Run(b.Context(), s, entries, ingest.Options{}); err != nil || r.New+r.Changed > 0 {
			b.Fatal(r, err)
		}
	}
	b.ReportMetric(float64(len(entries)*b.N)/b.Elapsed().Seconds(), "documents/s")
}
