package parse_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"ratsgraph/ingest/minutes"
	"ratsgraph/ingest/parse"
	"ratsgraph/ingest/text"
)

// saidFloor is the share of what is lost with a layout that nobody knows of which the
// reading says so.
const saidFloor = 0.89

// A distortion sets the lines of minutes in a way that no construct knows.
type distortion struct {
	name  string
	group string // of facts that it hides
	of    func(lines []string, m minutes.Minutes)
}

var distortions = []distortion{
	{"headings of people renamed", "people", func(lines []string, m minutes.Minutes) {
		inLines(lines, 70, regexp.MustCompile(`(?i)\b(?:nicht )?(?:anwesen\w*|teilnehm\w*|teilgenommen|entschuldigt\w*|abwesen\w*|mitglieder|es fehl\w*|stimmberechtigt\w*|präsenz)\b`), "Kolonne")
	}},
	{"people in cells", "people", func(lines []string, m minutes.Minutes) {
		for _, a := range m.Attendance {
			cell(lines, a.First, "[#] ")
		}
	}},
	{"people behind arrows", "people", func(lines []string, m minutes.Minutes) {
		inLines(lines, 70, regexp.MustCompile(`(?i)\b(?:anwesen|teilnehm|entschuldigt|abwesen|es fehl)\w*`), "Kolonne")
		for _, a := range m.Attendance {
			cell(lines, a.First, "=> ")
		}
	}},
	{"items called otherwise", "items", func(lines []string, m minutes.Minutes) {
		for _, it := range m.Agenda {
			remark(lines, it, "Beratungsgegenstand %s ~ ")
		}
	}},
	{"items in angles", "items", func(lines []string, m minutes.Minutes) {
		for _, it := range m.Agenda {
			remark(lines, it, "<%s> ")
		}
	}},
	{"items without numbers", "items", func(lines []string, m minutes.Minutes) {
		for _, it := range m.Agenda {
			remark(lines, it, "* ")
		}
	}},
	{"sides of votes renamed", "votes", func(lines []string, m minutes.Minutes) {
		inLines(lines, 160, regexp.MustCompile(`(?i)\b(?:ja|dafür)\b`), "Quork")
		inLines(lines, 160, regexp.MustCompile(`(?i)\b(?:nein|dagegen)\b`), "Nimb")
		inLines(lines, 160, regexp.MustCompile(`(?i)\b(?:einstimmig|mehrheitlich|beschlossen|beschließt|angenommen|zugestimmt|genehmigt|abgelehnt)\b`), "gemacht")
	}},
	{"days in another order", "day", func(lines []string, m minutes.Minutes) {
		d := strings.ReplaceAll(string(m.Session.Date), "-", "/")
		inLines(lines[:min(len(lines), m.Session.Spans["date"].Last)], 300, regexp.MustCompile(`\d{1,2}\. ?(?:\d{1,2}\. ?|\p{L}+ )(?:20)?\d\d\b`), d)
	}},
}

// TestUnreadIsSaid sets minutes that are read well in ways that nobody knows, and
// counts how often a problem says that people, items, votes or the day are there and
// were not read.
func TestUnreadIsSaid(t *testing.T) {
	texts := wellRead(t)
	lost, said := 0, 0
	for _, d := range distortions {
		n, k := 0, 0
		for name, lines := range texts {
			before := minutesOf(t, lines)
			changed := append([]string{}, lines...)
			d.of(changed, before)
			after := minutesOf(t, changed)
			if !hidden(d.group, before, after) {
				continue
			}
			if n++; tells(d.group, after) {
				k++
			} else if testing.Verbose() {
				t.Logf("  %s: %s is silent", d.name, name)
			}
		}
		t.Logf("%-28s lost in %3d of %d, said in %3d", d.name, n, len(texts), k)
		lost, said = lost+n, said+k
	}
	if share := float64(said) / float64(max(lost, 1)); lost < 100 || share < saidFloor {
		t.Errorf("of %d groups of facts that were lost %d are said to be, %.3f; want at least %.2f", lost, said, share, saidFloor)
	}
}

// TestLastResortInventsNobody holds the people that are read from lists of unknown form
// against those whom the same minutes list in a known one.
func TestLastResortInventsNobody(t *testing.T) {
	read, right := 0, 0
	for name, lines := range wellRead(t) {
		before := minutesOf(t, lines)
		for _, d := range distortions {
			if d.group != "people" {
				continue
			}
			changed := append([]string{}, lines...)
			d.of(changed, before)
			for _, a := range minutesOf(t, changed).Attendance {
				if a.Rule != "attendance-by-name-and-party" {
					continue
				}
				if read++; listedSo(before, a) {
					right++
				} else {
					t.Logf("%s, %s: %s is %s", name, d.name, a.Name, a.Status)
				}
			}
		}
	}
	t.Logf("of %d people read by their names and parties %d are listed so", read, right)
	if least := 0.97; read < 5 || float64(right) < least*float64(read) {
		t.Errorf("of %d people read by their names and parties %d are listed so, want %.0f %%", read, right, 100*least)
	}
}

