package parse_test

import (
	"testing"

	"ratsgraph/ingest/parse"
	"ratsgraph/ingest/text"
)

// TestUnsure lists the lines that text recognition is not sure of: neighbours
// together, none of a page that was said to be read badly, none of a word or two.
func TestUnsure(t *testing.T) {
	in := text.Text{Pages: 2, Problems: []text.Problem{{Page: 2, Kind: text.PagePoor}}}
	for i, l := range []struct {
		words string
		page  int
		sure  []int
	}{
		{"Niederschrift der Sitzung", 1, []int{96, 95, 91}},
		{"ducch dea Ovt", 1, []int{30, 41, 52}},
		{"", 1, nil},
		{"uad hiec aaeh", 1, []int{50, 50, 51}},
		{"nur zwei", 1, []int{10, 10}},
		{"dve Weste aucn", 1, []int{20, 90, 40}},
		{"alles hier schlecht", 2, []int{10, 10, 10}},
	} {
		in.Lines = append(in.Lines, text.Line{Text: l.words, Page: l.page})
		for k, c := range l.sure {
			in.Words = append(in.Words, text.Word{Line: i, First: k, Last: k + 1, Confidence: c})
		}
	}
	m := parse.Minutes(in)
	var spans [][2]int
	for _, p := range m.Problems {
		if p.Kind == "lines_unsure" {
			spans = append(spans, [2]int{p.First, p.Last})
		}
	}
	want := [][2]int{{2, 2}, {4, 4}, {6, 6}}
	if len(spans) != len(want) {
		t.Fatalf("got the lines %v, want %v", spans, want)
	}
	for i := range want {
		if spans[i] != want[i] {
			t.Errorf("got the lines %v, want %v", spans, want)
		}
	}
	if q := m.Quality; q.Words != 17 || q.Confidence == nil || *q.Confidence != 44 || q.Lines != 6 {
		t.Errorf("got %+v, confidence %v, want 17 words, 44 %%, 6 lines", q, q.Confidence)
	}
}
