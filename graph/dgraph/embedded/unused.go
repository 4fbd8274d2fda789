package embedded

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
)

// OpenUnused makes a data folder ours in which no Dgraph has ever run, and starts
// none: [Engine.Refill] puts the first one there. It is nil if one has, or if
// another process holds the folder: then [Open] it.
func OpenUnused(ctx context.Context, o Options) (*Engine, error) {
	e, err := claim(o)
	if err != nil {
		return nil, err
	}
	owner, err := e.lock.TryLock()
	if err != nil {
		return nil, fmt.Errorf("embedded Dgraph: lock: %w", err)
	}
	if !owner {
		return nil, nil
	}
	if e.used() {
		return nil, e.Close()
	}
	if err := e.prepare(ctx); err != nil {
		_ = e.Close()
		return nil, fmt.Errorf("embedded Dgraph: %w", err)
	}
	return e, nil
}

// used reports whether a Dgraph has ever been in the folder.
func (e *Engine) used() bool {
	inside, err := os.ReadDir(filepath.Join(e.opts.Dir, storeDir))
	return e.Settled() || len(inside) > 0 || err != nil && !os.IsNotExist(err)
}