// listedSo reports somebody of that name and status.
func listedSo(m minutes.Minutes, a minutes.Attendee) bool {
	for _, b := range m.Attendance {
		if strings.HasPrefix(b.Name, a.Name) || strings.HasSuffix(b.Name, a.Name) {
			return a.Status == b.Status
		}
	}
	return false
}

// falseAlarms is the share of documents that are read well and yet have a problem of
// something that was not read.
const falseAlarms = 0.015

// TestUnreadIsQuiet reads the minutes of a whole council, of which hardly anything is
// missed, and counts those that are said to hold something that was not read.
func TestUnreadIsQuiet(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(corpus(t), "nordstemmen", "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no minutes of a whole council: %v", err)
	}
	loud := 0
	for _, f := range files {
		for kind := range read(t, f).Quality.Problems {
			if strings.HasSuffix(kind, "_not_read") {
				t.Logf("%s: %s", filepath.Base(f), kind)
				loud++
			}
		}
	}
	if share := float64(loud) / float64(len(files)); share > falseAlarms {
		t.Errorf("%d of %d documents have something that was not read, %.3f; want at most %.3f", loud, len(files), share, falseAlarms)
	}
}

// wellRead are the lines of all cases and invented minutes, by name.
func wellRead(t *testing.T) map[string][]string {
	t.Helper()
	out := map[string][]string{}
	cases, _ := filepath.Glob("testdata/*.txtar")
	for _, c := range cases {
		a, err := txtar.ParseFile(c)
		if err != nil {
			t.Fatal(err)
		}
		out[c] = strings.Split(string(file(a, "lines.txt").Data), "\n")
	}
	for _, dir := range []string{"unseen", "learned"} {
		files, _ := filepath.Glob(filepath.Join("testdata", dir, "texts", "*.txt"))
		for _, f := range files {
			body, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			out[f] = strings.Split(string(body), "\n")
		}
	}
	return out
}

// minutesOf reads lines.
func minutesOf(t *testing.T, lines []string) minutes.Minutes {
	t.Helper()
	in, err := text.Decode([]byte(strings.Join(lines, "\n")))
	if err != nil {
		t.Fatal(err)
	}
	return parse.Minutes(in)
}

// hidden reports that less than half is left of a group of facts.
func hidden(group string, before, after minutes.Minutes) bool {
	count := func(m minutes.Minutes) int {
		n := 0
		switch group {
		case "people":
			n = len(m.Attendance)
		case "items":
			n = len(m.Agenda)
		case "votes":
			for _, it := range m.Agenda {
				for _, d := range it.Decisions {
					if d.Yes != nil || d.Unanimous != nil {
						n++
					}
				}
			}
		case "day":
			n = 4 * len(m.Session.Date)
		}
		return n
	}
	return count(before) >= 4 && 2*count(after) < count(before)
}

// tells reports a problem that says that such facts were not read.
func tells(group string, m minutes.Minutes) bool {
	kinds := map[string][]string{
		"people": {"attendance_not_read"}, "items": {"agenda_not_read", "agenda_not_handled", "announced_not_handled", "item_number_missing"},
		"votes": {"vote_not_read", "vote_not_understood", "vote_matrix", "vote_outcome_not_printed"}, "day": {"session_head_not_read"},
	}
	for _, kind := range kinds[group] {
		if m.Quality.Problems[kind] > 0 {
			return true
		}
	}
	return false
}

// inLines replaces words in lines that are not longer than that.
func inLines(lines []string, longest int, words *regexp.Regexp, by string) {
	for i := range lines {
		if len(lines[i]) < longest {
			lines[i] = words.ReplaceAllString(lines[i], by)
		}
	}
}

// cell sets a printed line (number) as a row of cells.
func cell(lines []string, no int, mark string) {
	if l := lines[no-1]; !strings.Contains(l, mark) {
		lines[no-1] = mark + regexp.MustCompile(`[,:;(] ?|  +|\t`).ReplaceAllString(strings.TrimSpace(l), " ~ ")
	}
}

// marked is the mark of an item in front of its title.
var marked = regexp.MustCompile(`^\W*(?:(?:[Zz]u |ZU )?(?:[Pp]unkt|PUNKT|TOP|Top|Ö|N|Tagesordnungspunkt|§|Nr\.?|Zu|zu)?[ :]*)?\d+[\d.]*[ .:)a-d|]*(?:der Tagesordnung:?)?\s*`)

// remark sets another mark in front of an item.
func remark(lines []string, it minutes.Item, form string) {
	mark := form
	if strings.Contains(form, "%s") {
		mark = fmt.Sprintf(form, it.Number)
	}
	for no := it.First; no <= it.Last; no++ {
		if l := strings.TrimSpace(lines[no-1]); marked.MatchString(l) {
			lines[no-1] = mark + marked.ReplaceAllString(l, "")
			return
		}
	}
}
