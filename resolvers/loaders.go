package resolvers

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"

	"ratsgraph/graph"
	"ratsgraph/graph/view"
	"ratsgraph/graph/view/search"
)

// loaders gather, within one request, what the fields of one level ask for, so
// that it is read at once; and what was read once is not read again.
type loaders struct {
	kin      kin
	town     func(context.Context, graph.ID) (*view.Town, error) // the one that a thing belongs to
	whole    func(context.Context) (*view.Snapshot, error)       // all of the graph
	present  func(context.Context) (*view.Snapshot, error)       // the one that this request is answered from, without waiting: nil if there is none yet
	revision func(context.Context) (int, error)
	index    func(context.Context, graph.ID) (*search.Index, error) // of all municipalities, or of at least one

	municipalities *things[graph.Municipality]
	bodies         *things[graph.Body]
	persons        *things[graph.Person]
	parties        *things[graph.Party]
	papers         *things[graph.Paper]
	sessions       *things[graph.Session]
	attendances    *things[graph.Attendance]
	items          *things[graph.Item]
	decisions      *things[graph.Decision]
	votes          *things[graph.Vote]
	recusals       *things[graph.Recusal]
	mentions       *things[graph.Mention]
	documents      *things[graph.Document]
	rulings        *things[graph.Ruling]
	changes        *things[graph.Change]
	openPairs      *things[graph.OpenPair]
	notesByID      *things[graph.Note]
	texts          *batch[graph.ID, string]

	personAppearances *figures[graph.Appearance]
	bodyAppearances   *figures[graph.Appearance]
	townAppearances   *figures[graph.Appearance]
	heldSessions      *figures[graph.HeldSession]
	bodyHints         *figures[graph.BodyHint]
	stated            *figures[graph.Stated]
	notes             *figures[graph.Note]

	// What is worked out from the above.
	personMemberships *figures[graph.Membership]
	bodyMemberships   *figures[graph.Membership]
	affiliations      *figures[graph.Affiliation]
	partyChanges      *figures[graph.PartyChange]
	partyConflicts    *figures[graph.Contradiction]
}

type loadersKey struct{}

// of returns the loaders of the request.
func of(ctx context.Context) *loaders { return ctx.Value(loadersKey{}).(*loaders) }

// withLoaders gives a request its own loaders.
func withLoaders(ctx context.Context, r Memory) context.Context {
	l := &loaders{town: r.TownOf, whole: r.whole, present: r.Snapshot, revision: r.answeredAt, index: r.index}
	l.municipalities = inMemory(l, r.Municipalities, r.ListMunicipalities)
	l.bodies = inMemory(l, r.Bodies, r.ListBodies)
	l.persons = inMemory(l, r.Persons, r.ListPersons)
	l.parties = inMemory(l, r.Parties, r.ListParties)
	l.papers = inMemory(l, r.Papers, r.ListPapers)
	l.sessions = inMemory(l, r.Sessions, r.ListSessions)
	l.attendances = inMemory(l, r.Attendances, r.ListAttendances)
	l.items = inMemory(l, r.Items, r.ListItems)
	l.decisions = inMemory(l, r.Decisions, r.ListDecisions)
	l.votes = inMemory(l, r.Votes, r.ListVotes)
	l.recusals = inMemory(l, r.Recusals, r.ListRecusals)
	l.mentions = inMemory(l, r.Mentions, r.ListMentions)
	l.documents = inMemory(l, r.DocumentsByID, r.ListDocuments)
	l.changes = load(l, r.ChangesByID, r.ListChanges)
	l.rulings = load(l, r.RulingsByID, r.ListRulings)
	l.openPairs = load(l, r.OpenPairs, r.ListOpenPairs)
	l.notesByID = load(l, r.NotesByID, r.ListNotes)
	l.texts = &batch[graph.ID, string]{fetch: r.Texts}
	l.personAppearances = count(l, func(ctx context.Context, ids []graph.ID, f figure) (map[graph.ID][]graph.Appearance, error) {
		return r.PersonAppearances(ctx, ids, f.During)
	})
	l.bodyAppearances = count(l, func(ctx context.Context, ids []graph.ID, f figure) (map[graph.ID][]graph.Appearance, error) {
		return r.BodyAppearances(ctx, ids, f.During, f.Groups)
	})
	l.townAppearances = count(l, func(ctx context.Context, ids []graph.ID, f figure) (map[graph.ID][]graph.Appearance, error) {
		return r.MunicipalityAppearances(ctx, ids, f.During)
	})
	l.heldSessions = count(l, func(ctx context.Context, ids []graph.ID, f figure) (map[graph.ID][]graph.HeldSession, error) {
		return r.HeldSessions(ctx, ids, f.During)
	})
	l.bodyHints = count(l, func(ctx context.Context, ids []graph.ID, _ figure) (map[graph.ID][]graph.BodyHint, error) {
		return r.BodyHints(ctx, ids)
	})
	l.stated = count(l, func(ctx context.Context, ids []graph.ID, _ figure) (map[graph.ID][]graph.Stated, error) {
		return r.PartiesStated(ctx, ids)
	})
	l.notes = count(l, func(ctx context.Context, ids []graph.ID, _ figure) (map[graph.ID][]graph.Note, error) {
		return r.Notes(ctx, ids)
	})
	l.derive()
	return context.WithValue(ctx, loadersKey{}, l)
}

