package view

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"ratsgraph/graph"
)

// A Source is the graph that views are made from.
type Source interface {
	// Revision is the number of the graph's present state.
	Revision(ctx context.Context) (int, error)

	// MunicipalityIDs are all municipalities, in order of their ids.
	MunicipalityIDs(ctx context.Context) ([]graph.ID, error)

	// MunicipalityFacts reads all that is known of a municipality, or
	// [graph.ErrNotFound].
	MunicipalityFacts(ctx context.Context, id graph.ID) (graph.MunicipalityFacts, error)
}

// Towns keeps views of municipalities, each for as long as the graph does not
// change. It is safe for concurrent use.
type Towns struct {
	source Source

	mu       sync.Mutex
	revision int
	towns    map[graph.ID]*Town
}

// Of keeps the views of a graph.
func Of(s Source) *Towns { return &Towns{source: s, towns: map[graph.ID]*Town{}} }

// Town is the view of a municipality at the present revision, or
// [graph.ErrNotFound].
func (c *Towns) Town(ctx context.Context, id graph.ID) (*Town, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if err := c.follow(ctx); err != nil {
		return nil, err
	}
	return c.town(ctx, id)
}

// Towns are the views of all municipalities at the present revision, in order of
// their ids.
func (c *Towns) Towns(ctx context.Context) ([]*Town, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if err := c.follow(ctx); err != nil {
		return nil, err
	}
	ids, err := c.source.MunicipalityIDs(ctx)
	if err != nil {
		return nil, fmt.Errorf("views: %w", err)
	}
	var out []*Town
	for _, id := range ids {
		t, err := c.town(ctx, id)
		if errors.Is(err, graph.ErrNotFound) {
			continue // it went meanwhile
		}
		if err != nil {
			return nil, err
		}
		out = append(out, t)
	}
	return out, nil
}

// follow drops the views of another revision than the present one.
func (c *Towns) follow(ctx context.Context) error {
	now, err := c.source.Revision(ctx)
	if err != nil {
		return fmt.Errorf("views: %w", err)
	}
	if now != c.revision {
		c.revision, c.towns = now, map[graph.ID]*Town{}
	}
	return nil
}

func (c *Towns) town(ctx context.Context, id graph.ID) (*Town, error) {
	if t := c.towns[id]; t != nil {
		return t, nil
	}
	f, err := c.source.MunicipalityFacts(ctx, id)
	if err != nil {
		return nil, fmt.Errorf("views: %w", err)
	}
	t := New(f)
	c.towns[id] = t
	return t, nil
}
