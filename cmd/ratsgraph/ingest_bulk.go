package main

import (
	"context"
	"errors"
	"fmt"

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
	var report ingest.Report
	err := i.withGraph(ctx, func(db *database) error {
		if err := empty(ctx, db); err != nil {
			return err
		}
		var err error
		report, err = i.refill(ctx, db, entries)
		return err
	})
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

// empty fails with what to do if the graph was ever written to.
func empty(ctx context.Context, db *database) error {
	n, err := db.Revision(ctx)
	if err == nil && n > 0 {
		return errors.New("--bulk: the graph is not empty: ingest without it, or into an empty folder with --data")
	}
	return err
}

// refill reads the documents, has the graph made of them, and closes it.
func (i *ingesting) refill(ctx context.Context, db *database, entries []source.Entry) (ingest.Report, error) {
	dir, err := db.embedded.Workshop()
	if err != nil {
		return ingest.Report{}, fmt.Errorf("--bulk: %w", err)
	}
	load, err := dgraph.NewLoad(dir)
	if err != nil {
		return ingest.Report{}, err
	}
	report, err := i.ingest(ctx, load, nil, entries) // nobody can ask meanwhile
	if err != nil {
		load.Discard()
		return report, err
	}
	rdf, err := load.Finish()
	if err != nil {
		return report, err
	}
	i.note("the documents are read, filling the graph")
	return report, db.embedded.Refill(ctx, embedded.Refill{RDF: rdf, Schema: dgraph.Schema(), Seal: db.Seal})
}
