package dgraph_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/dgraph-io/dgo/v240/protos/api"
	"golang.org/x/sync/errgroup"

	"ratsgraph/graph"
	"ratsgraph/graph/dgraph"
	"ratsgraph/graph/dgraph/dgraphtest"
)

// crowd is a document for each of so many days, which share persons and papers
// with those before them.
func crowd(n int) []graph.Facts {
	var docs []graph.Facts
	for i := range n {
		name := fmt.Sprintf("%02d", i)
		docs = append(docs, document(name, fmt.Sprintf("2021-03-%02d", i+1), "Ute Eins", "P "+name, "P "+fmt.Sprintf("%02d", max(0, i-1))))
	}
	return docs
}

// putAll puts documents one by one, some at once.
func putAll(t *testing.T, s *dgraph.Store, docs []graph.Facts) {
	t.Helper()
	var g errgroup.Group
	g.SetLimit(6)
	for _, d := range docs {
		g.Go(func() error {
			_, err := s.Put(t.Context(), []graph.Facts{d})
			return err
		})
	}
	if err := g.Wait(); err != nil {
		t.Error(err)
	}
}

// TestPutsUnderWay puts documents many at a time, undisturbed, beside another
// writer, while answers are lost and while an alpha goes away: the graph is the
// same as if they had come one after another, and every revision is told of once.
func TestPutsUnderWay(t *testing.T) {
	docs := crowd(28)
	s := open(t)
	for _, d := range docs {
		put(t, s, d)
	}
	want := export(t, s)
	for name, disturb := range map[string]func(*testing.T, *dgraph.Store) (undo func()){
		"undisturbed": func(*testing.T, *dgraph.Store) func() { return func() {} },
		"beside another writer": func(t *testing.T, _ *dgraph.Store) func() {
			return rival(t)
		},
		"first answers lost":  func(t *testing.T, _ *dgraph.Store) func() { dgraphtest.LoseCommits(t, true); return func() {} },
		"second answers lost": func(t *testing.T, _ *dgraph.Store) func() { dgraphtest.LoseCommits(t, false); return func() {} },
		"alpha goes away":     func(t *testing.T, _ *dgraph.Store) func() { dgraphtest.Interrupt(t, 11); return func() {} },
	} {
		t.Run(name, func(t *testing.T) {
			s := open(t)
			undo := disturb(t, s)
			putAll(t, s, docs[:14])
			if err := s.Remove(t.Context(), []string{"03"}); err != nil {
				t.Error(err)
			}
			putAll(t, s, docs[14:])
			putAll(t, s, docs[3:4])
			undo()
			same(t, withoutRulings(export(t, s)), want)
			wantProblems(t, s)
			wantRevisionsTold(t, s)
		})
	}
}

// TestSamePutsTogether lets several stores put the same documents at once, in
// orders of their own, and then others in their place: nothing is there twice, and
// nothing of what was replaced stays.
func TestSamePutsTogether(t *testing.T) {
	first, later := crowd(28), crowd(28)
	for i := range later {
		d := &later[i]
		d.Document = document(d.Document.Digest+"b", string(*d.Session.Date.Day())).Document
		d.Document.SessionID, d.Document.Locations = d.Session.ID, first[i].Document.Locations
	}
	s := open(t)
	putAll(t, s, later)
	want := export(t, s)
	for try := range 3 {
		s := open(t)
		dice := rand.New(rand.NewPCG(uint64(try), 1))
		for _, docs := range [][]graph.Facts{first, later} {
			var g sync.WaitGroup
			for range 3 {
				other, err := dgraph.Open(t.Context(), dgraphtest.Shared(t))
				if err != nil {
					t.Fatal(err)
				}
				mixed := slices.Clone(docs)
				dice.Shuffle(len(mixed), func(i, j int) { mixed[i], mixed[j] = mixed[j], mixed[i] })
				g.Go(func() { putAll(t, other, mixed) })
			}
			g.Wait()
		}
		same(t, export(t, s), want)
		wantProblems(t, s)
		wantRevisionsTold(t, s)
	}
}

// withoutRulings are the lines of an export but for what a rival writes.
func withoutRulings(export string) string {
	var out strings.Builder
	for l := range strings.Lines(export) {
		if !strings.HasPrefix(l, `{"id":"ruling:`) {
			out.WriteString(l)
		}
	}
	return out.String()
}

