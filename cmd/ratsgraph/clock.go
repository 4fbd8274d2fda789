package main

import (
	"context"
	"fmt"
	"time"

	"ratsgraph/graph"
)

// now is the time as it is written into the history.
func now() string { return time.Now().UTC().Format(time.RFC3339) }

// decisionTime is when a decision is dated that is made now: after all that were
// made before it, because the latest counts where two contradict each other. So
// it stays even if the clock was set back, or two are made in one second.
func (db *database) decisionTime(ctx context.Context, now time.Time) (string, error) {
	got, err := db.ListRulings(ctx, graph.List{Page: graph.PageArgs{Last: 1}})
	if err != nil {
		return "", fmt.Errorf("time of the last decision: %w", err)
	}
	for _, r := range got[""].Items {
		if last, err := time.Parse(time.RFC3339, r.At); err == nil && !now.Truncate(time.Second).After(last) {
			now = last.Add(time.Second)
		}
	}
	return now.UTC().Format(time.RFC3339), nil
}
