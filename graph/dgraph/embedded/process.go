package embedded

import (
	"fmt"
	"io"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"time"
)

// process is a zero or an alpha: the same arguments over all its restarts.
type process struct {
	name string
	dir  string
	args []string
	raft string // The address at which it hears Raft messages.

	mu     sync.Mutex
	cmd    *exec.Cmd
	stdin  io.Closer
	exited chan struct{} // Closed when the present cmd has ended.
	since  int64         // Where the log of the present cmd begins.
}

func (p *process) logPath() string  { return filepath.Join(p.dir, p.name+".log") }
func (p *process) lockPath() string { return lockPath(p.dir, p.name) }

func lockPath(dir, name string) string { return filepath.Join(dir, name+".lock") }

// start starts the process and returns a channel that is closed at its end.
func (p *process) start() (<-chan struct{}, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	cmd, stdin, err := command(p.dir, childSetup{Lock: p.lockPath(), NoHTTP: true}, p.args)
	if err != nil {
		return nil, err
	}
	log, since, err := openLog(p.logPath())
	if err != nil {
		return nil, err
	}
	defer log.Close()
	cmd.Stdout, cmd.Stderr = log, log
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("start %s: %w", p.name, err)
	}
	exited := make(chan struct{})
	go func() {
		_ = cmd.Wait()
		close(exited)
	}()
	p.cmd, p.stdin, p.exited, p.since = cmd, stdin, exited, since
	return exited, nil
}

// stop ends the process: it asks, waits for the data to be flushed, and kills
// if that takes too long. It returns when the process is gone.
func (p *process) stop(grace time.Duration) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.cmd == nil {
		return
	}
	_ = p.stdin.Close()
	select {
	case <-p.exited:
	case <-time.After(grace):
		_ = p.cmd.Process.Kill()
		<-p.exited
	}
}

// failure tells why the process ended, in the words of its log.
func (p *process) failure() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	status := "did not start"
	if p.cmd != nil && p.cmd.ProcessState != nil {
		status = p.cmd.ProcessState.String()
	}
	tail := logTail(p.logPath(), p.since, 4)
	return fmt.Errorf("%s ended (%s), its log %s ends with:\n%s", p.name, status, p.logPath(), indent(tail))
}

// portTaken says if the process ended because another one holds its port.
func (p *process) portTaken() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return strings.Contains(logTail(p.logPath(), p.since, 100), "address already in use")
}

func indent(text string) string { return "  " + strings.ReplaceAll(text, "\n", "\n  ") }
