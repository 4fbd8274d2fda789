package embedded

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"

	"golang.org/x/sync/errgroup"
)

// A filling has the bulk loader load something.
type filling func(ctx context.Context, load loading) error

// A loading runs the bulk loader over a file of triples, or over what comes
// through a pipe, whose name the file is then.
type loading func(ctx context.Context, rdf string, pipe *os.File) error

// throughPipe is the name of the one file that a child inherits, where there is
// such a name.
const throughPipe = "/dev/fd/3"

// piped makes the triples, and has them loaded while they are made where a child
// can read from a pipe, and afterwards elsewhere.
func (r Refill) piped(dir string) filling {
	return func(ctx context.Context, load loading) error {
		if runtime.GOOS == "windows" {
			rdf := filepath.Join(dir, "graph.rdf")
			if err := r.Make(ctx, dir, func() (io.WriteCloser, error) { return os.Create(rdf) }); err != nil {
				return err
			}
			return load(ctx, rdf, nil)
		}
		from, to, err := os.Pipe()
		if err != nil {
			return err
		}
		g, ctx := errgroup.WithContext(ctx)
		g.Go(func() error { // it starts while there is nothing to load yet
			defer from.Close()
			return load(ctx, throughPipe, from)
		})
		g.Go(func() error {
			defer to.Close()
			return r.Make(ctx, dir, func() (io.WriteCloser, error) { return loaderPipe{to, ctx}, nil })
		})
		return g.Wait()
	}
}

// A loaderPipe leads to the bulk loader. Who writes to one that has ended learns
// why.
type loaderPipe struct {
	*os.File
	until context.Context // ends with what the loader ended with
}

func (p loaderPipe) Write(b []byte) (int, error) {
	n, err := p.File.Write(b)
	if err != nil {
		<-p.until.Done()
		err = context.Cause(p.until)
	}
	return n, err
}

// bulk runs the bulk loader.
func (e *Engine) bulk(ctx context.Context, rdf string, pipe *os.File, args []string) error {
	setup := childSetup{Lock: lockPath(e.opts.Dir, "bulk"), NoHTTP: true, MemoryMB: bulkMemoryMB}
	cmd, stdin, err := command(e.opts.Dir, setup, append(args, "--files="+rdf))
	if err != nil {
		return err
	}
	log, _, err := openLog(filepath.Join(e.opts.Dir, refillLog))
	if err != nil {
		return err
	}
	defer log.Close()
	cmd.Stdout, cmd.Stderr = log, log
	if pipe != nil {
		cmd.ExtraFiles = []*os.File{pipe}
	}
	if err := cmd.Start(); err != nil {
		return err
	}
	if pipe != nil {
		_ = pipe.Close() // who writes has to learn when the loader has ended
	}
	defer context.AfterFunc(ctx, func() { _ = stdin.Close() })()
	err = cmd.Wait()
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

const (
	// mapMB is how much the bulk loader maps before it puts that in order, beside
	// mapping what comes next. A thousand triples in a row may take as much again: those
	// of some eighty documents that hold hardly anything but their text.
	mapMB = 128
	// baseTable makes tables of two megabytes, 32 times this. The bulk loader sets
	// twice a table aside for each predicate, and all of them are open at once: with
	// tables of 64 megabytes, as they are elsewhere, that is twenty gigabytes, which
	// are never used, but for which it would collect garbage without end.
	baseTable = 64 << 10
)

func bulkArgs(offset int, schema string) []string {
	return []string{
		"bulk",
		"--format=rdf",
		"--schema=" + schema,
		"--zero=" + address(zeroGRPC+offset),
		"--http=" + address(alphaHTTP+offset),
		"--out=" + refillDir + "/out",
		"--tmp=" + refillDir + "/tmp",
		"--map_shards=1",
		"--reduce_shards=1",
		"--num_go_routines=1", // a second one only waits with more memory
		fmt.Sprintf("--mapoutput_mb=%d", mapMB),
		fmt.Sprintf("--badger=basetablesize=%d", baseTable),
		"--tls=" + bulkTLS,
		"--logtostderr",
	}
}

const bulkTLS = "ca-cert=tls/ca.crt; client-cert=tls/client.crt; client-key=tls/client.key; internal-port=true; use-system-ca=false;"
