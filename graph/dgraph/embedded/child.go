package embedded

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime/debug"
	"time"

	"github.com/gofrs/flock"
	dgraph "github.com/hypermodeinc/dgraph/v24/dgraph/cmd"
	"go.opencensus.io/trace"
)

// childEnv marks a process as a child that is to run Dgraph. Its value is a
// childSetup. An environment variable decides, not the arguments, so that no
// command line of a user can be mistaken for it.
const childEnv = "RATSGRAPH_DGRAPH_CHILD"

// engineEnv names a program that runs Dgraph in place of this one: a ratsgraph
// of the same version. It is for tests under the race detector, which name a
// plain build. A Dgraph that is watched for races is slow, and its races are
// not ours.
const engineEnv = "RATSGRAPH_ENGINE"

const (
	// stopGrace is how long a child may take to flush and end by itself.
	stopGrace = 10 * time.Second
	// lockWait is how long a child waits for its predecessor to let go, which is at
	// its end after stopGrace unless the machine does much else.
	lockWait = time.Minute
)

// childSetup is what a child must know before Dgraph reads its own flags.
type childSetup struct {
	// Lock is a file that the child holds locked for as long as it lives, so
	// that never two of them write the same folder. Empty means no lock.
	Lock string `json:",omitempty"`
	// NoHTTP makes the child refuse all HTTP, and keep nothing to show there.
	NoHTTP bool `json:",omitempty"`
	// MemoryMB is the memory that the child tries to get along with. 0 is no
	// limit.
	MemoryMB int64 `json:",omitempty"`
}

// RunIfChild runs Dgraph and never returns if this process was started as a
// child of the engine. Otherwise it does nothing. It must be the first
// statement of main, and of TestMain in packages that use the engine.
func RunIfChild() {
	value, ok := os.LookupEnv(childEnv)
	if !ok {
		return
	}
	if err := runChild(value); err != nil {
		fmt.Fprintln(os.Stderr, "ratsgraph:", err)
		os.Exit(1)
	}
	os.Exit(0)
}

func runChild(value string) error {
	os.Unsetenv(childEnv)
	var setup childSetup
	if err := json.Unmarshal([]byte(value), &setup); err != nil {
		return fmt.Errorf("%s: %w", childEnv, err)
	}
	privateFiles()
	go endWithParent(os.Getppid())
	if setup.Lock != "" {
		lock := flock.New(setup.Lock)
		if err := waitLock(lock); err != nil {
			return err
		}
		defer lock.Unlock()
	}
	if setup.NoHTTP {
		refuseHTTP()
		trace.DefaultTracer = untraced{}
		uncounted()
	}
	if setup.MemoryMB > 0 {
		debug.SetMemoryLimit(setup.MemoryMB << 20)
	}
	dgraph.Execute()
	return nil
}

// waitLock waits for the predecessor, which may still be flushing its data.
func waitLock(lock *flock.Flock) error {
	for deadline := time.Now().Add(lockWait); ; time.Sleep(20 * time.Millisecond) {
		ok, err := lock.TryLock()
		if err != nil {
			return fmt.Errorf("lock: %w", err)
		}
		if ok {
			return nil
		}
		if time.Now().After(deadline) {
			return fmt.Errorf("%s is held by another process", lock.Path())
		}
	}
}

// endWithParent ends this process when its parent asks for it by closing the
// pipe on standard input, or is gone: the system closes the pipe of a killed
// process too. Asking for the parent's id as well covers a pipe that some other
// child of the parent keeps open.
func endWithParent(parent int) {
	closed := make(chan struct{})
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin)
		close(closed)
	}()
	tick := time.NewTicker(time.Second)
	defer tick.Stop()
	for gone := false; !gone; {
		select {
		case <-closed:
			gone = true
		case <-tick.C:
			gone = os.Getppid() != parent
		}
	}
	endSelf()
	time.Sleep(stopGrace)
	os.Exit(1)
}

// Command is a command that runs Dgraph itself ("zero", "alpha", "bulk" ...)
// out of this program, in folder dir. It ends when the writer it returns is
// closed, at the latest with this process. Nothing of the user's environment
// reaches it.
func Command(dir string, args ...string) (*exec.Cmd, io.WriteCloser, error) {
	return command(dir, childSetup{}, args)
}

func command(dir string, setup childSetup, args []string) (*exec.Cmd, io.WriteCloser, error) {
	exe, err := program()
	if err != nil {
		return nil, nil, err
	}
	value, err := json.Marshal(setup)
	if err != nil {
		return nil, nil, err
	}
	cmd := exec.Command(exe, args...)
	cmd.Dir = dir
	cmd.Env = append(childEnviron(), childEnv+"="+string(value))
	cmd.SysProcAttr = ownGroup()
	stdin, err := cmd.StdinPipe()
	if err != nil {
		return nil, nil, fmt.Errorf("child's pipe: %w", err)
	}
	return cmd, stdin, nil
}

// program is the path of the program that runs Dgraph: this one, unless
// engineEnv names another. The file may have been removed since the start ("go
// run" and updates do that); Linux still knows it then.
func program() (string, error) {
	if exe := os.Getenv(engineEnv); exe != "" {
		return exe, nil
	}
	exe, err := os.Executable()
	if err != nil {
		return "", fmt.Errorf("path of this program: %w", err)
	}
	if _, err := os.Stat(exe); err != nil {
		if _, self := os.Stat("/proc/self/exe"); self == nil {
			return "/proc/self/exe", nil
		}
		return "", fmt.Errorf("path of this program: %w", err)
	}
	return exe, nil
}

// childEnviron keeps what a process needs to run at all. Dgraph reads flags
// from DGRAPH_* variables, which must not change our engine.
func childEnviron() []string {
	var env []string
	for _, name := range []string{"PATH", "SYSTEMROOT", "TZ", "ZONEINFO", "GOCOVERDIR", "GOTRACEBACK", "TMPDIR", "TEMP", "TMP"} {
		if value, ok := os.LookupEnv(name); ok {
			env = append(env, name+"="+value)
		}
	}
	return env
}
