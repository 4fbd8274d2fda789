// Package search finds decisions, items, papers and persons by words, as German
// has them: in all their forms, as parts of compounds, and as text recognition
// has damaged them. What it finds in is made from a snapshot, so it cannot say
// anything else than the graph.
package search

import (
	"sync"

	"ratsgraph/graph"
	"ratsgraph/graph/view"
)

// An Engine makes indexes of snapshots. What was counted of a session for one is
// kept with the session for the next. An engine holds on to no snapshot, and is
// safe for concurrent use.
type Engine struct {
	mu  sync.Mutex
	voc *vocabulary
}

// NewEngine has seen nothing yet.
func NewEngine() *Engine { return &Engine{voc: newVocabulary()} }

// Index is the index of a snapshot. It is made when it is first asked for.
func (e *Engine) Index(s *view.Snapshot) *Index { return view.DeriveWhole(s, e.make) }

func (e *Engine) make(s *view.Snapshot) *Index {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.voc.mu.Lock()
	defer e.voc.mu.Unlock()
	var docs []doc
	spans := map[graph.ID]span{}
	for _, t := range s.Towns {
		from := len(docs)
		for _, at := range t.Sessions {
			own := at.Keep(e, func() any { return sessionDocs(e.voc, at) }).([]doc)
			docs = append(docs, placed(own, at)...)
		}
		docs = append(docs, townDocs(e.voc, t)...)
		spans[t.ID] = span{uint32(from), uint32(len(docs))}
	}
	return newIndex(e.voc, docs, spans)
}

// placed are the docs of a session as it is found in a snapshot.
func placed(docs []doc, at *view.Session) []doc {
	out := make([]doc, len(docs))
	for i, d := range docs {
		d.town, d.at = at.Town, at
		out[i] = d
	}
	return out
}

// sessionDocs counts what one session has. It does not hold on to the snapshot.
func sessionDocs(v *vocabulary, at *view.Session) []doc {
	var out []doc
	for i := range at.Items {
		out = append(out, counted(v, doc{typ: TypeItem, id: at.Items[i].ID, town: at.Town, at: at}))
	}
	for i := range at.Decisions {
		out = append(out, counted(v, doc{typ: TypeDecision, id: at.Decisions[i].ID, town: at.Town, at: at}))
	}
	for i := range out {
		out[i].town, out[i].at = nil, nil
	}
	return out
}

func townDocs(v *vocabulary, t *view.Town) []doc {
	var out []doc
	for id := range t.Papers {
		out = append(out, counted(v, doc{typ: TypePaper, id: id, town: t}))
	}
	for id := range t.Persons {
		out = append(out, counted(v, doc{typ: TypePerson, id: id, town: t}))
	}
	return out
}

func counted(v *vocabulary, d doc) doc {
	v.countWords(&d)
	return d
}
