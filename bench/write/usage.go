package main

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// A usage is what a process has needed.
type usage struct {
	peak int64         // memory in bytes, at most
	busy time.Duration // of processors
}

// usages are those of several processes, by what they run.
type usages map[string]usage

// String writes the whole time of processors and the memory of each process.
func (u usages) String() string {
	var busy time.Duration
	var out []string
	for _, name := range slices.Sorted(maps.Keys(u)) {
		busy += u[name].busy
		out = append(out, fmt.Sprintf("%s %.1f s %.2f GB", name, u[name].busy.Seconds(), float64(u[name].peak)/1e9))
	}
	return fmt.Sprintf("processors %.1f s (%s)", busy.Seconds(), strings.Join(out, ", "))
}

// watch looks at the processes that work in a folder until done. What they did
// before does not count.
func watch(dir string) (done func() usages) {
	before := usages{}
	before.look(dir)
	stop, got := make(chan struct{}), make(chan usages)
	go func() {
		u := usages{}
		for {
			u.look(dir)
			select {
			case <-stop:
				u.look(dir)
				got <- u.since(before)
				return
			case <-time.After(100 * time.Millisecond):
			}
		}
	}()
	return func() usages { close(stop); return <-got }
}

// since is what was needed after another look.
func (u usages) since(before usages) usages {
	for name, b := range before {
		now := u[name]
		now.busy -= b.busy
		u[name] = now
	}
	return u
}

// look looks at all processes whose working folder is dir.
func (u usages) look(dir string) {
	folders, _ := filepath.Glob("/proc/[0-9]*") // elsewhere than on Linux there are none
	for _, f := range folders {
		if cwd, err := os.Readlink(filepath.Join(f, "cwd")); err != nil || cwd != dir {
			continue
		}
		line, _ := os.ReadFile(filepath.Join(f, "cmdline"))
		if args := strings.Split(string(line), "\x00"); len(args) > 1 {
			u[args[1]] = usage{max(u[args[1]].peak, peakOf(f)), max(u[args[1]].busy, busyOf(f))}
		}
	}
}

// peakOf reads the largest memory of a process.
func peakOf(folder string) (kb int64) {
	status, _ := os.ReadFile(filepath.Join(folder, "status"))
	_, rest, _ := strings.Cut(string(status), "VmHWM:")
	_, _ = fmt.Sscan(rest, &kb)
	return kb << 10
}

// busyOf reads the time that a process has had of processors, in hundredths of a
// second.
func busyOf(folder string) time.Duration {
	stat, _ := os.ReadFile(filepath.Join(folder, "stat"))
	_, rest, _ := strings.Cut(string(stat), ") ")
	fields := strings.Fields(rest)
	if len(fields) < 13 {
		return 0
	}
	var user, system int64
	_, _ = fmt.Sscan(fields[11], &user)
	_, _ = fmt.Sscan(fields[12], &system)
	return time.Duration(user+system) * 10 * time.Millisecond
}
