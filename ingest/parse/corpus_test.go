package parse_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ratsgraph/ingest/minutes"
	"ratsgraph/ingest/parse"
	"ratsgraph/ingest/text"
)

// corpus is the folder of real minutes, which is no part of this repository.
// Without it the test is skipped, unless RATSGRAPH_REQUIRE_CORPUS is set.
func corpus(t *testing.T) string {
	t.Helper()
	dir := os.Getenv("RATSGRAPH_CORPUS")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "shared", "corpus")
	}
	if _, err := os.Stat(filepath.Join(dir, "texts")); err != nil {
		if os.Getenv("RATSGRAPH_REQUIRE_CORPUS") != "" {
			t.Fatalf("no corpus of minutes: %v", err)
		}
		t.Skipf("no corpus of minutes in %s; set RATSGRAPH_CORPUS", dir)
	}
	return dir
}

// read parses one file of the corpus.
func read(t *testing.T, name string) minutes.Minutes {
	t.Helper()
	body, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	in, err := text.Decode(body)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return parse.Minutes(in)
}

// TestCorpusSeed holds facts that were counted by hand against the reading of
// minutes whose umlauts text recognition has damaged.
func TestCorpusSeed(t *testing.T) {
	m := read(t, filepath.Join(corpus(t), "texts", "bergkamen__integrationsrat-2019.txt"))
	present, admin, excused, until18, deputies := 0, 0, 0, 0, 0
	for _, a := range m.Attendance {
		switch {
		case a.Status == minutes.Excused:
			excused++
		case a.Group == minutes.Administration:
			admin++
		default:
			present++
		}
		if a.Until == "18:00" {
			until18++
		}
		if a.Substitute {
			deputies++
		}
	}
	for _, c := range []struct {
		what      string
		got, want int
	}{
		{"members present", present, 10}, {"of the administration", admin, 4}, {"excused", excused, 3}, {"gone at 18:00", until18, 4},
		{"deputies", deputies, 2}, {"items", len(m.Agenda), 3}, {"organisations", len(m.Organisations), 1}, {"days that bound the session", len(m.Dates), 3},
	} {
		if c.got != c.want {
			t.Errorf("%s: got %d, want %d", c.what, c.got, c.want)
		}
	}
	if m.Session.Start != "17:00" || m.Session.End != "18:30" || m.Session.Date != "" || m.Next != "2019-09-10" {
		t.Errorf("got start %q, end %q, date %q, next %q, want 17:00, 18:30, none, 2019-09-10", m.Session.Start, m.Session.End, m.Session.Date, m.Next)
	}
	if m.NoRecusal == nil || m.Quorum == nil {
		t.Error("the statements on recusal and quorum were not read")
	}
}

// TestCorpusDates holds the days of a whole council's sessions, which the names of
// the files give, against what is read.
func TestCorpusDates(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(corpus(t), "nordstemmen", "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no minutes of a whole council: %v", err)
	}
	right, listed := 0, 0
	for _, f := range files {
		m := read(t, f)
		if _, rest, ok := strings.Cut(filepath.Base(f), "_"); ok && strings.HasPrefix(rest, string(m.Session.Date)) && m.Session.Date != "" {
			right++
		} else {
			t.Logf("%s: read the day %q", f, m.Session.Date)
		}
		if len(m.Attendance) > 3 && m.Session.Body != "" && m.Session.Start != "" {
			listed++
		}
	}
	if least := 0.995; float64(right) < least*float64(len(files)) {
		t.Errorf("read the day of %d of %d minutes, want %.1f %%", right, len(files), 100*least)
	}
	if least := 0.99; float64(listed) < least*float64(len(files)) {
		t.Errorf("read body, start and people of %d of %d minutes, want %.0f %%", listed, len(files), 100*least)
	}
}

// understoodFloor is the share of lines that a construct claims, over the whole
// corpus; it may rise and not fall.
const understoodFloor = 0.45

// TestCorpusUnderstood measures how many lines are understood.
func TestCorpusUnderstood(t *testing.T) {
	dir := corpus(t)
	lines, understood := 0, 0
	for _, pattern := range []string{"texts/*.txt", "nordstemmen/*.txt"} {
		files, _ := filepath.Glob(filepath.Join(dir, pattern))
		for _, f := range files {
			m := read(t, f)
			lines, understood = lines+m.Quality.Lines, understood+m.Quality.Understood
			inside(t, f, m)
		}
	}
	share := float64(understood) / float64(max(lines, 1))
	t.Logf("understood %d of %d lines, %.3f", understood, lines, share)
	if share < understoodFloor {
		t.Errorf("understood %.3f of the lines, want at least %.3f", share, understoodFloor)
	}
}

// inside checks that every span of what was read lies in the document, first line
// before last.
func inside(t *testing.T, name string, m minutes.Minutes) {
	t.Helper()
	raw, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	var v any
	if err := json.Unmarshal(raw, &v); err != nil {
		t.Fatal(err)
	}
	spans(v, func(first, last float64) {
		if first < 1 || last < first {
			t.Errorf("%s: a span goes from line %v to %v", name, first, last)
		}
	})
}

// spans calls f for every span in a JSON value that has lines.
func spans(v any, f func(first, last float64)) {
	switch v := v.(type) {
	case map[string]any:
		if first, ok := v["first"].(float64); ok && first != 0 {
			last, _ := v["last"].(float64)
			f(first, last)
		}
		for _, w := range v {
			spans(w, f)
		}
	case []any:
		for _, w := range v {
			spans(w, f)
		}
	}
}
