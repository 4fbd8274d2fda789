package search_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"ratsgraph/graph"
	"ratsgraph/graph/view"
	"ratsgraph/graph/view/search"
)

// town makes a town whose council decided on these texts, one a session, from
// 2019-01-01 on. A text is "title: words of the decision".
func town(texts ...string) *view.Town { return townOf("Musterau", texts...) }

func townOf(name string, texts ...string) *view.Town {
	f := graph.MunicipalityFacts{Municipality: graph.Municipality{ID: graph.NewID(graph.KindMunicipality, name), Name: name}, Revision: 1}
	for i, text := range texts {
		title, said, _ := strings.Cut(text, ": ")
		day := graph.Date(fmt.Sprintf("%d-%02d-%02d", 2019+i/336, 1+i/28%12, 1+i%28))
		body := graph.Body{ID: graph.NewID(graph.KindBody, name, "Rat"), Name: "Rat", MunicipalityID: f.Municipality.ID}
		s := graph.NewID(graph.KindSession, name, "Rat", string(day))
		it := graph.Item{ID: s.Under(graph.KindItem, "1"), SessionID: s, BodyID: body.ID, Number: "1", Title: &title, Position: 1}
		d := graph.Decision{ID: it.ID.Under(graph.KindDecision, "1"), ItemID: it.ID, SessionID: s, BodyID: body.ID, Ordinal: 1, Text: &said}
		f.Sessions = append(f.Sessions, graph.SessionFacts{Facts: graph.Facts{Body: body,
			Session: graph.Session{ID: s, BodyID: body.ID, MunicipalityID: f.Municipality.ID, Date: graph.OnDay(day)},
			Items:   []graph.Item{it}, Decisions: []graph.Decision{d}}})
	}
	return view.New(f)
}

func index(texts ...string) *search.Index {
	return search.NewEngine().Index(view.NewSnapshot(1, []*view.Town{town(texts...)}))
}

// decisions are the days of the decisions that are found, the best first.
func decisions(t *testing.T, x *search.Index, query string) string {
	t.Helper()
	r, err := x.Find(query, search.Filter{Types: []search.Type{search.TypeDecision}}, graph.PageArgs{First: 50})
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	var days []string
	for _, h := range r.Hits {
		days = append(days, strings.Split(string(h.ID), "/")[2][8:])
	}
	if !r.AllWords {
		days = append([]string{"some words only:"}, days...)
	}
	return strings.Join(days, " ")
}

func TestFind(t *testing.T) {
	x := index(
		"Straßenreinigung: Die Satzung über die Reinigung der Straßen wird beschlossen.",                    // 01
		"Müllsammelaktion: Der Ortsrat dankt den Helfern der Müllsammelaktion im Frühjahr.",                 // 02
		"Aktion sauberes Dorf: Die Miillsammelaktion findet am 4. Mai statt.",                               // 03
		"Integration: Das Integrationsmanagement wird fortgeführt, die Integration gestärkt.",               // 04
		"Management: Das Management der Bäder wird geprüft.",                                                // 05
		"Haushalt: Der Haushalt 2019 wird beschlossen. Vorlage 11/1566 liegt vor.",                          // 06
		"Haus der Jugend: Das Haus erhält ein neues Dach.",                                                  // 07
		"Kindergärten: Die Gebühren der Kindergärten bleiben, für jedes Kind und jeden Garten.",             // 08
		"Bebauungsplan: Der Bebauungsplan Nr. 12 wird ausgelegt. Der Plan liegt aus, die Bebauung beginnt.", // 09
	)
	for _, c := range []struct{ query, want string }{
		{"Satzung", "01"},
		{"Straße", "01"},                        // another form
		{"Müllsammelaktion", "02 03"},           // damaged in one of the texts
		{"Miillsammelaktion", "02 03"},          // damaged in the question
		{"Helferin Müllsammelaktion", "02"},     // another form of one word
		{"management", "05 04"},                 // the second by a compound of known words
		{"Haus", "07"},                          // Haushalt is no compound of known words
		{"Kindergarten", "08"},                  //
		{"Garten", "08"},                        //
		{"plan -auslegen", "09"},                // ausgelegt is another word to the stemmer
		{"11/1566", "06"},                       // a number is one word
		{`"Haushalt 2019"`, "06"},               //
		{`"2019 Haushalt"`, "some words only:"}, // not in this order
		{"Bebauungspläne", "09"},                //
		{"Integ*", "04"},                        //
		{"Satzung Dach", "some words only: 01 07"},
		{"Hallenbad", "some words only:"},
	} {
		got := decisions(t, x, c.query)
		if strings.HasPrefix(c.want, "some") {
			got = "some words only: " + strings.Join(slices.Sorted(slices.Values(strings.Fields(strings.TrimPrefix(got, "some words only:")))), " ")
			got = strings.TrimSpace(got)
		}
		if got != c.want {
			t.Errorf("%s: found %q, want %q", c.query, got, c.want)
		}
	}
}

