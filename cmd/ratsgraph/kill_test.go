//go:build unix

package main

import (
	"bufio"
	"bytes"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

var kills = flag.Int("kills", 3, "how often TestKilled kills something")

// TestKilled kills the program, its zero and its alpha in turn, at random moments
// of an ingest. The next run must finish the work: the graph is the same as if
// nothing had happened, and no process is left.
func TestKilled(t *testing.T) {
	if testing.Short() {
		t.Skip("starts Dgraph many times")
	}
	if _, err := os.Stat("/proc/self/stat"); err != nil {
		t.Skip("looks for processes in /proc")
	}
	minutes, err := filepath.Abs("../../examples/minutes")
	if err != nil {
		t.Fatal(err)
	}
	want := ingested(t, filepath.Join(t.TempDir(), "data"), minutes)
	seed := rand.Uint64()
	random := rand.New(rand.NewPCG(seed, 0))
	for i := range *kills {
		victim := []string{"ratsgraph", "zero", "alpha"}[i%3]
		after := time.Duration(random.IntN(1500)) * time.Millisecond
		t.Run(fmt.Sprintf("%s after %s", victim, after), func(t *testing.T) {
			data := filepath.Join(t.TempDir(), "data")
			killed(t, data, minutes, victim, after)
			if got := ingested(t, data, minutes); got != want {
				t.Errorf("seed %d: the graph is another one than without the kill", seed)
			}
		})
	}
}

// killed ingests and kills somebody on the way. It returns when the program and
// all its children have ended.
func killed(t *testing.T, data, minutes, victim string, after time.Duration) {
	t.Helper()
	cmd := program("ingest", "--data", data, minutes)
	var said bytes.Buffer
	stderr, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(io.TeeReader(stderr, &said))
	for lines.Scan() && !strings.Contains(lines.Text(), "ready") {
	}
	children := childrenOf(t, cmd.Process.Pid)
	time.Sleep(after)
	pid := cmd.Process.Pid
	if victim != "ratsgraph" {
		pid = children[victim]
	}
	if err := syscall.Kill(pid, syscall.SIGKILL); err != nil {
		t.Logf("the ingest was over before: %v", err)
	}
	for lines.Scan() {
	}
	err = cmd.Wait()
	if err != nil && victim != "ratsgraph" {
		t.Errorf("the ingest did not outlive its %s: %v\n%s", victim, err, said.String())
	}
	for name, pid := range children {
		awaitEnd(t, name, pid)
	}
}

// ingested ingests to the end and returns the export.
func ingested(t *testing.T, data, minutes string) string {
	t.Helper()
	for _, args := range [][]string{{"ingest", "--data", data, minutes}, {"export", "--data", data}} {
		cmd := program(args...)
		var stderr bytes.Buffer
		cmd.Stderr = &stderr
		out, err := cmd.Output()
		if err != nil {
			t.Fatalf("%s: %v\n%s", args[0], err, stderr.String())
		}
		if args[0] == "export" {
			return string(out)
		}
	}
	return ""
}

// program is this program as a process of its own.
func program(args ...string) *exec.Cmd {
	cmd := exec.Command(os.Args[0], args...)
	cmd.Env = append(os.Environ(), asProgram+"=1")
	return cmd
}

// childrenOf finds the zero and the alpha of a process.
func childrenOf(t *testing.T, parent int) map[string]int {
	t.Helper()
	stats, err := filepath.Glob("/proc/[0-9]*/stat")
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]int{}
	for _, name := range stats {
		stat, err := os.ReadFile(name)
		if err != nil {
			continue // it has ended
		}
		var pid, ppid int
		var state string
		fields := string(stat[bytes.LastIndexByte(stat, ')')+1:])
		if _, err := fmt.Sscan(fields, &state, &ppid); err != nil || ppid != parent {
			continue
		}
		fmt.Sscan(string(stat), &pid) // begins with the number
		line, _ := os.ReadFile(filepath.Join(filepath.Dir(name), "cmdline"))
		for _, kind := range []string{"zero", "alpha"} {
			if bytes.Contains(line, []byte("\x00"+kind+"\x00")) {
				found[kind] = pid
			}
		}
	}
	if len(found) != 2 {
		t.Fatalf("got children %v, want a zero and an alpha", found)
	}
	return found
}

// awaitEnd waits until a process is gone.
func awaitEnd(t *testing.T, name string, pid int) {
	t.Helper()
	for end := time.Now().Add(3 * time.Minute); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
		if err != nil || bytes.Contains(stat, []byte(") Z ")) {
			return
		}
	}
	t.Errorf("the %s with process number %d is still there", name, pid)
}
