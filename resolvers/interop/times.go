package interop

import (
	"cmp"
	"context"
	"fmt"
	"sync"

	"ratsgraph/graph"
)

// A span says when something was first known, and when what is known of it last
// changed (RFC 3339, UTC).
type span struct{ created, modified string }

func (s span) with(o span) span {
	if s.created == "" || o.created != "" && o.created < s.created {
		s.created = o.created
	}
	s.modified = max(s.modified, o.modified)
	return s
}

// times know from the changes of the graph when each session came to be known,
// and when it changed. All that is known stands in sessions.
type times struct {
	changes func(ctx context.Context, after, n int, f graph.ChangeScope) ([]graph.Change, error)

	mu       sync.Mutex
	revision int
	sessions map[graph.ID]span
	all      span
}

// batch is how many changes are read at once.
const batch = 500

// upTo reads the changes up to a revision that are not yet known.
func (t *times) upTo(ctx context.Context, revision int) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	for t.revision < revision {
		got, err := t.changes(ctx, t.revision, min(batch, revision-t.revision), graph.ChangeScope{})
		if err != nil {
			return fmt.Errorf("times: %w", err)
		}
		for _, c := range got {
			at := span{c.At, c.At}
			t.all = t.all.with(at)
			for _, id := range c.SessionIDs {
				t.sessions[id] = t.sessions[id].with(at)
			}
			t.revision = c.Revision
		}
		if len(got) == 0 {
			return nil // somebody else's graph: no such changes
		}
	}
	return nil
}

// of is the span of some sessions together; that of the graph where there are
// none.
func (t *times) of(sessions ...graph.ID) span {
	t.mu.Lock()
	defer t.mu.Unlock()
	var out span
	for _, id := range sessions {
		out = out.with(t.sessions[id])
	}
	return span{cmp.Or(out.created, t.all.created), cmp.Or(out.modified, t.all.modified)}
}
