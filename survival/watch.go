//go:build unix

package survival

import (
	"fmt"
	"slices"
	"sync"
	"time"
)

// watch asks all servers, and notes something through each so that the others
// must see it, until the function that it returns is called.
func (w *war) watch() (end func()) {
	done := make(chan struct{})
	var asking sync.WaitGroup
	var mu sync.Mutex
	for _, url := range w.urls {
		r := &Reader{URL: url, Want: w.tallies}
		asking.Go(func() {
			for until(done, 50*time.Millisecond) {
				r.Ask()
			}
			mu.Lock()
			defer mu.Unlock()
			w.heard(r)
		})
	}
	k := newKeeper(w.urls, w.token, len(w.kept))
	asking.Go(func() {
		for i := 0; until(done, 500*time.Millisecond); i++ {
			k.note(i % len(k.readers))
		}
	})
	return func() {
		close(done)
		asking.Wait()
		for _, r := range k.readers {
			w.heard(r)
		}
		w.kept, w.counts.Notes = append(w.kept, k.kept...), w.counts.Notes+len(k.kept)
		w.Logf("notes: %d kept, each seen by all others, at most after %.1f s", len(k.kept), k.latest.Seconds())
	}
}

// until waits a while; it is false when it is over.
func until(done <-chan struct{}, pause time.Duration) bool {
	select {
	case <-done:
		return false
	case <-time.After(pause):
		return true
	}
}

// heard counts what a reader has heard.
func (w *war) heard(r *Reader) {
	w.counts.Answers += r.Answers
	w.counts.Errors += r.Errors
	w.counts.Slowest = max(w.counts.Slowest, r.Slowest)
	for _, x := range r.Wrong {
		w.wrong("%s", x)
	}
	if r.Errors > 0 {
		w.Logf("%d answers, %d errors, slowest %.1f s; the last error: %s", r.Answers, r.Errors, r.Slowest.Seconds(), r.Error)
	}
}

// A keeper keeps notes through one server and looks for them through the others.
type keeper struct {
	readers []*Reader
	subject string
	begin   int
	kept    []string
	latest  time.Duration // until a note was seen by another server
}

func newKeeper(urls []string, token string, begin int) *keeper {
	k := &keeper{begin: begin}
	for _, url := range urls {
		k.readers = append(k.readers, &Reader{URL: url, Token: token})
	}
	return k
}

const (
	anySession = `{ sessions(first: 1) { nodes { id } } }`
	addNote    = `mutation($input: NoteInput!) { addNote(input: $input) { note { id } userErrors { message } } }`
	notesOf    = `query($id: ID!) { node(id: $id) { id ... on Noted { notes { remark } } } }`
)

// note keeps a note through one server and looks for it through the others. Where
// there is an error it is not known whether it was kept.
func (k *keeper) note(through int) {
	r := k.readers[through]
	if k.subject == "" {
		var got sessionsAnswer
		if r.Query(anySession, nil, &got) != nil || len(got.Sessions.Nodes) == 0 {
			return
		}
		k.subject = got.Sessions.Nodes[0].ID
	}
	remark := fmt.Sprintf("note %d", k.begin+len(k.kept))
	var got struct {
		AddNote struct {
			Note       *struct{ ID string }
			UserErrors []struct{ Message string }
		}
	}
	err := r.Query(addNote, map[string]any{"input": map[string]any{"subject": k.subject, "remark": remark}}, &got)
	if err != nil || got.AddNote.Note == nil {
		if err == nil {
			r.wrong("a note was not kept: %v", got.AddNote.UserErrors)
		}
		return
	}
	k.kept = append(k.kept, remark)
	for i, other := range k.readers {
		if i != through {
			k.look(other, remark)
		}
	}
}

// look must find a note at once: a server asks the graph what its present
// revision is before it answers. Only while it does not answer it is asked again.
func (k *keeper) look(r *Reader, remark string) {
	began := time.Now()
	for time.Since(began) < patience {
		remarks, err := remarksOf(r, k.subject)
		if err != nil {
			time.Sleep(100 * time.Millisecond)
			continue
		}
		if !slices.Contains(remarks, remark) {
			r.wrong("%q was kept through another server, and is not seen", remark)
		}
		k.latest = max(k.latest, time.Since(began))
		return
	}
	r.wrong("no answer for %s: %s", patience, r.Error)
}

func remarksOf(r *Reader, subject string) ([]string, error) {
	var got struct {
		Node struct{ Notes []struct{ Remark string } }
	}
	if err := r.Query(notesOf, map[string]any{"id": subject}, &got); err != nil {
		return nil, err
	}
	var out []string
	for _, n := range got.Node.Notes {
		out = append(out, n.Remark)
	}
	return out, nil
}
