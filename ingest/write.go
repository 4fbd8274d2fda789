package ingest

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"ratsgraph/graph"
)

// errMoved says that somebody wrote to a document while it was read.
var errMoved = errors.New("document changed while it was read; ingest it again")

// A planned document is ready to be put.
type planned struct {
	job   *job
	facts graph.Facts
}

// plan parses a document and hands on what it says.
func (r *runner) plan(ctx context.Context, j *job, ready chan<- planned) {
	doc := j.doc
	if doc.Body == nil {
		var err error
		if doc, err = j.entry.Read(r.options.Limit); err != nil {
			r.fail(j, err)
			return
		}
		if doc.Digest != j.doc.Digest {
			r.fail(j, errMoved)
			return
		}
	}
	end := r.options.begin(StageParse)
	says, t, err := understand(ctx, doc)
	end()
	if err != nil {
		r.fail(j, err)
		return
	}
	end = r.options.begin(StagePlan)
	facts := Plan(Reading{
		Digest:    doc.Digest,
		Locations: j.locations(),
		Given:     j.entry.Given,
		Text:      t,
		Says:      says,
	}, r.options.Who)
	end()
	select {
	case ready <- planned{job: j, facts: facts}:
	case <-ctx.Done():
	}
}

// put writes documents in batches until there are no more.
func (r *runner) put(ctx context.Context, ready <-chan planned) error {
	for {
		docs := take(ready, r.most())
		if len(docs) == 0 {
			return ctx.Err()
		}
		if err := r.putBatch(ctx, docs); err != nil {
			return err
		}
	}
}

// most is how many documents are put together at present, at most.
func (r *runner) most() int {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.together
}

// take waits for a document and takes those with it that are ready, too, up to so
// many.
func take(ready <-chan planned, most int) []planned {
	var docs []planned
	for d := range ready {
		docs = append(docs, d)
		if len(docs) == most || len(ready) == 0 {
			break
		}
	}
	return docs
}

// putBatch puts documents together. If that fails, each half of them is, so that a
// bad one does not stop the others, and who writes less is not always faster.
func (r *runner) putBatch(ctx context.Context, docs []planned) error {
	facts := make([]graph.Facts, len(docs))
	for i, d := range docs {
		facts[i] = d.facts
	}
	end := r.options.begin(StagePut)
	results, err := r.store.Put(ctx, facts)
	end()
	r.pace(len(docs), err)
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.Is(err, graph.ErrUnavailable): // it is not the documents
		return err
	case err == nil && len(results) == len(docs):
		for i, d := range docs {
			r.wrote(d, results[i])
		}
	case err == nil:
		return fmt.Errorf("put: %d documents, %d results", len(docs), len(results))
	case len(docs) == 1:
		r.fail(docs[0].job, err)
	default:
		for half := range slices.Chunk(docs, (len(docs)+1)/2) {
			if err := r.putBatch(ctx, half); err != nil {
				return err
			}
		}
	}
	return nil
}

// pace puts less together while others write, who would always be faster, and
// then more again.
func (r *runner) pace(docs int, err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	switch {
	case errors.Is(err, graph.ErrConflict):
		r.together = max(1, docs/2)
	case err == nil && docs >= r.together:
		r.together = min(batch, r.together+1)
	}
}

func (r *runner) wrote(d planned, result graph.PutResult) {
	doc := d.facts.Document
	r.done(d.job, Outcome{Status: status(result), Session: doc.SessionID, Problems: doc.Problems})
}
