package dgraph_test

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"

	"ratsgraph/graph"
	"ratsgraph/graph/dgraph"
	"ratsgraph/graph/dgraph/dgraphtest"
)

// council is a graph of three documents in which Jan Zwei is named in every way:
// on lists, in texts, by what people judged and noted, and as an open question.
func council(t *testing.T, s *dgraph.Store) []graph.Facts {
	t.Helper()
	docs := []graph.Facts{document("a", "2021-03-04", "Ute Eins", "Jan Zwei"), document("b", "2021-04-05", "Ute Eins", "Jan Zwei"), document("c", "2021-05-06", "Ute Eins")}
	title := "Antrag von Jan Zwei"
	docs[2].Document.Text = "Frau Ute Eins\nHerr Zwei hat gefragt\nJan\nZwei"
	docs[2].Document.LineCount = 4
	docs[0].Document.Locations = []string{"/Jan Zwei.pdf"}
	docs[1].Items[0].Title = &title
	put(t, s, docs...)
	jan, jan2, ute := docs[0].Attendances[1].ID, docs[1].Attendances[1].ID, docs[0].Attendances[0].ID
	note := "Jan Zwei says so"
	rule := graph.Ruling{A: jan, B: jan2, Judgement: graph.JudgementSame, By: "Ada", At: "2030-01-01T10:00:00Z", Note: &note}
	other := graph.Ruling{A: ute, B: jan2, Judgement: graph.JudgementDifferent, By: "Ada", At: "2030-01-01T10:00:01Z"}
	if err := s.PutRulings(t.Context(), []graph.Ruling{rule, other}); err != nil {
		t.Fatal(err)
	}
	for _, subject := range []graph.ID{jan, ute} {
		n := graph.Note{SubjectID: subject, Kind: graph.NoteContext, Text: "says Jan Zwei", By: "Ada", At: "2030-01-01T10:00:00Z"}
		if err := s.PutNotes(t.Context(), []graph.Note{n}); err != nil {
			t.Fatal(err)
		}
	}
	person := docs[0].Persons[1]
	ids := graph.Identities{
		Links:     map[graph.ID][]graph.Link{docs[1].Session.ID: {{Mention: jan2, Person: &person, Rule: "human", Score: 1}}},
		Redirects: map[graph.ID]graph.ID{"person:Musterau/Jan_Zwo": person.ID},
		Open:      []graph.OpenPair{{ID: "open:Musterau/x", MentionA: ute, MentionB: jan, PersonA: docs[0].Persons[0].ID, PersonB: person.ID, NameA: "Ute Eins", NameB: "Jan Zwei"}},
		Conflicts: []graph.Problem{{Kind: "link_yielded", Text: "Jan Zwei"}},
	}
	decide(t, s, ids)
	for _, d := range docs { // so that there is a past
		d.Document.Parser = "0"
		put(t, s, d)
	}
	put(t, s, docs...)
	decide(t, s, graph.Identities{Links: map[graph.ID][]graph.Link{docs[0].Session.ID: {{Mention: jan, Person: &person, Rule: "human", Score: 1}}}})
	decide(t, s, ids)
	wantProblems(t, s)
	return docs
}

func janZwei(docs []graph.Facts) dgraph.ForgetName {
	return dgraph.ForgetName{Municipality: musterau,
		Forms: []graph.NameForm{{Words: "Jan Zwei"}, {Words: "Jan Zwo"}, {Words: "Zwei"}},
		IDs:   []graph.ID{docs[0].Persons[1].ID, docs[0].Attendances[1].ID, docs[1].Attendances[1].ID, "person:Musterau/Jan_Zwo"}}
}

// TestForgetPerson looks for a name in the export and in every value that is
// stored, after it was forgotten, and after the same documents came again.
func TestForgetPerson(t *testing.T) {
	for _, pseudonym := range []string{"", "Person"} {
		s := open(t)
		docs := council(t, s)
		f, err := s.ForgetPerson(t.Context(), janZwei(docs), graph.Forgotten{By: "Ada", At: "2030-02-01T10:00:00Z", Reason: "objection", Pseudonym: pseudonym})
		if err != nil {
			t.Fatal(err)
		}
		decide(t, s, graph.Identities{})
		nowhere(t, s, "Jan", "Zwei", "Zwo")
		after := export(t, s)
		if strings.Contains(after, f.Stands()) != true || strings.Contains(after, `"forgotten.by":"Ada"`) != true || strings.Contains(after, "graph.key") {
			t.Errorf("export:\n%s", after)
		}
		if stays := strings.Contains(after, `attendance:Musterau/Rat/2021-03-04/Person_`); stays != (pseudonym != "") {
			t.Errorf("entries of the list stay: %v, with pseudonym %q", stays, f.Pseudonym)
		}
		if rulings := strings.Count(after, `"id":"ruling:`); rulings != map[bool]int{true: 0, false: 2}[pseudonym == ""] {
			t.Errorf("%d rulings are left with pseudonym %q", rulings, f.Pseudonym)
		}
		before := revision(t, s)
		if got := put(t, s, docs...); slices.ContainsFunc(got, func(r graph.PutResult) bool { return r != graph.PutUnchanged }) {
			t.Errorf("the same documents again: %v", got)
		}
		if err := s.Erase(t.Context(), musterau); err != nil {
			t.Fatal(err)
		}
		if got := revision(t, s); got != before {
			t.Errorf("revision %d after nothing new, want %d", got, before)
		}
		put(t, s, document("d", "2021-06-07", "Jan Zwei", "Udo Drei"))
		err = s.PutRulings(t.Context(), []graph.Ruling{{A: docs[0].Attendances[1].ID, B: docs[1].Attendances[0].ID, Judgement: graph.JudgementSame, By: "Ada", At: "2030-03-01T10:00:00Z"}})
		if err != nil {
			t.Fatal(err)
		}
		err = s.PutNotes(t.Context(), []graph.Note{{SubjectID: docs[0].Persons[1].ID, Kind: graph.NoteContext, Text: "Zwei", By: "Ada", At: "2030-03-01T10:00:00Z"}})
		if err != nil {
			t.Fatal(err)
		}
		decide(t, s, graph.Identities{})
		nowhere(t, s, "Jan", "Zwei", "Zwo")
	}
}

