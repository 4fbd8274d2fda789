package dgraph

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"

	"github.com/dgraph-io/dgo/v240"

	"ratsgraph/graph"
)

// kindPast begins the ids of what was.
const kindPast = "past"

// A past is what a document said about a session, or how the names of a session
// were linked, from one revision until another one took its place.
type past struct {
	id                              graph.ID
	municipality, session, document graph.ID // no document: the links of the session
	from, until                     int
	facts                           string // packed
	links                           []graph.Link
}

const pastFields = "xid past.municipality past.session past.document past.from past.until past.facts past.links"

func (x past) node() *node {
	n := newNode(x.id, "Past", false).set("past.municipality", string(x.municipality)).set("past.session", string(x.session))
	n.set("past.document", string(x.document)).num("past.from", x.from).num("past.until", x.until).set("past.facts", x.facts)
	if len(x.links) > 0 {
		n.set("past.links", zip(x.links))
	}
	return n
}

func decodePast(r row) (past, error) {
	x := past{id: r.id(), municipality: graph.ID(r.str("past.municipality")), session: graph.ID(r.str("past.session")),
		document: graph.ID(r.str("past.document")), from: get[int](r, "past.from"), until: get[int](r, "past.until"), facts: r.str("past.facts")}
	if s := r.str("past.links"); s != "" {
		if err := unzip(s, &x.links); err != nil {
			return x, fmt.Errorf("%s: %w", x.id, err)
		}
	}
	return x, nil
}

// keepPast keeps what documents said and how names were linked before a plan.
func (p *plan) keepPast(into nodes, f footprint, revision int) {
	if p.before == nil {
		return
	}
	keep := func(x past) {
		x.id = graph.NewID(kindPast, strconv.Itoa(revision), strconv.Itoa(len(into)))
		x.municipality, x.until = x.session.Municipality(), revision
		into.add(x.node())
	}
	for _, id := range slices.Sorted(maps.Keys(f.said)) {
		if d, ok := p.before.docs[id]; ok {
			keep(past{session: d.Session.ID, document: id, from: p.before.since[id], facts: pack(p.eraser(d.Session.ID).Facts(d))})
		}
	}
	for _, id := range slices.Sorted(maps.Keys(f.linked)) {
		if links := p.eraser(id).Links(p.before.links[id]); len(links) > 0 {
			keep(past{session: id, from: p.before.since[id], links: links})
		}
	}
}

// eraser knows who was forgotten where a session was held.
func (p *plan) eraser(session graph.ID) *graph.Eraser {
	if p.memory == nil {
		return nil
	}
	return p.memory.eraser(session.Municipality().Path())
}

// erasePast replaces the names of forgotten persons in what was.
func (s *Store) erasePast(ctx context.Context, municipality graph.ID, by string) error {
	scope := graph.ID(municipality).Municipality()
	ids, err := s.pastOf(ctx, scope)
	if err != nil {
		return err
	}
	for part := range slices.Chunk(ids, forgetPage) {
		err := s.write(ctx, func(txn *dgo.Txn) (plan, error) {
			h, err := hold(ctx, txn, nil, nil, nil)
			if err != nil {
				return plan{}, err
			}
			m, err := remember(ctx, txn, []string{scope.Path()}, nil)
			if err != nil {
				return plan{}, err
			}
			before, after, err := erased(ctx, txn, part, m.eraser(scope.Path()))
			p := plan{revision: h.revision, stateUID: h.stateUID, change: diff(before, after), nodes: after, news: forgetting(by, municipality)}
			return p, err
		})
		if err != nil {
			return fmt.Errorf("erase the past of %s: %w", municipality, err)
		}
	}
	return nil
}

