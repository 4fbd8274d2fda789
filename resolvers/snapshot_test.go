package resolvers_test

import (
	"cmp"
	"context"
	"reflect"
	"runtime"
	"slices"
	"sync"
	"testing"

	"ratsgraph/examples"
	"ratsgraph/graph"
	"ratsgraph/graph/dgraph"
	"ratsgraph/graph/dgraph/dgraphtest"
	"ratsgraph/graph/view"
	"ratsgraph/ingest"
	"ratsgraph/ingest/source"
)

// TestSnapshotsFollow writes and removes documents bit by bit, while others ask,
// and compares the snapshot that follows with one that is made anew.
func TestSnapshotsFollow(t *testing.T) {
	shown = nil
	store, err := dgraph.Open(t.Context(), dgraphtest.Client(t))
	if err != nil {
		t.Fatal(err)
	}
	entries := source.FindIn(examples.Minutes, ".", "bundled:")
	towns := view.Of(store)
	ctx, stop := context.WithCancel(t.Context())
	var asking sync.WaitGroup
	for range 2 {
		asking.Go(func() {
			for last := 0; ctx.Err() == nil; {
				s, err := towns.Wait(ctx)
				if err != nil {
					return
				}
				if s.Revision < last {
					t.Errorf("revision %d after %d", s.Revision, last)
				}
				last = s.Revision
			}
		})
	}
	for part := range slices.Chunk(entries, 16) {
		if r, err := ingest.Run(t.Context(), store, part, ingest.Options{}); err != nil || r.Failed > 0 {
			t.Fatalf("ingest: %v, %v", r, err)
		}
		sameAsNew(t, towns, store)
	}
	docs, err := store.ListDocuments(t.Context(), graph.List{Page: graph.PageArgs{First: 5}})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range docs[""].Items {
		if err := store.Remove(t.Context(), []string{d.Digest}); err != nil {
			t.Fatal(err)
		}
		sameAsNew(t, towns, store)
	}
	stop()
	asking.Wait()
}

// sameAsNew compares what follows the graph with what is read from it now.
func sameAsNew(t *testing.T, towns *view.Towns, store *dgraph.Store) {
	t.Helper()
	got, err := towns.Wait(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	want, err := view.Of(store).Wait(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if got.Revision != want.Revision || len(got.Towns) != len(want.Towns) {
		t.Fatalf("revision %d with %d towns, want %d with %d", got.Revision, len(got.Towns), want.Revision, len(want.Towns))
	}
	for i, w := range want.Towns {
		g := got.Towns[i]
		if len(g.Sessions) != len(w.Sessions) || !reflect.DeepEqual(g.Persons, w.Persons) || !reflect.DeepEqual(g.Papers, w.Papers) {
			t.Fatalf("%s at revision %d: %d sessions, want %d; persons and papers as in a new one: no", g.ID, got.Revision, len(g.Sessions), len(w.Sessions))
		}
		for j := range w.Sessions {
			if a, b := g.Sessions[j].SessionFacts, w.Sessions[j].SessionFacts; !reflect.DeepEqual(inOrder(a), inOrder(b)) {
				t.Errorf("revision %d: session %s\n%+v\nwant\n%+v", got.Revision, b.Session.ID, a, b)
			}
		}
	}
}

// inOrder is what a session has, its documents in order.
func inOrder(f *graph.SessionFacts) graph.SessionFacts {
	c := *f
	c.Documents = slices.SortedFunc(slices.Values(c.Documents), func(a, b graph.Document) int { return cmp.Compare(a.ID, b.ID) })
	return c
}

// BenchmarkSnapshot measures what a session costs in a snapshot: to read it from
// the graph, to make it findable, and to keep it.
func BenchmarkSnapshot(b *testing.B) {
	a := bundled(b)
	ids, err := a.store.MunicipalityIDs(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	read := func() graph.MunicipalityFacts {
		f, err := a.store.MunicipalityFacts(b.Context(), ids[0])
		if err != nil {
			b.Fatal(err)
		}
		return f
	}
	b.Run("read", func(b *testing.B) {
		n := 0
		for b.Loop() {
			n += len(read().Sessions)
		}
		b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(n), "µs/session")
	})
	b.Run("make", func(b *testing.B) {
		f, n := read(), 0
		for b.Loop() {
			n += len(view.New(f).Sessions)
		}
		b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(n), "µs/session")
	})
	b.Run("keep", func(b *testing.B) {
		var towns []*view.Town
		n, before := 0, heap()
		for b.Loop() {
			t := view.New(read())
			towns, n = append(towns, t), n+len(t.Sessions)
		}
		b.ReportMetric(float64(heap()-before)/float64(n)/1024, "KiB/session")
		runtime.KeepAlive(towns)
	})
}

func heap() uint64 {
	runtime.GC()
	runtime.GC() // the second time, pools are empty
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
