//go:build unix

package survival

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"time"
)

// chain is how many loads into one folder are killed before one is left in peace.
const chain = 5

// Bulk kills loads through the bulk loader, the program or one of its children,
// each at a random moment. What is left must be an empty graph, into which the
// next load goes, or the whole one.
func (c Crash) Bulk(ctx context.Context) (Counts, error) {
	k := campaign{Crash: c, dice: rand.New(rand.NewPCG(c.Seed, 0x62756c6b))}
	if err := c.World.Write(0); err != nil {
		return k.counts, err
	}
	took, err := k.whole(c.Program("bulk"))
	if err != nil {
		return k.counts, err
	}
	err = k.each(ctx, func(n int) error {
		p := c.Program(fmt.Sprintf("bulk%d", n))
		defer os.RemoveAll(p.Data)
		for range min(chain, c.Kills-k.counts.Kills) {
			through, err := k.cutOff(p, time.Duration(k.dice.Int64N(int64(took))))
			if err != nil {
				return err
			}
			if through {
				break
			}
		}
		_, err := k.whole(p)
		return err
	})
	return k.counts, err
}

// cutOff kills a load, or one of those that it has started, after a while. It is
// through if the graph is there in spite of it.
func (c *campaign) cutOff(p Program, after time.Duration) (through bool, err error) {
	r, err := p.Start("ingest", "--bulk", c.World.Dir)
	if err != nil {
		return false, err
	}
	c.counts.Runs++
	c.counts.Kills++
	time.Sleep(after)
	if r.Ended() || finished(r) {
		c.counts.Missed++
	}
	victim, err := c.strike(p, r)
	if err != nil {
		return false, err
	}
	_, failed := r.Wait()
	c.Logf("killed %s after %.1f s: %s", victim, after.Seconds(), outcome(failed))
	switch {
	case failed == nil || isFull(failed):
		return true, nil
	case victim != "ratsgraph" && !strings.Contains(failed.Error(), "fill the embedded Dgraph") && !strings.Contains(failed.Error(), victim+" ended (signal: killed)"):
		c.wrong("a load of which the %s was killed: %v", victim, failed)
	}
	return false, c.alone(p)
}

// strike kills the program in every other case, else one of those that it has
// started, and says who it was.
func (c *campaign) strike(p Program, r *Process) (string, error) {
	children, err := Children(p.Data)
	if err != nil {
		return "", err
	}
	if len(children) == 0 || c.dice.IntN(2) == 0 {
		return "ratsgraph", r.Kill()
	}
	victim := children[c.dice.IntN(len(children))]
	return victim.Name, kill(victim.PID)
}

// isFull says if a load failed because the graph is there already.
func isFull(err error) bool { return strings.Contains(err.Error(), "the graph is not empty") }

func outcome(failed error) string {
	if failed == nil {
		return "the load went through"
	}
	out, _, _ := strings.Cut(failed.Error(), "; it said:")
	return lastLine(out) + ": " + lastLine(failed.Error())
}

// whole loads what is to be loaded, unless it is there, and looks at it. It says
// how long the load took.
func (c *campaign) whole(p Program) (time.Duration, error) {
	began := time.Now()
	c.counts.Runs++
	_, err := p.Run("ingest", "--bulk", c.World.Dir)
	took := time.Since(began)
	if err != nil && !isFull(err) {
		c.wrong("the next load: %v", err)
		return took, nil // what is there has nothing to say
	}
	c.Logf("the next load, after %.1f s: %s", took.Seconds(), outcome(err))
	return took, c.beside(p, func() { c.judge(p, 0) })
}

// judge looks at a graph.
func (c *campaign) judge(p Program, version int) {
	for _, w := range c.Check(p, version) {
		c.wrong("in the end: %v", w)
	}
}
