package dgraph

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/dgraph-io/dgo/v240"

	"ratsgraph/graph"
)

// forgetPage is how many documents are rewritten together.
const forgetPage = 20

// ForgetDocument removes a document for good, with all that only it supports and
// what people said about that. The same bytes are refused from then on, whether
// they were ever there or not. What is kept of it does not name it.
func (s *Store) ForgetDocument(ctx context.Context, digest string, f graph.Forgotten) (graph.Forgotten, error) {
	err := s.write(ctx, func(txn *dgo.Txn) (plan, error) {
		p, err := planRemove(ctx, txn, []string{digest})
		if err != nil {
			return p, err
		}
		m, err := remember(ctx, txn, nil, []string{digest})
		if err != nil {
			return p, err
		}
		m.keyed(&p)
		f.ID, f.Kind = m.documentID(digest), graph.ForgottenDocument
		if m.documents[f.ID] {
			return plan{}, forgottenBefore(ctx, txn, f)
		}
		gone := map[graph.ID]bool{}
		for _, id := range p.change.removed {
			gone[id] = true
		}
		before, after, err := said(ctx, txn, func(id graph.ID) (graph.ID, bool) { return id, !gone[id] }, nil)
		if err != nil {
			return p, err
		}
		after.add(encodeForgotten(f))
		p.also(before, after)
		p.news.Reasons, p.news.By = []graph.ChangeReason{graph.ChangeForgotten}, &f.By
		return p, p.withhold(ctx, txn, graph.NewID(graph.KindDocument, digest))
	})
	if err != nil {
		return f, fmt.Errorf("forget document: %w", err)
	}
	return f, nil
}

// forgottenBefore is the error for a document that is forgotten already, unless this
// very attempt to forget it did so and its answer was lost.
func forgottenBefore(ctx context.Context, txn *dgo.Txn, f graph.Forgotten) error {
	var v vars
	var got struct{ Q []row }
	if err := read(ctx, txn, &got, v.query(v.byIDs("Q", []graph.ID{f.ID}, "xid "+forgotten.fields)), v.vals); err != nil {
		return err
	}
	for _, r := range got.Q {
		if was := forgotten.decode(r); was.By == f.By && was.At == f.At && was.Reason == f.Reason {
			return nil
		}
	}
	return fmt.Errorf("%w: the document was forgotten before", graph.ErrConflict)
}

// A ForgetName is what is needed to forget a person: all ways to write the name,
// and the ids of the person and of all that names the person now.
type ForgetName struct {
	Municipality graph.ID
	Forms        []graph.NameForm
	IDs          []graph.ID
}

// ForgetPerson replaces a name in all documents of a municipality, and in what
// people said, by a pseudonym, or removes it with all that says something about
// the person. The same happens to documents that come later. What is kept of the
// name cannot be read.
func (s *Store) ForgetPerson(ctx context.Context, n ForgetName, f graph.Forgotten) (graph.Forgotten, error) {
	f.Kind, f.Scope = graph.ForgottenPerson, n.Municipality.Path()
	err := s.write(ctx, func(txn *dgo.Txn) (plan, error) {
		p, made, err := s.planForget(ctx, txn, n, f)
		f = made
		return p, err
	})
	if err != nil {
		return f, fmt.Errorf("forget person: %w", err)
	}
	return f, s.erase(ctx, n.Municipality, f.By)
}

// planForget writes what keeps the name away from now on, before any document is
// touched, and cleans what no document says.
func (s *Store) planForget(ctx context.Context, txn *dgo.Txn, n ForgetName, f graph.Forgotten) (plan, graph.Forgotten, error) {
	h, err := hold(ctx, txn, nil, nil, nil)
	if err != nil {
		return plan{}, f, err
	}
	m, err := remember(ctx, txn, []string{f.Scope}, nil)
	if err != nil {
		return plan{}, f, err
	}
	p := plan{revision: h.revision, stateUID: h.stateUID, nodes: nodes{}, news: forgetting(f.By, n.Municipality)}
	m.keyed(&p)
	f.Marks = slices.Sorted(slices.Values(graph.Marks(m.key, f.Scope, n.Forms)))
	f.Marks = slices.Compact(f.Marks)
	if len(f.Marks) == 0 {
		return p, f, fmt.Errorf("%w: there is no name to forget", graph.ErrInvalid)
	}
	f.ID = graph.NewID(graph.KindForgotten, hashed(f.Marks[0]+f.At))
	for _, was := range m.persons {
		if was.ID == f.ID { // an attempt whose answer was lost
			return plan{}, was, nil
		}
	}
	if f.Pseudonym != "" {
		f.Pseudonym = pseudonym(f.Marks, m.persons)
	}
	m.persons = append(m.persons, f)
	e := m.eraser(f.Scope)
	if e.Text("", f.Reason) != f.Reason {
		return p, f, fmt.Errorf("%w: the reason names the person, and it is kept; word it otherwise", graph.ErrInvalid)
	}
	before, after, err := said(ctx, txn, renamed(n.IDs, f, e), e)
	if err != nil {
		return p, f, err
	}
	stored, err := readIdentity(ctx, txn, n.Municipality)
	if err != nil {
		return p, f, err
	}
	maps.Copy(before, stored.nodes) // decided anew, from what is left
	after.add(encodeForgotten(f))
	p.also(before, after)
	p.letGo()
	return p, f, p.touch(ctx, txn, map[graph.ID]bool{n.Municipality: true})
}

// plainID is the id of a person without what tells namesakes apart.
func plainID(id graph.ID) graph.ID {
	plain, _, _ := strings.Cut(string(id), "~")
	return graph.ID(plain)
}

