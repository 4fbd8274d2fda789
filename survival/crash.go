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

// Crash says how a campaign of crashes goes.
type Crash struct {
	*Stage
	Seed  uint64
	Kills int
}

// victims are the processes that are killed in turn.
var victims = []string{"ratsgraph", "alpha", "zero"}

// Run kills the ingest itself, its alpha and its zero in turn, each time at a
// random moment: at every other kill while the documents come in for the first
// time, else while all of them are replaced. After each kill the graph is
// verified, the next run must finish the work and find what was acknowledged,
// and the graph must be that of a run that nobody disturbed. The error says only
// that the campaign itself could not go on.
func (c Crash) Run(ctx context.Context) (Counts, error) {
	k := campaign{Crash: c, dice: rand.New(rand.NewPCG(c.Seed, 0x6b696c6c))}
	err := k.run(ctx)
	return k.counts, err
}

type campaign struct {
	Crash
	dice   *rand.Rand
	counts Counts
}

func (c *campaign) run(ctx context.Context) error {
	for n := range c.Kills {
		if err := ctx.Err(); err != nil {
			return err
		}
		p := c.Program(fmt.Sprintf("data%d", n/2))
		if err := c.disturbed(p, n%2, victims[n%len(victims)]); err != nil {
			return fmt.Errorf("kill %d: %w", n+1, err)
		}
		if n%2 == 1 {
			_ = os.RemoveAll(p.Data)
		}
	}
	return nil
}

// disturbed kills somebody during an ingest and looks at what is left.
func (c *campaign) disturbed(p Program, version int, victim string) error {
	if err := c.World.Write(version); err != nil {
		return err
	}
	after, pause := c.dice.IntN(c.World.Len()), time.Duration(c.dice.Int64N(int64(150*time.Millisecond)))
	r, err := p.Start("ingest", c.World.Dir)
	if err != nil {
		return err
	}
	c.counts.Runs++
	r.Await(after)
	time.Sleep(pause)
	known := len(r.Lines())
	if err := c.kill(p, r, victim); err != nil {
		return err
	}
	_, failed := r.Wait()
	c.Logf("killed %s after %d documents and %s: %d acknowledged before, %d in all", victim, after, pause.Round(time.Millisecond), known, len(acknowledged(r)))
	if failed != nil && victim != "ratsgraph" {
		c.Logf("the ingest went on to %s", strings.TrimSpace(failed.Error()))
	}
	return c.recover(p, version, r)
}

// kill kills the victim; one that has ended already was missed.
func (c *campaign) kill(p Program, r *Process, victim string) error {
	c.counts.Kills++
	if r.Ended() || finished(r) {
		c.counts.Missed++
	}
	if victim == "ratsgraph" {
		return r.Kill()
	}
	for ; !r.Ended(); time.Sleep(5 * time.Millisecond) { // it may still be starting
		children, err := Children(p.Data)
		if err != nil {
			return err
		}
		for _, child := range children {
			if child.Name == victim && child.Parent == r.ID() {
				return kill(child.PID)
			}
		}
	}
	return nil // so it has been counted as missed, or is seen by its exit status
}

// finished says if an ingest has printed its last line.
func finished(r *Process) bool {
	lines := r.Lines()
	return len(lines) > 0 && strings.HasPrefix(lines[len(lines)-1], "read ")
}
