//go:build unix

package survival_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"ratsgraph/survival"
)

// TestReading asks a server while another program ingests, while it replaces
// all that it has ingested, and while the server, which owns the engine, is
// killed and started again. An answer is an error or right: a session has all
// that its minutes say, as they were first or as they were later.
func TestReading(t *testing.T) {
	s := stage(t)
	p := s.Program("data")
	want := [2]map[string]tally{tallies(t, s.Want[0]), tallies(t, s.Want[1])}
	var r reader
	for version := range s.Want {
		if err := s.World.Write(version); err != nil {
			t.Fatal(err)
		}
		server, url := serve(t, p)
		ingest, err := p.Start("ingest", s.World.Dir)
		if err != nil {
			t.Fatal(err)
		}
		for killed := false; !ingest.Ended(); {
			r.ask(t, url, want)
			if !killed && len(ingest.Lines()) > s.World.Len()/3 {
				killed = true
				if err := server.Kill(); err != nil {
					t.Fatal(err)
				}
				server, url = serve(t, p)
			}
		}
		if _, err := ingest.Wait(); err != nil {
			t.Error(err)
		}
		r.ask(t, url, [2]map[string]tally{want[version], want[version]})
		if err := server.Stop(); err != nil {
			t.Fatal(err)
		}
		if _, err := server.Wait(); err != nil {
			t.Error(err)
		}
	}
	check(t, s, p, 1)
	t.Logf("%d answers with %d sessions, %d errors", r.answers, r.sessions, r.errors)
	if r.sessions == 0 {
		t.Error("no session was ever seen")
	}
}

// serve starts a server and waits until it answers.
func serve(t *testing.T, p survival.Program) (*survival.Process, string) {
	t.Helper()
	r, err := p.Start("serve", "--listen", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = r.Kill() })
	for deadline := time.Now().Add(time.Minute); time.Now().Before(deadline) && !r.Ended(); time.Sleep(20 * time.Millisecond) {
		if _, rest, ok := strings.Cut(r.Notes(), " at http://"); ok {
			url, _, _ := strings.Cut(rest, "/")
			return r, "http://" + url + "/graphql"
		}
	}
	t.Fatalf("the server does not serve:\n%s", r.Notes())
	return nil, ""
}

// A tally is how much a session has.
type tally struct{ Attendances, Items, Decisions int }

// tallies counts what each session of an export has.
func tallies(t *testing.T, export string) map[string]tally {
	t.Helper()
	out := map[string]tally{}
	for l := range strings.Lines(export) {
		var n struct {
			Attendance []string `json:"attendance.session"`
			Item       []string `json:"item.session"`
			Decision   []string `json:"decision.session"`
		}
		if err := json.Unmarshal([]byte(l), &n); err != nil {
			t.Fatal(err)
		}
		for id, add := range map[string]tally{first(n.Attendance): {Attendances: 1}, first(n.Item): {Items: 1}, first(n.Decision): {Decisions: 1}} {
			has := out[id]
			out[id] = tally{has.Attendances + add.Attendances, has.Items + add.Items, has.Decisions + add.Decisions}
		}
	}
	return out
}

func first(ids []string) string {
	if len(ids) == 0 {
		return ""
	}
	return ids[0]
}

// A reader asks and counts.
type reader struct{ answers, sessions, errors int }

const question = `{ sessions(first: 100) { nodes { id
	attendances(first: 1) { totalCount } items(first: 1) { totalCount } decisions(first: 1) { totalCount } } } }`

// ask asks once for all sessions, and holds each count against what it may be.
func (r *reader) ask(t *testing.T, url string, want [2]map[string]tally) {
	t.Helper()
	var got struct {
		Data struct {
			Sessions struct {
				Nodes []struct {
					ID                            string
					Attendances, Items, Decisions struct{ TotalCount int }
				}
			}
		}
		Errors []struct{ Message string }
	}
	if err := post(url, &got); err != nil || len(got.Errors) > 0 {
		r.errors++
		return
	}
	r.answers++
	for _, n := range got.Data.Sessions.Nodes {
		r.sessions++
		is := tally{n.Attendances.TotalCount, n.Items.TotalCount, n.Decisions.TotalCount}
		a, b := want[0][n.ID], want[1][n.ID]
		for _, c := range []struct {
			what     string
			is, a, b int
		}{
			{"attendances", is.Attendances, a.Attendances, b.Attendances},
			{"items", is.Items, a.Items, b.Items},
			{"decisions", is.Decisions, a.Decisions, b.Decisions},
		} {
			if c.is != c.a && c.is != c.b {
				t.Errorf("%s has %d %s, want %d or %d", n.ID, c.is, c.what, c.a, c.b)
			}
		}
	}
}

func post(url string, into any) error {
	body, err := json.Marshal(map[string]string{"query": question})
	if err != nil {
		return err
	}
	client := http.Client{Timeout: 10 * time.Second}
	resp, err := client.Post(url, "application/json", bytes.NewReader(body))
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	answer, err := io.ReadAll(resp.Body)
	if err != nil {
		return err
	}
	if resp.StatusCode != http.StatusOK {
		return fmt.Errorf("%s: %s", resp.Status, answer)
	}
	return json.Unmarshal(answer, into)
}
