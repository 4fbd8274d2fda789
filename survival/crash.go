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

// Crash says how a campaign of crashes goes.
type Crash struct {
	*Stage
	Seed  uint64
	Kills int
}

// Run kills the alpha, the zero and the ingest itself, each at a random moment:
// in every other run while the documents come in for the first time, else while
// all of them are replaced. An ingest must outlive its alpha and its zero. What
// is left is verified, the next run must finish the work and find what was
// acknowledged, and the graph must be that of a run that nobody disturbed. The
// error says only that the campaign itself could not go on.
func (c Crash) Run(ctx context.Context) (Counts, error) {
	k := campaign{Crash: c, dice: rand.New(rand.NewPCG(c.Seed, 0x6b696c6c))}
	err := k.each(ctx, func(n int) error {
		p := c.Program(fmt.Sprintf("data%d", n/2))
		if n%2 == 1 {
			defer os.RemoveAll(p.Data)
		}
		return k.disturbed(p, n%2)
	})
	return k.counts, err
}

type campaign struct {
	Crash
	dice   *rand.Rand
	counts Counts
}

// each does something again and again until enough were killed, or clocks have
// jumped often enough.
func (c *campaign) each(ctx context.Context, round func(n int) error) error {
	for n := 0; max(c.counts.Kills, c.counts.Jumps) < c.Kills; n++ {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := round(n); err != nil {
			return fmt.Errorf("after %d kills: %w", c.counts.Kills, err)
		}
	}
	return nil
}

// A blow is a kill that is to come.
type blow struct {
	victim string
	after  time.Duration
}

// blows are the kills of one run, for the time that it may take: the alpha and the
// zero, in any order, then in two of three runs the program itself.
func (c *campaign) blows(took time.Duration) []blow {
	victims := []string{"alpha", "zero"}
	c.dice.Shuffle(2, func(i, j int) { victims[i], victims[j] = victims[j], victims[i] })
	if c.dice.IntN(3) > 0 {
		victims = append(victims, "ratsgraph")
	}
	victims = victims[max(0, len(victims)-(c.Kills-c.counts.Kills)):]
	var moments []time.Duration
	for range victims {
		moments = append(moments, time.Duration(c.dice.Int64N(int64(took))))
	}
	slices.Sort(moments)
	var out []blow
	for i, v := range victims {
		out = append(out, blow{v, moments[i]})
	}
	return out
}

// rain kills at the moments of blows, from now on.
func (c *campaign) rain(p Program, r *Process, blows []blow) error {
	began := time.Now()
	for _, b := range blows {
		time.Sleep(time.Until(began.Add(b.after)))
		if err := c.kill(p, r, b.victim); err != nil {
			return err
		}
		c.Logf("killed %s after %.1f s and %d documents", b.victim, time.Since(began).Seconds(), len(r.Lines()))
	}
	return nil
}

// disturbed kills some during an ingest and looks at what is left.
func (c *campaign) disturbed(p Program, version int) error {
	if err := c.World.Write(version); err != nil {
		return err
	}
	blows := c.blows(c.Took[version])
	r, err := p.Start("ingest", c.World.Dir)
	if err != nil {
		return err
	}
	c.counts.Runs++
	if c.dice.IntN(6) > 0 { // else also while the engine starts
		r.awaitEngine()
	}
	if err := c.rain(p, r, blows); err != nil {
		return err
	}
	_, failed := r.Wait()
	if failed != nil && blows[len(blows)-1].victim != "ratsgraph" {
		c.wrong("the ingest did not outlive it: %v", failed)
	}
	return c.recover(p, version, r)
}
