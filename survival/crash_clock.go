//go:build unix

package survival

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"time"
)

const (
	year = 365 * 24 * time.Hour
	// jumps is how often a clock jumps during one ingest.
	jumps = 5
)

// leaps are how far clocks are from the true time after a jump.
var leaps = []time.Duration{time.Hour, -time.Hour, 10 * year, -10 * year, 0}

// Clock lets the clocks of all programs, or of one of them, jump at random moments
// while documents come in and a server is asked; in some cases the alpha or the zero
// is killed then, so that it starts under a clock that is wrong. The ingest must find
// its way, every answer must be an error or right, a start with other clocks must
// find the graph, and it must be that of a run that nobody disturbed.
func (c Crash) Clock(ctx context.Context) (Counts, error) {
	stage := *c.Stage
	c.Stage = &stage
	k := campaign{Crash: c, dice: rand.New(rand.NewPCG(c.Seed, 0x636c6f63))}
	var clocks Clocks
	var err error
	if stage.Binary, clocks, err = BuildClocked(ctx, c.Dir, "ratsgraph/cmd/ratsgraph"); err != nil {
		return k.counts, err
	}
	err = k.each(ctx, func(n int) error {
		p := c.Program(fmt.Sprintf("clock%d", n/2))
		if n%2 == 1 {
			defer os.RemoveAll(p.Data)
		}
		return k.underClocks(clocks, p, n%2)
	})
	return k.counts, err
}

// underClocks ingests one version of the minutes while clocks jump, and starts once
// more with others.
func (c *campaign) underClocks(clocks Clocks, p Program, version int) error {
	err := c.underServer(p, version, func(s *served) error { return c.askAndJump(clocks, s) })
	if err != nil {
		return err
	}
	by := c.leap(clocks, everybody)
	c.Logf("all clocks: %s; a new start", far(by))
	if err := clocks.SetAll(by); err != nil {
		return err
	}
	c.counts.Runs++
	if err := c.beside(p, func() { c.judge(p, version) }); err != nil {
		return err
	}
	return clocks.SetAll(c.leap(clocks, everybody))
}

// askAndJump asks the server until the ingest has ended, and sets clocks meanwhile.
func (c *campaign) askAndJump(clocks Clocks, s *served) error {
	end := s.reader.keepAsking()
	defer end()
	var moments []time.Duration
	for range jumps {
		moments = append(moments, time.Duration(c.dice.Int64N(int64(c.Took[s.version]))))
	}
	slices.Sort(moments)
	began := time.Now()
	for _, m := range moments {
		time.Sleep(time.Until(began.Add(m)))
		if err := c.jump(clocks, s); err != nil {
			return err
		}
	}
	if _, err := s.ingest.Wait(); err != nil {
		c.wrong("the ingest under clocks: %v", err)
	}
	return nil
}

// jump sets the clocks of some, and kills one of the engine in every third case.
func (c *campaign) jump(clocks Clocks, s *served) error {
	who := []string{everybody, everybody, "zero", "alpha", "serve", "ingest"}[c.dice.IntN(6)]
	by := c.leap(clocks, who)
	c.Logf("clock of %s: %s, after %d documents", who, far(by), len(s.ingest.Lines()))
	set := func() error { return clocks.Set(who, by) }
	if who == everybody {
		set = func() error { return clocks.SetAll(by) }
	}
	c.counts.Jumps++
	if s.ingest.Ended() || finished(s.ingest) {
		c.counts.Missed++
	}
	if err := set(); err != nil || c.dice.IntN(3) > 0 {
		return err
	}
	victim := []string{"zero", "alpha"}[c.dice.IntN(2)]
	c.Logf("killed %s", victim)
	return c.kill(s.p, s.server, victim)
}

// leap is how far a clock shall be off, other than it is.
func (c *campaign) leap(clocks Clocks, who string) time.Duration {
	for {
		if by := leaps[c.dice.IntN(len(leaps))]; by != clocks.Off(who) {
			return by
		}
	}
}

// far says how far a clock is from the true time.
func far(by time.Duration) string {
	switch {
	case by == 0:
		return "right"
	case by%year == 0:
		return fmt.Sprintf("%+d years", by/year)
	}
	return fmt.Sprintf("%+d hours", by/time.Hour)
}
