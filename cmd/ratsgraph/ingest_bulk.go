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

// many is from how many documents on a new data folder is filled by the bulk loader
// without being told to: fewer are there in half a minute in any case.
const many = 1000

// filled tells how a fill went.
func (i *ingesting) filled(report ingest.Report, err error) error {
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

// fill fills a folder that was never used, or the empty graph in another one.
func (i *ingesting) fill(ctx context.Context, entries []source.Entry) (report ingest.Report, err error) {
	if i.dgraph != "" {
		return report, errors.New("--bulk fills the embedded Dgraph, not that of --dgraph")
	}
	if done, report, err := i.fillUnused(ctx, entries); done || err != nil {
		return report, err
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

// fillUnused fills a folder that was never used. If it was, nothing is done.
func (i *ingesting) fillUnused(ctx context.Context, entries []source.Entry) (done bool, report ingest.Report, err error) {
	if i.data == "" {
		return false, report, nil
	}
	unused, err := embedded.OpenUnused(ctx, embedded.Options{Dir: i.data, Notify: i.note})
	if err != nil || unused == nil {
		return false, report, err
	}
	defer unused.Close()
	if !i.bulk {
		i.bulk = true
		i.note(fmt.Sprintf("the graph is empty and there are %d documents: the bulk loader fills it at the end, with all or nothing; --bulk=false writes as it reads", len(entries)))
	}
	report, err = i.refill(ctx, unused, nil, entries)
	return true, report, err
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
