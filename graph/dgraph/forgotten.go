package dgraph

import (
	"context"
	"crypto/rand"
	"encoding/base64"
	"fmt"
	"maps"
	"slices"

	"github.com/dgraph-io/dgo/v240"

	"ratsgraph/graph"
)

var forgotten = kind[graph.Forgotten]{
	typ:    "Forgotten",
	fields: "forgotten.kind forgotten.scope forgotten.pseudonym forgotten.by forgotten.at forgotten.reason forgotten.mark",
	decode: func(r row) graph.Forgotten {
		return graph.Forgotten{ID: r.id(), Kind: graph.ForgottenKind(r.str("forgotten.kind")), Scope: r.str("forgotten.scope"),
			Pseudonym: r.str("forgotten.pseudonym"), By: r.str("forgotten.by"), At: r.str("forgotten.at"),
			Reason: r.str("forgotten.reason"), Marks: slices.Sorted(slices.Values(get[[]string](r, "forgotten.mark")))}
	},
	orders: map[string]string{"": "forgotten.sort"},
	scalar: map[string]string{"scope": "forgotten.scope"},
}

func encodeForgotten(f graph.Forgotten) *node {
	n := newNode(f.ID, "Forgotten", false).set("forgotten.kind", string(f.Kind)).set("forgotten.scope", f.Scope).set("forgotten.pseudonym", f.Pseudonym)
	n.set("forgotten.by", f.By).set("forgotten.at", f.At).set("forgotten.reason", f.Reason).set("forgotten.sort", f.At+"|"+string(f.ID))
	if len(f.Marks) > 0 {
		n.values["forgotten.mark"] = f.Marks
	}
	return n
}

// Forgotten lists by time what was forgotten.
func (s *Store) Forgotten(ctx context.Context) ([]graph.Forgotten, error) {
	got, err := list(ctx, s, forgotten, graph.List{})
	return got[""].Items, err
}

// A memory knows what was forgotten, as far as it bears on a transaction.
type memory struct {
	key       []byte
	persons   []graph.Forgotten
	documents map[graph.ID]bool // forgotten, by the ids of their marks
	erasers   map[string]*graph.Eraser
}

// remember reads what was forgotten of some municipalities, by their parts of
// ids, and which of some documents are forgotten.
func remember(ctx context.Context, txn *dgo.Txn, scopes []string, digests []string) (*memory, error) {
	m := &memory{documents: map[graph.ID]bool{}, erasers: map[string]*graph.Eraser{}}
	var v vars
	blocks := []string{v.byIDs("State", []graph.ID{stateID}, "graph.key")}
	if len(scopes) > 0 {
		blocks = append(blocks, fmt.Sprintf("Persons(func: eq(forgotten.scope, [%s])) { xid %s }", strs(&v, scopes), forgotten.fields))
	}
	var got struct{ State, Persons []row }
	if err := read(ctx, txn, &got, v.query(blocks...), v.vals); err != nil {
		return nil, err
	}
	for _, r := range got.State {
		m.key, _ = base64.StdEncoding.DecodeString(r.str("graph.key")) // our own writing
	}
	if len(m.key) == 0 {
		return m, nil // nothing was ever forgotten
	}
	for _, r := range got.Persons {
		m.persons = append(m.persons, forgotten.decode(r))
	}
	var ids []graph.ID
	for _, d := range digests {
		ids = append(ids, m.documentID(d))
	}
	found := map[graph.ID]string{}
	if err := lookup(ctx, txn, ids, found); err != nil {
		return nil, err
	}
	for id := range found {
		m.documents[id] = true
	}
	return m, nil
}

// rememberAll reads all that was forgotten.
func rememberAll(ctx context.Context, txn *dgo.Txn) (*memory, error) {
	m, err := remember(ctx, txn, nil, nil)
	if err != nil || len(m.key) == 0 {
		return m, err
	}
	var got struct{ Q []row }
	if err := read(ctx, txn, &got, "{ Q(func: type(Forgotten)) { xid "+forgotten.fields+" } }", nil); err != nil {
		return nil, err
	}
	for _, r := range got.Q {
		f := forgotten.decode(r)
		m.documents[f.ID] = f.Kind == graph.ForgottenDocument
		m.persons = append(m.persons, f)
	}
	return m, nil
}

func (m *memory) documentID(digest string) graph.ID {
	return graph.NewID(graph.KindForgotten, hashed(graph.DocumentMark(m.key, digest)))
}

// eraser erases in a municipality; nil if nobody was forgotten there.
func (m *memory) eraser(scope string) *graph.Eraser {
	e, ok := m.erasers[scope]
	if !ok {
		e = graph.NewEraser(m.key, scope, m.persons)
		m.erasers[scope] = e
	}
	return e
}

func scopeOf(f graph.Facts) string { return f.Session.ID.Municipality().Path() }

// facts replaces the names of forgotten persons.
func (m *memory) facts(f graph.Facts) graph.Facts { return m.eraser(scopeOf(f)).Facts(f) }

// forgets reports whether a document is forgotten.
func (m *memory) forgets(f graph.Facts) bool {
	return len(m.key) > 0 && m.documents[m.documentID(f.Document.Digest)]
}

// recall reads what bears on documents that are put.
func recall(ctx context.Context, txn *dgo.Txn, docs []graph.Facts) (*memory, error) {
	scopes := map[string]bool{}
	digests := make([]string, len(docs))
	for i, d := range docs {
		scopes[scopeOf(d)], digests[i] = true, d.Document.Digest
	}
	return remember(ctx, txn, slices.Sorted(maps.Keys(scopes)), digests)
}

// keyed makes the key of the graph's marks, where there is none yet.
func (m *memory) keyed(p *plan) {
	if len(m.key) == 0 {
		m.key = make([]byte, 32)
		rand.Read(m.key) // never fails, by its documentation
		p.key = base64.StdEncoding.EncodeToString(m.key)
	}
}
