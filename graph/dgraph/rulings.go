package dgraph

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/dgraph-io/dgo/v240"

	"ratsgraph/graph"
)

var rulings = kind[graph.Ruling]{
	typ:    "Ruling",
	fields: "ruling.a ruling.b ruling.judgement ruling.by ruling.at ruling.note ruling.revokedBy ruling.revokedAt",
	decode: func(r row) graph.Ruling {
		return graph.Ruling{ID: r.id(), A: graph.ID(r.str("ruling.a")), B: graph.ID(r.str("ruling.b")),
			Judgement: graph.Judgement(r.str("ruling.judgement")), By: r.str("ruling.by"), At: r.str("ruling.at"),
			Note: maybe[string](r, "ruling.note"), RevokedBy: maybe[string](r, "ruling.revokedBy"), RevokedAt: maybe[string](r, "ruling.revokedAt")}
	},
	orders: map[string]string{"": "ruling.sort", "DATE": "ruling.sort"},
	scalar: map[string]string{"a": "ruling.a", "b": "ruling.b"},
}

func encodeRuling(r graph.Ruling) *node {
	n := newNode(r.ID, "Ruling", false).set("ruling.a", string(r.A)).set("ruling.b", string(r.B)).set("ruling.judgement", string(r.Judgement))
	n.set("ruling.by", r.By).set("ruling.at", r.At).set("ruling.sort", r.At+"|"+string(r.ID))
	opt(n, "ruling.note", r.Note)
	opt(n, "ruling.revokedBy", r.RevokedBy)
	opt(n, "ruling.revokedAt", r.RevokedAt)
	return n
}

// Rulings reads all rulings, by time, those that were undone included.
func (s *Store) Rulings(ctx context.Context) ([]graph.Ruling, error) {
	got, err := list(ctx, s, rulings, graph.List{})
	return got[""].Items, err
}

// ListRulings lists rulings by time.
func (s *Store) ListRulings(ctx context.Context, l graph.List) (map[graph.ID]graph.Page[graph.Ruling], error) {
	return list(ctx, s, rulings, l)
}

// PutRulings writes rulings, each under [graph.NewRulingID]: new ones, and ones that were
// undone since. Nothing is ever taken out of the history.
func (s *Store) PutRulings(ctx context.Context, rs []graph.Ruling) error {
	err := s.write(ctx, func(txn *dgo.Txn) (plan, error) {
		var ids []graph.ID
		var kept []graph.Ruling
		after := nodes{}
		towns := scopesOf(rs)
		m, err := remember(ctx, txn, pathsOf(towns), nil)
		if err != nil {
			return plan{}, err
		}
		for _, r := range rs {
			r.A, r.B = min(r.A, r.B), max(r.A, r.B)
			r.ID = cmp.Or(r.ID, graph.NewRulingID(r))
			e := m.eraser(r.A.Municipality().Path())
			r, known := renameRuling(r, renamed(nil, graph.Forgotten{}, e), e)
			if !known {
				continue
			}
			ids, kept = append(ids, r.ID), append(kept, r)
			after.add(encodeRuling(r))
		}
		if len(ids) == 0 {
			return plan{}, nil // all of them were about somebody who was forgotten
		}
		h, err := hold(ctx, txn, nil, nil, nil)
		if err != nil {
			return plan{}, err
		}
		var v vars
		var got struct{ Q []row }
		if err := read(ctx, txn, &got, v.query(v.byIDs("Q", ids, "xid "+rulings.fields)), v.vals); err != nil {
			return plan{}, err
		}
		before := nodes{}
		for _, r := range got.Q {
			before.add(encodeRuling(rulings.decode(r)))
		}
		p := plan{revision: h.revision, stateUID: h.stateUID, change: diff(before, after), nodes: after}
		if p.news, err = judged(ctx, txn, p.change, kept, towns); err != nil {
			return p, err
		}
		return p, p.touch(ctx, txn, towns)
	})
	if err != nil {
		return fmt.Errorf("put %d rulings: %w", len(rs), err)
	}
	return nil
}

// scopesOf are the municipalities whose mentions rulings are about.
func scopesOf(rs []graph.Ruling) map[graph.ID]bool {
	out := map[graph.ID]bool{}
	for _, r := range rs {
		out[r.A.Municipality()], out[r.B.Municipality()] = true, true
	}
	return out
}

// pathsOf are the paths of ids.
func pathsOf(ids map[graph.ID]bool) []string {
	var out []string
	for id := range ids {
		out = append(out, id.Path())
	}
	slices.Sort(out)
	return out
}
