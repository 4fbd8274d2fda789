package examples

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"ratsgraph/examples/council"
)

// WriteWorld plays a configuration and writes each town into a folder of its
// own: minutes/ with the manifest, truth.jsonl with a line for each document,
// and world.json. It holds one document at a time. It returns how many documents
// it wrote, and their size.
func WriteWorld(dir string, c council.Config) (documents, size int, err error) {
	for n := range max(1, c.Towns) {
		d, s, err := writeTown(dir, council.NewTown(c, n), n)
		documents, size = documents+d, size+s
		if err != nil {
			return documents, size, err
		}
	}
	return documents, size, nil
}

func writeTown(dir string, t *council.Town, n int) (documents, size int, err error) {
	dir = filepath.Join(dir, fmt.Sprintf("%05d", n+1))
	folder := filepath.Join(dir, "minutes")
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return 0, 0, fmt.Errorf("make the folder: %w", err)
	}
	f, err := os.Create(filepath.Join(dir, "truth.jsonl"))
	if err != nil {
		return 0, 0, fmt.Errorf("write the truth: %w", err)
	}
	out := bufio.NewWriter(f)
	defer func() { err = errors.Join(err, out.Flush(), f.Close()) }()
	lines := json.NewEncoder(out)
	for d := range t.Documents() {
		if err := os.WriteFile(filepath.Join(folder, d.Name), []byte(d.Text), 0o666); err != nil {
			return documents, size, fmt.Errorf("write minutes: %w", err)
		}
		if err := lines.Encode(d.Truth); err != nil {
			return documents, size, fmt.Errorf("write the truth: %w", err)
		}
		documents, size = documents+1, size+len(d.Text)
	}
	return documents, size, finish(dir, t.World())
}

// finish writes what is only known at the end, and the manifest.
func finish(dir string, w council.World) error {
	b, err := json.MarshalIndent(w, "", " ")
	if err != nil {
		return fmt.Errorf("encode the world: %w", err)
	}
	if err := os.WriteFile(filepath.Join(dir, "world.json"), b, 0o666); err != nil {
		return fmt.Errorf("write the world: %w", err)
	}
	text := "municipality: " + w.Municipality + "\n"
	if err := os.WriteFile(filepath.Join(dir, "minutes", manifest), []byte(text), 0o666); err != nil {
		return fmt.Errorf("write the manifest: %w", err)
	}
	return nil
}
