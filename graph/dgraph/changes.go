package dgraph

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/dgraph-io/dgo/v240"

	"ratsgraph/graph"
)

var recorded = kind[graph.Change]{
	typ:    "Change",
	fields: changeFields,
	decode: decodeChange,
	orders: map[string]string{"": "change.sort"},
	scalar: map[string]string{"revision": "change.revision", "reason": "change.reason", "municipality": "change.municipality"},
}

// ListChanges lists changes in their order.
func (s *Store) ListChanges(ctx context.Context, l graph.List) (map[graph.ID]graph.Page[graph.Change], error) {
	return list(ctx, s, recorded, l)
}

// ChangesByID reads changes by id.
func (s *Store) ChangesByID(ctx context.Context, ids []graph.ID) (map[graph.ID]graph.Change, error) {
	return byIDs(ctx, s, recorded, ids)
}

const changeFields = "change.revision change.at change.reason change.by change.municipality change.sessions change.documents change.withheld"

func decodeChange(r row) graph.Change {
	c := graph.Change{ID: r.id(), Revision: get[int](r, "change.revision"), At: r.str("change.at"), Reasons: get[[]graph.ChangeReason](r, "change.reason"),
		By: maybe[string](r, "change.by"), MunicipalityIDs: get[[]graph.ID](r, "change.municipality"), SessionIDs: packed[[]graph.ID](r, "change.sessions"),
		Documents: packed[[]graph.DocumentChange](r, "change.documents"), Withheld: get[int](r, "change.withheld")}
	slices.Sort(c.Reasons)
	slices.Sort(c.MunicipalityIDs)
	return c
}

// Changes reads, in their order, up to n changes after a revision.
func (s *Store) Changes(ctx context.Context, after, n int, f graph.ChangeScope) ([]graph.Change, error) {
	if n <= 0 {
		return nil, nil
	}
	var v vars
	var q string
	if f.IsZero() { // no revision is left out, so their ids are known
		ids := make([]graph.ID, n)
		for i := range ids {
			ids[i] = graph.NewChangeID(after + i + 1)
		}
		q = v.byIDs("Q", ids, "xid "+changeFields)
	} else {
		q = filteredChanges(&v, after, n, f)
	}
	var got struct{ Q []row }
	if err := s.query(ctx, &got, v.query(q), v.vals); err != nil {
		return nil, fmt.Errorf("changes after %d: %w", after, err)
	}
	out := make([]graph.Change, len(got.Q))
	for i, r := range got.Q {
		out[i] = decodeChange(r)
	}
	slices.SortFunc(out, func(a, b graph.Change) int { return a.Revision - b.Revision })
	return out, nil
}

func filteredChanges(v *vars, after, n int, f graph.ChangeScope) string {
	conds := []string{fmt.Sprintf("gt(change.revision, %d)", after)}
	if len(f.Municipalities) > 0 {
		conds = append(conds, fmt.Sprintf("eq(change.municipality, [%s])", strs(v, f.Municipalities)))
	}
	if len(f.Reasons) > 0 {
		conds = append(conds, fmt.Sprintf("eq(change.reason, [%s])", strs(v, f.Reasons)))
	}
	first := conds[1] // where least is left
	return fmt.Sprintf("Q(func: %s, orderasc: change.revision, first: %d) %s { xid %s }", first, n, filterOf(conds...), changeFields)
}

// judged is the change that rulings make.
func judged(ctx context.Context, txn *dgo.Txn, c change, rs []graph.Ruling, towns map[graph.ID]bool) (graph.Change, error) {
	n := newsOf(c, towns)
	for _, r := range rs {
		if !n.touches[r.ID] {
			continue
		}
		n.subjects = append(n.subjects, r.A, r.B)
		n.say(rulingReason(r), r.By, r.RevokedBy)
	}
	return n.change(ctx, txn)
}

func rulingReason(r graph.Ruling) graph.ChangeReason {
	switch {
	case r.Judgement == graph.JudgementUnsure:
		return graph.ChangeUndecided
	case (r.Judgement == graph.JudgementSame) == r.Holds():
		return graph.ChangeMerged
	}
	return graph.ChangeUnmerged
}

