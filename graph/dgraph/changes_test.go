package dgraph_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"ratsgraph/graph"
	"ratsgraph/graph/dgraph"
)

func changes(t *testing.T, s *dgraph.Store, after int, f graph.ChangeScope) []graph.Change {
	t.Helper()
	got, err := s.Changes(t.Context(), after, 1000, f)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// TestEveryWriteIsAChange writes in every way and reads why.
func TestEveryWriteIsAChange(t *testing.T) {
	s := open(t)
	const first, second = "session:Musterau/Rat/2021-03-04", "session:Musterau/Rat/2021-04-05"
	a, b := document("a", "2021-03-04", "Ute Eins", "Jan Zwei"), document("b", "2021-04-05", "Ute Eins")
	read := document("a", "2021-03-04", "Ute Eins")
	read.Document.Parser = "2"
	place := "/b"
	bytes := document("c", "2021-04-05", "Ute Eins")
	bytes.Document.Locations = []string{place}
	moved := read
	moved.Document.Locations = []string{"/elsewhere"}
	ute := a.Attendances[0].ID
	ruling := graph.Ruling{A: ute, B: b.Attendances[0].ID, Judgement: graph.JudgementSame, By: "Ada", At: "2030-01-01T10:00:00Z"}
	undone := ruling
	by, at := "Bob", "2030-01-02T10:00:00Z"
	undone.ID, undone.RevokedBy, undone.RevokedAt = graph.NewRulingID(ruling), &by, &at
	note := graph.Note{SubjectID: ute, Kind: graph.NoteContext, Text: "x", By: "Ada", At: "2030-01-01T10:00:00Z"}
	links := map[graph.ID][]graph.Link{first: {{Mention: ute, Person: &a.Persons[0], Rule: "human", Score: 1}}}
	for _, c := range []struct {
		name  string
		write func() error
		want  string // reasons, who, sessions, documents
	}{
		{"new", func() error { put(t, s, a, b); return nil },
			"NEW_DOCUMENT;;" + first + " " + second + ";document:a=NEW_DOCUMENT document:b=NEW_DOCUMENT"},
		{"parser", func() error { put(t, s, read); return nil }, "REPARSED;;" + first + ";document:a=REPARSED"},
		{"place", func() error { put(t, s, moved); return nil }, "FOUND;;" + first + ";document:a=FOUND"},
		{"bytes", func() error { put(t, s, bytes); return nil }, "NEW_DOCUMENT REPLACED;;" + second + ";document:b=REPLACED document:c=NEW_DOCUMENT"},
		{"ruling", func() error { return s.PutRulings(t.Context(), []graph.Ruling{ruling}) }, "MERGED;Ada;" + first + " " + second + ";"},
		{"identity", func() error { return s.Identify(t.Context(), revision(t, s), musterau, graph.Identities{Links: links}) },
			"IDENTIFIED MERGED;Ada;" + first + ";"},
		{"undo", func() error { return s.PutRulings(t.Context(), []graph.Ruling{undone}) }, "UNMERGED;Bob;" + first + " " + second + ";"},
		{"undone", func() error { return s.Identify(t.Context(), revision(t, s), musterau, graph.Identities{}) },
			"IDENTIFIED UNMERGED;Bob;" + first + ";"},
		{"note", func() error { return s.PutNotes(t.Context(), []graph.Note{note}) }, "NOTED;Ada;" + first + ";"},
		{"removal", func() error { return s.Remove(t.Context(), []string{"a"}) }, "REMOVED;;" + first + ";document:a=REMOVED"},
		{"forgotten", func() error {
			_, err := s.ForgetDocument(t.Context(), "c", graph.Forgotten{By: "Ada", At: "2030-02-01T10:00:00Z"})
			return err
		}, "FORGOTTEN;Ada;" + second + ";1 withheld"},
	} {
		before := revision(t, s)
		if err := c.write(); err != nil {
			t.Fatal(c.name, err)
		}
		got := changes(t, s, before, graph.ChangeScope{})
		if len(got) != 1 || got[0].Revision != before+1 || got[0].Revision != revision(t, s) {
			t.Fatalf("%s: changes after revision %d are %v", c.name, before, got)
		}
		if text := told(got[0]); text != c.want {
			t.Errorf("%s: got %s, want %s", c.name, text, c.want)
		}
		if got[0].At == "" || !slices.Equal(got[0].MunicipalityIDs, []graph.ID{musterau}) {
			t.Errorf("%s: at %q in %v", c.name, got[0].At, got[0].MunicipalityIDs)
		}
		wantProblems(t, s)
	}
	for _, c := range changes(t, s, 0, graph.ChangeScope{}) {
		if strings.Contains(told(c), "document:c") {
			t.Errorf("the document that was forgotten is named by %s", told(c))
		}
	}
}

func told(c graph.Change) string {
	var docs []string
	for _, d := range c.Documents {
		docs = append(docs, fmt.Sprintf("%s=%s", d.ID, d.Reason))
	}
	if c.Withheld > 0 {
		docs = append(docs, fmt.Sprintf("%d withheld", c.Withheld))
	}
	by := ""
	if c.By != nil {
		by = *c.By
	}
	return strings.Trim(fmt.Sprint(c.Reasons), "[]") + ";" + by + ";" + strings.Trim(fmt.Sprint(c.SessionIDs), "[]") + ";" + strings.Join(docs, " ")
}

// TestChangesAreFiltered reads pages of the changes of one municipality or reason.
func TestChangesAreFiltered(t *testing.T) {
	s := open(t)
	for i := range 4 {
		put(t, s, document(fmt.Sprint("d", i), fmt.Sprintf("2021-03-%02d", i+1), "Ute Eins"))
		decide(t, s, graph.Identities{})
	}
	other := graph.Ruling{A: "attendance:Anderau/x", B: "attendance:Anderau/y", Judgement: graph.JudgementDifferent, By: "Ada", At: "2030"}
	if err := s.PutRulings(t.Context(), []graph.Ruling{other}); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		after, n int
		filter   graph.ChangeScope
		want     []int
	}{
		{0, 3, graph.ChangeScope{}, []int{1, 2, 3}},
		{7, 9, graph.ChangeScope{}, []int{8, 9}},
		{9, 9, graph.ChangeScope{}, nil},
		{0, 0, graph.ChangeScope{}, nil},
		{0, 9, graph.ChangeScope{Municipalities: []graph.ID{"municipality:Anderau"}}, []int{9}},
		{3, 2, graph.ChangeScope{Municipalities: []graph.ID{musterau}}, []int{4, 5}},
		{1, 2, graph.ChangeScope{Reasons: []graph.ChangeReason{graph.ChangeNewDocument}}, []int{3, 5}},
		{1, 9, graph.ChangeScope{Municipalities: []graph.ID{musterau}, Reasons: []graph.ChangeReason{graph.ChangeUnmerged}}, nil},
	} {
		got, err := s.Changes(t.Context(), c.after, c.n, c.filter)
		if err != nil {
			t.Fatal(err)
		}
		var revisions []int
		for _, x := range got {
			revisions = append(revisions, x.Revision)
		}
		if !slices.Equal(revisions, c.want) {
			t.Errorf("%d changes after %d with %v: %v, want %v", c.n, c.after, c.filter, revisions, c.want)
		}
	}
}