// pseudonym is a name that no other one of the municipality looks like.
func pseudonym(marks []string, others []graph.Forgotten) string {
	for i := 0; ; i++ {
		name := "Person " + hashed(fmt.Sprint(i, marks))[:4]
		if !slices.ContainsFunc(others, func(o graph.Forgotten) bool { return alike(o.Pseudonym, name) }) || i > 1000 {
			return name
		}
	}
}

// alike reports whether a reader, or a rule for damaged names, could take one for
// the other.
func alike(a, b string) bool {
	same := 0
	for i := range min(len(a), len(b)) {
		if a[i] == b[i] {
			same++
		}
	}
	return len(a) == len(b) && len(a)-same < 3
}

// renamed says which id a thing has once a person is forgotten; none if what it
// stands for goes.
func renamed(ids []graph.ID, f graph.Forgotten, e *graph.Eraser) func(graph.ID) (graph.ID, bool) {
	mine := map[graph.ID]bool{}
	for _, id := range ids {
		mine[id] = true
	}
	return func(id graph.ID) (graph.ID, bool) {
		now := e.ID("", id)
		if now == id && mine[plainID(id)] { // a surname alone
			at := strings.LastIndexByte(string(id), '/')
			now = id[:at+1] + graph.ID(graph.Slug(f.Stands()))
		}
		return now, !strings.Contains(string(now), graph.Slug(graph.Removed))
	}
}

// said reads the rulings and notes, and what becomes of them: things get other
// ids, or what was said about them goes; names in texts are erased.
func said(ctx context.Context, txn *dgo.Txn, now func(graph.ID) (graph.ID, bool), e *graph.Eraser) (before, after nodes, err error) {
	before, after = nodes{}, nodes{}
	var got struct{ Rulings, Notes []row }
	q := fmt.Sprintf("{ Rulings(func: type(Ruling)) { xid %s } Notes(func: type(Note)) { xid %s } }", rulings.fields, notes.fields)
	if err := read(ctx, txn, &got, q, nil); err != nil {
		return nil, nil, err
	}
	for _, x := range got.Rulings {
		r := rulings.decode(x)
		before.add(encodeRuling(r))
		if r, ok := renameRuling(r, now, e); ok {
			after.add(encodeRuling(r))
		}
	}
	for _, x := range got.Notes {
		n := notes.decode(x)
		before.add(encodeNote(n))
		if n, ok := renameNote(n, now, e); ok {
			after.add(encodeNote(n))
		}
	}
	return before, after, nil
}

func renameRuling(r graph.Ruling, now func(graph.ID) (graph.ID, bool), e *graph.Eraser) (graph.Ruling, bool) {
	a, hasA := now(r.A)
	b, hasB := now(r.B)
	note := erasedText(r.Note, e)
	if same := a == r.A && b == r.B && deref(note) == deref(r.Note); same || !hasA || !hasB {
		return r, hasA && hasB
	}
	r.A, r.B, r.Note = min(a, b), max(a, b), note
	r.ID = graph.NewRulingID(r)
	return r, true
}

func renameNote(n graph.Note, now func(graph.ID) (graph.ID, bool), e *graph.Eraser) (graph.Note, bool) {
	was := n
	subject, ok := now(n.SubjectID)
	n.SubjectID, n.Text, n.Value = subject, e.Text("", n.Text), erasedText(n.Value, e)
	if graph.NewNoteID(n) != graph.NewNoteID(was) {
		n.ID = graph.NewNoteID(n)
	}
	n.Sources = slices.Clone(n.Sources)
	for i, s := range n.Sources {
		n.Sources[i].Words = e.Text(s.Document, s.Words)
	}
	return n, ok
}

func erasedText(s *string, e *graph.Eraser) *string {
	if s == nil {
		return nil
	}
	now := e.Text("", *s)
	return &now
}

// Erase replaces the names of forgotten persons in all documents of a
// municipality and in what they said once, some at a time. It can be called again
// if it was interrupted.
func (s *Store) Erase(ctx context.Context, municipality graph.ID) error {
	return s.erase(ctx, municipality, "")
}

func (s *Store) erase(ctx context.Context, municipality graph.ID, by string) error {
	var v vars
	var got struct {
		Q []struct {
			Sessions []struct{ Docs []struct{ XID graph.ID } }
		}
	}
	q := v.query(v.byIDs("q", []graph.ID{municipality}, "sessions: ~session.municipality { docs: ~document.session { xid } }"))
	if err := s.query(ctx, &got, q, v.vals); err != nil {
		return fmt.Errorf("erase in %s: %w", municipality, err)
	}
	var ids []graph.ID
	for _, m := range got.Q {
		for _, in := range m.Sessions {
			for _, d := range in.Docs {
				ids = append(ids, d.XID)
			}
		}
	}
	slices.Sort(ids)
	for part := range slices.Chunk(slices.Compact(ids), forgetPage) {
		err := s.write(ctx, func(txn *dgo.Txn) (plan, error) {
			h, err := hold(ctx, txn, part, nil, nil)
			if err != nil {
				return plan{}, err
			}
			var docs []graph.Facts
			for _, id := range part {
				if d, ok := h.docs[id]; ok {
					docs = append(docs, d)
				}
			}
			p, err := planPut(ctx, txn, docs)
			p.news = forgetting(by, municipality)
			return p.plan, err
		})
		if err != nil {
			return fmt.Errorf("erase in %s: %w", municipality, err)
		}
	}
	return s.erasePast(ctx, municipality, by)
}

// forgetting is the change that erasing makes.
func forgetting(by string, municipality graph.ID) graph.Change {
	c := graph.Change{Reasons: []graph.ChangeReason{graph.ChangeForgotten}, MunicipalityIDs: []graph.ID{municipality}}
	if by != "" {
		c.By = &by
	}
	return c
}

// hashed is a short hash of a text.
func hashed(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:12])
}
