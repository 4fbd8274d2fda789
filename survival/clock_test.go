//go:build unix

package survival_test

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"ratsgraph/survival"
)

// teller tells the date, and how long it has run, whenever it is asked.
const teller = `package main

import (
	"bufio"
	"fmt"
	"os"
	"time"
)

func main() {
	began := time.Now()
	for in := bufio.NewScanner(os.Stdin); in.Scan(); {
		fmt.Println(time.Now().Format("2006-01-02"), time.Since(began) < time.Hour, time.Now().Sub(began) < time.Hour)
	}
}
`

// TestSetClock sets the clock of a running program: its date jumps, and what it
// measures does not.
func TestSetClock(t *testing.T) {
	dir := t.TempDir()
	source := filepath.Join(dir, "teller.go")
	if err := os.WriteFile(source, []byte(teller), 0o600); err != nil {
		t.Fatal(err)
	}
	path, clocks, err := survival.BuildClocked(t.Context(), dir, source)
	if err != nil {
		t.Fatal(err)
	}
	century := 100 * 365 * 24 * time.Hour
	cmd := exec.CommandContext(t.Context(), path, "teller")
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	said := bufio.NewScanner(out)
	for _, step := range []struct {
		who      string
		by, want time.Duration
	}{
		{"another", century, 0}, {"all", -century, -century}, {"teller", century, century},
		{"another", 0, century}, {"all", 0, 0},
	} {
		set := func() error { return clocks.Set(step.who, step.by) }
		if step.who == "all" {
			set = func() error { return clocks.SetAll(step.by) }
		}
		if err := set(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(300 * time.Millisecond) // it looks at its clock every 10
		if _, err := in.Write([]byte("\n")); err != nil || !said.Scan() {
			t.Fatal("it has ended", err, said.Err())
		}
		want := fmt.Sprint(time.Now().Add(step.want).Format("2006-01-02"), " true true")
		if said.Text() != want {
			t.Errorf("clock of %s set by %s: got %s, want %s", step.who, step.by, said.Text(), want)
		}
	}
	if err := errors.Join(in.Close(), cmd.Wait()); err != nil {
		t.Error(err)
	}
}
