package resolvers_test

import (
	"errors"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"ratsgraph/examples"
	"ratsgraph/examples/council"
	"ratsgraph/graph"
	"ratsgraph/graph/dgraph"
	"ratsgraph/graph/view"
	"ratsgraph/ingest/source"
	"ratsgraph/resolvers"
)

// TestSnapshotsTakeWhatTheySay reads the bundled minutes several times and compares what
// the views say they take with what lives in memory.
func TestSnapshotsTakeWhatTheySay(t *testing.T) {
	a := bundled(t)
	ids, err := a.store.MunicipalityIDs(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var towns []*view.Town
	said, before := int64(0), heap()
	for range 10 {
		f, err := a.store.MunicipalityFacts(t.Context(), ids[0])
		if err != nil {
			t.Fatal(err)
		}
		town := view.New(f)
		town.Rooms()
		town.Memberships("")
		towns = append(towns, town)
		said += town.Size()
		heap() // what is read next shares no strings with this view
	}
	took := int64(heap() - before)
	if ratio := float64(said) / float64(took); ratio < 0.8 || ratio > 1.3 { // rather too much than too little
		t.Errorf("10 views say %d bytes, they take %d: %.2f", said, took, ratio)
	}
	t.Logf("10 views say %d bytes, they take %d", said, took)
	runtime.KeepAlive(towns)
}

// TestSnapshotsStayWithinTheirMemory asks about three towns of which one or two fit.
func TestSnapshotsStayWithinTheirMemory(t *testing.T) {
	dir := t.TempDir()
	if _, _, err := examples.WriteWorld(dir, council.Config{Seed: 4, Towns: 3, Years: 1, Rounds: 3, Bodies: 3, Members: 12, Papers: 5}); err != nil {
		t.Fatal(err)
	}
	minutes, err := filepath.Glob(filepath.Join(dir, "*", "minutes"))
	if err != nil {
		t.Fatal(err)
	}
	store := serve(t, source.Find(minutes, strings.NewReader("")), resolvers.Options{}).store
	whole, err := view.Of(store).Wait(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var sizes []int64
	for _, town := range whole.Towns {
		sizes = append(sizes, town.Size())
	}
	if len(sizes) != 3 {
		t.Fatalf("%d towns, want 3", len(sizes))
	}
	limit := slices.Max(sizes) * 3 / 2
	r := view.NewReader(store, limit)
	for n := range 7 {
		town := whole.Towns[n%3]
		got, err := r.TownOf(view.Pin(t.Context()), town.ID)
		if err != nil || len(got.Sessions) != len(town.Sessions) {
			t.Fatalf("%s: %v, want %d sessions", town.ID, err, len(town.Sessions))
		}
		got.Rooms()
		if _, err := r.Towns.At(t.Context()); err != nil {
			t.Fatal(err)
		}
		if c := r.Towns.Count(); c.Bytes > limit && c.Held > 1 || c.Held+c.Away < 3 {
			t.Errorf("%+v, want no more than %d bytes", c, limit)
		}
		sameLists(t, store, r, town)
	}
	if c := r.Towns.Count(); c.Evicted < 4 || c.Read < 5 {
		t.Errorf("%+v, want towns to go for each other", c)
	}
	api := api{handler: resolvers.NewHandler(resolvers.InMemoryOf(store, limit), resolvers.Options{})}
	refused(t, &api, `{ search(query: "Haushalt", first: 1) { totalCount } }`, "--snapshot-memory")
	if got, _ := api.post(t, `query($m: ID!) { search(query: "Haushalt", municipality: $m, first: 1) { totalCount } }`, map[string]any{"m": whole.Towns[2].ID}); got["errors"] != nil {
		t.Errorf("search in one town: %v", got["errors"])
	}
	if _, err := view.NewReader(store, slices.Min(sizes)/2).TownOf(t.Context(), whole.Towns[0].ID); !errors.Is(err, view.ErrTooLarge) || !strings.Contains(err.Error(), "--snapshot-memory") {
		t.Errorf("a town larger than all memory: %v", err)
	}
}

// refused asks what does not fit, and wants to be told what to set.
func refused(t *testing.T, a *api, query, hint string) {
	t.Helper()
	got, _ := a.post(t, query, nil)
	errs, _ := got["errors"].([]any)
	if len(errs) == 0 {
		t.Fatalf("%s: %v", query, got)
	}
	e := errs[0].(map[string]any)
	if m, _ := e["message"].(string); !strings.Contains(m, hint) || e["extensions"].(map[string]any)["code"] != "TOO_LARGE" {
		t.Errorf("%s: %v", query, e)
	}
}

// sameLists compares what is in memory, or not any more, with the graph.
func sameLists(t *testing.T, store *dgraph.Store, r *view.Reader, town *view.Town) {
	t.Helper()
	for _, l := range []graph.List{{Page: graph.PageArgs{First: 7}}, {Edge: "Municipality.persons", Parents: []graph.ID{town.ID}, Page: graph.PageArgs{First: 7}}} {
		want, err := store.ListPersons(t.Context(), l)
		if err != nil {
			t.Fatal(err)
		}
		got, err := r.ListPersons(view.Pin(t.Context()), l)
		if err != nil {
			t.Fatal(err)
		}
		for parent, p := range want {
			if len(p.Items) != 7 || !slices.Equal(got[parent].Cursors, p.Cursors) || got[parent].Total != p.Total {
				t.Errorf("persons of %q: %d of %d, want %d of %d", parent, len(got[parent].Items), got[parent].Total, len(p.Items), p.Total)
			}
		}
	}
}
