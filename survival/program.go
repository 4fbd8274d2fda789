//go:build unix

package survival

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"time"
)

// A Program is the built ratsgraph, on one data folder.
type Program struct {
	Path   string
	Data   string
	Dgraph string // an external Dgraph instead of the data folder
}

// Build builds ratsgraph into a folder.
func Build(ctx context.Context, dir string) (string, error) {
	path := filepath.Join(dir, "ratsgraph")
	out, err := exec.CommandContext(ctx, "go", "build", "-o", path, "ratsgraph/cmd/ratsgraph").CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("build ratsgraph: %w\n%s", err, out)
	}
	return path, nil
}

// A Process is a running ratsgraph.
type Process struct {
	cmd   *exec.Cmd
	ended chan struct{} // closed when it is gone and all it printed is read

	mu    sync.Mutex
	lines []string // of standard output
	notes bytes.Buffer
	more  chan struct{} // gets something when there are more lines
}

// Start starts the program with arguments.
func (p Program) Start(args ...string) (*Process, error) {
	where := []string{"--data", p.Data}
	if p.Dgraph != "" {
		where = []string{"--dgraph", p.Dgraph}
	}
	r := &Process{cmd: exec.Command(p.Path, append(args, where...)...), ended: make(chan struct{}), more: make(chan struct{}, 1)}
	r.cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	r.cmd.Stderr = lockedWriter{r}
	out, err := r.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := r.cmd.Start(); err != nil {
		return nil, fmt.Errorf("start ratsgraph: %w", err)
	}
	go r.read(out)
	return r, nil
}

// Run runs the program to its end and returns what it printed.
func (p Program) Run(args ...string) (string, error) {
	r, err := p.Start(args...)
	if err != nil {
		return "", err
	}
	return r.Wait()
}

func (r *Process) read(out io.Reader) {
	defer close(r.ended)
	b := bufio.NewReader(out)
	for {
		line, err := b.ReadString('\n')
		if err != nil { // a line that was cut off says nothing
			break
		}
		r.mu.Lock()
		r.lines = append(r.lines, strings.TrimSuffix(line, "\n"))
		r.mu.Unlock()
		select {
		case r.more <- struct{}{}:
		default:
		}
	}
	_ = r.cmd.Wait() // Wait says so
}

// Lines are the complete lines printed so far.
func (r *Process) Lines() []string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.lines[:len(r.lines):len(r.lines)]
}

// Notes is what it told the user on standard error so far.
func (r *Process) Notes() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.notes.String()
}

// Await waits until n lines are printed; it is false if the process ends before.
func (r *Process) Await(n int) bool {
	for len(r.Lines()) < n {
		select {
		case <-r.more:
		case <-r.ended:
			return len(r.Lines()) >= n
		}
	}
	return true
}

// patience is how long anything may take here, on a machine that does much else:
// longer than anything that a program of ours waits for.
const patience = 8 * time.Minute

// ErrPatience is the error for a run that was ended because it took too long: what
// it would have said is not known.
var ErrPatience = errors.New("not at an end")

// Wait waits for the end and returns what was printed.
func (r *Process) Wait() (string, error) { return r.WaitFor(patience) }

// WaitFor waits for the end, with some patience, and returns what was printed. One
// that takes longer is ended, and says what it was waiting for.
func (r *Process) WaitFor(patience time.Duration) (string, error) {
	select {
	case <-r.ended:
	case <-time.After(patience):
		where := r.dump()
		_ = r.cmd.Process.Kill()
		<-r.ended
		return "", fmt.Errorf("%s: %w after %s, what it was doing is in %s; it said:\n%s", r, ErrPatience, patience, where, lastLines(r.Notes(), 20))
	}
	var out strings.Builder
	for _, l := range r.Lines() {
		out.WriteString(l + "\n")
	}
	if !r.cmd.ProcessState.Success() {
		return out.String(), fmt.Errorf("%s: %s; it said:\n%s", r, r.cmd.ProcessState, r.Notes())
	}
	return out.String(), nil
}

// dump has the process write down what each of its goroutines does, and end. It
// returns the file where that is kept.
func (r *Process) dump() string {
	said := len(r.Notes())
	_ = r.cmd.Process.Signal(syscall.SIGQUIT)
	select {
	case <-r.ended:
	case <-time.After(10 * time.Second):
	}
	f, err := os.CreateTemp("", "survival-hang-*.txt")
	if err != nil {
		return err.Error()
	}
	defer f.Close()
	fmt.Fprintln(f, r)
	_, _ = f.WriteString(r.Notes()[said:]) // what is missing is only missed by who looks for a fault here
	return f.Name()
}

// Ended says if the process is gone.
func (r *Process) Ended() bool {
	select {
	case <-r.ended:
		return true
	default:
		return false
	}
}

// Kill ends the process as the system does when memory runs out.
func (r *Process) Kill() error {
	if r.Ended() {
		return nil // its number may be another's by now
	}
	return kill(r.cmd.Process.Pid)
}

// Stop ends the process as Ctrl-C does.
func (r *Process) Stop() error { return r.cmd.Process.Signal(os.Interrupt) }

// ID is the number of the process.
func (r *Process) ID() int { return r.cmd.Process.Pid }

func (r *Process) String() string { return "ratsgraph " + strings.Join(r.cmd.Args[1:], " ") }

// A lockedWriter keeps standard error.
type lockedWriter struct{ r *Process }

func (w lockedWriter) Write(p []byte) (int, error) {
	w.r.mu.Lock()
	defer w.r.mu.Unlock()
	return w.r.notes.Write(p)
}

func kill(pid int) error {
	if err := syscall.Kill(pid, syscall.SIGKILL); err != nil && !errors.Is(err, syscall.ESRCH) {
		return fmt.Errorf("kill process %d: %w", pid, err)
	}
	return nil
}
