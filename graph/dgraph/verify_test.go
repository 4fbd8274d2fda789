package dgraph_test

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/dgraph-io/dgo/v240/protos/api"

	"ratsgraph/graph"
	"ratsgraph/graph/dgraph"
	"ratsgraph/graph/dgraph/dgraphtest"
)

// TestVerify finds nothing in a graph that was only written by us.
func TestVerify(t *testing.T) {
	s := open(t)
	wantProblems(t, s)
	put(t, s, document("a", "2021-03-04", "Ute Eins", "Jan Zwei"), document("b", "2021-03-04", "Ute Eins"), document("c", "2021-05-06", "Ute Eins"))
	wantProblems(t, s)
	put(t, s, document("a", "2021-03-05", "Ute Eins")) // leaves a person behind, and a redirect
	wantProblems(t, s)
	party := document("d", "2021-07-08", "Ute Eins")
	party.Parties = []graph.Party{{ID: "party:Musterau/ABC", Name: "ABC", MunicipalityID: party.Session.MunicipalityID,
		Key: "abc", CommonName: "ABC", Local: true, PartKeys: []string{"a", "bc"}}}
	party.Attendances[0].PartyID = party.Parties[0].ID
	put(t, s, party)
	wantProblems(t, s)
	if err := s.Remove(t.Context(), []string{"a", "b", "c", "d"}); err != nil {
		t.Fatal(err)
	}
	wantProblems(t, s)
}

// TestVerifyFindsDamage damages a graph behind the store's back, in every way
// that a half written document or a lost deletion would.
func TestVerifyFindsDamage(t *testing.T) {
	const session, person, attendance = "session:Musterau/Rat/2021-03-04", "person:Musterau/Ute_Eins", "attendance:Musterau/Rat/2021-03-04/Ute_Eins"
	for _, c := range []struct {
		name, node string // the node that is meant by uid(n)
		set, del   string
		want       []string
	}{
		{"node without id", attendance, "", `uid(n) <xid> * .`,
			[]string{"missing " + attendance + " is not there", "no_id node 0x is found by has(attendance.session), but has no id"}},
		{"node gone", person, "", "uid(n) <xid> * .\nuid(n) <person.name> * .",
			[]string{"missing " + person, "dangling " + attendance + ": mention.person to 0x, which has no id"}},
		{"value gone", session, "", `uid(n) <session.precision> * .`, []string{`differs ` + session + ` lacks ["session.precision DAY"], has besides []`}},
		{"other value", session, `uid(n) <session.place> "Aula" .`, "", []string{`differs ` + session + ` lacks [], has besides ["session.place Aula"]`}},
		{"shared value", person, `uid(n) <person.name> "Ute Zwei" .`, "", []string{"differs " + person + " has other values"}},
		{"edge gone", attendance, "", `uid(n) <mention.person> * .`, []string{`lacks ["mention.person ` + person}},
		{"session of a person gone", person, "", `uid(n) <person.session> * .`, []string{"differs " + person + " has other sessions"}},
		{"more of a thing", "", `_:x <xid> "person:Musterau/Ute_Drei" .`, "", []string{"left_over person:Musterau/Ute_Drei is there"}},
		{"twice", "", `_:x <xid> "` + person + `" .`, "", []string{"same_id " + person + " is the id of two nodes"}},
		{"stray value", "", `_:x <item.number> "3" .`, "", []string{"no_id node 0x is found by has(item.number)"}},
		{"facts gone", "document:a", "", `uid(n) <document.facts> * .`, []string{"unreadable document document:a", "left_over " + session}},
		{"change gone", "change:1", "", "uid(n) <xid> * .\nuid(n) <dgraph.type> * .", []string{"there are 0 changes at revision 1", "no_id node 0x is found by has(change.revision)"}},
		{"text gone", "document:a", "", `uid(n) <document.text> * .`, []string{"differs document:a: its text has 1 lines, want 2"}},
		{"redirect", "", `_:x <xid> "redirect:session:x" .
			_:x <redirect.from> "session:x" .`, "", []string{`differs redirect:session:x leads from "session:x" to ""`}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := open(t)
			d := document("a", "2021-03-04", "Ute Eins")
			d.Document.Text, d.Document.LineCount = "one\ntwo", 2
			put(t, s, d)
			wantProblems(t, s)
			mutate(t, c.node, c.set, c.del)
			wantProblems(t, s, c.want...)
		})
	}
}

// TestVerifyUnsettled has two documents that give a party different values.
func TestVerifyUnsettled(t *testing.T) {
	s := open(t)
	a, b := document("a", "2021-03-04", "Ute Eins"), document("b", "2021-05-06", "Ute Eins")
	b.Persons[0].Name = "UTE EINS"
	put(t, s, a)
	put(t, s, b)
	wantProblems(t, s, "unsettled person:Musterau/Ute_Eins")
}

// mutate writes past the store.
func mutate(t *testing.T, node, set, del string) {
	t.Helper()
	req := &api.Request{CommitNow: true, Mutations: []*api.Mutation{{SetNquads: []byte(set), DelNquads: []byte(del)}}}
	if node != "" {
		req.Query = fmt.Sprintf(`{ n as var(func: eq(xid, %q)) }`, node)
	}
	if _, err := dgraphtest.Shared(t).NewTxn().Do(t.Context(), req); err != nil {
		t.Fatal(err)
	}
}

// wantProblems wants problems with these words, or none. Uids have no digits in
// them, because they are other ones each time.
func wantProblems(t *testing.T, s *dgraph.Store, want ...string) {
	t.Helper()
	got, err := s.Verify(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var all string
	for _, p := range got {
		all += p.Kind + " " + uidLess.ReplaceAllString(p.Text, "0x") + "\n"
	}
	if len(want) == 0 && all != "" {
		t.Errorf("got problems\n%s", all)
	}
	for _, w := range want {
		if !strings.Contains(all, w) {
			t.Errorf("want a problem with\n%s\ngot\n%s", w, all)
		}
	}
}

var uidLess = regexp.MustCompile(`0x[0-9a-f]+`)

// TestVerifyBesideRemovals verifies while documents come and go: what it sees is
// sound, or it says that it could not see it.
func TestVerifyBesideRemovals(t *testing.T) {
	s := open(t)
	docs := crowd(28)
	put(t, s, docs...)
	var names []string
	for _, d := range docs[4:] {
		names = append(names, d.Document.Digest)
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		for range 12 {
			if err := s.Remove(t.Context(), names); err != nil {
				t.Error(err)
			}
			if _, err := s.Put(t.Context(), docs); err != nil {
				t.Error(err)
			}
		}
	}()
	for writing := true; writing; {
		select {
		case <-done:
			writing = false
		default:
		}
		problems, err := s.Verify(t.Context())
		if err != nil && !(writing && errors.Is(err, graph.ErrConflict)) {
			t.Error(err)
		}
		for _, p := range problems {
			t.Errorf("%s %s", p.Kind, p.Text)
		}
	}
}
