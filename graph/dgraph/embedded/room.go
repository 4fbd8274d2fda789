package embedded

import (
	"errors"
	"fmt"
	"os"
	"time"
)

// ErrFull is the error for a disk without room for the engine.
var ErrFull = errors.New("the disk is full")

// watchRoom ends the run before the disk is full.
func (r *run) watchRoom() {
	for pause(r.ctx, time.Second) == nil {
		if err := room(r.opts.Dir, r.opts.MinFreeMB); err != nil {
			r.giveUp(err)
		}
	}
}

// room fails if there is too little room for the engine in a folder.
func room(dir string, minMB int) error {
	bytes, ok := free(dir)
	if !ok || bytes >= uint64(minMB)<<20 {
		return nil
	}
	return fmt.Errorf("%w: %d MB are free for %s, and the graph needs at least %d: free some, and start again; what was acknowledged is kept",
		ErrFull, bytes>>20, dir, minMB)
}

// writable fails if nothing can be written into a folder.
func writable(dir string) error {
	f, err := os.CreateTemp(dir, tempPrefix+"*")
	if err != nil {
		return fmt.Errorf("data folder: nothing can be written into %s, which the engine needs even to read: %w", dir, err)
	}
	return errors.Join(f.Close(), os.Remove(f.Name()))
}
