package embedded_test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// children lists the zero and the alpha that a process has started, by name.
func children(t *testing.T, parent int) map[string]int {
	t.Helper()
	out, err := exec.Command("ps", "-A", "-o", "pid=,ppid=,stat=,args=").Output()
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]int{}
	for line := range strings.Lines(string(out)) {
		fields := strings.Fields(line)
		if len(fields) < 5 || fields[1] != strconv.Itoa(parent) || fields[2][0] == 'Z' {
			continue
		}
		if name := fields[4]; name == "zero" || name == "alpha" {
			pid, err := strconv.Atoi(fields[0])
			if err != nil {
				t.Fatal(err)
			}
			found[name] = pid
		}
	}
	return found
}

func bothChildren(t *testing.T, parent int) map[string]int {
	t.Helper()
	found := children(t, parent)
	if len(found) != 2 {
		t.Fatalf("children of %d: %v, want zero and alpha", parent, found)
	}
	return found
}

func wantGone(t *testing.T, pids map[string]int, limit time.Duration) {
	t.Helper()
	for name, pid := range pids {
		within(t, limit, name+" gone", func(context.Context) error {
			if syscall.Kill(pid, 0) == nil {
				return fmt.Errorf("process %d lives", pid)
			}
			return nil
		})
	}
}

func kill(t *testing.T, pid int) {
	t.Helper()
	if err := syscall.Kill(pid, syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
}

func self() int { return os.Getpid() }
