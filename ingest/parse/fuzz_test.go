package parse_test

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"ratsgraph/ingest/parse"
	"ratsgraph/ingest/text"
)

// FuzzMinutes reads anything: it ends, spans lie inside the document, and neither
// line ends nor trailing blanks make a difference.
func FuzzMinutes(f *testing.F) {
	cases, _ := filepath.Glob("testdata/*.txtar")
	for _, c := range cases {
		a, err := txtar.ParseFile(c)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(file(a, "lines.txt").Data)
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		in, err := text.Decode(body)
		if err != nil {
			return
		}
		got := marshal(t, in)
		within(t, got, len(in.Lines))
		for i := range in.Lines {
			in.Lines[i].Text += "  "
		}
		if again := marshal(t, in); again != got {
			t.Errorf("trailing blanks change what is read:\n%s", diff(got, again))
		}
	})
}

// TestLineEnds reads every case with other line ends.
func TestLineEnds(t *testing.T) {
	cases, _ := filepath.Glob("testdata/*.txtar")
	for _, c := range cases {
		a, err := txtar.ParseFile(c)
		if err != nil {
			t.Fatal(err)
		}
		unix := string(file(a, "lines.txt").Data)
		want := decoded(t, unix)
		for name, end := range map[string]string{"CRLF": "\r\n", "CR": "\r"} {
			if got := decoded(t, strings.ReplaceAll(unix, "\n", end)); got != want {
				t.Errorf("%s reads differently with %s:\n%s", c, name, diff(want, got))
			}
		}
	}
}

// TestNoiseEnds reads long texts in which constructs begin and never end.
func TestNoiseEnds(t *testing.T) {
	for name, unit := range map[string]string{
		"one long line": "Herr Emil Muster (ab 18 Uhr) für ", "list": "Anwesend:\nHerr\n(", "blanks": "a               \n", "numbers": "1. a 1. 1. 18:00 - \n",
	} {
		began := time.Now()
		in, err := text.Decode([]byte(strings.Repeat(unit, 200_000/len(unit))))
		if err != nil {
			t.Fatal(err)
		}
		parse.Minutes(in)
		if d := time.Since(began); d > 20*time.Second {
			t.Errorf("%s: reading 200 kB took %v", name, d)
		}
	}
}

func decoded(t *testing.T, s string) string {
	t.Helper()
	in, err := text.Decode([]byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return marshal(t, in)
}

func marshal(t *testing.T, in text.Text) string {
	t.Helper()
	raw, err := json.Marshal(parse.Minutes(in))
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

// within checks that every span lies in the document.
func within(t *testing.T, raw string, lines int) {
	t.Helper()
	var v any
	if err := json.Unmarshal([]byte(raw), &v); err != nil {
		t.Fatal(err)
	}
	spans(v, func(first, last float64) {
		if first < 1 || last < first || int(last) > lines {
			t.Errorf("a span goes from line %v to %v of %d", first, last, lines)
		}
	})
}

// diff shows where two readings part.
func diff(a, b string) string {
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	from := max(0, i-80)
	return "want ..." + a[from:min(len(a), i+120)] + "\ngot  ..." + b[from:min(len(b), i+120)]
}
