package identity_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"ratsgraph/graph"
	"ratsgraph/ingest/identity"
)

// entry is an entry on a list of the council of Neustadt.
func entry(id, name, date, party string) identity.Mention {
	body := graph.NewID(graph.KindBody, "Neustadt", "Rat")
	return identity.Mention{
		ID: graph.ID("attendance:" + id), Name: name, Scope: "Neustadt", Body: body, Session: body.Under(graph.KindSession, date),
		Date: graph.Date(date), Listed: true, Status: graph.StatusPresent, Group: graph.GroupCouncil, Party: party,
	}
}

func judgement(a, b string, j identity.Judgement, at string) identity.Decision {
	d := identity.Pair(graph.ID("attendance:"+a), graph.ID("attendance:"+b), j)
	d.By, d.At = "a reader", at
	return d
}

var neustadt = []identity.Mention{
	entry("a1", "Emil Muster", "2012-01-10", "SPD"),
	entry("a2", "Emil Muster", "2012-02-10", "SPD"),
	entry("a3", "Emil Muster", "2012-03-10", "SPD"),
	entry("b1", "Ernil Muster", "2012-04-10", "SPD"),
	entry("c1", "Berta Probe", "2012-01-10", "CDU"),
	entry("c2", "Berta Probe-Lang", "2012-05-10", ""),
	entry("d1", "Jürgen Büttner", "2012-01-10", "CDU"),
	entry("d2", "Jiirgen Biittner", "2012-02-10", "CDU"),
}

// person is the id and the name of the person that a mention means.
func person(r identity.Result, id string) graph.ID {
	l, _ := r.Link(graph.ID("attendance:" + id))
	return l.Person
}

