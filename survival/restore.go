//go:build unix

package survival

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// Restore kills restores of a backup, their alphas and their zeros in turn, each
// at a random moment. What is left must be an empty graph, the whole one, or one
// that no command opens; restoring once more must give the whole one.
func (c Crash) Restore(ctx context.Context) (Counts, error) {
	k := campaign{Crash: c, dice: rand.New(rand.NewPCG(c.Seed, 0x72657374))}
	file, err := k.backup()
	if err != nil {
		return k.counts, err
	}
	whole := c.Program("restored")
	r, err := whole.Start("restore", file)
	if err != nil {
		return k.counts, err
	}
	r.awaitEngine()
	began := time.Now()
	if _, err := r.Wait(); err != nil {
		return k.counts, err
	}
	took := time.Since(began)
	if err := k.judge(whole, 1); err != nil {
		return k.counts, err
	}
	for n := range c.Kills {
		if err := ctx.Err(); err != nil {
			return k.counts, err
		}
		p := c.Program(fmt.Sprintf("restored%d", n))
		if err := k.halfRestored(p, file, victims[n%len(victims)], time.Duration(k.dice.Int64N(int64(took)))); err != nil {
			return k.counts, fmt.Errorf("kill %d: %w", n+1, err)
		}
		_ = os.RemoveAll(p.Data)
	}
	return k.counts, nil
}

// backup makes a backup of a graph with a history.
func (c *campaign) backup() (string, error) {
	p, file := c.Program("saved"), filepath.Join(c.Dir, "graph.backup")
	defer os.RemoveAll(p.Data)
	for version := range c.Want {
		if err := c.World.Write(version); err != nil {
			return "", err
		}
		if _, err := p.Run("ingest", c.World.Dir); err != nil {
			return "", err
		}
	}
	_, err := p.Run("backup", file)
	return file, err
}

// halfRestored kills somebody during a restore and goes on with it.
func (c *campaign) halfRestored(p Program, file, victim string, after time.Duration) error {
	r, err := p.Start("restore", file)
	if err != nil {
		return err
	}
	c.counts.Runs += 2
	r.awaitEngine()
	time.Sleep(after)
	if err := c.kill(p, r, victim); err != nil {
		return err
	}
	_, failed := r.Wait()
	if victim != "ratsgraph" && failed != nil {
		c.wrong("the restore did not outlive its %s: %v", victim, failed)
	}
	if _, err := Orphans(p.Data, orphanLimit); err != nil {
		return err
	}
	left, err := p.Run("export")
	refused := err != nil && strings.Contains(err.Error(), "restore the same backup again")
	c.Logf("killed %s after %s: %d bytes of graph are left, refused: %t", victim, after.Round(time.Millisecond), len(left), refused)
	switch {
	case err != nil && !refused:
		c.wrong("after the kill: %v", err)
	case left != "" && left != c.Want[1]:
		c.wrong("after the kill the graph is there in part")
	}
	if _, err := p.Run("restore", file); err != nil && left != c.Want[1] {
		c.wrong("the next restore: %v", err)
	}
	return c.beside(p, func() error { return c.judge(p, 1) })
}

// awaitEngine waits until the process has started its engine.
func (r *Process) awaitEngine() {
	for !r.Ended() && !strings.Contains(r.Notes(), "is ready after") {
		time.Sleep(5 * time.Millisecond)
	}
}