func TestSnippetsShowWhatWasFound(t *testing.T) {
	x := index("Titel: " + strings.Repeat("Vorher steht viel. ", 20) + "Die Satzung wird geändert. " + strings.Repeat("Nachher auch. ", 20))
	r, err := x.Find("Satzungen", search.Filter{Types: []search.Type{search.TypeDecision}}, graph.PageArgs{First: 1})
	if err != nil || len(r.Hits) != 1 {
		t.Fatalf("%+v, %v", r, err)
	}
	var text, marked string
	for _, f := range r.Hits[0].Snippet {
		text += f.Text
		if f.Marked {
			marked += f.Text
		}
	}
	if marked != "Satzung" || !strings.HasPrefix(text, "… ") || !strings.HasSuffix(text, " …") || len(text) > 400 {
		t.Errorf("marked %q in %q", marked, text)
	}
	if m := r.Hits[0].Matches; len(m) != 1 || m[0] != (search.Matched{Asked: "satzungen", Word: "satzung", How: search.MatchWord}) {
		t.Errorf("matches %+v", m)
	}
}

// TestMunicipality finds in each of three towns what is found in all and is its
// own, with the same scores, and what only others have nowhere.
func TestMunicipality(t *testing.T) {
	x := search.NewEngine().Index(view.NewSnapshot(1, []*view.Town{
		townOf("Altmühle", "Haushalt: Der Haushalt wird beschlossen.", "Straße: Die Straße wird gebaut."),
		townOf("Musterau", "Haushalt: Der Haushalt der Straße wird abgelehnt.", "Haus: Das Haus steht."),
		townOf("Neudorf", "Straße: Straßen im Haushalt, Haushalt der Straßen.", "Satzung: Die Satzung."),
	}))
	for _, query := range []string{"Haushalt", "Haushalt Straße", "Straße -abgelehnt", "Satzung", `"der Haushalt"`, "ha*"} {
		all, err := x.Find(query, search.Filter{}, graph.PageArgs{First: 50})
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for _, in := range []graph.ID{"municipality:Altmühle", "municipality:Musterau", "municipality:Neudorf", "municipality:Nirgends"} {
			one, err := x.Find(query, search.Filter{MunicipalityID: in}, graph.PageArgs{First: 50})
			if err != nil {
				t.Fatal(err)
			}
			if !one.AllWords {
				continue // some of the words only, which counts for all towns together
			}
			n += one.Total
			want := slices.DeleteFunc(slices.Clone(all.Hits), func(h search.Hit) bool { return h.ID.Municipality() != in })
			if !slices.EqualFunc(one.Hits, want, func(a, b search.Hit) bool { return a.ID == b.ID && a.Score == b.Score }) {
				t.Errorf("%s in %s: %+v, want %+v", query, in, one.Hits, want)
			}
		}
		if n != all.Total || n == 0 {
			t.Errorf("%s: %d in all towns, %d in each", query, all.Total, n)
		}
	}
}

// TestPagesAddUp walks what is found in pages.
func TestPagesAddUp(t *testing.T) {
	x := index(slices.Repeat([]string{"Haushalt: Der Haushalt wird beschlossen."}, 25)...)
	var got []graph.ID
	for after := ""; ; {
		r, err := x.Find("Haushalt", search.Filter{}, graph.PageArgs{First: 7, After: after})
		if err != nil {
			t.Fatal(err)
		}
		if r.Total != 50 || len(r.Facets.Types) != 2 || r.Facets.Bodies[0].Count != 50 || r.Facets.Years[0].Value != "2019" {
			t.Fatalf("total %d, facets %+v", r.Total, r.Facets)
		}
		for _, h := range r.Hits {
			got, after = append(got, h.ID), h.Cursor
		}
		if !r.HasNext {
			break
		}
	}
	var back []graph.ID
	for before := ""; ; {
		r, err := x.Find("Haushalt", search.Filter{}, graph.PageArgs{Last: 9, Before: before})
		if err != nil {
			t.Fatal(err)
		}
		var page []graph.ID
		for _, h := range r.Hits {
			page = append(page, h.ID)
		}
		back, before = append(page, back...), r.Hits[0].Cursor
		if !r.HasPrevious {
			break
		}
	}
	if !slices.Equal(got, back) {
		t.Errorf("forwards %v\nbackwards %v", got, back)
	}
	if slices.Sort(got); len(slices.Compact(got)) != 50 {
		t.Errorf("%d different hits on all pages, want 50", len(got))
	}
}

