package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"ratsgraph/graph/dgraph"
	"ratsgraph/graph/dgraph/embedded"
	"ratsgraph/ingest"
	"ratsgraph/ingest/source"
)

// fill fills an empty graph with the bulk loader.
func (i *ingesting) fill(ctx context.Context, entries []source.Entry) error {
	if i.dgraph != "" {
		return errors.New("--bulk fills the embedded Dgraph, not that of --dgraph")
	}
	report, err := i.fillOver(ctx, entries)
	switch {
	case errors.Is(err, context.Canceled):
		return errors.New("interrupted: the graph is as it was")
	case err != nil:
		return err
	}
	if err := i.print(report); err != nil {
		return err
	}
	if report.Failed > 0 || len(report.Unsettled()) > 0 {
		return errReported
	}
	return nil
}

// fillOver fills a folder that was never used, or the empty graph in another one.
func (i *ingesting) fillOver(ctx context.Context, entries []source.Entry) (report ingest.Report, err error) {
	if i.data != "" {
		unused, err := embedded.OpenUnused(ctx, embedded.Options{Dir: i.data, Notify: i.note})
		if err != nil {
			return report, err
		}
		if unused != nil {
			defer unused.Close()
			return i.refill(ctx, unused, nil, entries)
		}
	}
	err = i.withGraph(ctx, func(db *database) error {
		if err := empty(ctx, db); err != nil {
			return err
		}
		var err error
		report, err = i.refill(ctx, db.embedded, db.Seal, entries)
		return err
	})
	return report, err
}

// empty fails with what to do if the graph was ever written to.
func empty(ctx context.Context, db *database) error {
	n, err := db.Revision(ctx)
	if err == nil && n > 0 {
		return errors.New("--bulk: the graph is not empty: ingest without it, or into an empty folder with --data")
	}
	return err
}

// refill reads the documents, has the graph made of them, and closes it.
func (i *ingesting) refill(ctx context.Context, engine *embedded.Engine, seal func(context.Context) error, entries []source.Entry) (report ingest.Report, err error) {
	make := func(ctx context.Context, dir string, out func() (io.WriteCloser, error)) error {
		load, err := dgraph.NewLoad(dir, out)
		if err != nil {
			return err
		}
		report, err = i.ingest(ctx, load, nil, entries) // nobody can ask meanwhile
		if err == nil {
			err = load.Finish()
		}
		if err != nil {
			load.Discard()
			return err
		}
		i.note("the documents are read, filling the graph")
		return nil
	}
	err = engine.Refill(ctx, embedded.Refill{Schema: dgraph.Schema(), Seal: seal, Make: make})
	if errors.Is(err, embedded.ErrJoined) {
		err = fmt.Errorf("--bulk: %w", err)
	}
	return report, err
}
