package clients

import (
	"bufio"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// A Program is a built ratsgraph that serves a graph, as a child.
type Program struct {
	Data, Path string

	Cmd  *exec.Cmd // once it was started
	Site string    // its address, without a slash at the end
}

// Flags lets the caller of a benchmark say which program and which graph.
func (p *Program) Flags(f *flag.FlagSet) {
	f.StringVar(&p.Data, "data", "", "data folder of a graph that is filled")
	f.StringVar(&p.Path, "program", "ratsgraph", "the built program that serves it")
}

// Check says what is missing before anything is started.
func (p *Program) Check() error {
	if p.Data == "" {
		return errors.New("name with -data the folder of a graph that is filled: ratsgraph ingest --data FOLDER DOCUMENTS")
	}
	if _, err := os.Stat(filepath.Join(p.Data, "ratsgraph.json")); err != nil {
		return fmt.Errorf("-data %s is no data folder: %w", p.Data, err)
	}
	if _, err := exec.LookPath(p.Path); err != nil {
		return fmt.Errorf("-program %s: %w; build it: go build ./cmd/ratsgraph", p.Path, err)
	}
	return nil
}

// Start starts it, with further arguments, and waits until it listens.
func (p *Program) Start(ctx context.Context, args ...string) error {
	p.Cmd = exec.CommandContext(ctx, p.Path, append([]string{"serve", "--data", p.Data, "--listen", "127.0.0.1:0"}, args...)...)
	p.Cmd.Cancel = func() error { return p.Cmd.Process.Signal(os.Interrupt) }
	notes, err := p.Cmd.StderrPipe()
	if err != nil {
		return err
	}
	if err := p.Cmd.Start(); err != nil {
		return fmt.Errorf("start %s: %w", p.Path, err)
	}
	lines := bufio.NewScanner(notes)
	for lines.Scan() {
		if _, url, ok := strings.Cut(lines.Text(), " at http"); ok && strings.HasPrefix(lines.Text(), "serving ") {
			p.Site = "http" + strings.TrimSuffix(strings.TrimSpace(url), "/")
			go io.Copy(os.Stderr, notes)
			return nil
		}
	}
	return fmt.Errorf("%s has ended: %v", p.Path, p.Cmd.Wait())
}

// InMemory waits until all municipalities that fit are in memory, and what is made
// of them at the start.
func (p *Program) InMemory(ctx context.Context) error {
	for {
		notes, err := p.readiness(ctx)
		if err != nil || notes == "ready" {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(100 * time.Millisecond):
		}
	}
}

// readiness is what the program says of itself.
func (p *Program) readiness(ctx context.Context) (string, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, p.Site+"/readyz", nil)
	if err != nil {
		return "", err
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return "", err
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	return strings.TrimSpace(string(body)), err
}

// Stop ends it.
func (p *Program) Stop() {
	_ = p.Cmd.Process.Signal(os.Interrupt)
	_ = p.Cmd.Wait()
}
