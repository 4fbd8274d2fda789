//go:build unix

package survival

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"time"
)

// Bulk kills loads through the bulk loader, the program or one of its children,
// each at a random moment. What is left must be an empty graph or the whole one,
// and the next load must give the whole one.
func (c Crash) Bulk(ctx context.Context) (Counts, error) {
	k := campaign{Crash: c, dice: rand.New(rand.NewPCG(c.Seed, 0x62756c6b))}
	if err := c.World.Write(0); err != nil {
		return k.counts, err
	}
	began := time.Now()
	if err := k.whole(c.Program("bulk")); err != nil {
		return k.counts, err
	}
	took := time.Since(began)
	for n := range c.Kills {
		if err := ctx.Err(); err != nil {
			return k.counts, err
		}
		p := c.Program(fmt.Sprintf("bulk%d", n))
		if err := k.cutOff(p, time.Duration(k.dice.Int64N(int64(took))), n%2 == 0); err != nil {
			return k.counts, fmt.Errorf("kill %d: %w", n+1, err)
		}
		_ = os.RemoveAll(p.Data)
	}
	return k.counts, nil
}

// cutOff kills a load, or all that it has started, after a while.
func (c *campaign) cutOff(p Program, after time.Duration, parent bool) error {
	r, err := p.Start("ingest", "--bulk", c.World.Dir)
	if err != nil {
		return err
	}
	c.counts.Runs++
	c.counts.Kills++
	time.Sleep(after)
	if r.Ended() {
		c.counts.Missed++
	}
	if err := c.strike(p, r, parent); err != nil {
		return err
	}
	_, _ = r.Wait()
	if _, err := Orphans(p.Data, orphanLimit); err != nil {
		return err
	}
	got, err := p.Run("export")
	if err != nil {
		c.wrong("after the kill: %v", err)
	}
	c.Logf("killed after %s: %d bytes of graph are left", after.Round(time.Millisecond), len(got))
	if got == "" {
		return c.whole(p)
	}
	return c.judge(p, 0)
}

func (c *campaign) strike(p Program, r *Process, parent bool) error {
	if parent {
		return r.Kill()
	}
	children, err := Children(p.Data)
	for _, child := range children {
		if child.Parent == r.ID() && err == nil {
			err = kill(child.PID)
		}
	}
	return err
}

// whole loads what is to be loaded, and looks at it.
func (c *campaign) whole(p Program) error {
	c.counts.Runs++
	if _, err := p.Run("ingest", "--bulk", c.World.Dir); err != nil {
		c.wrong("the next load: %v", err)
	}
	return c.judge(p, 0)
}

// judge looks at a graph.
func (c *campaign) judge(p Program, version int) error {
	wrong, err := c.Check(p, version)
	for _, w := range wrong {
		c.wrong("in the end: %s", w)
	}
	return err
}
