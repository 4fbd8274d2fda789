package dgraph

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/dgraph-io/dgo/v240"

	"ratsgraph/graph"
)

var notes = kind[graph.Note]{
	typ:    "Note",
	fields: "note.subject note.kind note.field note.value note.text note.by note.at note.revokedBy note.revokedAt source",
	decode: func(r row) graph.Note {
		return graph.Note{ID: r.id(), SubjectID: graph.ID(r.str("note.subject")), Kind: graph.NoteKind(r.str("note.kind")),
			Field: maybe[string](r, "note.field"), Value: maybe[string](r, "note.value"), Text: r.str("note.text"),
			By: r.str("note.by"), At: r.str("note.at"), Sources: packed[[]graph.Source](r, "source"),
			RevokedBy: maybe[string](r, "note.revokedBy"), RevokedAt: maybe[string](r, "note.revokedAt")}
	},
	orders: map[string]string{"": "note.sort", "DATE": "note.sort"},
	scalar: map[string]string{"subject": "note.subject", "kind": "note.kind"},
}

// encodeNote names the subject by its id and not by an edge: a note outlives the
// node, which goes and comes with its documents.
func encodeNote(n graph.Note) *node {
	out := newNode(n.ID, "Note", false).set("note.subject", string(n.SubjectID)).set("note.kind", string(n.Kind)).set("note.text", n.Text)
	out.set("note.by", n.By).set("note.at", n.At).set("note.sort", n.At+"|"+string(n.ID))
	opt(out, "note.field", n.Field)
	opt(out, "note.value", n.Value)
	opt(out, "note.revokedBy", n.RevokedBy)
	opt(out, "note.revokedAt", n.RevokedAt)
	return out.json("source", n.Sources)
}

// ListNotes lists notes by time, those that were undone included.
func (s *Store) ListNotes(ctx context.Context, l graph.List) (map[graph.ID]graph.Page[graph.Note], error) {
	return list(ctx, s, notes, l)
}

// NotesByID reads notes by id.
func (s *Store) NotesByID(ctx context.Context, ids []graph.ID) (map[graph.ID]graph.Note, error) {
	return byIDs(ctx, s, notes, ids)
}

// Notes reads the notes on things by time, those that were undone included. Notes
// on what leads to another thing by now, as a person who was joined with another,
// are notes on that one.
func (s *Store) Notes(ctx context.Context, subjects []graph.ID) (map[graph.ID][]graph.Note, error) {
	out := map[graph.ID][]graph.Note{}
	for part := range slices.Chunk(subjects, chunk) {
		now, err := s.leading(ctx, part)
		if err != nil {
			return nil, err
		}
		var values []string
		for _, id := range slices.Sorted(maps.Keys(now)) {
			values = append(values, string(id))
		}
		got, err := s.ListNotes(ctx, graph.List{Filter: graph.Filter{Field: "subject", Op: graph.OpEq, Values: values}})
		if err != nil {
			return nil, err
		}
		for _, n := range got[""].Items {
			out[now[n.SubjectID]] = append(out[now[n.SubjectID]], n)
		}
	}
	return out, nil
}

// leading are some ids and all that lead to one of them, each with that one.
func (s *Store) leading(ctx context.Context, ids []graph.ID) (map[graph.ID]graph.ID, error) {
	out := map[graph.ID]graph.ID{}
	for _, id := range ids {
		out[id] = id
	}
	for range 8 { // as in Resolve
		var v vars
		var got struct{ Q []row }
		q := v.query("Q(func: eq(redirect.to, [" + strs(&v, ids) + "])) { redirect.from redirect.to }")
		if err := s.query(ctx, &got, q, v.vals); err != nil {
			return nil, err
		}
		ids = nil
		for _, r := range got.Q {
			from, to := graph.ID(r.str("redirect.from")), graph.ID(r.str("redirect.to"))
			if _, known := out[from]; !known {
				out[from] = out[to]
				ids = append(ids, from)
			}
		}
		if len(ids) == 0 {
			break
		}
	}
	return out, nil
}

// PutNotes writes notes, each under [graph.NewNoteID]: new ones, and ones that
// were undone since. Nothing is ever taken out of the history. A note that was
// undone stays so.
func (s *Store) PutNotes(ctx context.Context, ns []graph.Note) error {
	for _, n := range ns {
		if err := n.Check(); err != nil {
			return err
		}
	}
	err := s.write(ctx, func(txn *dgo.Txn) (plan, error) {
		var ids []graph.ID
		towns := map[graph.ID]bool{}
		for _, n := range ns {
			towns[n.SubjectID.Municipality()] = true
		}
		m, err := remember(ctx, txn, pathsOf(towns), nil)
		if err != nil {
			return plan{}, err
		}
		var kept []graph.Note
		for _, n := range ns {
			n.ID = cmp.Or(n.ID, graph.NewNoteID(n))
			e := m.eraser(n.SubjectID.Municipality().Path())
			if n, known := renameNote(n, renamed(nil, graph.Forgotten{}, e), e); known {
				kept, ids = append(kept, n), append(ids, n.ID)
			}
		}
		if len(ids) == 0 {
			return plan{}, nil // all of them were about somebody who was forgotten
		}
		h, err := hold(ctx, txn, nil, nil, nil)
		if err != nil {
			return plan{}, err
		}
		var v vars
		var got struct{ Q []row }
		if err := read(ctx, txn, &got, v.query(v.byIDs("Q", ids, "xid "+notes.fields)), v.vals); err != nil {
			return plan{}, err
		}
		before, after := nodes{}, nodes{}
		undone := map[graph.ID]bool{}
		for _, r := range got.Q {
			n := notes.decode(r)
			before.add(encodeNote(n))
			if undone[n.ID] = !n.Holds(); undone[n.ID] {
				after.add(encodeNote(n))
			}
		}
		for _, n := range kept {
			if !undone[n.ID] {
				after.add(encodeNote(n))
			}
		}
		p := plan{revision: h.revision, stateUID: h.stateUID, change: diff(before, after), nodes: after}
		p.news, err = noted(ctx, txn, p.change, kept, towns)
		return p, err
	})
	if err != nil {
		return fmt.Errorf("put %d notes: %w", len(ns), err)
	}
	return nil
}
