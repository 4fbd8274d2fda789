//go:build unix

package embedded_test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

// children lists the zero and the alpha that a process has started, by name.
func children(t *testing.T, parent int) map[string]int {
	t.Helper()
	found := map[string]int{}
	for _, fields := range processes(t) {
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

// processes lists id, parent, state and command line of all processes. Small
// systems have no ps, but Linux has /proc.
func processes(t *testing.T) (all [][]string) {
	t.Helper()
	stats, err := filepath.Glob("/proc/[0-9]*/stat")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range stats {
		stat, err := os.ReadFile(path)
		line, err2 := os.ReadFile(filepath.Join(filepath.Dir(path), "cmdline"))
		if err != nil || err2 != nil {
			continue // It has just ended.
		}
		id, _, _ := strings.Cut(string(stat), " ")
		_, rest, _ := strings.Cut(string(stat), ") ")
		state, parent, _ := strings.Cut(rest, " ")
		parent, _, _ = strings.Cut(parent, " ")
		all = append(all, append([]string{id, parent, state}, strings.Split(string(line), "\x00")...))
	}
	if len(all) > 0 {
		return all
	}
	out, err := exec.Command("ps", "-A", "-o", "pid=,ppid=,stat=,args=").Output()
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(out)) {
		all = append(all, strings.Fields(line))
	}
	return all
}

func bothChildren(t *testing.T, parent int) map[string]int {
	t.Helper()
	found := children(t, parent)
	if len(found) != 2 {
		t.Fatalf("children of %d: %v, want zero and alpha", parent, found)
	}
	return found
}

func wantGone(t *testing.T, pids map[string]int) {
	t.Helper()
	for name, pid := range pids {
		within(t, name+" gone", func(context.Context) error {
			for _, fields := range processes(t) {
				// A container may have nobody who buries the dead.
				if fields[0] == strconv.Itoa(pid) && fields[2][0] != 'Z' {
					return fmt.Errorf("process %d lives", pid)
				}
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
