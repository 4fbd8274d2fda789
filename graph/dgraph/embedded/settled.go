package embedded

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// ErrDamaged is the error for a data folder of which a part is missing or cannot
// be read.
var ErrDamaged = errors.New("the data folder is damaged")

// settledName is a file that is there once the folder holds a graph. Dgraph
// itself would begin anew in the place of what is missing, and give numbers that
// are in use to other things.
const settledName = "settled.json"

func (e *Engine) settledPath() string { return filepath.Join(e.opts.Dir, settledName) }

// Settled reports whether the folder is known to hold a graph.
func (e *Engine) Settled() bool {
	_, err := os.Stat(e.settledPath())
	return err == nil
}

// Settle notes that the folder holds a graph.
func (e *Engine) Settle() error {
	if e.Settled() {
		return nil
	}
	if err := writeJSON(e.settledPath(), struct{}{}); err != nil {
		return fmt.Errorf("data folder: %w", err)
	}
	return nil
}

// unsettle notes that the folder may come to hold none.
func (e *Engine) unsettle() error {
	if err := os.Remove(e.settledPath()); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// whole fails if a part of a graph that was there is missing.
func (e *Engine) whole() error {
	if !e.Settled() {
		return nil
	}
	for _, part := range []string{"p", "w", "zw"} {
		path := filepath.Join(storeDir, part)
		if _, err := os.Stat(filepath.Join(e.opts.Dir, path)); errors.Is(err, fs.ErrNotExist) {
			return e.Damaged(path + " is missing")
		}
	}
	return nil
}

// Damaged is the error for a folder of which something is known to be wrong, and
// says what to do.
func (e *Engine) Damaged(what string) error {
	return fmt.Errorf("%w: %s: %s; put the folder back if it was moved, else name a new one with --data and restore a backup into it (ratsgraph restore) or ingest the documents again",
		ErrDamaged, e.opts.Dir, what)
}
