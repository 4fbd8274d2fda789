package embedded

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
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
	// Make makes the triples in an empty folder, on the disk of the data, and
	// names their file.
	Make   func(ctx context.Context, dir string) (rdf string, err error)
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
		return e.replace(ctx, state{}, r)
	}
	rdf, err := r.Make(ctx, dir)
	if err != nil {
		return err
	}
	r.Make = func(context.Context, string) (string, error) { return rdf, nil }
	last, _ := readState(e.opts.Dir)
	if err := errors.Join(os.Remove(statePath(e.opts.Dir)), e.unsettle()); err != nil {
		return fmt.Errorf("data folder: %w", err)
	}
	if err := r.Seal(ctx); err != nil {
		return errors.Join(err, writeJSON(statePath(e.opts.Dir), last))
	}
	return e.replace(ctx, last, r)
}

// replace ends the engine, and has a new Dgraph in its place.
func (e *Engine) replace(ctx context.Context, last state, r Refill) error {
	e.end(ErrClosed)
	e.running.Wait() // the children are gone, and the lock is still ours
	made := errors.New("not made")
	offset, err := e.refill(ctx, last.Offset, r, &made)
	if err == nil {
		last = newState(offset) // where the new zero will look for itself
	}
	err = errors.Join(err, os.RemoveAll(filepath.Join(e.opts.Dir, refillDir)))
	if last.Offset > 0 {
		err = errors.Join(err, writeJSON(statePath(e.opts.Dir), last))
	}
	err = errors.Join(err, e.lock.Unlock())
	if err != nil && made == nil {
		return fmt.Errorf("fill the embedded Dgraph: %w", err)
	}
	return err
}

// refill makes the triples while a zero starts, and fills. It tells whether they
// could be made, and on which ports that zero was.
func (e *Engine) refill(ctx context.Context, wanted int, r Refill, made *error) (offset int, err error) {
	work := filepath.Join(e.opts.Dir, refillDir)
	fresh, schemaFile := filepath.Join(work, storeDir), filepath.Join(work, "schema.dql")
	if err := errors.Join(os.Mkdir(fresh, 0o700), os.WriteFile(schemaFile, []byte(r.Schema), 0o600)); err != nil {
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
	var rdf string
	g, both := errgroup.WithContext(ctx)
	g.Go(func() error {
		ready, cancel := context.WithTimeout(both, e.opts.StartTimeout)
		defer cancel()
		return readyZero(ready, zero)
	})
	g.Go(func() (err error) {
		rdf, err = r.Make(both, work)
		*made = err
		return err
	})
	if err := g.Wait(); err != nil {
		return 0, err
	}
	if err := e.bulk(ctx, offset, rdf, schemaFile); err != nil {
		return 0, err
	}
	zero.stop(e.opts.StopGrace)
	if err := os.Rename(filepath.Join(work, "out", "0", "p"), filepath.Join(fresh, "p")); err != nil {
		return 0, err
	}
	return offset, e.swap(fresh)
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

// bulk runs the bulk loader.
func (e *Engine) bulk(ctx context.Context, offset int, rdf, schema string) error {
	cmd, stdin, err := command(e.opts.Dir, childSetup{Lock: lockPath(e.opts.Dir, "bulk"), NoHTTP: true, MemoryMB: bulkMemoryMB}, bulkArgs(offset, rdf, schema))
	if err != nil {
		return err
	}
	log, _, err := openLog(filepath.Join(e.opts.Dir, refillLog))
	if err != nil {
		return err
	}
	defer log.Close()
	cmd.Stdout, cmd.Stderr = log, log
	defer context.AfterFunc(ctx, func() { _ = stdin.Close() })()
	err = cmd.Run()
	var exit *exec.ExitError
	switch {
	case ctx.Err() != nil:
		return context.Cause(ctx)
	case errors.As(err, &exit) && room(e.opts.Dir, e.opts.MinFreeMB) != nil:
		return room(e.opts.Dir, e.opts.MinFreeMB)
	case errors.As(err, &exit):
		return fmt.Errorf("the bulk loader ended (%s):\n%s", exit, indent(logTail(log.Name(), 0, 4)))
	}
	return err
}

// bulkMemoryMB is where the bulk loader begins to collect its garbage whatever it
// costs. Left alone it takes several times what it needs. The bounds cost a quarter
// of its time, so a load whose triples are small, in bytes, has none.
const (
	bulkMemoryMB = 3072
	bulkSmall    = 256 << 20
)

func bulkArgs(offset int, rdf, schema string) []string {
	return []string{
		"bulk",
		"--files=" + rdf,
		"--schema=" + schema,
		"--zero=" + address(zeroGRPC+offset),
		"--http=" + address(alphaHTTP+offset),
		"--out=" + refillDir + "/out",
		"--tmp=" + refillDir + "/tmp",
		"--map_shards=1",
		"--reduce_shards=1",
		"--num_go_routines=1", // a second one only waits with more memory
		"--tls=" + bulkTLS,
		"--logtostderr",
	}
}

const bulkTLS = "ca-cert=tls/ca.crt; client-cert=tls/client.crt; client-key=tls/client.key; internal-port=true; use-system-ca=false;"

// syncTree brings a folder with all that is in it to the disk.
func syncTree(dir string) error {
	return filepath.WalkDir(dir, func(path string, _ fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		f, err := os.Open(path)
		if err != nil {
			return err
		}
		return errors.Join(f.Sync(), f.Close())
	})
}