// noted is the change that notes make.
func noted(ctx context.Context, txn *dgo.Txn, c change, ns []graph.Note, towns map[graph.ID]bool) (graph.Change, error) {
	n := newsOf(c, towns)
	for _, x := range ns {
		if !n.touches[x.ID] {
			continue
		}
		reason := graph.ChangeNoted
		if x.Kind == graph.NoteCorrection {
			reason = graph.ChangeCorrected
		}
		n.subjects = append(n.subjects, x.SubjectID)
		n.say(reason, x.By, x.RevokedBy)
	}
	return n.change(ctx, txn)
}

// news gathers what people did.
type news struct {
	touches  map[graph.ID]bool // what is written
	towns    map[graph.ID]bool
	subjects []graph.ID
	reasons  []graph.ChangeReason
	by       []string
}

func newsOf(c change, towns map[graph.ID]bool) news {
	n := news{touches: map[graph.ID]bool{}, towns: towns}
	for _, t := range slices.Concat(c.set, c.del) {
		n.touches[t.subject] = true
	}
	return n
}

func (n *news) say(reason graph.ChangeReason, by string, revokedBy *string) {
	if revokedBy != nil {
		by = *revokedBy
	}
	n.reasons, n.by = append(n.reasons, reason), append(n.by, by)
}

func (n *news) change(ctx context.Context, txn *dgo.Txn) (graph.Change, error) {
	c := graph.Change{Reasons: n.reasons, By: names(n.by)}
	for id := range n.towns {
		c.MunicipalityIDs = append(c.MunicipalityIDs, id)
	}
	var v vars
	var got struct{ Q []row }
	if len(n.subjects) == 0 {
		return c, nil
	}
	if err := read(ctx, txn, &got, v.query(v.byIDs("Q", n.subjects, "xid "+sessionFields)), v.vals); err != nil {
		return c, err
	}
	for _, r := range got.Q {
		if r.id().Kind() == graph.KindSession {
			c.SessionIDs = append(c.SessionIDs, r.id())
		}
		for pred := range r {
			if strings.HasSuffix(pred, ".session") {
				c.SessionIDs = append(c.SessionIDs, r.refs(pred)...)
			}
		}
	}
	return c, nil
}

// sessionFields asks for the session that an owned thing belongs to.
var sessionFields = func() string {
	var out []string
	for p, typ := range predicates() {
		if typ == "uid" && strings.HasSuffix(p, ".session") && !sessionEdges[p] {
			out = append(out, p+" { xid }")
		}
	}
	slices.Sort(out)
	return strings.Join(out, " ")
}()

// names joins names of people; nil if there are none.
func names(list []string) *string {
	slices.Sort(list)
	list = slices.DeleteFunc(slices.Compact(list), func(s string) bool { return s == "" })
	if len(list) == 0 {
		return nil
	}
	all := strings.Join(list, ", ")
	return &all
}

// judgedSince is the change that deciding who is who makes: it names the people
// whose rulings it is the first to heed.
func judgedSince(ctx context.Context, txn *dgo.Txn, p pending) (graph.Change, error) {
	c := graph.Change{Reasons: []graph.ChangeReason{graph.ChangeIdentified}}
	if p.id == "" {
		return c, nil
	}
	c.MunicipalityIDs = []graph.ID{p.id}
	var v vars
	q := v.query(fmt.Sprintf("Q(func: eq(change.municipality, %s)) @filter(gt(change.revision, %d) AND eq(change.reason, [%s]) AND NOT eq(change.reason, %s)) { change.reason change.by }",
		v.str(string(p.id)), p.decided, strs(&v, []graph.ChangeReason{graph.ChangeMerged, graph.ChangeUnmerged}), v.str(string(graph.ChangeIdentified))))
	var got struct{ Q []row }
	if err := read(ctx, txn, &got, q, v.vals); err != nil {
		return c, err
	}
	var by []string
	for _, r := range got.Q {
		for _, reason := range get[[]graph.ChangeReason](r, "change.reason") {
			if reason == graph.ChangeMerged || reason == graph.ChangeUnmerged {
				c.Reasons = append(c.Reasons, reason)
			}
		}
		by = append(by, r.str("change.by"))
	}
	c.By = names(by)
	return c, nil
}
