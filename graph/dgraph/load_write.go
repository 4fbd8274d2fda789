package dgraph

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"runtime"
	"slices"
	"strconv"
	"time"

	"golang.org/x/sync/errgroup"

	"ratsgraph/graph"
)

// loadPage is how many sessions of a load are one change.
const loadPage = 128

// IdentityInput reads the sessions of a municipality. Nobody has judged anything
// in a graph that does not exist yet.
func (l *Load) IdentityInput(_ context.Context, municipality graph.ID) (graph.IdentityInput, error) {
	sessions := l.sessions(municipality)
	in := graph.IdentityInput{Revision: l.revision, Sessions: make([]graph.Facts, len(sessions))}
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	for i, ids := range sessions {
		g.Go(func() error {
			docs, err := l.readAll(ids)
			if err == nil {
				in.Sessions[i] = graph.Merge(docs).Naming()
			}
			return err
		})
	}
	return in, g.Wait()
}

// Identify writes a municipality, with who is who as decided.
func (l *Load) Identify(_ context.Context, _ int, municipality graph.ID, ids graph.Identities) error {
	if err := l.write(municipality, &ids); err != nil {
		return fmt.Errorf("load %s: %w", municipality, err)
	}
	return nil
}

// ListMunicipalities lists what was taken in, on one page.
func (l *Load) ListMunicipalities(ctx context.Context, _ graph.List) (map[graph.ID]graph.Page[graph.Municipality], error) {
	ids, err := l.Pending(ctx)
	var p graph.Page[graph.Municipality]
	for _, id := range ids {
		p.Items = append(p.Items, graph.Municipality{ID: id, Name: id.Path()})
	}
	return map[graph.ID]graph.Page[graph.Municipality]{"": p}, err
}

// Finish writes what is left. Municipalities of which it was not decided who is
// who are pending in the graph.
func (l *Load) Finish() error {
	for _, town := range slices.Sorted(maps.Keys(l.towns)) {
		if err := l.write(town, nil); err != nil {
			return fmt.Errorf("load %s: %w", town, err)
		}
	}
	state := newNode(stateID, "", true)
	state.values = map[string]any{"graph.model": Model, "graph.revised": revised, "graph.revision": l.revision, "graph.written": time.Now().UTC().Format(time.RFC3339)}
	l.out.begin(1)
	for _, t := range state.triples() {
		if err := l.out.write(t); err != nil {
			return fmt.Errorf("load: %w", err)
		}
	}
	return l.close()
}

// Discard ends a load that is not wanted any more.
func (l *Load) Discard() { _ = l.close() }

func (l *Load) close() error { return errors.Join(l.out.close(), l.spool.Close()) }

// write writes a municipality and forgets its documents.
func (l *Load) write(town graph.ID, ids *graph.Identities) error {
	l.out.begin(0)
	links := sessionLinks{}
	if ids != nil {
		links = ids.Links
	}
	g, ctx := errgroup.WithContext(context.Background())
	parts := make(chan nodes) // one is made while another one is written
	g.Go(func() error {
		defer close(parts)
		for part := range slices.Chunk(l.sessions(town), loadPage) {
			all, err := l.nodes(part, links)
			if err != nil {
				return err
			}
			select {
			case parts <- all:
			case <-ctx.Done():
				return nil
			}
		}
		return nil
	})
	g.Go(func() error {
		for all := range parts {
			if err := l.change(all, graph.Change{}); err != nil {
				return err
			}
		}
		return nil
	})
	if err := g.Wait(); err != nil {
		return err
	}
	delete(l.towns, town)
	return l.decided(town, ids)
}

// nodes are the nodes of sessions, whose documents wait.
func (l *Load) nodes(sessions [][]graph.ID, links sessionLinks) (nodes, error) {
	each := make([]nodes, len(sessions))
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	for i, ids := range sessions {
		g.Go(func() error {
			read, err := l.readAll(ids)
			docs := map[graph.ID]graph.Facts{}
			for _, f := range read {
				docs[f.Document.ID] = f
			}
			each[i] = nodesOf(docs, links)
			return err
		})
	}
	all := nodes{}
	err := g.Wait()
	for _, some := range each {
		for _, n := range some {
			all.add(n)
		}
	}
	return all, err
}

// decided writes who is who in a municipality, or that this is to be decided.
func (l *Load) decided(town graph.ID, ids *graph.Identities) error {
	if town.Kind() != graph.KindMunicipality {
		return nil
	}
	after, p := nodes{}, pending{id: town, changed: l.revision}
	if ids != nil {
		after = encodeIdentities(town, *ids)
		p.decided = l.revision
	}
	after.add(p.node())
	return l.change(after, graph.Change{Reasons: []graph.ChangeReason{graph.ChangeIdentified}, MunicipalityIDs: []graph.ID{town}})
}

// change writes nodes as one revision.
func (l *Load) change(after nodes, news graph.Change) error {
	p := plan{revision: l.revision, change: diff(nodes{}, after), nodes: after, news: news, gone: graph.ChangeReplaced}
	p.record(time.Now())
	l.revision++
	return l.out.change(p)
}

// uidText is a uid as Dgraph writes it.
func uidText(n uint64) string { return "0x" + strconv.FormatUint(n, 16) }
