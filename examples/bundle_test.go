package examples_test

import (
	"encoding/json"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"ratsgraph/examples"
	"ratsgraph/examples/council"
	"ratsgraph/ingest/minutes"
)

// TestBundleIsCurrent fails when the files are not what the generator writes:
// run go generate.
func TestBundleIsCurrent(t *testing.T) {
	dir := t.TempDir()
	if err := examples.Write(dir); err != nil {
		t.Fatal(err)
	}
	want, got := read(t, os.DirFS(filepath.Join(dir, "minutes"))), read(t, examples.Minutes)
	if !slices.Equal(slices.Sorted(maps.Keys(want)), slices.Sorted(maps.Keys(got))) {
		t.Errorf("got files %v, want %v", slices.Sorted(maps.Keys(got)), slices.Sorted(maps.Keys(want)))
	}
	for name := range want {
		if got[name] != want[name] {
			t.Errorf("%s is not what the generator writes", name)
		}
	}
	truth, err := os.ReadFile(filepath.Join(dir, "truth.json"))
	if err != nil {
		t.Fatal(err)
	}
	if string(truth) != string(examples.Truth()) {
		t.Error("truth.json is not what the generator writes")
	}
}

func read(t *testing.T, folder fs.FS) map[string]string {
	t.Helper()
	entries, err := fs.ReadDir(folder, ".")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, e := range entries {
		b, err := fs.ReadFile(folder, e.Name())
		if err != nil {
			t.Fatal(err)
		}
		out[e.Name()] = string(b)
	}
	return out
}

func truths(t *testing.T) examples.Truths {
	t.Helper()
	var out examples.Truths
	if err := json.Unmarshal(examples.Truth(), &out); err != nil {
		t.Fatal(err)
	}
	return out
}

// TestBundleHolds counts what the bundled minutes are meant to show.
func TestBundleHolds(t *testing.T) {
	all := truths(t)
	n := map[string]int{}
	distinct := map[string]map[string]bool{"bodies": {}, "years": {}, "layouts": {}, "terms": {}}
	for _, d := range all.Documents {
		distinct["bodies"][d.Body] = true
		distinct["years"][d.Date[:4]] = true
		distinct["layouts"][string(d.Layout)] = true
		tally(n, d)
	}
	for k, v := range distinct {
		n[k] = len(v)
	}
	n["party changes"], n["elections"] = len(all.World.Changes), len(all.World.Elections)
	for _, p := range all.World.Papers {
		bodies := map[string]bool{}
		for _, s := range p.Way {
			bodies[s.Body] = true
		}
		if len(bodies) >= 3 {
			n["papers through three bodies"]++
		}
		if last := len(p.Way) - 1; last >= 0 && p.Way[last].Paper != p.Number {
			n["supplements"]++
		}
	}
	for what, least := range map[string]int{
		"sessions": 40, "bodies": 3, "years": 6, "layouts": 3, "elections": 2, "party changes": 2, "damaged": 12, "damaged names": 40,
		"substitutions": 15, "partial": 40, "excused": 30, "absent": 4, "dropped": 5, "recusals": 4, "guests": 4, "namesakes": 10,
		"postponed": 3, "referred": 2, "rejected": 5, "noted": 5, "by party": 3, "abstentions": 20, "no date": 1, "no list": 1,
		"nonpublic": 4, "next": 8, "no municipality": 20, "papers through three bodies": 4, "supplements": 1,
	} {
		t.Logf("%-28s %4d, at least %d", what, n[what], least)
		if n[what] < least {
			t.Errorf("%s: got %d, want at least %d", what, n[what], least)
		}
	}
}

// tally adds what one document shows.
func tally(n map[string]int, d council.Truth) {
	count := func(what string, is bool) {
		if is {
			n[what]++
		}
	}
	m := d.Minutes
	count("sessions", true)
	count("damaged", d.Damaged)
	count("no date", m.Session.Date == "")
	count("no list", m.AttendanceGap != nil)
	count("no municipality", m.Session.Municipality == "")
	count("next", m.Next != "")
	n["dropped"] += len(m.Dropped)
	n["recusals"] += len(m.Recusals)
	surnames := map[string]bool{}
	for _, p := range d.People {
		last := p.Name[strings.LastIndex(p.Name, " ")+1:]
		count("namesakes", surnames[last])
		surnames[last] = true
		count("damaged names", p.Listed >= 0 && m.Attendance[max(p.Listed, 0)].Name != p.Name)
	}
	for _, a := range m.Attendance {
		count("substitutions", a.For != "")
		count("partial", a.From != "" || a.Until != "")
		count(string(a.Status), true)
		count("guests", a.Group == minutes.Guest)
	}
	for _, it := range m.Agenda {
		count("nonpublic", it.Part == minutes.Nonpublic)
		for _, dec := range it.Decisions {
			count(string(dec.Outcome), true)
			count("by party", len(dec.Parties) > 0)
			count("abstentions", dec.Abstain != nil && *dec.Abstain > 0)
		}
	}
}
