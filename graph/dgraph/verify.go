package dgraph

import (
	"context"
	"fmt"
	"slices"

	"github.com/dgraph-io/dgo/v240"

	"ratsgraph/graph"
)

// The kinds of problems that [Store.Verify] finds.
const (
	ProblemMissing    = "missing"    // a document says it, the graph does not have it
	ProblemDiffers    = "differs"    // the graph has it otherwise than the documents say
	ProblemLeftOver   = "left_over"  // the graph has it, no document says it
	ProblemUnsettled  = "unsettled"  // documents give a shared thing different values, so that the order would matter
	ProblemNoID       = "no_id"      // a node without an id, so nothing can lead to it
	ProblemDangling   = "dangling"   // an edge to such a node
	ProblemSameID     = "same_id"    // two nodes with one id
	ProblemIndex      = "index"      // an index does not lead to what is there
	ProblemForgotten  = "forgotten"  // somebody or something is there that was forgotten
	ProblemUnreadable = "unreadable" // what is kept of a document cannot be read
	ProblemMore       = "more"       // there are more problems than are listed
	verifyLimit       = 1000         // how many problems are listed
	verifyPage        = 1000         // nodes that are read together
	verifyDocuments   = 50           // documents that are read together
)

// Verify compares the whole graph with what its documents say: nothing may be
// missing, nothing left over, nothing half there, and the indexes must lead to
// all of it. It sees the graph as it is at one moment; who takes away or replaces
// documents meanwhile makes it begin anew, at last [graph.ErrConflict]. It keeps about a hundred bytes a node in memory. An empty answer
// means that all is well; the error says only that the graph could not be read.
func (s *Store) Verify(ctx context.Context) ([]graph.Problem, error) {
	var v verifier
	err := s.still(ctx, func(txn *dgo.Txn) error {
		v = verifier{txn: txn, nodes: map[mark]*verified{}, held: map[mark]bool{}, types: map[string]int{}}
		for _, step := range []func(context.Context) error{v.remember, v.stored, v.said, v.shared, v.leftOver, v.strays, v.reverses, v.typeIndex, v.history} {
			if err := step(ctx); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("verify: %w", err)
	}
	if len(v.problems) > verifyLimit {
		more := graph.Problem{Kind: ProblemMore, Text: fmt.Sprintf("%d more problems", len(v.problems)-verifyLimit)}
		v.problems = append(v.problems[:verifyLimit], more)
	}
	return v.problems, nil
}

// remember reads who was forgotten.
func (v *verifier) remember(ctx context.Context) error {
	return retry(ctx, func() (err error) {
		v.memory, err = rememberAll(ctx, v.txn)
		return err
	})
}

// A verifier compares what is stored with what documents say, by marks.
type verifier struct {
	txn       *dgo.Txn
	nodes     map[mark]*verified
	held      map[mark]bool // what undocumented nodes lead to
	memory    *memory
	types     map[string]int
	revision  int64
	documents []storedDocument
	problems  []graph.Problem
}

// A verified node is known by marks only, so that a large graph fits.
type verified struct {
	uid    uint64
	own    mark // of the values and edges that follow from an owned node, or from a shared one's id
	more   mark // of the edges that sessions give a shared node
	owned  bool // said by documents, and compared
	shared *saidShared
}

// saidShared is what documents said so far about a shared node.
type saidShared struct {
	id        graph.ID
	own, more mark
	unsettled bool
}

// A storedDocument is a document and the session whose documents speak together.
type storedDocument struct{ session, id graph.ID }

func (v *verifier) problem(kind, format string, args ...any) {
	v.problems = append(v.problems, graph.Problem{Kind: kind, Text: fmt.Sprintf(format, args...)})
}

// said compares what the documents say with what is stored, session by session.
func (v *verifier) said(ctx context.Context) error {
	slices.SortFunc(v.documents, func(a, b storedDocument) int {
		return slices.Compare([]graph.ID{a.session, a.id}, []graph.ID{b.session, b.id})
	})
	for len(v.documents) > 0 {
		n := min(verifyDocuments, len(v.documents))
		for n < len(v.documents) && v.documents[n].session == v.documents[n-1].session {
			n++
		}
		var ids []graph.ID
		for _, d := range v.documents[:n] {
			ids = append(ids, d.id)
		}
		v.documents = v.documents[n:]
		docs, links, err := v.read(ctx, ids)
		if err != nil {
			return err
		}
		for _, together := range bySession(docs) {
			if err := v.compare(ctx, nodesOf(together, links)); err != nil {
				return err
			}
		}
	}
	return nil
}

// bySession parts documents by session. Sessions are looked at one by one, so
// that it shows when they do not agree on what they share.
func bySession(docs map[graph.ID]graph.Facts) map[graph.ID]map[graph.ID]graph.Facts {
	out := map[graph.ID]map[graph.ID]graph.Facts{}
	for id, d := range docs {
		if out[d.Session.ID] == nil {
			out[d.Session.ID] = map[graph.ID]graph.Facts{}
		}
		out[d.Session.ID][id] = d
	}
	return out
}

// read reads what documents said.
func (v *verifier) read(ctx context.Context, ids []graph.ID) (map[graph.ID]graph.Facts, sessionLinks, error) {
	var vs vars
	var got struct{ Q []storedRow }
	if err := again(ctx, v.txn, &got, vs.query(vs.byIDs("q", ids, storedFields)), vs.vals); err != nil {
		return nil, nil, err
	}
	h := newHeld()
	for _, r := range got.Q {
		if err := h.add(r); err != nil {
			v.problem(ProblemUnreadable, "%v", err)
			continue
		}
		v.forgotten(h.docs[r.XID])
		if d := h.docs[r.XID].Document; d.LineCount > 0 && len(graph.SplitLines(d.Text)) != d.LineCount {
			v.problem(ProblemDiffers, "%s: its text has %d lines, want %d", r.XID, len(graph.SplitLines(d.Text)), d.LineCount)
		}
	}
	return h.docs, h.links, nil
}

// forgotten looks for what should not be there any more.
func (v *verifier) forgotten(f graph.Facts) {
	now := v.memory.facts(f)
	switch {
	case v.memory.forgets(f):
		v.problem(ProblemForgotten, "%s was forgotten, but is there", f.Document.ID)
	case v.memory.eraser(scopeOf(f)) == nil:
	case now.Document.Text != f.Document.Text || pack(now) != pack(f):
		v.problem(ProblemForgotten, "%s names somebody who was forgotten", f.Document.ID)
	}
}
