package dgraphtest

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/dgraph-io/dgo/v240"
	"github.com/dgraph-io/dgo/v240/protos/api"

	"ratsgraph/graph/dgraph/embedded"
)

// alphaPort is the gRPC port of an alpha without an offset, zeroPort that of a zero.
const alphaPort, zeroPort = 9080, 5080

// External starts a Dgraph as a user would run it on a server, apart from ours:
// a plain zero and alpha without TLS. It returns alpha's address, for
// dgo.Open("dgraph://" + addr). The cluster is empty and ends with the test.
func External(t testing.TB) (addr string) {
	t.Helper()
	for {
		addr, err := external(t)
		if err == nil {
			return addr
		}
		if !strings.Contains(err.Error(), "address already in use") { // somebody else was faster
			t.Fatal(err)
		}
	}
}

func external(t testing.TB) (addr string, err error) {
	t.Helper()
	offset, err := embedded.FreePortOffset()
	if err != nil {
		return "", err
	}
	dir := t.TempDir()
	common := []string{
		"--port_offset=" + strconv.Itoa(offset), "--bindall=false", "--logtostderr",
		"--telemetry=reports=false; sentry=false",
	}
	ctx, ended := context.WithCancelCause(t.Context())
	defer ended(nil)
	startProcess(t, ended, dir, "zero", common...)
	startProcess(t, ended, dir, "alpha", append(common, "--zero="+local(zeroPort+offset))...)
	addr = local(alphaPort + offset)
	if err := awaitExternal(ctx, addr); err != nil {
		return "", fmt.Errorf("external Dgraph: %w; logs:\n%s%s", errors.Join(err, context.Cause(ctx)), tail(dir, "zero"), tail(dir, "alpha"))
	}
	return addr, nil
}

func local(port int) string { return net.JoinHostPort("localhost", strconv.Itoa(port)) }

// startProcess starts a zero or an alpha, whose end it tells.
func startProcess(t testing.TB, ended context.CancelCauseFunc, dir, name string, args ...string) {
	t.Helper()
	cmd, stop, err := embedded.Command(dir, append([]string{name}, args...)...)
	if err != nil {
		t.Fatal(err)
	}
	log, err := os.Create(filepath.Join(dir, name+".log"))
	if err != nil {
		t.Fatal(err)
	}
	defer log.Close()
	cmd.Stdout, cmd.Stderr = log, log
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	gone := make(chan struct{})
	go func() {
		ended(fmt.Errorf("%s has ended: %v", name, cmd.Wait()))
		close(gone)
	}()
	t.Cleanup(func() {
		_ = stop.Close()
		// The data is thrown away, so there is nothing to wait for.
		_ = cmd.Process.Kill()
		<-gone
	})
}

func awaitExternal(ctx context.Context, addr string) error {
	ctx, cancel := context.WithTimeout(ctx, timeout)
	defer cancel()
	client, err := dgo.Open("dgraph://" + addr)
	if err != nil {
		return err
	}
	defer client.Close()
	for {
		err := client.Alter(ctx, &api.Operation{Schema: "external.ready: bool ."})
		if err == nil {
			return client.Alter(ctx, &api.Operation{DropAll: true})
		}
		select {
		case <-ctx.Done():
			return errors.Join(err, ctx.Err())
		case <-time.After(50 * time.Millisecond):
		}
	}
}

// tail is the end of a log, for the message of a failure.
func tail(dir, name string) string {
	data, err := os.ReadFile(filepath.Join(dir, name+".log"))
	if err != nil {
		return err.Error()
	}
	return fmt.Sprintf("%s\n", data[max(0, len(data)-2000):])
}