// TestForgetReason refuses a reason that would keep the name.
func TestForgetReason(t *testing.T) {
	s := open(t)
	docs := council(t, s)
	before := export(t, s)
	_, err := s.ForgetPerson(t.Context(), janZwei(docs), graph.Forgotten{By: "Ada", At: "2030-02-01T10:00:00Z", Reason: "Herr Zwei objects"})
	if !errors.Is(err, graph.ErrInvalid) || !strings.Contains(err.Error(), "the reason names the person") {
		t.Errorf("got %v", err)
	}
	same(t, export(t, s), before)
}

// TestForgetDocument takes a document away and puts it again.
func TestForgetDocument(t *testing.T) {
	s := open(t)
	docs := council(t, s)
	if _, err := s.ForgetDocument(t.Context(), "b", graph.Forgotten{By: "Ada", At: "2030-02-01T10:00:00Z", Reason: "withdrawn"}); err != nil {
		t.Fatal(err)
	}
	decide(t, s, graph.Identities{})
	wantProblems(t, s)
	want := []graph.PutResult{graph.PutUnchanged, graph.PutForgotten, graph.PutUnchanged}
	if got := put(t, s, docs...); !slices.Equal(got, want) {
		t.Errorf("again: got %v, want %v", got, want)
	}
	nowhere(t, s, "document:b")
	after := export(t, s)
	if strings.Contains(after, "2021-04-05") || strings.Contains(after, "document:b") || !strings.Contains(after, "Jan Zwei") {
		t.Errorf("export:\n%s", after)
	}
	if _, err := s.ForgetDocument(t.Context(), "b", graph.Forgotten{By: "Ada", At: "2030-02-02T10:00:00Z"}); !errors.Is(err, graph.ErrConflict) {
		t.Errorf("twice: %v", err)
	}
	if _, err := s.ForgetDocument(t.Context(), "never seen", graph.Forgotten{By: "Ada", At: "2030-02-02T10:00:00Z"}); err != nil {
		t.Error(err)
	}
	all, err := s.Forgotten(t.Context())
	if err != nil || len(all) != 2 || all[0].Reason != "withdrawn" {
		t.Errorf("got %+v, %v", all, err)
	}
}

// TestVerifyFindsTheForgotten damages what was erased.
func TestVerifyFindsTheForgotten(t *testing.T) {
	s := open(t)
	docs := council(t, s)
	if _, err := s.ForgetPerson(t.Context(), janZwei(docs), graph.Forgotten{By: "Ada", At: "2030-02-01T10:00:00Z"}); err != nil {
		t.Fatal(err)
	}
	wantProblems(t, s)
	mutate(t, "document:c", `uid(n) <document.text> "one\nHerr Zwei\nthree\nfour" .`, "")
	wantProblems(t, s, "forgotten document:c names somebody who was forgotten")
}

// nowhere looks for words in the export, and in every value of every node.
func nowhere(t *testing.T, s *dgraph.Store, words ...string) {
	t.Helper()
	wantProblems(t, s)
	resp, err := dgraphtest.Shared(t).NewReadOnlyTxn().Query(t.Context(), `{ q(func: has(xid)) { `+strings.Join(values(t), " ")+` } }`)
	if err != nil {
		t.Fatal(err)
	}
	all := dgraph.Unpacked(t, string(resp.Json))
	for _, w := range words {
		for where, text := range map[string]string{"the export": export(t, s), "the graph": all} {
			if i := strings.Index(text, w); i >= 0 {
				t.Errorf("%q is in %s: ...%s...", w, where, text[max(0, i-80):min(len(text), i+80)])
			}
		}
	}
}

// values are all predicates that hold values.
func values(t *testing.T) []string {
	t.Helper()
	resp, err := dgraphtest.Shared(t).NewReadOnlyTxn().Query(t.Context(), `schema { type }`)
	if err != nil {
		t.Fatal(err)
	}
	var got struct {
		Schema []struct{ Predicate, Type string }
	}
	if err := json.Unmarshal(resp.Json, &got); err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, p := range got.Schema {
		if p.Type != "uid" && p.Type != "password" && !strings.HasPrefix(p.Predicate, "dgraph.") {
			out = append(out, "<"+p.Predicate+">")
		}
	}
	return out
}
