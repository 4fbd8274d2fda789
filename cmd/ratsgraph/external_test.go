package main

import (
	"bytes"
	"path/filepath"
	"testing"

	"ratsgraph/graph/dgraph/dgraphtest"
)

// TestExternal gives the same graph in any Dgraph as in the embedded one.
func TestExternal(t *testing.T) {
	if testing.Short() {
		t.Skip("starts two Dgraphs")
	}
	external := []string{"--dgraph", "dgraph://" + dgraphtest.External(t)}
	embedded := []string{"--data", filepath.Join(t.TempDir(), "data")}
	for _, where := range [][]string{external, embedded} {
		if code, out := output(t, append(where, "ingest", "../../examples/minutes")...); code != exitOK {
			t.Fatalf("ingest %v: got exit status %d and %s", where, code, out)
		}
	}
	_, got := output(t, append(external, "export")...)
	_, want := output(t, append(embedded, "export")...)
	if got != want || len(want) < 1000 {
		t.Errorf("got %d bytes, want the same %d bytes", len(got), len(want))
	}
}

// output runs the program and returns its exit status and standard output.
func output(t *testing.T, args ...string) (int, string) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	code := run(t.Context(), args, nil, &stdout, &stderr)
	t.Log(stderr.String())
	return code, stdout.String()
}
