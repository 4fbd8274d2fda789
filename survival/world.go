//go:build unix

package survival

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"ratsgraph/examples/council"
)

// A World is the minutes of an invented town, in two versions: as they were
// first, and as they were replaced later.
type World struct {
	Dir   string
	files []file
}

type file struct {
	path string
	text [2]string
}

// NewWorld invents a town with so many documents, or a few more.
func NewWorld(dir string, seed uint64, documents int) (*World, error) {
	c := council.Config{Seed: seed, Bodies: 5, Rounds: 4, Scanned: 0.3, Damage: 0.3}
	c.Years = max(1, (documents+19)/20)
	w := &World{Dir: dir}
	for d := range council.Generate(c) {
		w.files = append(w.files, file{filepath.Join(dir, d.Name), [2]string{d.Text, changed(len(w.files), d)}})
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, fmt.Errorf("folder of the minutes: %w", err)
	}
	return w, w.Write(0)
}

// changed is what became of a document: somebody's name is another one, the
// results differ, or the end is missing; a third stays as it was.
func changed(n int, d council.Document) string {
	text := strings.ReplaceAll(d.Text, "instimmig", "inmütig")
	switch n % 3 {
	case 0:
		for _, p := range d.Truth.People {
			if words := strings.Fields(p.Name); len(words) > 1 {
				text = strings.ReplaceAll(text, words[len(words)-1], "Ersatzfrau")
				break
			}
		}
		return text
	case 1:
		return text[:len(text)*3/4]
	}
	return d.Text
}

// Write writes the documents: version 0 as they were first, 1 as they were
// replaced later.
func (w *World) Write(version int) error {
	for _, f := range w.files {
		if err := os.WriteFile(f.path, []byte(f.text[version]), 0o666); err != nil {
			return fmt.Errorf("write minutes: %w", err)
		}
	}
	return nil
}

// Paths are the files.
func (w *World) Paths() []string {
	paths := make([]string, len(w.files))
	for i, f := range w.files {
		paths[i] = f.path
	}
	return paths
}

// Len is the number of documents.
func (w *World) Len() int { return len(w.files) }
