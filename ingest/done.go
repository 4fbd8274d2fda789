package ingest

import "slices"

// done settles what became of a document and of its twins, which the document
// has brought with it.
func (r *runner) done(j *job, o Outcome) {
	r.settle(j, o)
	for _, t := range j.twins {
		twin := o
		if o.Status != Failed && o.Status != Forgotten {
			twin.Status = Unchanged
			twin.Reason = "the same bytes as " + j.out.Location
			twin.Problems = nil
		}
		r.settle(t, twin)
	}
}

func (r *runner) fail(j *job, err error) {
	r.done(j, Outcome{Status: Failed, Reason: err.Error()})
}

func (r *runner) settle(j *job, o Outcome) {
	o.Location, o.Digest = j.out.Location, j.out.Digest
	*j.out = o
	r.mu.Lock()
	defer r.mu.Unlock()
	r.options.Progress(o)
	r.journal.count(o)
}

// locations are all places where the document lies, as far as they have a name.
func (j *job) locations() []string {
	var out []string
	for _, e := range append([]*job{j}, j.twins...) {
		if l := e.entry.Location; l != "" && !slices.Contains(out, l) {
			out = append(out, l)
		}
	}
	return out
}
