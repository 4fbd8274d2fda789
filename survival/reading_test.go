//go:build unix

package survival_test

import (
	"testing"

	"ratsgraph/survival"
)

// TestReading asks a server while another program ingests, while it replaces
// all that it has ingested, and while the server, which owns the engine, is
// killed and started again. An answer is an error or right: a session has all
// that its minutes say, as they were first or as they were later.
func TestReading(t *testing.T) {
	s := stage(t)
	p := s.Program("data")
	want := tallies(t, s)
	var r survival.Reader
	for version := range s.Want {
		if err := s.World.Write(version); err != nil {
			t.Fatal(err)
		}
		server, url := serve(t, p)
		r.URL, r.Want = url, want
		ingest, err := p.Start("ingest", s.World.Dir)
		if err != nil {
			t.Fatal(err)
		}
		for killed := false; !ingest.Ended(); {
			r.Ask()
			if !killed && len(ingest.Lines()) > s.World.Len()/3 {
				killed = true
				if err := server.Kill(); err != nil {
					t.Fatal(err)
				}
				server, r.URL = serve(t, p)
			}
		}
		if _, err := ingest.Wait(); err != nil {
			t.Error(err)
		}
		r.Want = [2]map[string]survival.Tally{want[version], want[version]}
		r.Ask()
		if err := server.Stop(); err != nil {
			t.Fatal(err)
		}
		if _, err := server.Wait(); err != nil {
			t.Error(err)
		}
	}
	check(t, s, p, 1)
	t.Logf("%d answers with %d sessions, %d errors", r.Answers, r.Sessions, r.Errors)
	for _, w := range r.Wrong {
		t.Error(w)
	}
	if r.Sessions == 0 {
		t.Error("no session was ever seen")
	}
}

// serve starts a server and waits until it answers.
func serve(t *testing.T, p survival.Program) (*survival.Process, string) {
	t.Helper()
	r, url, err := p.Serve()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = r.Kill() })
	return r, url
}

// tallies counts what each session shall have.
func tallies(t *testing.T, s *survival.Stage) (want [2]map[string]survival.Tally) {
	t.Helper()
	want, err := s.Tallies()
	if err != nil {
		t.Fatal(err)
	}
	return want
}
