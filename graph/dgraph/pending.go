package dgraph

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/dgraph-io/dgo/v240"

	"ratsgraph/graph"
)

// A pending says how far deciding who is who in a municipality has come: the
// revision at which its documents or rulings last changed, and the one up to
// which it was decided. Every write that changes them says so in the same
// transaction, so nothing is forgotten when a program ends in between.
type pending struct {
	id               graph.ID // of the municipality
	changed, decided int
}

func (p pending) node() *node {
	return newNode("pending:"+graph.ID(p.id.Path()), "Pending", false).set("pending.municipality", string(p.id)).
		num("pending.changed", p.changed).num("pending.decided", p.decided)
}

const pendingFields = "pending.municipality pending.changed pending.decided"

func decodePending(r row) pending {
	return pending{graph.ID(r.str("pending.municipality")), get[int](r, "pending.changed"), get[int](r, "pending.decided")}
}

// readPending reads how far some municipalities are.
func readPending(ctx context.Context, txn *dgo.Txn, municipalities map[graph.ID]bool) (map[graph.ID]pending, error) {
	if len(municipalities) == 0 {
		return nil, nil
	}
	var v vars
	var got struct{ Q []row }
	if err := read(ctx, txn, &got, v.query(v.byIDs("Q", pendingIDs(municipalities), pendingFields)), v.vals); err != nil {
		return nil, err
	}
	return pendingOf(got.Q), nil
}

// pendingIDs are the ids of what says how far municipalities are.
func pendingIDs(municipalities map[graph.ID]bool) []graph.ID {
	var ids []graph.ID
	for _, m := range slices.Sorted(maps.Keys(municipalities)) {
		ids = append(ids, pending{id: m}.node().id)
	}
	return ids
}

// pendingOf decodes how far municipalities are.
func pendingOf(rows []row) map[graph.ID]pending {
	out := map[graph.ID]pending{}
	for _, r := range rows {
		p := decodePending(r)
		out[p.id] = p
	}
	return out
}

// touch adds to a plan, if it changes anything, that who is who in some
// municipalities has to be decided anew.
func (p *plan) touch(ctx context.Context, txn *dgo.Txn, municipalities map[graph.ID]bool) error {
	delete(municipalities, "")
	if p.change.empty() {
		return nil
	}
	stored, err := readPending(ctx, txn, municipalities)
	if err == nil {
		p.pend(stored, municipalities)
	}
	return err
}

// pend is touch where it is known how far the municipalities are.
func (p *plan) pend(stored map[graph.ID]pending, municipalities map[graph.ID]bool) {
	if p.change.empty() {
		return
	}
	before, after := nodes{}, nodes{}
	for m := range municipalities {
		is, known := stored[m]
		if known {
			before.add(is.node())
		}
		after.add(pending{m, p.revision + 1, is.decided}.node())
	}
	p.also(before, after)
}

// also adds the difference between two sets of nodes to a plan.
func (p *plan) also(before, after nodes) {
	p.change.add(diff(before, after))
	maps.Copy(p.nodes, after)
}

// add adds another change.
func (c *change) add(more change) {
	c.set, c.del = append(c.set, more.set...), append(c.del, more.del...)
	c.created, c.removed = append(c.created, more.created...), append(c.removed, more.removed...)
	c.loose = append(c.loose, more.loose...)
}

// municipalitiesOf are the municipalities of documents.
func municipalitiesOf(sets ...map[graph.ID]graph.Facts) map[graph.ID]bool {
	out := map[graph.ID]bool{}
	for _, docs := range sets {
		for _, d := range docs {
			out[d.Session.MunicipalityID] = true
		}
	}
	return out
}

// Pending lists the municipalities whose documents or rulings changed since it
// was decided who is who there.
func (s *Store) Pending(ctx context.Context) ([]graph.ID, error) {
	var got struct{ Q []row }
	if err := s.query(ctx, &got, "{ Q(func: type(Pending)) { "+pendingFields+" } }", nil); err != nil {
		return nil, fmt.Errorf("pending: %w", err)
	}
	var out []graph.ID
	for _, r := range got.Q {
		if p := decodePending(r); p.changed > p.decided {
			out = append(out, p.id)
		}
	}
	slices.Sort(out)
	return out, nil
}
