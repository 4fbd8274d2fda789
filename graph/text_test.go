package graph_test

import (
	"slices"
	"testing"

	"ratsgraph/graph"
)

// TestLinesAreFoundAgain keeps a text with pages, an empty page and blank lines.
func TestLinesAreFoundAgain(t *testing.T) {
	want := []graph.Line{
		{Number: 1, Page: 1, Text: "Niederschrift"},
		{Number: 2, Page: 1, Text: ""},
		{Number: 3, Page: 2, Text: "TOP 1"},
		{Number: 4, Page: 4, Text: ""},
		{Number: 5, Page: 4, Text: "Ende"},
	}
	text := graph.JoinLines(want)
	if got := graph.SplitLines(text); !slices.Equal(got, want) {
		t.Errorf("from %q got %v, want %v", text, got, want)
	}
}

// TestLineStaysOneLine keeps a break inside a line from moving those after it.
func TestLineStaysOneLine(t *testing.T) {
	text := graph.JoinLines([]graph.Line{{Page: 1, Text: "a\nb\fc"}, {Page: 1, Text: "d"}})
	got := graph.SplitLines(text)
	if len(got) != 2 || got[1].Text != "d" || got[1].Page != 1 {
		t.Errorf("got %v, want two lines on one page", got)
	}
}