// A thing refers to others.
type thing interface {
	graph.Node
	Refs() []graph.ID
}

// A spec tells apart what is asked for differently: a parent, and the arguments
// of a list or figure as JSON, which can be compared.
type spec struct {
	parent graph.ID
	args   string
}

// things loads things of one type, by id and in lists at edges.
type things[T thing] struct {
	l     *loaders
	byID  *batch[graph.ID, T]
	lists *batch[spec, graph.Page[T]]
	root  func(context.Context, graph.List) (map[graph.ID]graph.Page[T], error)
	held  func(context.Context, []graph.ID) (map[graph.ID]T, error) // reads by id, of types that snapshots hold
}

func load[T thing](l *loaders, byID func(context.Context, []graph.ID) (map[graph.ID]T, error),
	lists func(context.Context, graph.List) (map[graph.ID]graph.Page[T], error)) *things[T] {
	t := &things[T]{l: l, root: lists}
	t.byID = &batch[graph.ID, T]{fetch: func(ctx context.Context, ids []graph.ID) (map[graph.ID]T, error) {
		got, err := byID(ctx, ids)
		t.met(ids, got)
		return got, err
	}}
	t.lists = &batch[spec, graph.Page[T]]{fetch: func(ctx context.Context, keys []spec) (map[spec]graph.Page[T], error) {
		return perArgs(keys, func(args string, parents []graph.ID) (map[graph.ID]graph.Page[T], error) {
			list := unspecified[graph.List](args)
			list.Parents = parents
			got, err := lists(ctx, list)
			for _, p := range parents { // in order, so that reading is repeatable
				t.seen(got[p].Items)
			}
			t.together(got, parents)
			return got, err
		})
	}}
	return t
}

// seen keeps things that a list brought, for who asks for them by id.
func (t *things[T]) seen(items []T) {
	for _, x := range items {
		t.byID.know(x.GlobalID(), x)
	}
}

// together makes the things of all lists of one read kin, and what they refer to.
func (t *things[T]) together(got map[graph.ID]graph.Page[T], parents []graph.ID) {
	each := func(of func(T) []graph.ID) func() []graph.ID {
		return func() (out []graph.ID) {
			for _, p := range parents {
				for _, x := range got[p].Items {
					out = append(out, of(x)...)
				}
			}
			return out
		}
	}
	t.l.kin.later(each(T.Refs))
	t.l.kin.later(each(func(x T) []graph.ID { return []graph.ID{x.GlobalID()} }))
}

