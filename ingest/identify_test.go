package ingest_test

import (
	"bytes"
	"context"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"ratsgraph/examples"
	"ratsgraph/graph"
	"ratsgraph/graph/dgraph"
	"ratsgraph/graph/dgraph/dgraphtest"
	"ratsgraph/ingest"
	"ratsgraph/ingest/source"
)

// kolmenbrueck ingests the bundled minutes and decides who is who.
func kolmenbrueck(t *testing.T) (*dgraph.Store, graph.ID) {
	t.Helper()
	store, err := dgraph.Open(context.Background(), dgraphtest.Client(t))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := ingest.Run(context.Background(), store, source.FindIn(examples.Minutes, ".", "bundled:"), ingest.Options{}); err != nil {
		t.Fatal(err)
	}
	return store, graph.NewID(graph.KindMunicipality, "Kolmenbrück")
}

func exported(t *testing.T, store *dgraph.Store) string {
	t.Helper()
	var b bytes.Buffer
	if err := store.Export(context.Background(), &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func identify(t *testing.T, store *dgraph.Store, town graph.ID) ingest.IdentityReport {
	t.Helper()
	r, err := ingest.Identify(context.Background(), store, town)
	if err != nil {
		t.Fatal(err)
	}
	if problems, err := store.Verify(context.Background()); err != nil || len(problems) > 0 {
		t.Errorf("the graph does not hold together: %v %v", problems, err)
	}
	return r
}

// TestIdentifyFindsThePersons compares the persons of the graph with those who
// were really there.
func TestIdentifyFindsThePersons(t *testing.T) {
	store, town := kolmenbrueck(t)
	before := names(t, store, town)
	r := identify(t, store, town)
	var truth examples.Truths
	if err := json.Unmarshal(examples.Truth(), &truth); err != nil {
		t.Fatal(err)
	}
	after := persons(t, store)
	t.Logf("%d names, %d persons, %d really there; %+v", len(before), len(after), len(truth.World.Persons), r)
	if len(after) >= len(before) || r.Spellings == 0 {
		t.Errorf("no damaged spelling was recognised: %d persons before, %d after", len(before), len(after))
	}
	again := exported(t, store)
	identify(t, store, town)
	if got := exported(t, store); got != again {
		t.Error("deciding again changed the graph")
	}
}

// names are the persons that there would be by names alone.
func names(t *testing.T, store *dgraph.Store, town graph.ID) map[graph.ID]bool {
	t.Helper()
	in, err := store.IdentityInput(context.Background(), town)
	if err != nil {
		t.Fatal(err)
	}
	out := map[graph.ID]bool{}
	for _, f := range in.Sessions {
		for _, p := range f.Persons {
			out[p.ID] = true
		}
	}
	return out
}

func persons(t *testing.T, store *dgraph.Store) []graph.Person {
	t.Helper()
	var out []graph.Person
	page := graph.PageArgs{First: 100}
	for {
		got, err := store.ListPersons(context.Background(), graph.List{Page: page})
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, got[""].Items...)
		if !got[""].HasNext {
			return out
		}
		page.After = got[""].Cursors[len(got[""].Cursors)-1]
	}
}

// TestUndoGivesTheSameGraph judges two persons to be one, and takes it back.
func TestUndoGivesTheSameGraph(t *testing.T) {
	store, town := kolmenbrueck(t)
	identify(t, store, town)
	before := exported(t, store)
	all := persons(t, store)
	open, err := store.ListOpenPairs(context.Background(), graph.List{Page: graph.PageArgs{First: 1}})
	if err != nil || open[""].Total == 0 {
		t.Fatalf("no pair is open: %v", err)
	}
	pair := open[""].Items[0]
	t.Logf("%s and %s, score %.2f, value %.0f: %v", pair.NameA, pair.NameB, pair.Score, pair.Value, pair.Reasons)
	a, b := pair.PersonA, pair.PersonB
	ruling := graph.Ruling{A: pair.MentionA, B: pair.MentionB, Judgement: graph.JudgementSame, By: "Ada", At: "2030-01-01T10:00:00Z"}
	rule(t, store, ruling)
	identify(t, store, town)
	merged := persons(t, store)
	if len(merged) != len(all)-1 {
		t.Errorf("%d persons after one was merged, want %d", len(merged), len(all)-1)
	}
	gone := b
	if slices.ContainsFunc(merged, func(p graph.Person) bool { return p.ID == b }) {
		gone = a
	}
	now, err := store.Resolve(context.Background(), gone)
	if err != nil || (now != a && now != b) || now == gone {
		t.Errorf("the id that was merged leads to %s, %v", now, err)
	}
	by, at := "Ada", "2030-01-02T10:00:00Z"
	ruling.ID = graph.NewRulingID(ruling)
	ruling.RevokedBy, ruling.RevokedAt = &by, &at
	rule(t, store, ruling)
	identify(t, store, town)
	after := strings.Split(exported(t, store), "\n")
	after = slices.DeleteFunc(after, func(l string) bool { return strings.Contains(l, `"id":"ruling:`) })
	if got := strings.Join(after, "\n"); got != before {
		t.Error("the graph after the undo is not the one before, apart from the history")
	}
}

func rule(t *testing.T, store *dgraph.Store, r graph.Ruling) {
	t.Helper()
	if err := store.PutRulings(context.Background(), []graph.Ruling{r}); err != nil {
		t.Fatal(err)
	}
}

// TestOrderDoesNotMatterToPersons fills two graphs in different order, deciding
// in between in one of them.
func TestOrderDoesNotMatterToPersons(t *testing.T) {
	store, town := kolmenbrueck(t)
	identify(t, store, town)
	want := exported(t, store)
	store, err := dgraph.Open(context.Background(), dgraphtest.Client(t))
	if err != nil {
		t.Fatal(err)
	}
	entries := source.FindIn(examples.Minutes, ".", "bundled:")
	slices.Reverse(entries)
	for part := range slices.Chunk(entries, 25) {
		if _, err := ingest.Run(context.Background(), store, part, ingest.Options{}); err != nil {
			t.Fatal(err)
		}
		identify(t, store, town)
	}
	if got := exported(t, store); got != want {
		t.Error("the graph depends on the order in which it was filled")
	}
}
