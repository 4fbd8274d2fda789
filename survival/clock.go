//go:build unix

package survival

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// Clocks are the clocks of programs that were built with them: each asks a file
// how far its date is from the true one, the running ones again and again.
type Clocks struct {
	dir string
	off map[string]time.Duration // by name
}

// everybody is the file of all programs that have none of their own.
const everybody = "all"

// Set makes the date of programs differ by so much from now on, as if somebody had
// set the clock; they look every hundredth of a second. What a program measures from one moment to another is not touched.
// The name is the first argument of the programs: "alpha", "ingest"; "all" are those
// that were never set by themselves.
func (c Clocks) Set(name string, by time.Duration) error {
	path := filepath.Join(c.dir, name)
	text := strconv.FormatInt(int64(by/time.Second), 10)
	if err := os.WriteFile(path+".new", []byte(text), 0o600); err != nil {
		return fmt.Errorf("set a clock: %w", err)
	}
	if err := os.Rename(path+".new", path); err != nil {
		return fmt.Errorf("set a clock: %w", err)
	}
	c.off[name] = by
	return nil
}

// Off is how far a clock is off.
func (c Clocks) Off(name string) time.Duration {
	if by, ok := c.off[name]; ok {
		return by
	}
	return c.off[everybody]
}

// SetAll makes the date of all programs differ by so much.
func (c Clocks) SetAll(by time.Duration) error {
	clear(c.off)
	own, err := os.ReadDir(c.dir)
	err = errors.Join(err, c.Set(everybody, by))
	for _, f := range own {
		if f.Name() != everybody {
			err = errors.Join(err, os.Remove(filepath.Join(c.dir, f.Name())))
		}
	}
	return err
}

// BuildClocked builds a program into a folder, whose clock, and that of all that it
// starts, can be set. Dgraph is a part of ratsgraph, so this reaches it. All of Go
// is compiled for it, which takes minutes the first time.
func BuildClocked(ctx context.Context, dir, program string) (string, Clocks, error) {
	c := Clocks{filepath.Join(dir, "clocks"), map[string]time.Duration{}}
	overlay, err := shiftedTime(ctx, dir)
	if err == nil {
		err = os.MkdirAll(c.dir, 0o700)
	}
	if err != nil {
		return "", c, err
	}
	path := filepath.Join(dir, "clocked")
	out, err := exec.CommandContext(ctx, "go", "build", "-overlay", overlay, "-ldflags", "-X time.shiftDir="+c.dir, "-o", path, program).CombinedOutput()
	if err != nil {
		return "", c, fmt.Errorf("build with clocks: %w\n%s", err, out)
	}
	return path, c, nil
}

// trueTime is how the package time of Go asks for the date, in one place;
// setTime is what it does here.
const (
	trueTime = "\tsec, nsec, mono := runtimeNow()\n"
	setTime  = trueTime + "\tsec += shift()\n"
)

// shiftedTime writes a package time with a clock that can be set, made of that of
// the Go that is there, and returns the file for -overlay.
func shiftedTime(ctx context.Context, dir string) (string, error) {
	root, err := exec.CommandContext(ctx, "go", "env", "GOROOT").Output()
	if err != nil {
		return "", fmt.Errorf("where Go is: %w", err)
	}
	source := filepath.Join(strings.TrimSpace(string(root)), "src", "time")
	text, err := os.ReadFile(filepath.Join(source, "time.go"))
	if err != nil {
		return "", err
	}
	if strings.Count(string(text), trueTime) != 1 {
		return "", fmt.Errorf("%s/time.go does not ask for the date by one %q: this version of Go needs another way", source, strings.TrimSpace(trueTime))
	}
	with := func(name string) string { return filepath.Join(dir, name) }
	replace, err := json.Marshal(map[string]map[string]string{"Replace": {
		filepath.Join(source, "time.go"):         with("time.go.txt"),
		filepath.Join(source, "shift_clocks.go"): with("shift.go.txt"),
	}})
	return with("clocks.json"), errors.Join(err,
		os.WriteFile(with("time.go.txt"), []byte(strings.Replace(string(text), trueTime, setTime, 1)), 0o600),
		os.WriteFile(with("shift.go.txt"), []byte(shiftGo), 0o600),
		os.WriteFile(with("clocks.json"), replace, 0o600))
}
