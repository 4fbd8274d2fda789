package dgraph

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"ratsgraph/graph"
)

// Schema is the schema of the graph, for whoever loads it past a [Store].
func Schema() string { return schema }

// A Load takes in the documents of a graph that does not exist yet, and writes
// that graph as RDF for Dgraph's bulk loader: what [Store.Put] and
// [Store.Identify] would have written into an empty one. Documents wait in a file
// until it is decided who is who in their municipality. In memory are where they
// lie there, and the names of one municipality. Documents may be put from several
// goroutines at once; the rest is for one at a time.
type Load struct {
	mu    sync.Mutex
	spool *os.File // what documents say, as JSON
	end   int64
	docs  map[graph.ID]*loaded
	place map[string]graph.ID
	towns map[graph.ID][]graph.ID // documents by municipality; those without one by the first part of their session's id
	out   *rdfWriter

	revision int
	stamp    string
}

// loaded is a document that waits.
type loaded struct {
	at, size  int64
	session   graph.ID
	locations []string
}

// A spooled document is what waits of it in the file.
type spooled struct {
	Facts graph.Facts `json:"facts"`
	Text  string      `json:"text"`
}

// NewLoad begins a load, with documents that wait in a folder. The graph goes to
// what out opens for the first triple.
func NewLoad(dir string, out func() (io.WriteCloser, error)) (*Load, error) {
	spool, err := os.Create(filepath.Join(dir, "documents.json"))
	if err != nil {
		return nil, fmt.Errorf("load: %w", err)
	}
	return &Load{spool: spool, docs: map[graph.ID]*loaded{}, place: map[string]graph.ID{}, towns: map[graph.ID][]graph.ID{},
		out: newRDFWriter(out), stamp: time.Now().UTC().Format(time.RFC3339)}, nil
}

// Put takes in documents: all of a call or none.
func (l *Load) Put(_ context.Context, docs []graph.Facts) ([]graph.PutResult, error) {
	spool := make([][]byte, len(docs))
	for i, d := range docs {
		var err error
		if spool[i], err = spoolOf(d); err != nil {
			return nil, fmt.Errorf("put %s: %w", d.Document.ID, err)
		}
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, d := range docs {
		for _, p := range d.Document.Locations {
			if other, ok := l.place[p]; ok && other != d.Document.ID {
				return nil, fmt.Errorf("put: %w: %s held other bytes a moment ago; ingest it again", graph.ErrConflict, p)
			}
		}
	}
	var out []graph.PutResult
	for i, d := range docs {
		r, err := l.put(d, spool[i])
		if err != nil {
			return nil, fmt.Errorf("put %s: %w", d.Document.ID, err)
		}
		out = append(out, r)
	}
	return out, nil
}

// spoolOf is what waits of a document in the file.
func spoolOf(d graph.Facts) ([]byte, error) {
	text := d.Document.Text
	d.Document.Locations = nil
	return json.Marshal(spooled{d, text})
}

func (l *Load) put(d graph.Facts, spool []byte) (graph.PutResult, error) {
	id := d.Document.ID
	for _, p := range d.Document.Locations {
		l.place[p] = id
	}
	if was := l.docs[id]; was != nil { // the same bytes at another place
		was.locations = joined(was.locations, d.Document.Locations)
		return graph.PutChanged, nil
	}
	doc := &loaded{at: l.end, session: d.Session.ID, locations: joined(d.Document.Locations, nil)}
	if _, err := l.spool.Write(spool); err != nil {
		return "", err
	}
	doc.size = int64(len(spool))
	l.end += doc.size
	l.docs[id] = doc
	town := townOf(d.Session)
	l.towns[town] = append(l.towns[town], id)
	return graph.PutNew, nil
}

// townOf groups sessions so that no thing belongs to two groups.
func townOf(s graph.Session) graph.ID {
	if s.MunicipalityID != "" {
		return s.MunicipalityID
	}
	return graph.NewID("unknown", s.ID.Municipality().Path())
}

// read reads a waiting document.
func (l *Load) read(id graph.ID) (graph.Facts, error) {
	doc := l.docs[id]
	b := make([]byte, doc.size)
	if _, err := l.spool.ReadAt(b, doc.at); err != nil {
		return graph.Facts{}, fmt.Errorf("document %s: %w", id, err)
	}
	var s spooled
	if err := spooledFacts.Decode(b, &s); err != nil {
		return graph.Facts{}, fmt.Errorf("document %s: %w", id, err)
	}
	s.Facts.Document.Text, s.Facts.Document.Locations, s.Facts.Document.IngestedAt = s.Text, doc.locations, l.stamp
	return s.Facts, nil
}

// Documents are those of the digests that were taken in.
func (l *Load) Documents(_ context.Context, digests []string) (map[string]graph.Document, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	out := map[string]graph.Document{}
	for _, digest := range digests {
		id := graph.NewID(graph.KindDocument, digest)
		if l.docs[id] == nil {
			continue
		}
		f, err := l.read(id)
		if err != nil {
			return nil, err
		}
		f.Document.Text = ""
		out[digest] = f.Document
	}
	return out, nil
}

// Pending are all municipalities.
func (l *Load) Pending(context.Context) ([]graph.ID, error) {
	var out []graph.ID
	for _, id := range slices.Sorted(maps.Keys(l.towns)) {
		if id.Kind() == graph.KindMunicipality {
			out = append(out, id)
		}
	}
	return out, nil
}

// sessions are the documents of a municipality by their sessions, in a fixed
// order.
func (l *Load) sessions(town graph.ID) [][]graph.ID {
	ids := slices.SortedFunc(slices.Values(l.towns[town]), func(a, b graph.ID) int {
		return cmp.Or(cmp.Compare(l.docs[a].session, l.docs[b].session), cmp.Compare(a, b))
	})
	var out [][]graph.ID
	for i, id := range ids {
		if i == 0 || l.docs[id].session != l.docs[ids[i-1]].session {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], id)
	}
	return out
}

// readAll reads waiting documents.
func (l *Load) readAll(ids []graph.ID) ([]graph.Facts, error) {
	var out []graph.Facts
	for _, id := range ids {
		f, err := l.read(id)
		if err != nil {
			return nil, err
		}
		out = append(out, f)
	}
	return out, nil
}
