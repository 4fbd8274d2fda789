package dgraph_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/dgraph-io/dgo/v240/protos/api"

	"ratsgraph/graph"
	"ratsgraph/graph/dgraph"
	"ratsgraph/graph/dgraph/dgraphtest"
)

func TestMain(m *testing.M) { dgraphtest.Main(m) }

func open(t *testing.T) *dgraph.Store {
	t.Helper()
	s, err := dgraph.Open(context.Background(), dgraphtest.Client(t))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// document invents what one document says about a session of the council of
// Musterau on a day: who was there, and one decision on a paper.
func document(name, day string, people ...string) graph.Facts {
	town := graph.Municipality{ID: graph.NewID(graph.KindMunicipality, "Musterau"), Name: "Musterau"}
	body := graph.Body{ID: graph.NewID(graph.KindBody, "Musterau", "Rat"), Name: "Rat", MunicipalityID: town.ID}
	id := graph.NewID(graph.KindSession, "Musterau", "Rat", day)
	doc := graph.Document{ID: graph.NewID(graph.KindDocument, name), Digest: name, Locations: []string{"/" + name}, Text: name, SessionID: id}
	src := []graph.Source{{Document: doc.ID, Page: 1, First: 1, Last: 1, Words: name}}
	paper := graph.Paper{ID: graph.NewID(graph.KindPaper, "Musterau", "DS 1"), Number: "DS 1", MunicipalityID: town.ID}
	f := graph.Facts{
		Document: doc, Municipalities: []graph.Municipality{town}, Body: body, Papers: []graph.Paper{paper},
		Session: graph.Session{ID: id, BodyID: body.ID, MunicipalityID: town.ID, MunicipalityBasis: graph.BasisPrinted,
			Date: graph.OnDay(graph.Date(day)), AttendanceRecord: graph.AttendanceComplete, Sources: src},
	}
	for i, p := range people {
		person := graph.Person{ID: graph.NewID(graph.KindPerson, "Musterau", p), Name: p, MunicipalityID: town.ID}
		f.Persons = append(f.Persons, person)
		f.Attendances = append(f.Attendances, graph.Attendance{ID: id.Under(graph.KindAttendance, p), SessionID: id, PersonID: person.ID,
			Name: &person.Name, Status: graph.StatusPresent, Group: graph.GroupCouncil, Position: i + 1, Sources: src})
	}
	item := graph.Item{ID: id.Under(graph.KindItem, "public", "1"), SessionID: id, BodyID: body.ID, Number: "1", Part: graph.PartPublic,
		Status: graph.ItemHandled, Position: 1, PaperIDs: []graph.ID{paper.ID}, Sources: src}
	f.Items = []graph.Item{item}
	f.Decisions = []graph.Decision{{ID: item.ID.Under(graph.KindDecision, "1"), ItemID: item.ID, SessionID: id, BodyID: body.ID,
		PaperIDs: item.PaperIDs, Ordinal: 1, Outcome: graph.OutcomeAccepted, VoteRecord: graph.VoteNotRecorded, Sources: src}}
	return f
}

func put(t *testing.T, s *dgraph.Store, docs ...graph.Facts) []graph.PutResult {
	t.Helper()
	got, err := s.Put(context.Background(), docs)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func export(t *testing.T, s *dgraph.Store) string {
	t.Helper()
	var b bytes.Buffer
	if err := s.Export(context.Background(), &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestPutTwiceChangesNothing(t *testing.T) {
	s := open(t)
	d := document("a", "2021-03-04", "Ute Eins", "Jan Zwei")
	if got := put(t, s, d); !slices.Equal(got, []graph.PutResult{graph.PutNew}) {
		t.Fatalf("first put: %v", got)
	}
	before, rev := export(t, s), revision(t, s)
	if got := put(t, s, d); !slices.Equal(got, []graph.PutResult{graph.PutUnchanged}) {
		t.Fatalf("second put: %v", got)
	}
	if got := revision(t, s); got != rev {
		t.Errorf("revision %d after an unchanged put, want %d", got, rev)
	}
	same(t, export(t, s), before)
	if !strings.Contains(before, `"id":"person:Musterau/Ute_Eins"`) || strings.Count(before, "\n") != 11 {
		t.Errorf("export of one document:\n%s", before)
	}
}

func TestChangedBytesReplaceTheOldFacts(t *testing.T) {
	s := open(t)
	other := document("b", "2021-04-01", "Jan Zwei")
	put(t, s, document("a", "2021-03-04", "Ute Eins", "Jan Zwei"), other)
	changed := document("a2", "2021-03-05", "Ute Eins")
	changed.Document.Locations = []string{"/a"}
	if got := put(t, s, changed); got[0] != graph.PutChanged {
		t.Errorf("put: %v, want CHANGED", got)
	}
	got := strings.Split(export(t, s), "\n")
	got = slices.DeleteFunc(got, func(l string) bool { return strings.Contains(l, `"id":"redirect:`) })
	fresh := open(t) // the Dgraph is emptied for it
	put(t, fresh, other, changed)
	same(t, strings.Join(got, "\n"), export(t, fresh))
}

// TestAnEdgeIsReplaced has a document and a person's entry lead elsewhere than
// before, while the old targets stay, because others lead to them.
func TestAnEdgeIsReplaced(t *testing.T) {
	s := open(t)
	other := document("b", "2021-03-04", "Ute Eins")
	for _, day := range []string{"2021-03-05", "2021-03-04"} { // a later and an earlier uid
		put(t, s, document("a", "2021-03-04", "Ute Eins"), other, document("c", "2021-03-05"))
		put(t, s, document("a", day, "Ute Eins"))
		wantProblems(t, s)
		got, err := s.DocumentsByID(t.Context(), []graph.ID{"document:a"})
		if want := graph.ID("session:Musterau/Rat/" + day); err != nil || got["document:a"].SessionID != want {
			t.Errorf("document a is of session %s, %v; want %s", got["document:a"].SessionID, err, want)
		}
	}
}

func TestOldSessionIDRedirects(t *testing.T) {
	s := open(t)
	d := document("a", "2021-03-04", "Ute Eins")
	put(t, s, d)
	moved := document("a", "2021-03-05", "Ute Eins")
	put(t, s, moved)
	got, err := s.Resolve(context.Background(), d.Session.ID)
	if err != nil || got != moved.Session.ID {
		t.Errorf("resolve %s: %s, %v; want %s", d.Session.ID, got, err, moved.Session.ID)
	}
	_, err = s.Resolve(context.Background(), "session:nowhere")
	if !errors.Is(err, graph.ErrNotFound) {
		t.Errorf("resolve of an unknown id: %v, want not found", err)
	}
}

func TestRemoveLeavesNothingBehind(t *testing.T) {
	s := open(t)
	put(t, s, document("a", "2021-03-04", "Ute Eins"), document("b", "2021-03-04", "Ute Eins", "Jan Zwei"))
	only := export(t, s)
	if err := s.Remove(context.Background(), []string{"b"}); err != nil {
		t.Fatal(err)
	}
	if got := export(t, s); strings.Contains(got, "Jan") || got == only {
		t.Errorf("what only b supported is still there:\n%s", got)
	}
	if err := s.Remove(context.Background(), []string{"a", "unknown"}); err != nil {
		t.Fatal(err)
	}
	if got := export(t, s); got != "" {
		t.Errorf("left behind:\n%s", got)
	}
}

// TestAnyOrderGivesTheSameGraph writes the same documents from many goroutines
// and stores, in several orders, some of them twice.
func TestAnyOrderGivesTheSameGraph(t *testing.T) {
	docs := []graph.Facts{}
	for i := range 12 {
		day := fmt.Sprintf("2021-03-%02d", 1+i/2) // two documents a session
		docs = append(docs, document(fmt.Sprintf("d%02d", i), day, "Ute Eins", "Jan Zwei", fmt.Sprintf("Nr %d", i%5)))
	}
	s := open(t)
	put(t, s, docs...)
	want := export(t, s)
	for seed := range uint64(3) {
		s := open(t)
		again := slices.Concat(docs, docs)
		rand.New(rand.NewPCG(seed, 7)).Shuffle(len(again), func(i, j int) { again[i], again[j] = again[j], again[i] })
		var wg sync.WaitGroup
		own := s
		for part := range slices.Chunk(again, 3) {
			if rand.IntN(2) == 0 { // some goroutines share a store
				var err error
				if own, err = dgraph.Open(context.Background(), dgraphtest.Shared(t)); err != nil {
					t.Fatal(err)
				}
			}
			own := own
			wg.Go(func() {
				for _, d := range part {
					if _, err := own.Put(context.Background(), []graph.Facts{d}); err != nil {
						t.Error(err)
					}
				}
			})
		}
		wg.Wait()
		same(t, export(t, s), want)
	}
}

func TestAFactWithoutItsThingIsRefused(t *testing.T) {
	s := open(t)
	d := document("a", "2021-03-04", "Ute Eins")
	d.Persons = nil
	if _, err := s.Put(context.Background(), []graph.Facts{d}); !errors.Is(err, graph.ErrInvalid) {
		t.Errorf("put: %v, want invalid", err)
	}
	if got := export(t, s); got != "" {
		t.Errorf("a refused document left:\n%s", got)
	}
}

// TestAnotherModelIsRefused opens a graph that a newer program has written.
func TestAnotherModelIsRefused(t *testing.T) {
	client := dgraphtest.Client(t)
	if _, err := dgraph.Open(context.Background(), client); err != nil {
		t.Fatal(err)
	}
	req := &api.Request{Query: `{ s as var(func: has(graph.model)) }`, CommitNow: true,
		Mutations: []*api.Mutation{{SetNquads: []byte(`uid(s) <graph.model> "99" .`)}}}
	if _, err := client.NewTxn().Do(context.Background(), req); err != nil {
		t.Fatal(err)
	}
	_, err := dgraph.Open(context.Background(), client)
	if !errors.Is(err, graph.ErrInvalid) || !strings.Contains(err.Error(), "model 99") {
		t.Errorf("open: %v, want invalid and the model's number", err)
	}
}

func revision(t *testing.T, s *dgraph.Store) int {
	t.Helper()
	n, err := s.Revision(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// same compares two exports and shows the lines that only one of them has.
func same(t *testing.T, got, want string) {
	t.Helper()
	if got == want {
		return
	}
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for _, l := range g {
		if !slices.Contains(w, l) {
			t.Errorf("got also  %s", l)
		}
	}
	for _, l := range w {
		if !slices.Contains(g, l) {
			t.Errorf("want also %s", l)
		}
	}
	if len(g) == len(w) && !t.Failed() {
		t.Error("the exports differ in their order")
	}
}
