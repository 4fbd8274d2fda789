package ingest_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"ratsgraph/graph"
	"ratsgraph/graph/dgraph"
	"ratsgraph/graph/dgraph/dgraphtest"
	"ratsgraph/ingest"
	"ratsgraph/ingest/source"
)

// withGuest are minutes of Neustadt that list a guest.
func withGuest(day string) string {
	return "Gemeinde Neustadt\n\nNiederschrift über die 9. Sitzung des Rates am " + day + "\n\nAnwesend:\n\nFrau Anna Beispiel\n\nGäste:\n\nFrau Erika Fern, Büro Plan\n"
}

// TestPublish lets a guest be named, in documents that come later, too, and takes
// it back.
func TestPublish(t *testing.T) {
	store, err := dgraph.Open(context.Background(), dgraphtest.Client(t))
	if err != nil {
		t.Fatal(err)
	}
	read := func(text string) {
		files := fstest.MapFS{"a.txt": {Data: []byte(text)}}
		if _, err := ingest.Run(context.Background(), store, source.FindIn(files, ".", text), ingest.Options{}); err != nil {
			t.Fatal(err)
		}
	}
	read(withGuest("14.05.2015"))
	read(withGuest("15.06.2015"))
	before := exported(t, store)
	town := graph.NewID(graph.KindMunicipality, "Neustadt")
	r := ingest.Published(town, "Erika Fern")
	r.By, r.At = "Ada", "2030-01-01T10:00:00Z"
	rule(t, store, r)
	identify(t, store, town)
	read(withGuest("15.06.2015"))
	read(withGuest("16.07.2015"))
	all := persons(t, store)
	i := slices.IndexFunc(all, func(p graph.Person) bool { return p.Name == "Erika Fern" })
	if i < 0 {
		t.Fatalf("nobody is called so: %v", all)
	}
	got, err := store.ListAttendances(context.Background(), graph.List{Edge: "Person.attendances", Parents: []graph.ID{all[i].ID}})
	if list := got[all[i].ID].Items; err != nil || len(list) != 3 || list[0].Name == nil || *list[0].Organisation != "Büro Plan" {
		t.Errorf("got %+v, %v, want three entries with name and organisation", list, err)
	}
	r.ID = graph.NewRulingID(r)
	r.RevokedBy, r.RevokedAt = &r.By, &r.At
	rule(t, store, r)
	identify(t, store, town)
	if err := store.Remove(context.Background(), []string{digestOf(withGuest("16.07.2015"))}); err != nil {
		t.Fatal(err)
	}
	identify(t, store, town)
	after := slices.DeleteFunc(strings.Split(exported(t, store), "\n"), func(l string) bool { return strings.Contains(l, `"id":"ruling:`) })
	if strings.Join(after, "\n") != before {
		t.Error("taken back, the graph is not the one before, apart from the history")
	}
}

func digestOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}
