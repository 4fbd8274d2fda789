package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ratsgraph/graph/dgraph/dgraphtest"
)

// TestExternal gives the same graph in any Dgraph as in the embedded one.
func TestExternal(t *testing.T) {
	if testing.Short() {
		t.Skip("starts two Dgraphs")
	}
	external := []string{"--dgraph", "dgraph://" + dgraphtest.External(t)}
	embedded := []string{"--data", keptUp(t, filepath.Join(t.TempDir(), "data"))}
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

// keptUp starts a server over a data folder, so that other commands join its engine
// instead of starting one each.
func keptUp(t *testing.T, data string) string {
	t.Helper()
	start(t, "serve", "--data", data, "--listen", "127.0.0.1:0").line(t, " at http://")
	return data
}

// output runs the program and returns its exit status and standard output.
func output(t *testing.T, args ...string) (int, string) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	code := run(t.Context(), args, nil, &stdout, &stderr)
	t.Log(stderr.String())
	return code, stdout.String()
}

// TestMove takes a graph with judgements into an external Dgraph and back by a
// backup. It is the same everywhere, and is never put over another one.
func TestMove(t *testing.T) {
	if testing.Short() {
		t.Skip("starts four Dgraphs")
	}
	dir := t.TempDir()
	there := []string{"--dgraph", "dgraph://" + dgraphtest.External(t)}
	here := []string{"--data", keptUp(t, filepath.Join(dir, "here"))}
	back := []string{"--data", keptUp(t, filepath.Join(dir, "back"))}
	file := filepath.Join(dir, "graph.backup")
	does := func(want int, say string, where []string, args ...string) string {
		t.Helper()
		var stdout, stderr bytes.Buffer
		code := run(t.Context(), append(where[:2:2], args...), nil, &stdout, &stderr)
		if both := stdout.String() + stderr.String(); code != want || !strings.Contains(both, say) {
			t.Fatalf("%v: got exit status %d and %s, want %q", args, code, both, say)
		}
		return stdout.String()
	}
	minutes := oneYear(t)
	does(exitOK, "new 10", here, "ingest", minutes)
	does(exitOK, "", here, "note", "add", "--by", "ada", "municipality:Kolmenbrück", "see the town's own list")
	want := does(exitOK, "", here, "export")
	does(exitOK, "all as before", here, "move", "--to", there[1])
	if does(exitOK, "", there, "export") != want {
		t.Error("the graph is another one in the external Dgraph")
	}
	does(exitOK, " 0 problems", there, "verify")
	does(exitFailed, "the graph is not empty", here, "move", "--to", there[1])
	does(exitFailed, "want dgraph://host:port", here, "move", "--to", "alpha1")
	does(exitOK, "10 documents, 10 sessions", there, "backup", file)
	does(exitFailed, "is there already", there, "backup", file)
	does(exitFailed, "not empty", there, "restore", file)
	does(exitFailed, "no such file", back, "restore", file+"x")
	does(exitOK, "all as in the backup", back, "restore", file)
	if does(exitOK, "", back, "export") != want {
		t.Error("the graph is another one after it was restored")
	}
	does(exitOK, "new 0, changed 0, unchanged 10", back, "ingest", minutes)
}

// oneYear is a folder with the bundled minutes of one year.
func oneYear(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	files, err := filepath.Glob("../../examples/minutes/2017-*.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, from := range append(files, "../../examples/minutes/ratsgraph.yaml") {
		what, err := os.ReadFile(from)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, filepath.Base(from)), what, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}
