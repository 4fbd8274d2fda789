package identity_test

import (
	"encoding/json"
	"path"
	"slices"
	"strings"
	"testing"

	"ratsgraph/examples"
	"ratsgraph/graph"
	"ratsgraph/ingest"
	"ratsgraph/ingest/identity"
	"ratsgraph/ingest/source"
)

// bundled reads the bundled minutes: the mentions, and the number of whoever is
// really meant by each entry of their lists. What facts say about names alone
// gives the same mentions.
func bundled(t *testing.T) (mentions []identity.Mention, who map[graph.ID]int) {
	t.Helper()
	var town examples.Truths
	if err := json.Unmarshal(examples.Truth(), &town); err != nil {
		t.Fatal(err)
	}
	numbers := map[string]int{}
	printed := map[[2]string]int{} // by document and name
	for _, d := range town.Documents {
		for _, p := range d.People {
			if _, ok := numbers[p.Person]; !ok {
				numbers[p.Person] = len(numbers)
			}
			if p.Listed >= 0 && p.Listed < len(d.Minutes.Attendance) {
				printed[[2]string{d.Document, d.Minutes.Attendance[p.Listed].Name}] = numbers[p.Person]
			}
		}
	}
	who = map[graph.ID]int{}
	var sessions []graph.Facts
	for _, e := range source.FindIn(examples.Minutes, ".", "bundled:") {
		d, err := e.Read(source.DefaultLimit)
		if err != nil {
			t.Fatal(err)
		}
		says, text, err := ingest.Read(t.Context(), e, source.DefaultLimit)
		if err != nil {
			t.Fatal(err)
		}
		facts := ingest.Plan(ingest.Reading{Digest: d.Digest, Given: e.Given, Text: text, Says: says}, identity.Exact{})
		sessions = append(sessions, facts)
		all, naming := slices.Collect(identity.FromFacts(facts)), slices.Collect(identity.FromFacts(facts.Naming()))
		if !slices.Equal(all, naming) {
			t.Fatalf("%s: names alone say\n%v, all facts\n%v", e.Name, naming, all)
		}
		for _, a := range facts.Attendances {
			if a.Name == nil {
				continue
			}
			if p, ok := printed[[2]string{path.Base(strings.TrimPrefix(e.Name, "bundled:")), *a.Name}]; ok {
				who[a.ID] = p
			}
		}
	}
	return slices.Collect(identity.FromFacts(sessions...)), who
}

// TestBundledTown compares the persons of the bundled minutes with those who were
// really there: nobody is joined wrongly, and few are missed.
func TestBundledTown(t *testing.T) {
	mentions, who := bundled(t)
	r := identity.Resolve(slices.Values(mentions), nil)
	var known identity.Result
	for _, l := range r.Links {
		if _, ok := who[l.Mention]; ok {
			known.Links = append(known.Links, l)
		}
	}
	precision, recall := pairwise(known, who)
	t.Logf("%d entries of lists, %d persons, precision %.4f, recall %.4f, %d undecided", len(known.Links), len(r.Persons), precision, recall, len(r.Undecided))
	if len(known.Links) < 500 || precision < 0.999 || recall < 0.99 {
		t.Errorf("precision %.4f, recall %.4f of %d entries", precision, recall, len(known.Links))
	}
	if t.Failed() || testing.Verbose() {
		parted(t, r, who)
	}
}

// parted lists who is several persons, and who are one.
func parted(t *testing.T, r identity.Result, who map[graph.ID]int) {
	persons, people := map[int]map[graph.ID]int{}, map[graph.ID]map[int]int{}
	for _, l := range r.Links {
		if n, ok := who[l.Mention]; ok {
			if persons[n] == nil {
				persons[n] = map[graph.ID]int{}
			}
			if people[l.Person] == nil {
				people[l.Person] = map[int]int{}
			}
			persons[n][l.Person]++
			people[l.Person][n]++
		}
	}
	for n, ids := range persons {
		if len(ids) > 1 {
			t.Logf("missed: %d is %v", n, ids)
		}
	}
	for id, ns := range people {
		if len(ns) > 1 && id != "" {
			t.Logf("wrong: %s is %v", id, ns)
		}
	}
}
