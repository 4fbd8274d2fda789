//go:build unix

package survival

import (
	"strings"
	"time"
)

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
