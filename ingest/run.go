package ingest

import (
	"cmp"
	"context"
	"fmt"
	"runtime"
	"time"

	"ratsgraph/graph"
	"ratsgraph/ingest/identity"
	"ratsgraph/ingest/source"
)

// Options say how documents are ingested. The zero value will do.
type Options struct {
	Municipality string           // of all documents, whatever a manifest says
	Limit        int64            // size up to which a document is read; 0 is [source.DefaultLimit]
	Workers      int              // documents read at once; 0 is the number of processors
	Who          identity.Matcher // nil is [identity.Exact]

	// Runs keeps how far the run is, for others to follow; nil: nobody does.
	Runs RunKeeper

	// Progress is told what became of each document as soon as it is known, one
	// at a time, in no fixed order.
	Progress func(Outcome)

	// Stage is told how long a document, or several together, stayed in a stage.
	// It is called from several goroutines.
	Stage func(Stage, time.Duration)
}

// A Stage is a part of the way of documents into the graph.
type Stage string

// The stages.
const (
	StageRead   Stage = "read"   // the bytes of a document, for its digest
	StageLookup Stage = "lookup" // which of some documents the graph holds as they are
	StageParse  Stage = "parse"  // from the bytes of a document to what it says
	StagePlan   Stage = "plan"   // what should be true because of a document
	StagePut    Stage = "put"    // some documents into the graph
	StageDecide Stage = "decide" // who is who in a municipality
)

// begin returns what ends a stage.
func (o Options) begin(s Stage) func() {
	start := time.Now()
	return func() { o.Stage(s, time.Since(start)) }
}

// The sizes of what goes through the pipeline at once.
const (
	chunk   = 256       // documents that are looked up together
	batch   = 8         // documents that are put together, at most
	putters = 4         // what puts documents: one prepares while another one's are written
	small   = 256 << 10 // bytes of a document that are kept while it is looked up
)

func (o Options) complete() Options {
	o.Limit = cmp.Or(o.Limit, source.DefaultLimit)
	o.Workers = cmp.Or(o.Workers, runtime.GOMAXPROCS(0))
	if o.Who == nil {
		o.Who = identity.Exact{}
	}
	if o.Progress == nil {
		o.Progress = func(Outcome) {}
	}
	if o.Stage == nil {
		o.Stage = func(Stage, time.Duration) {}
	}
	return o
}

// Run ingests documents and reports what became of each; then it decides who is
// who where that may have changed, now or in a run that was interrupted. It fails
// only when the store cannot be asked or the context ends; then the report holds
// what was done before, and no document is there in part.
func Run(ctx context.Context, store Store, entries []source.Entry, o Options) (_ Report, err error) {
	r := runner{store: store, options: o.complete(), report: Report{Documents: []Outcome{}}, together: batch, journal: keep(ctx, o.Runs, len(entries))}
	defer func() { r.journal.close(ctx, err) }()
	told := r.options.Stage
	r.options.Stage = func(s Stage, took time.Duration) {
		r.journal.took(s, took)
		told(s, took)
	}
	if err := r.documents(ctx, entries); err != nil {
		return r.report, fmt.Errorf("ingest: %w", err)
	}
	r.journal.stage(graph.RunDeciding)
	if r.report.Identities, err = r.decide(ctx); err != nil {
		return r.report, fmt.Errorf("ingest: %w", err)
	}
	return r.report, nil
}