func dump(t testing.TB, r identity.Result) string {
	t.Helper()
	b, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// TestAnyOrder resolves the same mentions and decisions in many orders.
func TestAnyOrder(t *testing.T) {
	w := newWorld(11)
	mentions, _ := w.town("Neustadt", 3000, slices.Clone(neustadt), nil, 0)
	mentions = w.damage(mentions, 0.02)
	decisions := []identity.Decision{
		judgement("a1", "b1", identity.Different, "2020-01-01T00:00:00Z"),
		judgement("c1", "c2", identity.Same, "2020-01-02T00:00:00Z"),
		judgement("d1", "c2", identity.Unsure, "2020-01-03T00:00:00Z"),
	}
	for i := range 40 {
		decisions = append(decisions, identity.Pair(mentions[i*7].ID, mentions[i*11+300].ID, identity.Same), identity.Pair(mentions[i*5].ID, mentions[i*13+400].ID, identity.Different))
	}
	want := dump(t, identity.Resolve(slices.Values(mentions), decisions))
	for seed := range uint64(5) {
		r := rand.New(rand.NewPCG(seed, 0))
		r.Shuffle(len(mentions), func(i, j int) { mentions[i], mentions[j] = mentions[j], mentions[i] })
		r.Shuffle(len(decisions), func(i, j int) { decisions[i], decisions[j] = decisions[j], decisions[i] })
		if dump(t, identity.Resolve(slices.Values(mentions), decisions)) != want {
			t.Fatalf("seed %d: another order, another result", seed)
		}
	}
}

// TestDifferentIsNeverJoined decides at random and looks for persons that hold
// two that were said to be different.
func TestDifferentIsNeverJoined(t *testing.T) {
	w := newWorld(12)
	mentions, _ := w.town("Neustadt", 2000, nil, nil, 0)
	for seed := range uint64(20) {
		r := rand.New(rand.NewPCG(seed, 1))
		var decisions []identity.Decision
		for i := range 200 {
			a, b := mentions[r.IntN(len(mentions))].ID, mentions[r.IntN(len(mentions))].ID
			d := identity.Pair(a, b, []identity.Judgement{identity.Same, identity.Different}[i%2])
			d.At = fmt.Sprintf("2020-01-01T00:00:%02dZ", i%60)
			if a != b {
				decisions = append(decisions, d)
			}
		}
		result := identity.Resolve(slices.Values(mentions), decisions)
		for _, d := range identity.InForce(decisions) {
			a, _ := result.Link(d.A)
			b, _ := result.Link(d.B)
			if d.Judgement == identity.Different && a.Person != "" && a.Person == b.Person {
				t.Errorf("seed %d: %s and %s are different, and both are %s", seed, d.A, d.B, a.Person)
			}
		}
	}
}

// TestPeopleDecide holds decisions against rules, and undoes them.
func TestPeopleDecide(t *testing.T) {
	before := identity.Resolve(slices.Values(neustadt), nil)
	if person(before, "a1") != person(before, "b1") || person(before, "c1") == person(before, "c2") || person(before, "d1") != person(before, "d2") {
		t.Fatalf("got %v", before.Persons)
	}
	if len(before.Undecided) != 1 || before.Undecided[0].Reasons == nil {
		t.Fatalf("got undecided %v, want the marriage", before.Undecided)
	}
	decisions := []identity.Decision{
		judgement("a1", "b1", identity.Different, "2020-01-01T00:00:00Z"),
		judgement("c2", "c1", identity.Same, "2020-01-02T00:00:00Z"),
	}
	after := identity.Resolve(slices.Values(neustadt), decisions)
	if person(after, "a1") == person(after, "b1") || person(after, "c1") != person(after, "c2") || len(after.Undecided) != 0 {
		t.Errorf("got %v, undecided %v", after.Persons, after.Undecided)
	}
	if p, ok := after.Person("person:Neustadt/Berta_Probe-Lang"); !ok || p.ID != "person:Neustadt/Berta_Probe" {
		t.Errorf("the merged id leads to %v", p)
	}
	if l, _ := after.Link("attendance:c2"); l.Rule != identity.RuleHuman || l.By.By != "a reader" {
		t.Errorf("got link %v, want one by a reader", l)
	}
	for i := range decisions {
		decisions[i].RevokedBy, decisions[i].RevokedAt = "a reader", "2020-02-01T00:00:00Z"
	}
	if got := identity.Resolve(slices.Values(neustadt), decisions); dump(t, got) != dump(t, before) {
		t.Errorf("undone, got %s, want what was before: %s", dump(t, got), dump(t, before))
	}
}

// TestWeakestLinkYields tells two of one name apart: the link between them that
// yields is named.
func TestWeakestLinkYields(t *testing.T) {
	r := identity.Resolve(slices.Values(neustadt), []identity.Decision{judgement("a1", "a3", identity.Different, "2020-01-01T00:00:00Z")})
	if person(r, "a1") == person(r, "a3") || person(r, "a1") == "" {
		t.Errorf("a1 is %s, a3 is %s", person(r, "a1"), person(r, "a3"))
	}
	if len(r.Conflicts) == 0 || !strings.Contains(r.Conflicts[0].Reason, "a reader") {
		t.Errorf("got conflicts %v, want the link that yields", r.Conflicts)
	}
	chain := []identity.Decision{
		judgement("a1", "c1", identity.Same, "2020-01-01T00:00:00Z"),
		judgement("c1", "d1", identity.Same, "2020-01-02T00:00:00Z"),
		judgement("a1", "d1", identity.Different, "2020-01-03T00:00:00Z"),
	}
	r = identity.Resolve(slices.Values(neustadt), chain)
	if len(r.Conflicts) != 1 || r.Conflicts[0].Human == nil || r.Conflicts[0].Human.At != "2020-01-01T00:00:00Z" {
		t.Errorf("got conflicts %v, want the earlier decision to yield", r.Conflicts)
	}
}

// TestRenamed offers somebody who goes on in the same body and party under another
// surname, and joins the two by a decision only, with the spellings of both.
func TestRenamed(t *testing.T) {
	mentions := []identity.Mention{
		entry("a1", "Wiebke Altenhoff", "2012-01-10", "SPD"), entry("a2", "Wiebke Altenhoff", "2012-02-10", "SPD"),
		entry("a3", "Wiebke Altenhoff", "2012-03-10", "SPD"), entry("a4", "Wiebke Altenhoff", "2012-03-20", "SPD"),
		entry("b1", "Wiebke Strodthoff", "2012-04-10", "SPD"), entry("b2", "Wiebke Strodthoff", "2012-05-10", "SPD"),
		entry("b3", "Wiebke Strodthoff", "2012-06-10", "SPD"), entry("b4", "Wiebke Strodthoff", "2012-07-10", "SPD"),
		entry("c1", "Wiebke Strodthotf", "2012-08-10", "SPD"),
	}
	r := identity.Resolve(slices.Values(mentions), nil)
	if person(r, "a1") == person(r, "b1") || len(r.Undecided) != 1 || r.Undecided[0].Score >= identity.Automatic {
		t.Fatalf("got %v, undecided %v, want one pair offered", r.Persons, r.Undecided)
	}
	if person(r, "c1") != person(r, "b1") {
		t.Errorf("the damaged name is %s", person(r, "c1"))
	}
	r = identity.Resolve(slices.Values(mentions), []identity.Decision{judgement("a1", "b1", identity.Same, "2020-01-01T00:00:00Z")})
	if len(r.Persons) != 1 || len(r.Undecided) != 0 {
		t.Errorf("judged the same, got %v, undecided %v", r.Persons, r.Undecided)
	}
	both := append(slices.Clone(mentions), entry("d1", "Wiebke Strodthoff", "2012-02-10", "SPD"))
	if r = identity.Resolve(slices.Values(both), nil); len(r.Undecided) != 0 {
		t.Errorf("listed together, got undecided %v", r.Undecided)
	}
}

// TestPersonsIDs decides by the ids of persons.
func TestPersonsIDs(t *testing.T) {
	d := identity.Pair("person:Neustadt/Emil_Muster", "person:Neustadt/Berta_Probe", identity.Same)
	r := identity.Resolve(slices.Values(neustadt), []identity.Decision{d})
	if person(r, "a1") != person(r, "c1") {
		t.Errorf("a1 is %s, c1 is %s", person(r, "a1"), person(r, "c1"))
	}
}

// TestDecisionsRoundTrip exports decisions, reads them and exports them again.
func TestDecisionsRoundTrip(t *testing.T) {
	d := []identity.Decision{
		judgement("b", "a", identity.Same, "2020-01-02T00:00:00Z"),
		judgement("a", "c", identity.Different, "2020-01-01T00:00:00Z"),
	}
	d[0].Note = "the same hand <in> both"
	var first, second bytes.Buffer
	if err := identity.Export(&first, d); err != nil {
		t.Fatal(err)
	}
	read, err := identity.Import(strings.NewReader(first.String() + "\n\n"))
	if err != nil {
		t.Fatal(err)
	}
	if err := identity.Export(&second, read); err != nil {
		t.Fatal(err)
	}
	if first.String() != second.String() || strings.Count(first.String(), "\n") != 2 {
		t.Errorf("got\n%swant\n%s", second.String(), first.String())
	}
	for _, bad := range []string{`{"a":"x:1","b":"x:2","judgement":"maybe"}`, `{"a":"x:1","b":"x:1","judgement":"same"}`, `{"a":"x:1"`, `{"who":"x"}`} {
		if _, err := identity.Import(strings.NewReader(bad)); err == nil {
			t.Errorf("%s was read", bad)
		}
	}
}

// TestInTheText resolves names that stand outside the list of their session.
func TestInTheText(t *testing.T) {
	named := func(id, name string) identity.Mention {
		m := entry(id, name, "2012-01-10", "")
		m.Listed, m.Status, m.Group = false, "", ""
		return m
	}
	guest := entry("g1", "Gerd Gast", "2012-01-10", "")
	guest.Group = graph.GroupGuest
	mentions := append(slices.Clone(neustadt), guest,
		named("t1", "Herr Muster"), named("t2", "Frau Probe"), named("t3", "E. Muster"), named("t4", "Herr Gast"), named("t5", "Frau Niemand"), named("t6", "Ina Fern"))
	r := identity.Resolve(slices.Values(mentions), nil)
	for id, want := range map[string]graph.ID{
		"t1": "person:Neustadt/Emil_Muster", "t2": "person:Neustadt/Berta_Probe", "t3": "person:Neustadt/Emil_Muster",
		"t4": "", "t5": "", "t6": "person:Neustadt/Ina_Fern", "g1": "",
	} {
		if got := person(r, id); got != want {
			t.Errorf("%s: got %q, want %q", id, got, want)
		}
	}
}

// TestSurnameOfMany names one of several by the surname that they share.
func TestSurnameOfMany(t *testing.T) {
	var mentions []identity.Mention
	for i, given := range []string{"Emil", "Ernst", "Franz", "Gerd"} {
		mentions = append(mentions, entry(fmt.Sprint("l", i), given+" Muster", "2012-01-10", ""))
		m := entry(fmt.Sprint("t", i), "Herr Muster", "2012-01-10", "")
		m.Listed, m.Status, m.Group = false, "", ""
		r := identity.Resolve(slices.Values(append(slices.Clone(mentions), m)), nil)
		if got := person(r, fmt.Sprint("t", i)); (got != "") != (i == 0) {
			t.Errorf("among %d of the surname: got %q", i+1, got)
		}
	}
}

// TestFeaturesSpeak finds features without a sentence, a name or a weight.
func TestFeaturesSpeak(t *testing.T) {
	seen := map[string]bool{}
	for _, f := range identity.Features {
		if f.Name == "" || f.Weight == 0 || len(f.Sentence) < 10 || !strings.HasSuffix(f.Sentence, ".") || seen[f.Name] {
			t.Errorf("feature %q: weight %v, sentence %q", f.Name, f.Weight, f.Sentence)
		}
		seen[f.Name] = true
	}
}