func TestBadQuestions(t *testing.T) {
	x := index("Haushalt: Text")
	for _, q := range []string{"", " -x", `""`, "!?", strings.Repeat("a ", 30)} {
		if _, err := x.Find(q, search.Filter{}, graph.PageArgs{First: 10}); !errors.Is(err, graph.ErrInvalid) {
			t.Errorf("%q: %v, want invalid", q, err)
		}
	}
	if _, err := x.Find("Haushalt", search.Filter{}, graph.PageArgs{First: 10, After: "x"}); !errors.Is(err, graph.ErrInvalid) {
		t.Errorf("a cursor of another list: %v", err)
	}
}

// TestIndexesFollow changes one session and looks for what is there now.
func TestIndexesFollow(t *testing.T) {
	e := search.NewEngine()
	old := town("Haushalt: alt", "Bäder: Das Bad bleibt.")
	e.Index(view.NewSnapshot(1, []*view.Town{old}))
	changed := town("Friedhof: neu").Sessions[0]
	now := old.With(old.Municipality, 2, []graph.SessionFacts{*changed.SessionFacts}, []graph.ID{changed.Session.ID})
	x := e.Index(view.NewSnapshot(2, []*view.Town{now}))
	if a, b, c := decisions(t, x, "Haushalt"), decisions(t, x, "Friedhof"), decisions(t, x, "Bad"); a != "some words only:" || b != "01" || c != "02" {
		t.Errorf("found %q, %q, %q", a, b, c)
	}
}

// BenchmarkFind looks through 100,000 decisions whose words are as frequent as
// words are (Zipf), for a rare word, a common one, both, and a damaged one.
func BenchmarkFind(b *testing.B) {
	rnd := rand.New(rand.NewPCG(1, 2))
	zipf := rand.NewZipf(rnd, 1.1, 4, 60_000)
	parts := []string{"straßen", "haus", "kinder", "plan", "verkehrs", "wasser", "bau", "schul", "feuer", "wehr", "fried", "hof", "markt", "platz", "rats", "saal", "umwelt", "schutz", "gebühren", "satzung"}
	word := func() string {
		n := int(zipf.Uint64())
		return parts[n%20] + parts[n/20%20] + parts[n/400%20] + fmt.Sprintf("%c", 'a'+n/8000%26)
	}
	texts := make([]string, 100_000)
	for i := range texts {
		ws := make([]string, 40)
		for j := range ws {
			ws[j] = word()
		}
		texts[i] = "Titel: " + strings.Join(ws, " ")
	}
	texts[77] += " Müllsammelaktion Satzung"
	x := index(texts...)
	for _, q := range []string{"Müllsammelaktion", "Satzung", "straßenstraßenstraßena", "straßenstraßenstraßena Satzung", "Miillsammelaktion", "kinder*", "haus", `"straßenstraßenstraßena straßenstraßenstraßena"`} {
		b.Run(q, func(b *testing.B) {
			var took []time.Duration
			for b.Loop() {
				start := time.Now()
				if _, err := x.Find(q, search.Filter{}, graph.PageArgs{First: 20}); err != nil {
					b.Fatal(err)
				}
				took = append(took, time.Since(start))
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)*95/100].Microseconds())/1000, "p95-ms")
		})
	}
}

// TestPhrasesAreFoundAsReadingFindsThem looks for random phrases in random texts of few
// words, and reads the texts for comparison.
func TestPhrasesAreFoundAsReadingFindsThem(t *testing.T) {
	rnd := rand.New(rand.NewPCG(3, 4))
	say := func(n int) string {
		ws := make([]string, n)
		for i := range ws {
			ws[i] = []string{"bad", "dorf", "weg"}[rnd.IntN(3)]
		}
		return strings.Join(ws, " ")
	}
	texts, said := make([]string, 28), make([]string, 28)
	for i := range texts {
		said[i] = say(1 + rnd.IntN(8))
		texts[i] = "Titel: " + said[i]
	}
	x := index(texts...)
	for range 200 {
		phrase := say(2 + rnd.IntN(3))
		var want []string
		for i, s := range said {
			if strings.Contains(" "+s+" ", " "+phrase+" ") {
				want = append(want, fmt.Sprintf("%02d", i+1))
			}
		}
		got := decisions(t, x, `"`+phrase+`"`)
		found := slices.Sorted(slices.Values(strings.Fields(strings.TrimPrefix(got, "some words only:"))))
		if strings.HasPrefix(got, "some") && len(want) == 0 && len(found) == 0 {
			continue
		}
		if !slices.Equal(found, want) {
			t.Errorf("%q: found %q, want %q", phrase, got, want)
		}
	}
}