func (t *things[T]) met(ids []graph.ID, got map[graph.ID]T) {
	t.l.kin.later(func() (refs []graph.ID) {
		for _, id := range ids {
			if x, ok := got[id]; ok {
				refs = append(refs, x.Refs()...)
			}
		}
		return refs
	})
}

// get loads the thing with an id; [graph.ErrNotFound] if there is none.
func (t *things[T]) get(ctx context.Context, id graph.ID) (*T, error) {
	got, err := t.all(ctx, []graph.ID{id})
	if err != nil {
		return nil, fmt.Errorf("%s: %w", id, err)
	}
	return &got[0], nil
}

// maybe loads what an edge leads to; nil if the edge is not there.
func (t *things[T]) maybe(ctx context.Context, id graph.ID) (*T, error) {
	if id == "" {
		return nil, nil
	}
	return t.get(ctx, id)
}

// all loads what a list of edges leads to, in their order.
func (t *things[T]) all(ctx context.Context, ids []graph.ID) ([]T, error) {
	if t.direct(ctx) {
		return t.read(ctx, ids)
	}
	return t.byID.load(ctx, ids, func() []graph.ID { return t.l.kin.ofAll(ids) })
}

// page loads the list of one parent.
func (t *things[T]) page(ctx context.Context, parent graph.ID, l graph.List) (graph.Page[T], error) {
	if t.direct(ctx) {
		got, err := t.listed(ctx, []graph.ID{parent}, l)
		return got[parent], err
	}
	got, err := loadSpecs(ctx, t.l, t.lists, []graph.ID{parent}, listed(l))
	if err != nil {
		return graph.Page[T]{}, err
	}
	return got[0], nil
}

// at reads lists of one parent, for [connect].
func (t *things[T]) at(ctx context.Context, parent graph.ID) func(graph.List) (graph.Page[T], error) {
	return func(l graph.List) (graph.Page[T], error) { return t.page(ctx, parent, wanted(ctx, l)) }
}

// top reads lists of the whole type, for [connect].
func (t *things[T]) top(ctx context.Context) func(graph.List) (graph.Page[T], error) {
	return func(l graph.List) (graph.Page[T], error) {
		got, err := t.root(ctx, wanted(ctx, l))
		if !t.direct(ctx) {
			t.seen(got[""].Items)
		}
		t.together(got, []graph.ID{""})
		return got[""], err
	}
}

// whole loads all of a list that one document bounds.
func (t *things[T]) whole(ctx context.Context, parent graph.ID, edge string) ([]T, error) {
	got, err := t.page(ctx, parent, graph.List{Edge: edge})
	return got.Items, err
}

