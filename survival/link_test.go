//go:build unix

package survival_test

import (
	"strings"
	"testing"
	"time"

	"ratsgraph/graph/dgraph/dgraphtest"
	"ratsgraph/survival"
)

// TestLink ingests into a zero and an alpha that were started by hand, over a
// connection that is cut and later held, and asks over one that is slow and then
// dead: each time all ends well, or says why, in bounded time.
func TestLink(t *testing.T) {
	s := stage(t)
	link, err := survival.NewLink(dgraphtest.External(t))
	if err != nil {
		t.Fatal(err)
	}
	defer link.Close()
	p := survival.Program{Path: s.Binary, Dgraph: "dgraph://" + link.Addr()}
	for version, fails := range []func(){link.Cut, link.Hold} {
		if err := s.World.Write(version); err != nil {
			t.Fatal(err)
		}
		r, err := p.Start("ingest", s.World.Dir)
		if err != nil {
			t.Fatal(err)
		}
		r.Await(s.World.Len() / 3)
		fails()
		time.Sleep(3 * time.Second)
		link.Mend()
		if _, err := r.Wait(); err != nil {
			t.Error(err)
		}
	}
	check(t, s, p, 1)
	slow(t, s, p, link)
}

// slow asks a server whose Dgraph is slow, gone, and there again.
func slow(t *testing.T, s *survival.Stage, p survival.Program, link *survival.Link) {
	t.Helper()
	want, err := s.Tallies()
	if err != nil {
		t.Fatal(err)
	}
	link.Slow(20 * time.Millisecond)
	server, url, err := p.Serve()
	if err != nil {
		t.Fatal(err)
	}
	defer server.Kill()
	r := survival.Reader{URL: url, Want: [2]map[string]survival.Tally{want[1], want[1]}}
	for deadline := time.Now().Add(5 * time.Minute); r.Answers == 0 && time.Now().Before(deadline); {
		r.Ask()
	}
	link.Hold()
	r.Slowest = 0
	before := r.Errors
	r.Ask()
	t.Logf("with a dead link: %d errors, after %s: %s", r.Errors-before, r.Slowest, r.Error)
	if r.Slowest > 90*time.Second { // a question has thirty
		t.Errorf("it took %s to say that Dgraph does not answer", r.Slowest)
	}
	if strings.Contains(r.Error, link.Addr()) {
		t.Errorf("the client is shown an address: %s", r.Error)
	}
	link.Mend()
	answers := r.Answers
	for deadline := time.Now().Add(5 * time.Minute); r.Answers == answers && time.Now().Before(deadline); time.Sleep(100 * time.Millisecond) {
		r.Ask()
	}
	if r.Answers == answers || r.Sessions == 0 || len(r.Wrong) > 0 {
		t.Errorf("got %d answers with %d sessions, wrong: %v", r.Answers, r.Sessions, r.Wrong)
	}
}