// rival judges through a store of its own, until it is ended.
func rival(t *testing.T) (end func()) {
	s, err := dgraph.Open(t.Context(), dgraphtest.Shared(t))
	if err != nil {
		t.Fatal(err)
	}
	stop, done := make(chan struct{}), make(chan error, 1)
	go func() {
		for i := 0; ; i++ {
			select {
			case <-stop:
				done <- nil
				return
			case <-time.After(50 * time.Millisecond):
			}
			if err := s.PutRulings(t.Context(), []graph.Ruling{{A: "attendance:Anderau/x", B: "attendance:Anderau/y", Judgement: graph.JudgementSame, By: "Ada", At: fmt.Sprint(2030 + i)}}); err != nil {
				done <- err
				return
			}
		}
	}()
	return func() {
		close(stop)
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
}

// wantRevisionsTold fails unless there is one change for every revision.
func wantRevisionsTold(t *testing.T, s *dgraph.Store) {
	t.Helper()
	changes, err := s.Changes(t.Context(), 0, 100_000, graph.ChangeScope{})
	if err != nil {
		t.Fatal(err)
	}
	for i, c := range changes {
		if c.Revision != i+1 {
			t.Fatalf("the %d. change is of revision %d", i+1, c.Revision)
		}
	}
	if got := revision(t, s); got != len(changes) {
		t.Errorf("revision %d, of which %d are told", got, len(changes))
	}
}

// TestPutThatRefersToNothing refuses a document that refers to what it does not
// give, and goes on with one that shares what only that one would have made.
func TestPutThatRefersToNothing(t *testing.T) {
	s := open(t)
	docs := crowd(3)
	put(t, s, docs[0])
	bad := docs[1]
	bad.Attendances = slices.Clone(bad.Attendances)
	bad.Attendances[0].SubstitutesID = "person:Zuletzt/nobody"
	if _, err := s.Put(t.Context(), []graph.Facts{bad}); !errors.Is(err, graph.ErrInvalid) {
		t.Errorf("got %v", err)
	}
	put(t, s, docs[2])
	wantProblems(t, s)
	wantRevisionsTold(t, s)
}

// TestTwoDocumentsOfOnePlace puts two documents together that lie at the same place:
// the later one is there, as if they had come one after the other.
func TestTwoDocumentsOfOnePlace(t *testing.T) {
	a, b := document("a", "2021-03-04", "Ute Eins"), document("b", "2021-03-04", "Jan Zwei")
	b.Document.Locations = a.Document.Locations
	s := open(t)
	put(t, s, a)
	put(t, s, b)
	want := export(t, s)
	s = open(t)
	put(t, s, a, b)
	same(t, export(t, s), want)
}

// TestTownThatComesBack puts documents of a town again of which nothing was left:
// who is who is to be decided there.
func TestTownThatComesBack(t *testing.T) {
	s := open(t)
	put(t, s, document("a", "2021-03-04", "Ute Eins"))
	revision(t, s)
	put(t, s, document("b", "2021-04-04", "Ute Eins"))
	if err := s.Remove(t.Context(), []string{"a", "b"}); err != nil {
		t.Fatal(err)
	}
	decide(t, s, graph.Identities{})
	wantPending(t, s)
	put(t, s, document("c", "2021-05-04", "Ute Eins"))
	wantPending(t, s, musterau)
	wantProblems(t, s)
}

// TestOlderSchema opens a graph whose schema is of an earlier version of the same
// model: it is brought up to date, and written to as before.
func TestOlderSchema(t *testing.T) {
	open(t)
	client := dgraphtest.Shared(t)
	for _, op := range []*api.Operation{{DropAttr: "graph.revised"}, {Schema: "graph.revision: int .\ngraph.written: string ."}} {
		if err := client.Alter(t.Context(), op); err != nil {
			t.Fatal(err)
		}
	}
	s, err := dgraph.Open(t.Context(), client)
	if err != nil {
		t.Fatal(err)
	}
	putAll(t, s, crowd(12))
	wantProblems(t, s)
	wantRevisionsTold(t, s)
}
