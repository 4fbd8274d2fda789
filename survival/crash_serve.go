//go:build unix

package survival

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"time"
)

// Serve kills servers, their alphas and their zeros in turn, each at a random
// moment while another program ingests and somebody asks. A killed server is
// started again. Every answer must be an error or right, the ingest must find
// its way, and the graph must be that of a run that nobody disturbed.
func (c Crash) Serve(ctx context.Context) (Counts, error) {
	k := campaign{Crash: c, dice: rand.New(rand.NewPCG(c.Seed, 0x73657276))}
	for n := range c.Kills {
		if err := ctx.Err(); err != nil {
			return k.counts, err
		}
		p := c.Program(fmt.Sprintf("serve%d", n/2))
		if err := k.underServer(p, n%2, victims[n%len(victims)]); err != nil {
			return k.counts, fmt.Errorf("kill %d: %w", n+1, err)
		}
		if n%2 == 1 {
			_ = os.RemoveAll(p.Data)
		}
	}
	return k.counts, nil
}

// underServer ingests one version of the minutes beside a server of which
// somebody is killed.
func (c *campaign) underServer(p Program, version int, victim string) error {
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
	reader := &Reader{URL: url, Want: [2]map[string]Tally{want[0], want[version]}}
	defer func() { _ = server.Kill() }()
	ingest, err := p.Start("ingest", c.World.Dir)
	if err != nil {
		return err
	}
	c.counts.Runs += 2
	after := c.dice.IntN(c.World.Len())
	for killed := false; !ingest.Ended(); {
		reader.Ask()
		if killed || len(ingest.Lines()) < after {
			continue
		}
		killed = true
		if err := c.kill(p, server, victim); err != nil {
			return err
		}
		c.Logf("killed %s of the server after %d documents", victim, len(ingest.Lines()))
		if victim == "ratsgraph" {
			if server, reader.URL, err = p.Serve(); err != nil {
				return err
			}
			c.counts.Runs++
		}
	}
	if _, err := ingest.Wait(); err != nil {
		c.wrong("the ingest beside the server: %v", err)
	}
	return c.afterwards(p, version, server, ingest, reader)
}

// afterwards holds the server against the finished graph, ends it, and looks at
// the graph.
func (c *campaign) afterwards(p Program, version int, server *Process, ingest *Process, reader *Reader) error {
	last := &Reader{URL: reader.URL, Want: [2]map[string]Tally{reader.Want[1], reader.Want[1]}}
	for deadline := time.Now().Add(patience); last.Answers == 0 && time.Now().Before(deadline); {
		last.Ask()
	}
	for _, w := range append(reader.Wrong, last.Wrong...) {
		c.wrong("answer: %s", w)
	}
	if last.Sessions == 0 {
		c.wrong("the server shows no session in the end")
	}
	c.counts.Answers += reader.Answers + last.Answers
	c.Logf("%d answers with %d sessions, %d errors", reader.Answers, reader.Sessions, reader.Errors)
	if err := c.finishWork(p, version, ingest); err != nil {
		return err
	}
	if err := server.Stop(); err != nil {
		return err
	}
	if _, err := server.Wait(); err != nil {
		c.wrong("the end of the server: %v", err)
	}
	return nil
}
