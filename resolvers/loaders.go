package resolvers

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/vikstrous/dataloadgen"

	"ratsgraph/graph"
)

// window is how long a batch waits for siblings that ask for the same kind of
// thing. Fields of one level are asked for within microseconds of each other.
const window = 500 * time.Microsecond

// loaders gather, within one request, what the fields of one level ask for, so
// that it is read at once; and what was read once is not read again.
type loaders struct {
	municipalities byID[graph.Municipality]
	bodies         byID[graph.Body]
	persons        byID[graph.Person]
	parties        byID[graph.Party]
	papers         byID[graph.Paper]
	sessions       byID[graph.Session]
	attendances    byID[graph.Attendance]
	items          byID[graph.Item]
	decisions      byID[graph.Decision]
	votes          byID[graph.Vote]
	recusals       byID[graph.Recusal]
	mentions       byID[graph.Mention]
	documents      byID[graph.Document]
	texts          byID[string]

	bodyLists       pages[graph.Body]
	personLists     pages[graph.Person]
	paperLists      pages[graph.Paper]
	sessionLists    pages[graph.Session]
	attendanceLists pages[graph.Attendance]
	itemLists       pages[graph.Item]
	decisionLists   pages[graph.Decision]
	voteLists       pages[graph.Vote]
	recusalLists    pages[graph.Recusal]
	mentionLists    pages[graph.Mention]
	documentLists   pages[graph.Document]

	personAppearances figures[graph.Appearance]
	bodyAppearances   figures[graph.Appearance]
	heldSessions      figures[graph.HeldSession]
}

type loadersKey struct{}

// withLoaders gives a request its own loaders.
func withLoaders(ctx context.Context, r Reader) context.Context {
	return context.WithValue(ctx, loadersKey{}, &loaders{
		municipalities: loadByID(r.Municipalities), bodies: loadByID(r.Bodies), persons: loadByID(r.Persons),
		parties: loadByID(r.Parties), papers: loadByID(r.Papers), sessions: loadByID(r.Sessions),
		attendances: loadByID(r.Attendances), items: loadByID(r.Items), decisions: loadByID(r.Decisions),
		votes: loadByID(r.Votes), recusals: loadByID(r.Recusals), mentions: loadByID(r.Mentions),
		documents: loadByID(r.DocumentsByID), texts: loadByID(r.Texts),

		bodyLists: loadPages(r.ListBodies), personLists: loadPages(r.ListPersons), paperLists: loadPages(r.ListPapers),
		sessionLists: loadPages(r.ListSessions), attendanceLists: loadPages(r.ListAttendances), itemLists: loadPages(r.ListItems),
		decisionLists: loadPages(r.ListDecisions), voteLists: loadPages(r.ListVotes), recusalLists: loadPages(r.ListRecusals),
		mentionLists: loadPages(r.ListMentions), documentLists: loadPages(r.ListDocuments),

		personAppearances: loadFigures(func(ctx context.Context, ids []graph.ID, f figure) (map[graph.ID][]graph.Appearance, error) {
			return r.PersonAppearances(ctx, ids, f.During)
		}),
		bodyAppearances: loadFigures(func(ctx context.Context, ids []graph.ID, f figure) (map[graph.ID][]graph.Appearance, error) {
			return r.BodyAppearances(ctx, ids, f.During, f.Groups)
		}),
		heldSessions: loadFigures(func(ctx context.Context, ids []graph.ID, f figure) (map[graph.ID][]graph.HeldSession, error) {
			return r.HeldSessions(ctx, ids, f.During)
		}),
	})
}

// of returns the loaders of the request.
func of(ctx context.Context) *loaders { return ctx.Value(loadersKey{}).(*loaders) }

// byID loads things by id.
type byID[T any] struct {
	*dataloadgen.Loader[graph.ID, T]
}

func loadByID[T any](read func(context.Context, []graph.ID) (map[graph.ID]T, error)) byID[T] {
	return byID[T]{dataloadgen.NewMappedLoader(read, dataloadgen.WithWait(window))}
}

// get loads the thing with an id; [graph.ErrNotFound] if there is none.
func (l byID[T]) get(ctx context.Context, id graph.ID) (*T, error) {
	v, err := l.Load(ctx, id)
	if err != nil {
		return nil, named(id, err)
	}
	return &v, nil
}

// maybe loads what an edge leads to; nil if the edge is not there.
func (l byID[T]) maybe(ctx context.Context, id graph.ID) (*T, error) {
	if id == "" {
		return nil, nil
	}
	return l.get(ctx, id)
}

// all loads what a list of edges leads to, in their order.
func (l byID[T]) all(ctx context.Context, ids []graph.ID) ([]T, error) {
	return l.LoadAll(ctx, ids)
}

