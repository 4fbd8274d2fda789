package embedded

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"golang.org/x/sync/errgroup"
)

// refillDir holds what a refill is made of. What lies there when an engine starts
// is left from one that was cut off.
const refillDir = "refill"

const refillLog = refillDir + "/bulk.log"

// ErrJoined is the error for what only the process that runs the engine can do.
var ErrJoined = errors.New("another ratsgraph runs the embedded Dgraph: end it first")

// A Refill is what a new Dgraph is filled with.
type Refill struct {
	// Make makes the triples. It has an empty folder on the disk of the data to
	// work in, and writes them, as RDF, to what out opens, which it closes. It
	// opens that when there is something to write: if possible the bulk loader
	// reads while Make writes.
	Make   func(ctx context.Context, dir string, out func() (io.WriteCloser, error)) error
	Schema string
	// Seal makes sure that nobody writes to the old Dgraph any more. Nobody can
	// join the engine then. If it fails, the engine goes on. An engine that was
	// opened by [OpenUnused] has nothing to seal.
	Seal func(context.Context) error
}

// Refill has the triples made, ends the engine, fills a new Dgraph with the bulk
// loader, and puts it in the place of the old one, which is lost. Until the last
// moment the old one stays as it is. Afterwards the engine is closed; if the
// triples cannot be made, it goes on.
func (e *Engine) Refill(ctx context.Context, r Refill) error {
	if !e.Owned() {
		return ErrJoined
	}
	dir := filepath.Join(e.opts.Dir, refillDir)
	if err := errors.Join(os.RemoveAll(dir), os.Mkdir(dir, 0o700)); err != nil {
		return fmt.Errorf("data folder: %w", err)
	}
	if e.conn == nil {
		return e.replace(ctx, state{}, r.Schema, r.piped(dir))
	}
	rdf := filepath.Join(dir, "graph.rdf")
	if err := r.Make(ctx, dir, func() (io.WriteCloser, error) { return os.Create(rdf) }); err != nil {
		return err
	}
	last, _ := readState(e.opts.Dir)
	if err := errors.Join(os.Remove(statePath(e.opts.Dir)), e.unsettle()); err != nil {
		return fmt.Errorf("data folder: %w", err)
	}
	if err := r.Seal(ctx); err != nil {
		return errors.Join(err, writeJSON(statePath(e.opts.Dir), last))
	}
	return e.replace(ctx, last, r.Schema, func(ctx context.Context, load loading) error { return load(ctx, rdf, nil) })
}

// replace ends the engine, and has a new Dgraph in its place.
func (e *Engine) replace(ctx context.Context, last state, schema string, fill filling) error {
	e.end(ErrClosed)
	e.running.Wait() // the children are gone, and the lock is still ours
	offset, err := e.refill(ctx, last.Offset, schema, fill)
	if err == nil {
		last = newState(offset) // where the new zero will look for itself
	}
	err = errors.Join(err, os.RemoveAll(filepath.Join(e.opts.Dir, refillDir)))
	if last.Offset > 0 {
		err = errors.Join(err, writeJSON(statePath(e.opts.Dir), last))
	}
	return errors.Join(err, e.lock.Unlock())
}

// refill fills a new Dgraph beside a zero, which starts meanwhile, and has it take
// the place of the old one.
func (e *Engine) refill(ctx context.Context, wanted int, schema string, fill filling) (offset int, err error) {
	work := filepath.Join(e.opts.Dir, refillDir)
	fresh, schemaFile := filepath.Join(work, storeDir), filepath.Join(work, "schema.dql")
	if err := errors.Join(os.Mkdir(fresh, 0o700), os.WriteFile(schemaFile, []byte(schema), 0o600)); err != nil {
		return 0, err
	}
	if offset, err = freeOffset(wanted, wanted); err != nil {
		return 0, err
	}
	zero := &process{name: "zero", dir: e.opts.Dir, args: zeroArgsIn(refillDir+"/"+storeDir, offset), raft: address(zeroGRPC + offset)}
	gone, err := zero.start()
	if err != nil {
		return 0, err
	}
	defer zero.stop(e.opts.StopGrace)
	ctx, cancel := untilGone(ctx, gone, zero)
	defer cancel()
	if err := e.fillBeside(ctx, zero, fill, bulkArgs(offset, schemaFile)); err != nil {
		return 0, err
	}
	zero.stop(e.opts.StopGrace)
	if err := os.Rename(filepath.Join(work, "out", "0", "p"), filepath.Join(fresh, "p")); err != nil {
		return 0, err
	}
	return offset, e.swap(fresh)
}

// fillBeside fills while a zero starts: the bulk loader waits for it.
func (e *Engine) fillBeside(ctx context.Context, zero *process, fill filling, args []string) error {
	g, ctx := errgroup.WithContext(ctx)
	ready := make(chan struct{})
	g.Go(func() error {
		starting, cancel := context.WithTimeout(ctx, e.opts.StartTimeout)
		defer cancel()
		defer close(ready)
		return readyZero(starting, zero)
	})
	g.Go(func() error {
		return fill(ctx, func(ctx context.Context, rdf string, pipe *os.File) error {
			<-ready
			if err := e.bulk(ctx, rdf, pipe, args); err != nil {
				return fmt.Errorf("fill the embedded Dgraph: %w", err)
			}
			return nil
		})
	})
	return g.Wait()
}

// untilGone ends a context when a child has ended, without which the bulk loader
// would wait for ever.
func untilGone(ctx context.Context, gone <-chan struct{}, child *process) (context.Context, context.CancelFunc) {
	ctx, cancel := context.WithCancelCause(ctx)
	go func() {
		select {
		case <-gone:
			cancel(child.failure())
		case <-ctx.Done():
		}
	}()
	return ctx, func() { cancel(nil) }
}

// swap puts the new Dgraph in the place of the old one. Between the two renames
// there is none, which is an empty one.
func (e *Engine) swap(fresh string) error {
	if err := syncTree(fresh); err != nil {
		return err
	}
	place := filepath.Join(e.opts.Dir, storeDir)
	return errors.Join(os.Rename(place, filepath.Join(e.opts.Dir, refillDir, "old")), os.Rename(fresh, place))
}

// syncTree brings a folder with all that is in it to the disk: many files at once,
// which takes hardly longer than one.
func syncTree(dir string) error {
	var g errgroup.Group
	g.SetLimit(32)
	err := filepath.WalkDir(dir, func(path string, _ fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		g.Go(func() error {
			f, err := os.Open(path)
			if err != nil {
				return err
			}
			return errors.Join(f.Sync(), f.Close())
		})
		return nil
	})
	return errors.Join(err, g.Wait())
}
