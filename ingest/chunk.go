package ingest

import (
	"context"
	"slices"
	"sync"

	"golang.org/x/sync/errgroup"

	"ratsgraph/graph"
	"ratsgraph/ingest/source"
	"ratsgraph/ingest/text"
)

// A runner is one call of [Run].
type runner struct {
	store   Store
	options Options
	report  Report
	journal *journal

	mu       sync.Mutex // of Progress, and of what follows
	together int        // documents that are put together at present
}

// A job is a document on its way through the pipeline.
type job struct {
	entry source.Entry
	doc   source.Document // Body is nil if it was too large to keep
	twins []*job          // the same bytes at other places
	out   *Outcome
}

// documents takes documents through the pipeline: some are read and parsed while
// what others say is put. The report tells of those that were reached.
func (r *runner) documents(ctx context.Context, entries []source.Entry) error {
	outcomes := make([]Outcome, len(entries))
	g, within := errgroup.WithContext(ctx)
	ready := make(chan planned, batch)
	g.Go(func() error {
		defer close(ready)
		for from := 0; from < len(entries); from += chunk {
			to := min(from+chunk, len(entries))
			if err := r.chunk(within, entries[from:to], outcomes[from:to], ready); err != nil {
				return err
			}
		}
		return nil
	})
	for range putters {
		g.Go(func() error { return r.put(within, ready) })
	}
	err := g.Wait()
	for _, out := range outcomes {
		if out.Status != "" {
			r.report.add(out)
		}
	}
	return err
}

// chunk reads some documents and hands on what those say that are not known. An
// outcome without status is that of a document that was not reached.
func (r *runner) chunk(ctx context.Context, entries []source.Entry, outcomes []Outcome, ready chan<- planned) error {
	jobs := make([]*job, len(entries))
	for i, e := range entries {
		outcomes[i].Location = e.Location
		if e.Location == "" {
			outcomes[i].Location = e.Name
		}
		jobs[i] = &job{entry: r.stated(e), out: &outcomes[i]}
	}
	if err := r.each(ctx, jobs, r.digest); err != nil {
		return err
	}
	todo, err := r.changed(ctx, together(jobs))
	if err != nil {
		return err
	}
	return r.each(ctx, todo, func(j *job) { r.plan(ctx, j, ready) })
}

// stated adds what was stated for all documents.
func (r *runner) stated(e source.Entry) source.Entry {
	if r.options.Municipality != "" {
		e.Given.Municipality = r.options.Municipality
	}
	return e
}

// each does something for every job, some at once.
func (r *runner) each(ctx context.Context, jobs []*job, do func(*job)) error {
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(r.options.Workers)
	for _, j := range jobs {
		g.Go(func() error {
			if err := ctx.Err(); err != nil {
				return err
			}
			do(j)
			return nil
		})
	}
	return g.Wait()
}

// digest reads a document for its digest. The bytes are kept if they are few, or
// cannot be read again.
func (r *runner) digest(j *job) {
	defer r.options.begin(StageRead)()
	doc, err := j.entry.Read(r.options.Limit)
	if err != nil {
		r.fail(j, err)
		return
	}
	if len(doc.Body) > small && j.entry.Again() {
		doc.Body = nil
	}
	j.doc = doc
	j.out.Digest = doc.Digest
}

// together joins jobs with the same bytes: they are one document at several
// places. Jobs that failed are left out.
func together(jobs []*job) []*job {
	var out []*job
	first := map[string]*job{}
	for _, j := range jobs {
		switch f := first[j.doc.Digest]; {
		case j.out.Status == Failed:
		case f != nil:
			f.twins = append(f.twins, j)
		default:
			first[j.doc.Digest] = j
			out = append(out, j)
		}
	}
	return out
}

// changed leaves out the documents that the store holds as they are.
func (r *runner) changed(ctx context.Context, jobs []*job) ([]*job, error) {
	if len(jobs) == 0 {
		return nil, nil
	}
	digests := make([]string, len(jobs))
	for i, j := range jobs {
		digests[i] = j.doc.Digest
	}
	end := r.options.begin(StageLookup)
	known, err := r.store.Documents(ctx, digests)
	end()
	if err != nil {
		return nil, err
	}
	var todo []*job
	for _, j := range jobs {
		if d, ok := known[j.doc.Digest]; ok && j.holds(d) {
			r.done(j, Outcome{Status: Unchanged, Session: d.SessionID, Problems: d.Problems})
			continue
		}
		todo = append(todo, j)
	}
	return todo, nil
}

// holds reports whether a known document is this one, read as it would be read
// now, with all its locations. A page that could not be read may be readable now.
func (j *job) holds(d graph.Document) bool {
	if slices.ContainsFunc(d.Problems, func(p graph.Problem) bool { return p.Kind == text.PageUnread }) {
		return false
	}
	if d.Parser != Version || value(d.GivenTown) != j.entry.Given.Municipality ||
		string(value(d.GivenDate)) != j.entry.Given.Date || !slices.Equal(d.GivenTerms, givenTerms(j.entry.Given.Terms)) {
		return false
	}
	for _, l := range j.locations() {
		if !slices.Contains(d.Locations, l) {
			return false
		}
	}
	return true
}
