//go:build unix

package survival

import (
	"encoding/json"
	"slices"
	"strings"
)

// aftermath looks at what an ingest under siege has left: all that was
// acknowledged, the graph of an undisturbed run, and servers that agree.
func (w *war) aftermath(disturbed *Process, version int) error {
	r, err := w.program.Start("ingest", w.World.Dir)
	if err != nil {
		return err
	}
	out, err := r.WaitFor(patience)
	if err != nil { // what it did not come to say is not known
		w.wrong("the next run: %v", err)
		return err
	}
	w.counts.Runs++
	next := strings.Split(out, "\n")
	for _, name := range acknowledged(disturbed) {
		w.counts.Acknowledged++
		if !slices.Contains(next, "unchanged "+name) {
			w.counts.Lost++
			w.Logf("LOST: %s was acknowledged, but the next run did not find it", name)
		}
	}
	if out, err := w.program.Run("verify"); err != nil {
		w.wrong("%s%v", out, err)
	}
	export, err := w.program.Run("export")
	if err != nil {
		return err
	}
	for _, d := range Differences(withoutNotes(export), w.Want[version]) {
		w.wrong("in the end: %s", d)
	}
	w.lostNotes(export)
	w.agree(version)
	return nil
}

// withoutNotes leaves out what the servers were told.
func withoutNotes(export string) string {
	var out strings.Builder
	for l := range strings.Lines(export) {
		if !strings.Contains(l, `"xid":"note:`) {
			out.WriteString(l)
		}
	}
	return out.String()
}

// lostNotes looks for the notes that servers have kept.
func (w *war) lostNotes(export string) {
	there := map[string]bool{}
	for l := range strings.Lines(export) {
		var n struct {
			Text string `json:"note.text"`
		}
		if json.Unmarshal([]byte(l), &n) == nil {
			there[n.Text] = true
		}
	}
	for _, remark := range w.kept {
		if !there[remark] {
			w.counts.Lost++
			w.Logf("LOST: %q was kept, and is not there", remark)
		}
	}
}

// everything are questions on which all servers must agree to the letter.
var everything = []string{
	question,
	`{ persons(first: 100) { totalCount nodes { id name attendances(first: 1) { totalCount } } } }`,
	`{ decisions(first: 100) { totalCount nodes { id outcome text } } papers(first: 100) { nodes { id number items(first: 1) { totalCount } } } }`,
}

// agree asks all servers the same, once the work is done.
func (w *war) agree(version int) {
	want := [2]map[string]Tally{w.tallies[version], w.tallies[version]}
	first := map[string]string{}
	for i, url := range w.urls {
		r := &Reader{URL: url, Want: want}
		r.Ask()
		if r.Answers != 1 {
			w.wrong("server %d does not answer in the end: %s", i, r.Error)
		}
		for _, q := range everything {
			var got json.RawMessage
			if err := r.Query(q, nil, &got); err != nil {
				w.wrong("server %d, in the end: %v", i, err)
				continue
			}
			if i == 0 {
				first[q] = string(got)
			} else if string(got) != first[q] {
				w.wrong("server %d answers otherwise than the first one: %.200s…, %.200s…", i, got, first[q])
			}
		}
		w.heard(r)
	}
}
