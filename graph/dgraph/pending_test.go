package dgraph_test

import (
	"errors"
	"slices"
	"testing"

	"ratsgraph/graph"
	"ratsgraph/graph/dgraph"
)

const musterau graph.ID = "municipality:Musterau"

// TestPending says that who is who has to be decided after every write that
// bears on it, and not after it was.
func TestPending(t *testing.T) {
	s := open(t)
	wantPending(t, s)
	put(t, s, document("a", "2021-03-04", "Ute Eins", "Jan Zwei"))
	wantPending(t, s, musterau)
	decide(t, s, graph.Identities{})
	wantPending(t, s)
	before := revision(t, s)
	put(t, s, document("a", "2021-03-04", "Ute Eins", "Jan Zwei"))
	decide(t, s, graph.Identities{})
	if got := revision(t, s); got != before {
		t.Errorf("revision %d after nothing has changed, want %d", got, before)
	}
	for name, write := range map[string]func() error{
		"ruling": func() error {
			return s.PutRulings(t.Context(), []graph.Ruling{{A: "attendance:Musterau/x", B: "attendance:Musterau/y", Judgement: graph.JudgementSame, By: "Ada", At: "2030"}})
		},
		"removal": func() error { return s.Remove(t.Context(), []string{"a"}) },
	} {
		put(t, s, document("a", "2021-03-04", "Ute Eins", "Jan Zwei"))
		decide(t, s, graph.Identities{})
		if err := write(); err != nil {
			t.Fatal(err)
		}
		if got, err := s.Pending(t.Context()); err != nil || !slices.Equal(got, []graph.ID{musterau}) {
			t.Errorf("%s: pending %v, %v", name, got, err)
		}
		wantProblems(t, s)
	}
}

// TestStaleDecisionIsRefused decides from a graph that has changed since, and
// from one in which another municipality did.
func TestStaleDecisionIsRefused(t *testing.T) {
	s := open(t)
	put(t, s, document("a", "2021-03-04", "Ute Eins"))
	stale := revision(t, s)
	put(t, s, document("b", "2021-04-04", "Ute Eins"))
	decide(t, s, graph.Identities{})
	if err := s.Identify(t.Context(), stale, musterau, graph.Identities{}); !errors.Is(err, graph.ErrConflict) {
		t.Errorf("got %v, want a conflict", err)
	}
	fresh := revision(t, s)
	if err := s.PutRulings(t.Context(), []graph.Ruling{{A: "attendance:Anderau/x", B: "attendance:Anderau/y", Judgement: graph.JudgementSame, By: "Ada", At: "2030"}}); err != nil {
		t.Fatal(err)
	}
	if err := s.Identify(t.Context(), fresh, musterau, graph.Identities{}); err != nil {
		t.Errorf("got %v, though only another municipality has changed", err)
	}
}

// TestRemovalLeavesNothingOfIdentity takes the documents away that a decision
// rests on: what it made goes with the next one.
func TestRemovalLeavesNothingOfIdentity(t *testing.T) {
	s := open(t)
	put(t, s, document("a", "2021-03-04", "Ute Eins", "Jan Zwei"))
	decide(t, s, graph.Identities{
		Redirects: map[graph.ID]graph.ID{"person:Musterau/Jan_Zwo": "person:Musterau/Jan_Zwei"},
		Open: []graph.OpenPair{{ID: "open:Musterau/x", MentionA: "attendance:Musterau/x", MentionB: "attendance:Musterau/y",
			PersonA: "person:Musterau/Ute_Eins", PersonB: "person:Musterau/Jan_Zwei", Score: 0.5}},
		Conflicts: []graph.Problem{{Kind: "link_yielded", Text: "x"}},
	})
	wantProblems(t, s)
	if err := s.Remove(t.Context(), []string{"a"}); err != nil {
		t.Fatal(err)
	}
	wantProblems(t, s)
	decide(t, s, graph.Identities{})
	wantProblems(t, s)
	wantPending(t, s)
	if got := export(t, s); got != "" {
		t.Errorf("left behind:\n%s", got)
	}
}

func decide(t *testing.T, s *dgraph.Store, ids graph.Identities) {
	t.Helper()
	if err := s.Identify(t.Context(), revision(t, s), musterau, ids); err != nil {
		t.Fatal(err)
	}
}

func wantPending(t *testing.T, s *dgraph.Store, want ...graph.ID) {
	t.Helper()
	if got, err := s.Pending(t.Context()); err != nil || !slices.Equal(got, want) {
		t.Errorf("pending are %v, %v, want %v", got, err, want)
	}
}