// wholes loads all of the lists of several parents, in their order.
func (t *things[T]) wholes(ctx context.Context, parents []graph.ID, edge string) ([][]T, error) {
	if t.direct(ctx) {
		pages, err := t.listed(ctx, parents, graph.List{Edge: edge})
		out := make([][]T, len(parents))
		for i, p := range parents {
			out[i] = pages[p].Items
		}
		return out, err
	}
	got, err := loadSpecs(ctx, t.l, t.lists, parents, listed(graph.List{Edge: edge}))
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
type figures[T interface{ Refs() []graph.ID }] struct {
	l *loaders
	*batch[spec, []T]
}

func count[T interface{ Refs() []graph.ID }](l *loaders, read func(context.Context, []graph.ID, figure) (map[graph.ID][]T, error)) *figures[T] {
	fetch := func(ctx context.Context, keys []spec) (map[spec][]T, error) {
		return perArgs(keys, func(args string, parents []graph.ID) (map[graph.ID][]T, error) {
			got, err := read(ctx, parents, unspecified[figure](args))
			l.kin.later(func() (refs []graph.ID) {
				for _, p := range parents {
					for _, x := range got[p] {
						refs = append(refs, x.Refs()...)
					}
				}
				return refs
			})
			return got, err
		})
	}
	return &figures[T]{l, &batch[spec, []T]{fetch: fetch}}
}

// of gathers what a figure over some things is made from.
func (f *figures[T]) of(ctx context.Context, about figure, ids ...graph.ID) ([]T, error) {
	got, err := loadSpecs(ctx, f.l, f.batch, ids, specified(about))
	var out []T
	for _, g := range got {
		out = append(out, g...)
	}
	return out, err
}

// each gathers what figures over several things are made from, apart.
func (f *figures[T]) each(ctx context.Context, about figure, ids []graph.ID) (map[graph.ID][]T, error) {
	got, err := f.load(ctx, specs(ids, specified(about)), func() []spec { return nil })
	if err != nil {
		return nil, err
	}
	out := make(map[graph.ID][]T, len(ids))
	for i, id := range ids {
		out[id] = got[i]
	}
	return out, nil
}

// ofAll returns the kin of several ids.
func (k *kin) ofAll(ids []graph.ID) []graph.ID {
	var out []graph.ID
	for _, id := range ids {
		out = append(out, k.of(id)...)
	}
	return out
}

// loadSpecs loads a list or figure of some parents, along with all of their kin.
func loadSpecs[V any](ctx context.Context, l *loaders, from *batch[spec, V], parents []graph.ID, args string) ([]V, error) {
	return from.load(ctx, specs(parents, args), func() []spec { return specs(l.kin.ofAll(parents), args) })
}

// specs are the keys of a list or figure of some parents.
func specs(parents []graph.ID, args string) []spec {
	out := make([]spec, len(parents))
	for i, p := range parents {
		out[i] = spec{p, args}
	}
	return out
}

// perArgs reads once for each set of arguments, which is once, unless kin met
// with different ones.
func perArgs[V any](keys []spec, read func(args string, parents []graph.ID) (map[graph.ID]V, error)) (map[spec]V, error) {
	parents := map[string][]graph.ID{}
	var order []string
	for _, k := range keys {
		if parents[k.args] == nil {
			order = append(order, k.args)
		}
		parents[k.args] = append(parents[k.args], k.parent)
	}
	out := make(map[spec]V, len(keys))
	var failed error
	for _, args := range order {
		got, err := read(args, parents[args])
		failed = errors.Join(failed, err)
		for _, p := range parents[args] {
			out[spec{p, args}] = got[p]
		}
	}
	return out, failed
}

func specified(args any) string {
	b, err := json.Marshal(args)
	if err != nil {
		panic(err) // strings, numbers and lists of them: cannot fail
	}
	return string(b)
}

// listed is [specified] for lists. Most have neither a filter nor a cursor, and are
// asked for once for each thing of a level.
func listed(l graph.List) string {
	if !l.Filter.IsZero() || l.Page.After != "" || l.Page.Before != "" {
		return specified(l)
	}
	out := append(make([]byte, 0, 128), `{"Edge":"`...)
	out = append(append(append(append(out, l.Edge...), `","Order":{"By":"`...), l.Order.By...), `","Descending":`...)
	out = append(strconv.AppendBool(out, l.Order.Descending), `},"Page":{"First":`...)
	out = append(strconv.AppendInt(out, int64(l.Page.First), 10), `,"Last":`...)
	out = append(strconv.AppendInt(out, int64(l.Page.Last), 10), `,"NoItems":`...)
	out = append(strconv.AppendBool(out, l.Page.NoItems), `,"NoCursors":`...)
	return string(append(strconv.AppendBool(out, l.Page.NoCursors), `}}`...))
}

func unspecified[T any](s string) (v T) {
	if err := json.Unmarshal([]byte(s), &v); err != nil {
		panic(err) // written by specified
	}
	return v
}
