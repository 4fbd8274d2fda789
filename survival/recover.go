//go:build unix

package survival

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
)

// orphanLimit is how long the children of a dead ratsgraph may take to flush
// and end.
const orphanLimit = 2 * time.Minute

// recover looks at what a disturbed run has left, and finishes its work.
func (c *campaign) recover(p Program, version int, disturbed *Process) error {
	if err := c.alone(p); err != nil {
		return err
	}
	return c.beside(p, func() { c.finishWork(p, version, disturbed) })
}

// alone waits until nobody works in a folder whose program was killed.
func (c *campaign) alone(p Program) error {
	left, err := Orphans(p.Data, orphanLimit)
	for _, o := range left {
		c.wrong("process %d (%s) has outlived its ratsgraph", o.PID, o.Name)
	}
	return err
}

// beside does something while a server keeps the engine of a folder running, so
// that not every look at it has to start one.
func (c *campaign) beside(p Program, do func()) error {
	server, _, err := p.Serve()
	if err != nil {
		c.wrong("the next start: %v", err)
		return nil
	}
	do()
	if err := server.Stop(); err != nil {
		return err
	}
	if _, err := server.Wait(); err != nil {
		c.wrong("the end of the next start: %v", err)
	}
	return nil
}

// finishWork verifies what a disturbed run has left, lets the next run finish,
// and looks at the graph.
func (c *campaign) finishWork(p Program, version int, disturbed *Process) {
	if out, err := p.Run("verify"); err != nil {
		c.wrong("after the kill: %s%v", out, err)
	}
	c.counts.Runs++
	out, err := p.Run("ingest", c.World.Dir)
	if err != nil {
		c.wrong("the next run: %v", err)
		return // what it did not come to say is not known
	}
	c.Logf("the next run: %s", lastLine(out))
	c.found(disturbed, strings.Split(out, "\n"))
	c.judge(p, version)
}

func (c *campaign) wrong(format string, args ...any) { c.counts.wrong(c.Logf, format, args...) }

// wrong counts and tells something that is wrong, or that is not known, because it
// took too long.
func (c *Counts) wrong(logf func(string, ...any), format string, args ...any) {
	if slices.ContainsFunc(args, func(a any) bool { err, ok := a.(error); return ok && errors.Is(err, ErrPatience) }) {
		c.Unchecked++
		logf("UNCHECKED: "+format, args...)
		return
	}
	c.Wrong++
	logf("WRONG: "+format, args...)
}

// found counts the acknowledged documents, and those that the next run had to
// write again.
func (c *campaign) found(disturbed *Process, next []string) {
	for _, name := range acknowledged(disturbed) {
		c.counts.Acknowledged++
		if !slices.Contains(next, "unchanged "+name) {
			c.counts.Lost++
			c.Logf("LOST: %s was acknowledged, but the next run did not find it", name)
		}
	}
}

// acknowledged are the documents that an ingest said it had written, or had
// found as they are.
func acknowledged(r *Process) []string {
	var out []string
	for _, l := range r.Lines() {
		status, name, _ := strings.Cut(l, " ")
		if status == "new" || status == "changed" || status == "unchanged" {
			out = append(out, name)
		}
	}
	return out
}

// Differences names the lines that only one of two exports has.
func Differences(got, want string) []string {
	g, w := map[string]bool{}, map[string]bool{}
	for l := range strings.Lines(got) {
		g[l] = true
	}
	var out []string
	for l := range strings.Lines(want) {
		w[l] = true
		if !g[l] {
			out = append(out, fmt.Sprintf("missing: %.300s", l))
		}
	}
	for l := range strings.Lines(got) {
		if !w[l] {
			out = append(out, fmt.Sprintf("too much: %.300s", l))
		}
	}
	if len(out) == 0 && got != want {
		out = append(out, "the same lines, but not the same bytes")
	}
	return out
}

func lastLine(out string) string { return lastLines(out, 1) }

func lastLines(out string, n int) string {
	lines := strings.Split(strings.TrimSpace(out), "\n")
	return strings.Join(lines[max(0, len(lines)-n):], "\n")
}
