//go:build unix

package survival

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// A Child is a zero or an alpha that works in a data folder.
type Child struct {
	PID    int
	Parent int
	Name   string
}

// Observable says if the processes of this system can be looked at.
func Observable() bool {
	_, err := os.Stat("/proc/self/cwd")
	return err == nil
}

// Children lists the living processes that work in a data folder, whoever
// started them. A child of the engine has the folder as its working folder, so
// that none can hide by changing its parent or its group.
func Children(data string) ([]Child, error) {
	data, err := filepath.EvalSymlinks(data)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("data folder: %w", err)
	}
	folders, err := filepath.Glob("/proc/[0-9]*")
	if err != nil {
		return nil, err
	}
	var out []Child
	for _, f := range folders {
		cwd, err := os.Readlink(filepath.Join(f, "cwd"))
		if err != nil || cwd != data {
			continue // it works elsewhere, or has just ended
		}
		if c, ok := childOf(f); ok {
			out = append(out, c)
		}
	}
	return out, nil
}

// childOf reads what /proc says about a process. One that only waits for its
// burial is none.
func childOf(folder string) (c Child, ok bool) {
	stat, err := os.ReadFile(filepath.Join(folder, "stat"))
	line, err2 := os.ReadFile(filepath.Join(folder, "cmdline"))
	if err != nil || err2 != nil {
		return c, false
	}
	_, rest, _ := strings.Cut(string(stat), ") ")
	fields := strings.Fields(rest)
	if len(fields) < 2 || fields[0] == "Z" || fields[0] == "X" {
		return c, false
	}
	c.PID, err = strconv.Atoi(filepath.Base(folder))
	c.Parent, err2 = strconv.Atoi(fields[1])
	if args := strings.Split(string(line), "\x00"); len(args) > 1 {
		c.Name = args[1]
	}
	return c, err == nil && err2 == nil
}

// Orphans waits until nobody works in a data folder, and names who still does
// when the time is over.
func Orphans(data string, limit time.Duration) ([]Child, error) {
	for deadline := time.Now().Add(limit); ; time.Sleep(50 * time.Millisecond) {
		left, err := Children(data)
		if err != nil || len(left) == 0 || time.Now().After(deadline) {
			return left, err
		}
	}
}