func named(id graph.ID, err error) error {
	if errors.Is(err, dataloadgen.ErrNotFound) {
		return fmt.Errorf("%s: %w", id, graph.ErrNotFound)
	}
	return fmt.Errorf("%s: %w", id, err)
}

// A spec tells batches apart that are asked for differently: the arguments of
// a list or figure in JSON, which can be compared.
type spec struct {
	parent graph.ID
	args   string
}

// batches splits keys by their arguments, in order of appearance.
func batches(keys []spec) (order []string, parents map[string][]graph.ID) {
	parents = map[string][]graph.ID{}
	for _, k := range keys {
		if _, seen := parents[k.args]; !seen {
			order = append(order, k.args)
		}
		parents[k.args] = append(parents[k.args], k.parent)
	}
	return order, parents
}

// pages loads lists at an edge of many parents.
type pages[T any] struct {
	loader *dataloadgen.Loader[spec, graph.Page[T]]
}

func loadPages[T any](read func(context.Context, graph.List) (map[graph.ID]graph.Page[T], error)) pages[T] {
	fetch := func(ctx context.Context, keys []spec) (map[spec]graph.Page[T], error) {
		out := make(map[spec]graph.Page[T], len(keys))
		order, parents := batches(keys)
		for _, args := range order {
			l := unspecified[graph.List](args)
			l.Parents = parents[args]
			got, err := read(ctx, l)
			if err != nil {
				return nil, err
			}
			for _, p := range parents[args] {
				out[spec{p, args}] = got[p]
			}
		}
		return out, nil
	}
	return pages[T]{dataloadgen.NewMappedLoader(fetch, dataloadgen.WithWait(window))}
}

// page loads the list of one parent.
func (p pages[T]) page(ctx context.Context, parent graph.ID, l graph.List) (graph.Page[T], error) {
	return p.loader.Load(ctx, spec{parent, specified(l)})
}

// of reads lists of one parent, for [connect].
func (p pages[T]) of(ctx context.Context, parent graph.ID) func(graph.List) (graph.Page[T], error) {
	return func(l graph.List) (graph.Page[T], error) { return p.page(ctx, parent, l) }
}

// whole loads all of a list that one document bounds.
func (p pages[T]) whole(ctx context.Context, parent graph.ID, edge string) ([]T, error) {
	got, err := p.page(ctx, parent, graph.List{Edge: edge})
	return got.Items, err
}

// wholes loads all of the lists of several parents, in their order.
func (p pages[T]) wholes(ctx context.Context, parents []graph.ID, edge string) ([][]T, error) {
	keys := make([]spec, len(parents))
	for i, id := range parents {
		keys[i] = spec{id, specified(graph.List{Edge: edge})}
	}
	got, err := p.loader.LoadAll(ctx, keys)
	out := make([][]T, len(got))
	for i, g := range got {
		out[i] = g.Items
	}
	return out, err
}

// A figure says what a count is made over.
type figure struct {
	During graph.DateRange
	Groups []graph.Group
}

// figures loads what counts are made from.
type figures[T any] struct {
	loader *dataloadgen.Loader[spec, []T]
}

func loadFigures[T any](read func(context.Context, []graph.ID, figure) (map[graph.ID][]T, error)) figures[T] {
	fetch := func(ctx context.Context, keys []spec) (map[spec][]T, error) {
		out := make(map[spec][]T, len(keys))
		order, parents := batches(keys)
		for _, args := range order {
			got, err := read(ctx, parents[args], unspecified[figure](args))
			if err != nil {
				return nil, err
			}
			for _, p := range parents[args] {
				out[spec{p, args}] = got[p]
			}
		}
		return out, nil
	}
	return figures[T]{dataloadgen.NewMappedLoader(fetch, dataloadgen.WithWait(window))}
}

func (f figures[T]) get(ctx context.Context, id graph.ID, about figure) ([]T, error) {
	return f.loader.Load(ctx, spec{id, specified(about)})
}

func (f figures[T]) all(ctx context.Context, ids []graph.ID, about figure) ([]T, error) {
	keys := make([]spec, len(ids))
	for i, id := range ids {
		keys[i] = spec{id, specified(about)}
	}
	got, err := f.loader.LoadAll(ctx, keys)
	var out []T
	for _, g := range got {
		out = append(out, g...)
	}
	return out, err
}

func specified(args any) string {
	b, err := json.Marshal(args)
	if err != nil {
		panic(err) // strings, numbers and lists of them: cannot fail
	}
	return string(b)
}

func unspecified[T any](s string) (v T) {
	if err := json.Unmarshal([]byte(s), &v); err != nil {
		panic(err) // written by specified
	}
	return v
}
