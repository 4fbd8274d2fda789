package dgraph_test

import (
	"errors"
	"sync"
	"testing"

	"ratsgraph/graph"
	"ratsgraph/graph/dgraph"
	"ratsgraph/graph/dgraph/dgraphtest"
)

// TestSealed seals an empty graph under those who use it and those who open it:
// nobody can write to what will be lost, and nobody founds the graph anew.
func TestSealed(t *testing.T) {
	client := dgraphtest.Client(t)
	s, err := dgraph.Open(t.Context(), client)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Seal(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Put(t.Context(), []graph.Facts{document("a", "2021-03-04", "Ute Eins")}); !errors.Is(err, dgraph.ErrSealed) {
		t.Errorf("put: %v", err)
	}
	if _, err := dgraph.Open(t.Context(), client); !errors.Is(err, dgraph.ErrSealed) {
		t.Errorf("open: %v", err)
	}
	for range 2 { // the second time there is nothing to do
		if err := dgraph.Unseal(t.Context(), client); err != nil {
			t.Fatal(err)
		}
	}
	put(t, s, document("a", "2021-03-04", "Ute Eins"))
	if err := s.Seal(t.Context()); !errors.Is(err, graph.ErrConflict) {
		t.Errorf("sealed a graph that holds something: %v", err)
	}
}

// TestSealingAndWriting lets one seal while others write: either the graph is
// sealed and empty, or not sealed and every document is there.
func TestSealingAndWriting(t *testing.T) {
	for range 5 {
		client := dgraphtest.Client(t)
		var stores [3]*dgraph.Store
		for i := range stores {
			var err error
			if stores[i], err = dgraph.Open(t.Context(), client); err != nil {
				t.Fatal(err)
			}
		}
		var seal, wrote error
		var both sync.WaitGroup
		both.Go(func() { seal = stores[0].Seal(t.Context()) })
		both.Go(func() {
			_, wrote = stores[1].Put(t.Context(), []graph.Facts{document("a", "2021-03-04", "Ute Eins")})
		})
		both.Wait()
		revision, err := stores[2].Revision(t.Context())
		if err != nil || (seal == nil) == (wrote == nil) || (revision == 0) != (seal == nil) {
			t.Errorf("sealed: %v; written: %v; revision %d, %v", seal, wrote, revision, err)
		}
	}
}
