package dgraph_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"ratsgraph/graph"
	"ratsgraph/graph/dgraph"
	"ratsgraph/graph/dgraph/dgraphtest"
)

// TestLostCommits writes in every way, while nobody hears of every other write
// whether it was committed: each is there once, in the graph and in its history.
func TestLostCommits(t *testing.T) {
	s := open(t)
	want := lived(t, s)
	for _, first := range []bool{true, false} {
		client := dgraphtest.Client(t)
		dgraphtest.LoseCommits(t, first)
		s, err := dgraph.Open(t.Context(), client)
		if err != nil {
			t.Fatal(err)
		}
		same(t, lived(t, s), want)
		wantProblems(t, s)
	}
}

// lived lets a graph live, and is what became of it: what it holds and what its
// changes were, but for what chance has chosen.
func lived(t *testing.T, s *dgraph.Store) string {
	t.Helper()
	docs := council(t, s)
	f := graph.Forgotten{By: "Ada", At: "2030-02-01T10:00:00Z", Reason: "objection", Pseudonym: "Person"}
	if _, err := s.ForgetPerson(t.Context(), janZwei(docs), f); err != nil {
		t.Error(err)
	}
	if _, err := s.ForgetDocument(t.Context(), "c", graph.Forgotten{By: "Ada", At: "2030-02-01T10:00:01Z", Reason: "withdrawn"}); err != nil {
		t.Error(err)
	}
	if err := s.Remove(t.Context(), []string{"b"}); err != nil {
		t.Error(err)
	}
	if err := s.KeepRun(t.Context(), graph.Run{ID: "run:1", Started: "2030-01-01T10:00:00Z"}); err != nil {
		t.Error(err)
	}
	decide(t, s, graph.Identities{})
	var out []string
	changes, err := s.Changes(t.Context(), 0, 1000, graph.ChangeScope{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range changes {
		out = append(out, string(c.ID)+" "+strings.Join(wordsOf(c.Reasons), " "))
	}
	for l := range strings.Lines(export(t, s)) {
		out = append(out, chosen.ReplaceAllString(l, "x"))
	}
	slices.Sort(out)
	return strings.Join(out, "\n")
}

// chosen are names and marks that depend on a key of chance.
var chosen = regexp.MustCompile(`(?i)person[ _][0-9a-f]{4}\b|[0-9a-f]{12,}|"forgotten.mark":\[[^]]*]`)

func wordsOf(reasons []graph.ChangeReason) []string {
	var out []string
	for _, r := range reasons {
		out = append(out, string(r))
	}
	return out
}

// TestLostAnswersToWhoFills seals and fills a graph, while nobody hears of every
// other write whether it was committed.
func TestLostAnswersToWhoFills(t *testing.T) {
	s := open(t)
	history(t, s)
	want, b := export(t, s), opened(t, backup(t, s))
	for _, first := range []bool{true, false} {
		client := dgraphtest.Client(t)
		dgraphtest.LoseCommits(t, first)
		s, err := dgraph.Open(t.Context(), client)
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Seal(t.Context()); err != nil {
			t.Error(err)
		}
		if err := dgraph.Unseal(t.Context(), client); err != nil {
			t.Error(err)
		}
		if err := dgraph.Restore(t.Context(), client, b, nil); err != nil {
			t.Error(err)
		}
		same(t, export(t, s), want)
	}
}
