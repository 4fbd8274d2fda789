package dgraphtest

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strconv"
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
	offset, err := embedded.FreePortOffset()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	common := []string{
		"--port_offset=" + strconv.Itoa(offset), "--bindall=false", "--logtostderr",
		"--telemetry=reports=false; sentry=false",
	}
	startProcess(t, dir, "zero", common...)
	startProcess(t, dir, "alpha", append(common, "--zero="+local(zeroPort+offset))...)
	addr = local(alphaPort + offset)
	if err := awaitExternal(t.Context(), addr); err != nil {
		t.Fatalf("external Dgraph: %v; logs:\n%s%s", err, tail(dir, "zero"), tail(dir, "alpha"))
	}
	return addr
}

func local(port int) string { return net.JoinHostPort("localhost", strconv.Itoa(port)) }

func startProcess(t testing.TB, dir, name string, args ...string) {
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
	t.Cleanup(func() {
		_ = stop.Close()
		// The data is thrown away, so there is nothing to wait for.
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
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
