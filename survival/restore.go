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

// Restore kills the alpha, the zero and the restore of a backup itself, each at a
// random moment. A restore must outlive its alpha and its zero. What is left must
// be an empty graph, the whole one, or one that no command opens; restoring once
// more must give the whole one.
func (c Crash) Restore(ctx context.Context) (Counts, error) {
	k := campaign{Crash: c, dice: rand.New(rand.NewPCG(c.Seed, 0x72657374))}
	file, err := k.backup()
	if err != nil {
		return k.counts, err
	}
	took, err := k.restored(file)
	if err != nil {
		return k.counts, err
	}
	err = k.each(ctx, func(n int) error {
		p := c.Program(fmt.Sprintf("restored%d", n))
		defer os.RemoveAll(p.Data)
		return k.halfRestored(p, file, took)
	})
	return k.counts, err
}

// restored restores in peace, and says how long the engine worked for it.
func (c *campaign) restored(file string) (time.Duration, error) {
	p := c.Program("restored")
	defer os.RemoveAll(p.Data)
	r, err := p.Start("restore", file)
	if err != nil {
		return 0, err
	}
	r.awaitEngine()
	began := time.Now()
	if _, err := r.Wait(); err != nil {
		return 0, err
	}
	took := time.Since(began)
	c.Logf("restored in %.1f s", took.Seconds())
	return took, c.beside(p, func() { c.judge(p, 1) })
}

// backup makes a backup of a graph with a history.
func (c *campaign) backup() (string, error) {
	p, file := c.Program("saved"), filepath.Join(c.Dir, "graph.backup")
	defer os.RemoveAll(p.Data)
	server, _, err := p.Serve() // so that the engine is started once
	if err != nil {
		return "", err
	}
	defer server.Kill()
	for version := range c.Want {
		if err := c.World.Write(version); err != nil {
			return "", err
		}
		if _, err := p.Run("ingest", c.World.Dir); err != nil {
			return "", err
		}
	}
	_, err = p.Run("backup", file)
	return file, err
}

// halfRestored kills some during a restore and goes on with it.
func (c *campaign) halfRestored(p Program, file string, took time.Duration) error {
	blows := c.blows(took)
	r, err := p.Start("restore", file)
	if err != nil {
		return err
	}
	c.counts.Runs += 2
	r.awaitEngine()
	if err := c.rain(p, r, blows); err != nil {
		return err
	}
	_, failed := r.Wait()
	if failed != nil && blows[len(blows)-1].victim != "ratsgraph" {
		c.wrong("the restore did not outlive it: %v", failed)
	}
	if err := c.alone(p); err != nil {
		return err
	}
	return c.restoreOn(p, file)
}

// restoreOn looks at what a restore has left, and goes on with it.
func (c *campaign) restoreOn(p Program, file string) error {
	left, err := p.Run("export")
	refused := err != nil && strings.Contains(err.Error(), "restore the same backup again")
	c.Logf("%d bytes of graph are left, refused: %t", len(left), refused)
	switch {
	case err != nil && !refused:
		c.wrong("after the kill: %v", err)
	case left != "" && left != c.Want[1]:
		c.wrong("after the kill the graph is there in part")
	}
	if left != c.Want[1] {
		if _, err := p.Run("restore", file); err != nil {
			c.wrong("the next restore: %v", err)
			return nil
		}
	}
	return c.beside(p, func() { c.judge(p, 1) })
}

// awaitEngine waits until the process has started its engine.
func (r *Process) awaitEngine() {
	for !r.Ended() && !strings.Contains(r.Notes(), "is ready after") {
		time.Sleep(5 * time.Millisecond)
	}
}
