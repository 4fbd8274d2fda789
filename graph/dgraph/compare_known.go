package dgraph

import (
	"context"
	"fmt"
	"slices"
	"sync"

	"github.com/dgraph-io/dgo/v240"

	"ratsgraph/graph"
)

// A memo keeps what documents said of attendance while the graph does not change:
// reading it out of the kept facts of documents is most of the work of a
// comparison. With the next revision it begins anew, so that it holds nothing that
// was forgotten.
type memo struct {
	mu       sync.Mutex
	revision int
	known    map[statement]graph.Facts
}

// memoMost is how many statements it keeps; one takes a few kilobytes.
const memoMost = 4096

// A statement is what a document said from a revision on, or what a past one said.
type statement struct {
	node graph.ID
	from int
}

// facts are what statements say of attendance. Only those that are not known yet
// are read.
func (m *memo) facts(ctx context.Context, txn *dgo.Txn, asked []statement, revision int) (map[statement]graph.Facts, error) {
	out, unknown := m.remembered(asked, revision)
	if len(unknown) == 0 {
		return out, nil
	}
	ids, from := make([]graph.ID, len(unknown)), map[graph.ID]int{}
	for i, s := range unknown {
		ids[i], from[s.node] = s.node, s.from
	}
	slices.Sort(ids)
	var v vars
	var got struct{ Said []row }
	if err := again(ctx, txn, &got, v.query(v.byIDs("Said", ids, "xid document.facts past.facts")), v.vals); err != nil {
		return nil, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, r := range got.Said {
		all, err := unpack(r.str("document.facts") + r.str("past.facts")) // a node has one of them
		if err != nil {
			return nil, fmt.Errorf("facts of %s: %w", r.id(), err)
		}
		s := statement{r.id(), from[r.id()]}
		out[s] = attendanceOf(all)
		if m.revision == revision {
			m.known[s] = out[s]
		}
	}
	return out, nil
}

// remembered are those of the statements that are known, and those that are not.
func (m *memo) remembered(asked []statement, revision int) (map[statement]graph.Facts, []statement) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if revision > m.revision || len(m.known) >= memoMost {
		m.revision, m.known = max(revision, m.revision), map[statement]graph.Facts{}
	}
	out := map[statement]graph.Facts{}
	var unknown []statement
	for _, s := range asked {
		if f, ok := m.known[s]; ok {
			out[s] = f
		} else {
			unknown = append(unknown, s)
		}
	}
	return out, unknown
}

// attendanceOf leaves of facts what a comparison of attendance needs.
func attendanceOf(f graph.Facts) graph.Facts {
	out := graph.Facts{Document: graph.Document{ID: f.Document.ID, Parser: f.Document.Parser}, Body: f.Body, Session: f.Session, Persons: f.Persons}
	out.Session.Sources = nil
	for _, a := range f.Attendances {
		a.Sources, a.RepairedName, a.RepairedParty = nil, nil, nil
		out.Attendances = append(out.Attendances, a)
	}
	return out
}
