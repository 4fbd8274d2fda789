//go:build unix

package embedded_test

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/dgraph-io/dgo/v240"
	"github.com/dgraph-io/dgo/v240/protos/api"

	"ratsgraph/graph/dgraph/embedded"
)

// helperEnv makes this test binary a second ratsgraph on the folder it names.
const helperEnv = "EMBEDDED_TEST_HELPER"

// runHelper opens the folder, says so, and holds it until its input ends. When
// it is interrupted it asks the engine once more, to tell if that still lives.
func runHelper(dir string) {
	interrupted := make(chan os.Signal, 1)
	signal.Notify(interrupted, os.Interrupt)
	ended := make(chan struct{})
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin)
		close(ended)
	}()
	engine, err := embedded.Open(context.Background(), embedded.Options{Dir: dir})
	if err != nil {
		fmt.Println("error:", err)
		os.Exit(1)
	}
	fmt.Println("owned:", engine.Owned())
	select {
	case <-ended:
	case <-interrupted:
		time.Sleep(time.Second)
		ctx, cancel := context.WithTimeout(context.Background(), patience)
		defer cancel()
		_, err := names(ctx, engine)
		fmt.Println("after interrupt:", err)
	}
	fmt.Println("closed:", engine.Close())
	os.Exit(0)
}

// helper is another process that has a folder open.
type helper struct {
	t     *testing.T
	cmd   *exec.Cmd
	lines *bufio.Scanner
	end   io.Closer
}

func startHelper(t *testing.T, dir string) *helper {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(exe)
	cmd.Env = append(os.Environ(), helperEnv+"="+dir)
	cmd.Stderr = os.Stderr
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
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
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	})
	return &helper{t: t, cmd: cmd, lines: bufio.NewScanner(out), end: in}
}

// expect reads the helper's next line.
func (h *helper) expect(want string) {
	h.t.Helper()
	if !h.lines.Scan() {
		h.t.Fatalf("helper ended, want %q", want)
	}
	if got := h.lines.Text(); got != want {
		h.t.Fatalf("helper says %q, want %q", got, want)
	}
}

func (h *helper) pid() int { return h.cmd.Process.Pid }

// notes collects what the engine tells the user.
type notes struct {
	t  *testing.T
	mu sync.Mutex
	s  []string
}

func (n *notes) add(msg string) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.s = append(n.s, msg)
}

func (n *notes) contain(part string) bool {
	n.mu.Lock()
	defer n.mu.Unlock()
	return strings.Contains(strings.Join(n.s, "\n"), part)
}

func open(t *testing.T, o embedded.Options) *embedded.Engine {
	t.Helper()
	engine, err := embedded.Open(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { engine.Close() })
	return engine
}

func client(t *testing.T, engine *embedded.Engine) *dgo.Dgraph {
	t.Helper()
	c, err := engine.Client(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// write adds a name. It tries again, as every client must that was cut off.
func write(t *testing.T, engine *embedded.Engine, name string) {
	t.Helper()
	c := client(t, engine)
	within(t, "write "+name, func(ctx context.Context) error {
		_, err := c.NewTxn().Mutate(ctx, &api.Mutation{
			SetNquads: fmt.Appendf(nil, `_:x <name> %q .`, name), CommitNow: true,
		})
		return err
	})
}

// wantNames checks which names are in the graph, sorted.
func wantNames(t *testing.T, engine *embedded.Engine, want string) {
	t.Helper()
	var got string
	within(t, "read", func(ctx context.Context) (err error) {
		got, err = names(ctx, engine)
		return err
	})
	if got != want {
		t.Fatalf("found %s, want %s", got, want)
	}
}

func names(ctx context.Context, engine *embedded.Engine) (string, error) {
	c, err := engine.Client(ctx)
	if err != nil {
		return "", err
	}
	response, err := c.NewReadOnlyTxn().Query(ctx, `{ q(func: has(name)) { name } }`)
	if err != nil {
		return "", err
	}
	var found struct{ Q []struct{ Name string } }
	if err := json.Unmarshal(response.Json, &found); err != nil {
		return "", err
	}
	var all []string
	for _, node := range found.Q {
		all = append(all, node.Name)
	}
	slices.Sort(all)
	return strings.Join(all, " "), nil
}

// patience is how long anything may take on a machine that does much else.
const patience = 4 * time.Minute

// within calls do until it succeeds.
func within(t *testing.T, what string, do func(context.Context) error) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	for {
		err := do(ctx)
		if err == nil {
			return
		}
		select {
		case <-ctx.Done():
			t.Fatalf("%s: not within %s: %v", what, patience, err)
		case <-time.After(50 * time.Millisecond):
		}
	}
}
