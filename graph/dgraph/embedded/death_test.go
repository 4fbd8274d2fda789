//go:build unix

package embedded_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"syscall"
	"testing"
	"time"

	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"

	"ratsgraph/graph/dgraph/embedded"
)

// TestChildKilled kills alpha, then zero. Both come back on their ports, so the
// same client goes on, and nothing acknowledged is lost.
func TestChildKilled(t *testing.T) {
	heard := &notes{t: t}
	engine := open(t, embedded.Options{Dir: t.TempDir(), Notify: heard.add})
	write(t, engine, "Ada")
	for _, victim := range []struct{ name, write, want string }{
		{"alpha", "Bea", "Ada Bea"},
		{"zero", "Cleo", "Ada Bea Cleo"},
	} {
		begin := time.Now()
		kill(t, bothChildren(t, self())[victim.name])
		write(t, engine, victim.write)
		t.Logf("write %s after the death of %s", time.Since(begin), victim.name)
		wantNames(t, engine, victim.want)
		if !heard.contain(victim.name + " has ended unexpectedly") {
			t.Errorf("nobody was told of the death of %s: %v", victim.name, heard.s)
		}
		if err := engine.Err(); err != nil {
			t.Fatal(err)
		}
	}
}

// TestGivesUp kills alpha more often than it may be started again.
func TestGivesUp(t *testing.T) {
	engine := open(t, embedded.Options{Dir: t.TempDir(), Restarts: 1})
	pids := bothChildren(t, self())
	kill(t, pids["alpha"])
	write(t, engine, "Ada")
	select {
	case <-engine.Done():
		t.Fatal("ended after the first death:", engine.Err())
	default:
	}
	within(t, "the end of the engine", func(context.Context) error {
		if alpha := children(t, self())["alpha"]; alpha != 0 && engine.Err() == nil {
			_ = syscall.Kill(alpha, syscall.SIGKILL) // unless it has just died
		}
		if engine.Err() == nil {
			return errors.New("still not done")
		}
		return nil
	})
	wantParts(t, engine.Err(), "alpha died 2 times", "killed", "alpha.log")
	if _, err := engine.Client(t.Context()); !errors.Is(err, engine.Err()) {
		t.Errorf("client: %v, want the engine's error", err)
	}
	wantGone(t, pids)
}

// TestOwnerKilled kills the process that owns the engine. Its children end by
// themselves, and the next process finds all that was written.
func TestOwnerKilled(t *testing.T) {
	dir := t.TempDir()
	owner := startHelper(t, dir)
	owner.expect("owned: true")
	joined := open(t, embedded.Options{Dir: dir})
	if joined.Owned() {
		t.Fatal("owns an engine that another process runs")
	}
	write(t, joined, "Ada")
	joined.Close()
	pids := bothChildren(t, owner.pid())
	begin := time.Now()
	kill(t, owner.pid())
	_ = owner.cmd.Wait()
	again := open(t, embedded.Options{Dir: dir})
	t.Logf("open again %s after the kill", time.Since(begin))
	wantGone(t, pids)
	wantNames(t, again, "Ada")
}

// TestOwnerKilledEarly kills the owner before its engine is healthy.
func TestOwnerKilledEarly(t *testing.T) {
	owner := startHelper(t, t.TempDir())
	within(t, "children", func(context.Context) error {
		if found := children(t, owner.pid()); len(found) < 2 {
			return fmt.Errorf("found %v", found)
		}
		return nil
	})
	pids := bothChildren(t, owner.pid())
	kill(t, owner.pid())
	wantGone(t, pids)
}

// TestInterrupt sends what Ctrl-C sends: a signal to the whole process group.
// The engine must live until its owner ends it.
func TestInterrupt(t *testing.T) {
	owner := startHelper(t, t.TempDir())
	owner.expect("owned: true")
	pids := bothChildren(t, owner.pid())
	if err := syscall.Kill(-owner.pid(), syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	owner.expect("after interrupt: <nil>")
	owner.expect("closed: <nil>")
	wantGone(t, pids)
}

// TestSucceed ends the owner while another process uses the engine. That one
// goes on with the engine, and its client works as before.
func TestSucceed(t *testing.T) {
	dir := t.TempDir()
	owner := startHelper(t, dir)
	owner.expect("owned: true")
	heard := &notes{t: t}
	engine := open(t, embedded.Options{Dir: dir, Notify: heard.add})
	write(t, engine, "Ada")
	if err := owner.end.Close(); err != nil {
		t.Fatal(err)
	}
	owner.expect("closed: <nil>")
	begin := time.Now()
	write(t, engine, "Bea")
	t.Logf("write %s after the owner's end", time.Since(begin))
	wantNames(t, engine, "Ada Bea")
	if !engine.Owned() || !heard.contain("going on with it here") {
		t.Errorf("owned: %v, heard: %v", engine.Owned(), heard.s)
	}
	bothChildren(t, os.Getpid())
}

// TestChildKilledAtStart kills alpha before the engine is ready: the next alpha
// makes it so.
func TestChildKilledAtStart(t *testing.T) {
	heard := &notes{t: t}
	opened := make(chan error, 1)
	var engine *embedded.Engine
	go func() {
		var err error
		engine, err = embedded.Open(t.Context(), embedded.Options{Dir: t.TempDir(), Notify: heard.add})
		opened <- err
	}()
	within(t, "an alpha", func(context.Context) error {
		if pid := children(t, self())["alpha"]; pid != 0 {
			kill(t, pid)
			return nil
		}
		return errors.New("none yet")
	})
	if err := <-opened; err != nil {
		t.Fatal(err)
	}
	defer engine.Close()
	write(t, engine, "Ada")
	wantNames(t, engine, "Ada")
	if !heard.contain("alpha has ended unexpectedly") {
		t.Errorf("nobody was told of the death of alpha: %v", heard.s)
	}
}

// TestChildStandsStill freezes alpha: a call ends in bounded time, says what it
// waited for, and may be made again.
func TestChildStandsStill(t *testing.T) {
	engine := open(t, embedded.Options{Dir: t.TempDir(), CallTimeout: 2 * time.Second})
	write(t, engine, "Ada")
	alpha := bothChildren(t, self())["alpha"]
	if err := syscall.Kill(alpha, syscall.SIGSTOP); err != nil {
		t.Fatal(err)
	}
	_, err := names(t.Context(), engine)
	if again := syscall.Kill(alpha, syscall.SIGCONT); again != nil {
		t.Fatal(again)
	}
	wantParts(t, err, "has not answered a call (Query) within 2s", "its logs are in")
	if status.Code(err) != codes.Unavailable {
		t.Errorf("got %v, want an error after which it may be asked again", err)
	}
	wantNames(t, engine, "Ada")
}

// TestChildKilledInSeal kills alpha while a refill hides the engine from others:
// the seal is still put on.
func TestChildKilledInSeal(t *testing.T) {
	engine := open(t, embedded.Options{Dir: t.TempDir()})
	err := engine.Refill(t.Context(), embedded.Refill{
		Make: func(context.Context, string, func() (io.WriteCloser, error)) error { return nil },
		Seal: func(context.Context) error {
			kill(t, bothChildren(t, self())["alpha"])
			write(t, engine, "Ada")
			return errStay
		},
	})
	if !errors.Is(err, errStay) {
		t.Errorf("got %v, want what the seal said", err)
	}
	wantNames(t, engine, "Ada")
}

var errStay = errors.New("the engine stays as it is")
