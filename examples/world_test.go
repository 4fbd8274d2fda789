package examples_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"ratsgraph/examples"
	"ratsgraph/examples/council"
)

func TestWriteWorld(t *testing.T) {
	dir := t.TempDir()
	n, size, err := examples.WriteWorld(dir, council.Config{Seed: 3, Towns: 2, Years: 1, Bodies: 4})
	if err != nil {
		t.Fatal(err)
	}
	if want := 2 * 1 * 2 * 4; n != want || size < want*1000 { // towns, years, rounds, bodies
		t.Errorf("got %d documents of %d bytes, want %d", n, size, want)
	}
	for _, town := range []string{"00001", "00002"} {
		truth, err := os.ReadFile(filepath.Join(dir, town, "truth.jsonl"))
		if err != nil {
			t.Fatal(err)
		}
		files := read(t, os.DirFS(filepath.Join(dir, town, "minutes")))
		if lines := bytes.Count(truth, []byte("\n")); lines != n/2 || len(files) != n/2+1 {
			t.Errorf("town %s: got %d lines of truth and %d files, want %d and one more", town, lines, len(files), n/2)
		}
	}
}
