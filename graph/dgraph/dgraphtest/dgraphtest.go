// Package dgraphtest gives tests a real Dgraph. Only tests import it.
//
// A package that uses it has
//
//	func TestMain(m *testing.M) { dgraphtest.Main(m) }
//
// and asks for a Client in each test.
package dgraphtest

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/dgraph-io/dgo/v240"
	"github.com/dgraph-io/dgo/v240/protos/api"

	"ratsgraph/graph/dgraph/embedded"
)

// timeout bounds each thing that is asked of Dgraph here.
const timeout = 5 * time.Minute

// shared is the one engine of a test binary. It starts at first use, so that a
// run of tests that need none costs nothing.
var shared struct {
	once   sync.Once
	dir    string
	engine *embedded.Engine
	err    error
}

// Main runs a package's tests and ends the engine after them. Call it from
// TestMain, as its only statement.
func Main(m *testing.M) {
	embedded.RunIfChild()
	code := m.Run()
	if err := closeShared(); err != nil {
		fmt.Fprintln(os.Stderr, "dgraphtest:", err)
		code = max(code, 1)
	}
	os.Exit(code)
}

// Client is a client of a real Dgraph that is empty: no data, no schema. All
// tests of a package share one Dgraph, so tests that use it must not run in
// parallel with each other.
func Client(t testing.TB) *dgo.Dgraph {
	t.Helper()
	client := Shared(t)
	ctx, cancel := context.WithTimeout(context.Background(), timeout)
	defer cancel()
	if err := client.Alter(ctx, &api.Operation{DropAll: true}); err != nil {
		t.Fatal("empty Dgraph:", err)
	}
	return client
}

// Shared is one more client of the package's Dgraph, which stays as it is.
func Shared(t testing.TB) *dgo.Dgraph {
	t.Helper()
	shared.once.Do(openShared)
	if shared.err != nil {
		t.Fatal(shared.err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), timeout)
	defer cancel()
	client, err := shared.engine.Client(ctx)
	if err != nil {
		t.Fatal(err)
	}
	return client
}

func openShared() {
	shared.dir, shared.err = os.MkdirTemp("", "dgraphtest-")
	if shared.err != nil {
		return
	}
	ctx, cancel := context.WithTimeout(context.Background(), timeout)
	defer cancel()
	shared.engine, shared.err = embedded.Open(ctx, embedded.Options{
		Dir:          filepath.Join(shared.dir, "data"),
		StartTimeout: timeout,
		// The data is thrown away. Besides, an alpha that was emptied in its
		// first five seconds cannot end by itself: its GraphQL layer hangs.
		StopGrace: 100 * time.Millisecond,
		Calls:     interrupted,
	})
}

func closeShared() error {
	if shared.engine != nil {
		if err := shared.engine.Close(); err != nil {
			return err
		}
	}
	if shared.dir != "" {
		return os.RemoveAll(shared.dir)
	}
	return nil
}