// pastOf lists what is kept of a municipality's past.
func (s *Store) pastOf(ctx context.Context, scope graph.ID) ([]graph.ID, error) {
	var v vars
	var got struct{ Q []struct{ XID graph.ID } }
	q := v.query("q(func: eq(past.municipality, " + v.str(string(scope)) + ")) { xid }")
	if err := s.query(ctx, &got, q, v.vals); err != nil {
		return nil, fmt.Errorf("past of %s: %w", scope, err)
	}
	var out []graph.ID
	for _, x := range got.Q {
		out = append(out, x.XID)
	}
	slices.Sort(out)
	return out, nil
}

// erased reads what was, and what is left of it without the names.
func erased(ctx context.Context, txn *dgo.Txn, ids []graph.ID, e *graph.Eraser) (before, after nodes, err error) {
	before, after = nodes{}, nodes{}
	var v vars
	var got struct{ Q []row }
	if err := read(ctx, txn, &got, v.query(v.byIDs("Q", ids, pastFields)), v.vals); err != nil {
		return nil, nil, err
	}
	for _, r := range got.Q {
		x, err := decodePast(r)
		if err != nil {
			return nil, nil, err
		}
		before.add(x.node())
		if x, err = x.without(e); err != nil {
			return nil, nil, err
		}
		after.add(x.node())
	}
	return before, after, nil
}

// without replaces the names that an eraser knows.
func (x past) without(e *graph.Eraser) (past, error) {
	x.links = e.Links(x.links)
	if x.facts == "" {
		return x, nil
	}
	f, err := unpack(x.facts)
	if err != nil {
		return x, fmt.Errorf("%s: %w", x.id, err)
	}
	x.facts = pack(e.Facts(f))
	return x, nil
}

// withhold takes a document that is forgotten out of the history: what it said,
// how its names were linked, and its id.
func (p *plan) withhold(ctx context.Context, txn *dgo.Txn, id graph.ID) error {
	sessions := []graph.ID{p.before.docs[id].Session.ID}
	before, after := nodes{}, nodes{}
	drop := func(pred string, ids []graph.ID, also func(past) bool) error {
		var v vars
		var got struct{ Past []row }
		q := v.query(fmt.Sprintf("Past(func: eq(%s, [%s])) { %s }", pred, strs(&v, ids), pastFields))
		if err := read(ctx, txn, &got, q, v.vals); err != nil {
			return err
		}
		for _, r := range got.Past {
			x, err := decodePast(r)
			if err != nil {
				return err
			}
			if also(x) {
				before.add(x.node())
				sessions = append(sessions, x.session)
			}
		}
		return nil
	}
	if err := drop("past.document", []graph.ID{id}, func(past) bool { return true }); err != nil {
		return err
	}
	if err := drop("past.session", slices.Clone(sessions), func(x past) bool { return x.document == "" }); err != nil {
		return err
	}
	err := unname(ctx, txn, id, before, after)
	p.also(before, after)
	return err
}

// changePage is how many changes are looked through together.
const changePage = 2000

// unname takes a document out of all changes that name it.
func unname(ctx context.Context, txn *dgo.Txn, id graph.ID, before, after nodes) error {
	for from := "0x0"; ; {
		var got struct{ Q []row }
		q := fmt.Sprintf("{ Q(func: type(Change), first: %d, after: %s) { uid xid %s } }", changePage, from, changeFields)
		if err := read(ctx, txn, &got, q, nil); err != nil {
			return err
		}
		for _, r := range got.Q {
			from = r.str("uid")
			c := decodeChange(r)
			was, n := encodeChange(c), len(c.Documents)
			c.Documents = slices.DeleteFunc(c.Documents, func(d graph.DocumentChange) bool { return d.ID == id })
			if c.Withheld += n - len(c.Documents); len(c.Documents) < n {
				before.add(was)
				after.add(encodeChange(c))
			}
		}
		if len(got.Q) < changePage {
			return nil
		}
	}
}

// zip writes a value as compressed JSON.
func zip(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		panic(err) // plain structs and strings only: cannot fail
	}
	return deflate(b)
}
