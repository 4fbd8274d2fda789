package identity_test

import (
	"cmp"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"ratsgraph/graph"
	"ratsgraph/ingest"
	"ratsgraph/ingest/identity"
	"ratsgraph/ingest/identity/names"
	"ratsgraph/ingest/source"
)

// town reads the mentions of the 318 minutes of one town.
func town(t testing.TB) []identity.Mention {
	t.Helper()
	root := filepath.Join(cmp.Or(os.Getenv("RATSGRAPH_CORPUS"), "../../../shared/corpus"), "nordstemmen")
	if _, err := os.Stat(root); err != nil {
		t.Skipf("the corpus of real minutes is absent (set RATSGRAPH_CORPUS): %v", err)
	}
	var sessions []graph.Facts
	for _, e := range source.Find([]string{root}, nil) {
		d, err := e.Read(source.DefaultLimit)
		if err != nil {
			t.Fatal(err)
		}
		says, text, err := ingest.Read(t.Context(), e, source.DefaultLimit)
		if err != nil {
			t.Fatal(err)
		}
		given := source.Given{Municipality: "Nordstemmen"}
		facts := ingest.Plan(ingest.Reading{Digest: d.Digest, Given: given, Text: text, Says: says}, identity.Exact{})
		sessions = append(sessions, facts)
	}
	return slices.Collect(identity.FromFacts(sessions...))
}

// TestTown resolves a town's six years and counts who was found.
func TestTown(t *testing.T) {
	mentions := town(t)
	r := identity.Resolve(slices.Values(mentions), nil)
	linked, unlinked := 0, map[string]int{}
	for _, l := range r.Links {
		if l.Person != "" {
			linked++
		} else {
			unlinked[l.Rule]++
		}
	}
	t.Logf("%d mentions, %d persons, %d linked, not linked %v, %d undecided, %d conflicts", len(r.Links), len(r.Persons), linked, unlinked, len(r.Undecided), len(r.Conflicts))
	if testing.Verbose() {
		show(t, r)
	}
	if len(r.Links) < 4000 || linked < len(r.Links)*98/100 {
		t.Errorf("got %d of %d mentions linked, want 98 in 100 of more than 4000", linked, len(r.Links))
	}
}

// show lists what a reader checks: persons with several spellings, and persons
// of one surname.
func show(t *testing.T, r identity.Result) {
	bySurname := map[string][]identity.Resolved{}
	for _, p := range r.Persons {
		if len(p.Spellings) > 1 {
			t.Logf("spellings %v", p.Spellings)
		}
		s := names.Parse(p.Name).Surname
		bySurname[s] = append(bySurname[s], p)
	}
	for s, list := range bySurname {
		if len(list) > 1 {
			for _, p := range list {
				t.Logf("surname %s: %s %v %s to %s", s, p.ID, p.Spellings, p.First, p.Last)
			}
		}
	}
	for _, o := range r.Undecided {
		t.Logf("undecided %.2f %.2f %s (%s) %s (%s) %v", o.Value, o.Score, o.NameA, o.A, o.NameB, o.B, o.Reasons)
	}
	for _, l := range r.Links {
		if l.Person == "" {
			t.Logf("not linked: %s %s", l.Mention, l.Rule)
		}
	}
}