// TestChangesNameAllThatDiffers writes at random and compares the graph before
// and after each write: what differs belongs to what the change names.
func TestChangesNameAllThatDiffers(t *testing.T) {
	s := open(t)
	r := rand.New(rand.NewPCG(4, 5))
	people := []string{"Ute Eins", "Jan Zwei", "Udo Drei", "Ida Vier"}
	before := export(t, s)
	for range 40 {
		was := revision(t, s)
		name := fmt.Sprint("d", r.IntN(8))
		d := document(name, fmt.Sprintf("2021-03-%02d", 1+r.IntN(5)), people[:r.IntN(4)]...)
		d.Document.Locations = []string{fmt.Sprint("/", r.IntN(6))}
		switch r.IntN(6) {
		case 0:
			if err := s.Remove(t.Context(), []string{name}); err != nil {
				t.Fatal(err)
			}
		case 1:
			var links []graph.Link
			for _, a := range d.Attendances {
				links = append(links, graph.Link{Mention: a.ID, Rule: "x", Score: r.Float64()})
			}
			decide(t, s, graph.Identities{Links: map[graph.ID][]graph.Link{d.Session.ID: links}})
		default:
			put(t, s, d, document(fmt.Sprint("e", r.IntN(8)), "2021-04-01", people[:r.IntN(4)]...))
		}
		after := export(t, s)
		got := changes(t, s, was, graph.ChangeScope{})
		if now := revision(t, s); len(got) != now-was || now-was > 1 {
			t.Fatalf("%d changes from revision %d to %d", len(got), was, now)
		}
		if len(got) == 1 {
			wantNamed(t, got[0], before, after)
		} else if before != after {
			t.Fatal("the graph differs without a change")
		}
		before = after
	}
	wantProblems(t, s)
}

// wantNamed checks that all lines that differ between two exports are of sessions
// and documents that a change names.
func wantNamed(t *testing.T, c graph.Change, before, after string) {
	t.Helper()
	b, a := strings.Split(before, "\n"), strings.Split(after, "\n")
	for _, line := range slices.Concat(missing(b, a), missing(a, b)) {
		var n map[string]any
		if err := json.Unmarshal([]byte(line), &n); err != nil {
			t.Fatal(err)
		}
		id := graph.ID(n["id"].(string))
		if k := id.Kind(); k == "redirect" || k == graph.KindMunicipality || k == graph.KindBody || k == graph.KindPaper || k == graph.KindPerson {
			continue // they come and go with sessions
		}
		if id.Kind() == graph.KindDocument && !slices.ContainsFunc(c.Documents, func(d graph.DocumentChange) bool { return d.ID == id }) {
			t.Errorf("%s differs, but %s does not name it", id, told(c))
		}
		if id.Kind() != graph.KindDocument && !slices.ContainsFunc(c.SessionIDs, func(in graph.ID) bool { return id.Path() == in.Path() || strings.HasPrefix(id.Path(), in.Path()+"/") }) {
			t.Errorf("%s differs, but %s does not name its session", id, told(c))
		}
	}
}

func missing(a, b []string) []string {
	there := map[string]bool{}
	for _, l := range b {
		there[l] = true
	}
	return slices.DeleteFunc(slices.Clone(a), func(l string) bool { return there[l] })
}
