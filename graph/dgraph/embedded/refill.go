package embedded

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
)

// refillDir holds what a refill is made of. What lies there when an engine starts
// is left from one that was cut off.
const refillDir = "refill"

const refillLog = refillDir + "/bulk.log"

// ErrJoined is the error for what only the process that runs the engine can do.
var ErrJoined = errors.New("another ratsgraph runs the embedded Dgraph: end it first")

// Workshop makes an empty folder, on the disk of the data, for what a refill is
// made of. Refill removes it.
func (e *Engine) Workshop() (string, error) {
	if !e.Owned() {
		return "", ErrJoined
	}
	dir := filepath.Join(e.opts.Dir, refillDir)
	if err := errors.Join(os.RemoveAll(dir), os.Mkdir(dir, 0o700)); err != nil {
		return "", fmt.Errorf("data folder: %w", err)
	}
	return dir, nil
}

// A Refill is what a new Dgraph is filled with.
type Refill struct {
	RDF    string // a file in the workshop
	Schema string
	// Seal makes sure that nobody writes to the old Dgraph any more. Nobody can
	// join the engine then. If it fails, the engine goes on.
	Seal func(context.Context) error
}

// Refill ends the engine, fills a new Dgraph with the bulk loader, and puts it in
// the place of the old one, which is lost. Until the last moment the old one
// stays as it is. Afterwards the engine is closed.
func (e *Engine) Refill(ctx context.Context, r Refill) error {
	if !e.Owned() {
		return ErrJoined
	}
	last, _ := readState(e.opts.Dir)
	if err := errors.Join(os.Remove(statePath(e.opts.Dir)), e.unsettle()); err != nil {
		return fmt.Errorf("data folder: %w", err)
	}
	if err := r.Seal(ctx); err != nil {
		return errors.Join(err, writeJSON(statePath(e.opts.Dir), last))
	}
	e.end(ErrClosed)
	e.running.Wait() // the children are gone, and the lock is still ours
	err := e.refill(ctx, last.Offset, r)
	err = errors.Join(err, os.RemoveAll(filepath.Join(e.opts.Dir, refillDir)), writeJSON(statePath(e.opts.Dir), last), e.lock.Unlock())
	if err != nil {
		return fmt.Errorf("fill the embedded Dgraph: %w", err)
	}
	return nil
}

func (e *Engine) refill(ctx context.Context, wanted int, r Refill) error {
	fresh := filepath.Join(e.opts.Dir, refillDir, storeDir)
	if err := os.Mkdir(fresh, 0o700); err != nil {
		return err
	}
	schemaFile := filepath.Join(e.opts.Dir, refillDir, "schema.dql")
	if err := os.WriteFile(schemaFile, []byte(r.Schema), 0o600); err != nil {
		return err
	}
	offset, err := freeOffset(wanted, wanted)
	if err != nil {
		return err
	}
	zero := &process{name: "zero", dir: e.opts.Dir, args: zeroArgsIn(refillDir+"/"+storeDir, offset), raft: address(zeroGRPC + offset)}
	gone, err := zero.start()
	if err != nil {
		return err
	}
	defer zero.stop(e.opts.StopGrace)
	ctx, cancel := untilGone(ctx, gone, zero)
	defer cancel()
	ready, cancelReady := context.WithTimeoutCause(ctx, e.opts.StartTimeout, fmt.Errorf("zero does not lead after %s, see %s", e.opts.StartTimeout, zero.logPath()))
	defer cancelReady()
	if err := readyZero(ready, zero); err != nil {
		return err
	}
	if err := e.bulk(ctx, offset, r.RDF, schemaFile); err != nil {
		return err
	}
	zero.stop(e.opts.StopGrace)
	if err := os.Rename(filepath.Join(e.opts.Dir, refillDir, "out", "0", "p"), filepath.Join(fresh, "p")); err != nil {
		return err
	}
	return e.swap(fresh)
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
// costs. Left alone it takes several times what it needs.
const bulkMemoryMB = 3072

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
		"--mapoutput_mb=256",
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
