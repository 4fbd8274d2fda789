//go:build unix

package survival

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"sync"
	"time"
)

// Serve kills servers, their alphas and their zeros, each at a random moment while
// another program ingests and somebody asks. A killed server is started again.
// Every answer must be an error or right, the ingest must find its way, and the
// graph must be that of a run that nobody disturbed.
func (c Crash) Serve(ctx context.Context) (Counts, error) {
	k := campaign{Crash: c, dice: rand.New(rand.NewPCG(c.Seed, 0x73657276))}
	err := k.each(ctx, func(n int) error {
		p := c.Program(fmt.Sprintf("serve%d", n/2))
		if n%2 == 1 {
			defer os.RemoveAll(p.Data)
		}
		return k.underServer(p, n%2, k.askAndKill)
	})
	return k.counts, err
}

// A served ingest is one beside a server that is asked.
type served struct {
	p       Program
	version int
	server  *Process
	ingest  *Process
	reader  *Reader
}

// underServer ingests one version of the minutes beside a server, while something
// happens to them.
func (c *campaign) underServer(p Program, version int, happen func(*served) error) error {
	if err := c.World.Write(version); err != nil {
		return err
	}
	want, err := c.Tallies()
	if err != nil {
		return err
	}
	server, url, err := p.Serve()
	if err != nil {
		return err
	}
	s := served{p: p, version: version, server: server, reader: &Reader{URL: url, Want: [2]map[string]Tally{want[0], want[version]}}}
	defer func() { _ = s.server.Kill() }()
	if s.ingest, err = p.Start("ingest", c.World.Dir); err != nil {
		return err
	}
	defer func() { _ = s.ingest.Kill() }()
	c.counts.Runs += 2
	if err := happen(&s); err != nil {
		return err
	}
	return c.afterwards(s)
}

// askAndKill asks the server until the ingest has ended, and kills meanwhile.
func (c *campaign) askAndKill(s *served) error {
	end := s.reader.keepAsking()
	defer func() { end() }()
	began := time.Now()
	for _, b := range c.blows(c.Took[s.version]) {
		time.Sleep(time.Until(began.Add(b.after)))
		if s.ingest.Ended() || finished(s.ingest) {
			c.counts.Missed++
		}
		if err := c.kill(s.p, s.server, b.victim); err != nil {
			return err
		}
		c.Logf("killed %s of the server after %d documents", b.victim, len(s.ingest.Lines()))
		if b.victim != "ratsgraph" {
			continue
		}
		end()
		server, url, err := s.p.Serve()
		if err != nil {
			return err
		}
		s.server, s.reader.URL = server, url
		end = s.reader.keepAsking()
		c.counts.Runs++
	}
	if _, err := s.ingest.Wait(); err != nil {
		c.wrong("the ingest beside the server: %v", err)
	}
	return nil
}

// keepAsking asks again and again until the function that it returns is called.
func (r *Reader) keepAsking() (end func()) {
	done, over := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(over)
		for until(done, 10*time.Millisecond) {
			r.Ask()
		}
	}()
	return sync.OnceFunc(func() { close(done); <-over })
}

// afterwards holds the server against the finished graph, ends it, and looks at
// the graph.
func (c *campaign) afterwards(s served) error {
	want := s.reader.Want[1]
	last := &Reader{URL: s.reader.URL, Want: [2]map[string]Tally{want, want}}
	for deadline := time.Now().Add(patience); last.Answers == 0 && time.Now().Before(deadline); {
		last.Ask()
	}
	for _, w := range append(s.reader.Wrong, last.Wrong...) {
		c.wrong("answer: %s", w)
	}
	if last.Sessions == 0 {
		c.wrong("the server shows no session in the end; its last error: %s", last.Error)
	}
	c.counts.Answers += s.reader.Answers + last.Answers
	c.Logf("%d answers with %d sessions, %d errors", s.reader.Answers, s.reader.Sessions, s.reader.Errors)
	c.finishWork(s.p, s.version, s.ingest)
	if err := s.server.Stop(); err != nil {
		return err
	}
	if _, err := s.server.Wait(); err != nil {
		c.wrong("the end of the server: %v", err)
	}
	return nil
}
