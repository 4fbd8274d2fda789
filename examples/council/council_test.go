package council_test

import (
	"fmt"
	"iter"
	"reflect"
	"slices"
	"strings"
	"testing"

	"ratsgraph/examples/council"
	"ratsgraph/ingest/minutes"
)

// worlds are configurations that differ in size, layout and damage.
func worlds() iter.Seq[council.Config] {
	return slices.Values([]council.Config{
		{Seed: 1},
		{Seed: 2, Scanned: 1, Damage: 0.7, Bodies: 8, Members: 31},
		{Seed: 3, Layouts: []council.Layout{council.Word}, Rounds: 6, Years: 3},
		{Seed: 4, Layouts: []council.Layout{council.Table}, Towns: 3, Scanned: 0.5, Damage: 1},
		{Seed: 5, Layouts: []council.Layout{council.Columns}, Bodies: 3, Members: 9, Papers: 12, Rounds: 12, Years: 2},
		{Seed: 8, Layouts: []council.Layout{council.Portal}, Scanned: 0.3, Damage: 0.5},
		{Seed: 6, Bodies: 14, Years: 1, Rounds: 1},
	})
}

func TestSameSeedSameDocuments(t *testing.T) {
	c := council.Config{Seed: 7, Years: 2, Scanned: 0.5, Damage: 0.5}
	first, second := slices.Collect(council.Generate(c)), slices.Collect(council.Generate(c))
	if !reflect.DeepEqual(first, second) {
		t.Error("two runs of one seed differ")
	}
	c.Seed++
	if other := slices.Collect(council.Generate(c)); other[0].Text == first[0].Text {
		t.Error("two seeds give the same document")
	}
}

func TestStreamCanBeLeft(t *testing.T) {
	n := 0
	for range council.Generate(council.Config{Towns: 1 << 30}) {
		if n++; n == 100 {
			return
		}
	}
	t.Errorf("got %d documents, want to leave after 100", n)
}

// TestTruthIsPrinted looks for every value of the truth on the paper.
func TestTruthIsPrinted(t *testing.T) {
	for c := range worlds() {
		for d := range council.Generate(c) {
			text := plain(d.Text)
			for what, v := range printed(d.Truth.Minutes) {
				if !strings.Contains(text, plain(v)) {
					t.Errorf("seed %d, %s: %s %q is not on the paper", c.Seed, d.Name, what, v)
				}
			}
		}
	}
}

// plain is a text without line ends, margins and split words.
func plain(s string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(s, "-\n", "")), " ")
}

// printed yields the values that must stand on the paper as they are. The
// column layout numbers a title in its middle, so titles are taken in words.
func printed(m minutes.Minutes) iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		for what, v := range map[string]minutes.Printed{"municipality": m.Session.Municipality, "number": m.Session.Number,
			"start": m.Session.Start, "end": m.Session.End, "place": m.Session.Place} {
			if v != "" && !yield(what, string(v)) {
				return
			}
		}
		for _, a := range m.Attendance {
			if !yield("name", a.Name) || a.Party != "" && !yield("party", string(a.Party)) || a.For != "" && !yield("for", string(a.For)) {
				return
			}
			if a.From != "" && !yield("from", string(a.From)) || a.Until != "" && !yield("until", string(a.Until)) {
				return
			}
		}
		for _, it := range m.Agenda {
			for _, word := range strings.Fields(it.Title) {
				if !yield("title", word) {
					return
				}
			}
			for _, p := range it.Papers {
				if !yield("paper", p) {
					return
				}
			}
		}
	}
}

// TestVotesAddUp compares what is printed with how the votes went, and those
// with the people who were there.
func TestVotesAddUp(t *testing.T) {
	for c := range worlds() {
		for d := range council.Generate(c) {
			for _, b := range d.Truth.Ballots {
				if b.Yes+b.No+b.Abstain != b.Voters {
					t.Errorf("seed %d, %s: %+v: voters do not add up", c.Seed, d.Name, b)
				}
				if n := present(d.Truth, b.Item); b.Voters > n {
					t.Errorf("seed %d, %s: %+v: only %d were there", c.Seed, d.Name, b, n)
				}
				if (b.Outcome == minutes.Rejected) != (b.Yes <= b.No) {
					t.Errorf("seed %d, %s: %+v: the wrong side won", c.Seed, d.Name, b)
				}
			}
			for _, it := range d.Truth.Minutes.Agenda {
				checkPrintedVotes(t, c, d, it)
			}
		}
	}
}

func present(tr council.Truth, item string) int {
	n := 0
	for _, p := range tr.People {
		if p.Voting && p.Status == minutes.Present && (p.From == "" || number(item) >= number(p.From)) && (p.Until == "" || number(item) <= number(p.Until)) {
			n++
		}
	}
	return n
}

func number(s string) (n int) {
	fmt.Sscan(s, &n)
	return n
}

