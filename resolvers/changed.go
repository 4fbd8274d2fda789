package resolvers

import (
	"context"
	"net/http"
	"sync"
	"time"

	"ratsgraph/graph"
)

// changed knows when the graph became what it is.
type changed struct {
	changes func(ctx context.Context, after, n int, f graph.ChangeScope) ([]graph.Change, error)

	mu       sync.Mutex
	revision int
	at       time.Time
}

// tell says in the head of an answer when the graph became what it is at a
// revision. A graph of which that is not known has no such line.
func (c *changed) tell(ctx context.Context, w http.ResponseWriter, revision int) {
	if at := c.when(ctx, revision); !at.IsZero() {
		w.Header().Set("Last-Modified", at.UTC().Format(http.TimeFormat))
	}
}

func (c *changed) when(ctx context.Context, revision int) time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	if revision == c.revision {
		return c.at
	}
	got, err := c.changes(ctx, revision-1, 1, graph.ChangeScope{})
	if err != nil || len(got) == 0 || got[0].Revision != revision {
		return time.Time{}
	}
	at, err := time.Parse(time.RFC3339, got[0].At)
	if err != nil {
		return time.Time{}
	}
	c.revision, c.at = revision, at
	return at
}
