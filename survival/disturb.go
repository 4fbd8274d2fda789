//go:build unix

package survival

import (
	"context"
	"fmt"
	"slices"
	"syscall"
	"time"
)

// A disturbance is what is done to whom.
type disturbance struct {
	how syscall.Signal
	who string
}

// disturbances come in turn; every other one is a kill.
var disturbances = []disturbance{
	{syscall.SIGKILL, "follower"}, {syscall.SIGSTOP, "leader"},
	{syscall.SIGKILL, "leader"}, {syscall.SIGSTOP, "zero"},
	{syscall.SIGKILL, "zero"}, {syscall.SIGTERM, "leader"},
	{syscall.SIGKILL, "follower"}, {syscall.SIGSTOP, "follower"},
	{syscall.SIGKILL, "leader"}, {syscall.SIGTERM, "zero"},
	{syscall.SIGKILL, "zero"}, {syscall.SIGSTOP, "leader"},
}

// disturb disturbs the cluster at even distances of an ingest.
func (w *war) disturb(ctx context.Context, r *Process) error {
	n := 2 * min(perPhase, w.Kills-w.counts.Kills)
	for i := range n {
		r.Await((i + 1) * w.World.Len() / (n + 2))
		d := disturbances[w.turn%len(disturbances)]
		w.turn++
		known, late := len(r.Lines()), r.Ended() || finished(r)
		if late {
			w.counts.Missed++
		}
		if err := w.strike(ctx, d); err != nil {
			return err
		}
		w.Logf("at %d of %d documents, at %d when all was well again", known, w.World.Len(), len(r.Lines()))
	}
	return nil
}

// strike does it to one node, and lets it go on after a while. It waits until all
// nodes are there again.
func (w *war) strike(ctx context.Context, d disturbance) error {
	victim, err := w.victim(ctx, d.who)
	if err != nil {
		return err
	}
	if err := victim.Signal(d.how); err != nil {
		return err
	}
	pause, again := 500*time.Millisecond+time.Duration(w.dice.Int64N(int64(2500*time.Millisecond))), victim.Start
	switch d.how {
	case syscall.SIGKILL:
		w.counts.Kills++
	case syscall.SIGSTOP:
		pause, again = 4*pause, func() error { return victim.Signal(syscall.SIGCONT) }
		fallthrough
	default:
		w.counts.Stops++
	}
	time.Sleep(pause)
	if err := again(); err != nil {
		return err
	}
	began := time.Now()
	if err := w.await(ctx, w.Healthy); err != nil {
		return fmt.Errorf("after %s of %s: %w", d.how, victim.Name, err)
	}
	w.Logf("%s of %s (%s) for %.1f s, well %.1f s later", d.how, victim.Name, d.who, pause.Seconds(), time.Since(began).Seconds())
	return nil
}

// victim finds who it is at the moment.
func (w *war) victim(ctx context.Context, who string) (n *Node, err error) {
	err = w.await(ctx, func() error {
		zero, leaders, err := w.Leaders()
		if err != nil {
			return err
		}
		followers := slices.DeleteFunc(slices.Clone(w.alphas), func(a *Node) bool { return slices.Contains(leaders, a) })
		switch {
		case who == "zero":
			n = zero
		case who == "leader" || len(followers) == 0:
			n = leaders[w.dice.IntN(len(leaders))]
		default:
			n = followers[w.dice.IntN(len(followers))]
		}
		return nil
	})
	return n, err
}