func checkPrintedVotes(t *testing.T, c council.Config, d council.Document, it minutes.Item) {
	for i, dec := range it.Decisions {
		at := fmt.Sprintf("seed %d, %s, item %s, decision %d", c.Seed, d.Name, it.Number, i+1)
		if dec.No != nil && *dec.No > 0 && dec.Yes != nil && *dec.Yes > 0 && (dec.Unanimous == nil || *dec.Unanimous) {
			t.Errorf("%s: votes against, but not false: %+v", at, dec)
		}
		if dec.Yes != nil && !slices.ContainsFunc(d.Truth.Ballots, func(b council.Ballot) bool { return b.Item == it.Number && b.Yes == *dec.Yes }) {
			t.Errorf("%s: %d votes in favour that nobody cast", at, *dec.Yes)
		}
	}
	if it.Status == minutes.DroppedItem && len(it.Decisions) > 0 {
		t.Errorf("seed %d, %s: dropped item %s has decisions", c.Seed, d.Name, it.Number)
	}
}

// TestPeopleFit holds who is listed against who is meant.
func TestPeopleFit(t *testing.T) {
	for c := range worlds() {
		for d := range council.Generate(c) {
			seen, status := map[string]bool{}, map[string]minutes.Status{}
			for _, p := range d.Truth.People {
				if seen[p.Person] {
					t.Errorf("seed %d, %s: %s is there twice", c.Seed, d.Name, p.Name)
				}
				seen[p.Person], status[p.Person] = true, p.Status
			}
			for _, p := range d.Truth.People {
				if p.For != "" && status[p.For] != minutes.Excused {
					t.Errorf("seed %d, %s: %s stands in for somebody who is %s", c.Seed, d.Name, p.Name, status[p.For])
				}
				if p.Listed >= 0 && !d.Truth.Damaged && d.Truth.Minutes.Attendance[p.Listed].Name != p.Name {
					t.Errorf("seed %d, %s: listed as %q, is %q", c.Seed, d.Name, d.Truth.Minutes.Attendance[p.Listed].Name, p.Name)
				}
				if p.Listed < 0 && d.Truth.Minutes.AttendanceGap == nil {
					t.Errorf("seed %d, %s: %s is not listed", c.Seed, d.Name, p.Name)
				}
			}
		}
	}
}

// TestPapersTravel follows every paper on its way.
func TestPapersTravel(t *testing.T) {
	for c := range worlds() {
		town := council.NewTown(c, 0)
		documents := map[string]council.Truth{}
		for d := range town.Documents() {
			if _, twice := documents[d.Name]; twice {
				t.Errorf("seed %d: two documents are named %s", c.Seed, d.Name)
			}
			documents[d.Name] = d.Truth
		}
		for _, p := range town.World().Papers {
			for i, s := range p.Way {
				if i > 0 && s.Date < p.Way[i-1].Date {
					t.Errorf("seed %d: paper %s goes back in time: %+v", c.Seed, p.Number, p.Way)
				}
				if !holds(documents[s.Document].Minutes, s) {
					t.Errorf("seed %d: paper %s is not in %s, item %s", c.Seed, p.Number, s.Document, s.Item)
				}
			}
		}
	}
}

func holds(m minutes.Minutes, s council.Step) bool {
	if s.Result != "" {
		return slices.ContainsFunc(m.Dropped, func(d minutes.Dropped) bool { return d.Number == s.Item })
	}
	for _, it := range m.Agenda {
		if it.Number == s.Item && len(it.Decisions) > 0 && it.Decisions[len(it.Decisions)-1].Outcome == s.Outcome {
			return fold.Replace(it.Papers[0]) == fold.Replace(s.Paper)
		}
	}
	return false
}

// fold takes away what a scan does to the one dotted word of a paper's number.
var fold = strings.NewReplacer("ä", "a", "é", "a")

func BenchmarkGenerate(b *testing.B) {
	n, documents := 0, 0
	for b.Loop() {
		for d := range council.Generate(council.Config{Seed: 1, Scanned: 0.3, Damage: 0.4}) {
			n += len(d.Text)
			documents++
		}
	}
	b.SetBytes(int64(n / b.N))
	b.ReportMetric(float64(documents)/b.Elapsed().Seconds(), "documents/s")
}

// TestLargeWorld plays many towns over several terms.
func TestLargeWorld(t *testing.T) {
	names := map[string]bool{}
	for n := range 400 {
		names[council.NewTown(council.Config{Seed: 9}, n).World().Municipality] = true
	}
	if len(names) != 400 {
		t.Errorf("400 towns have %d names", len(names))
	}
	town := council.NewTown(council.Config{Seed: 9, Start: 2001, Years: 12, Term: 5, Rounds: 1, Bodies: 25}, 0)
	for range town.Documents() {
	}
	w := town.World()
	if len(w.Elections) != 3 || w.Elections[1][:4] != "2006" || w.Elections[2][:4] != "2011" {
		t.Errorf("elections at %v, want one every five years", w.Elections)
	}
	bodies := map[string]bool{}
	for _, b := range w.Bodies {
		bodies[b.Name] = true
	}
	if len(bodies) != 25 {
		t.Errorf("25 bodies have %d names", len(bodies))
	}
}
