package ingest

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"slices"

	"ratsgraph/graph"
	"ratsgraph/ingest/identity"
)

// Reconcile says whom names mean that stand in no minutes: by the same rules as
// for names that do, among the persons of a municipality. It writes nothing.
func Reconcile(ctx context.Context, store IdentityStore, municipality graph.ID, names []graph.NameQuery) ([]graph.NameAnswer, error) {
	in, err := store.IdentityInput(ctx, municipality)
	if err != nil {
		return nil, err
	}
	known := identity.FromFacts(in.Sessions...)
	var asked []identity.Mention
	for i, q := range names {
		asked = append(asked, identity.Mention{ID: queryID(i), Name: q.Name, Scope: municipality.Path(), MunicipalityID: municipality,
			Document: queryID(i), Body: q.BodyID, Date: q.Date, Party: q.Party})
	}
	decisions := decisionsOf(in.Rulings)
	r := identity.Resolve(withMore(known, asked), decisions)
	persons := personsOf(known, identity.Resolve(known, decisions), r)
	out := make([]graph.NameAnswer, len(names))
	for i, q := range names {
		out[i] = answer(q, queryID(i), r, persons)
	}
	return out, nil
}

func queryID(i int) graph.ID { return graph.ID(fmt.Sprintf("query:%06d", i)) }

// personsOf are the persons of the graph, by those that they are among the names
// that were asked for: these may give a person another id, since another spelling
// is the most frequent one now, and may hold two persons together. A person made
// of queries alone is nobody.
func personsOf(known iter.Seq[identity.Mention], before, r identity.Result) map[graph.ID][]graph.ID {
	out := map[graph.ID][]graph.ID{}
	for m := range known {
		was, _ := before.Link(m.ID)
		is, _ := r.Link(m.ID)
		if was.Person != "" && is.Person != "" && !slices.Contains(out[is.Person], was.Person) {
			out[is.Person] = append(out[is.Person], was.Person)
		}
	}
	return out
}

func answer(q graph.NameQuery, id graph.ID, r identity.Result, persons map[graph.ID][]graph.ID) graph.NameAnswer {
	out := graph.NameAnswer{Name: q.Name, Rule: "none", Reasons: []graph.Reason{}, Candidates: []graph.NameCandidate{}}
	link, _ := r.Link(id)
	may := func(ids []graph.ID, score float64, reasons []graph.Reason) {
		for _, p := range ids {
			if p != out.PersonID {
				out.Candidates = append(out.Candidates, graph.NameCandidate{PersonID: p, Score: score, Reasons: reasons})
			}
		}
	}
	may(persons[link.Person], link.Score, reasonsOf(link.Reasons))
	if one := persons[link.Person]; len(one) == 1 {
		out.PersonID, out.Rule, out.Score, out.Reasons = one[0], link.Rule, link.Score, reasonsOf(link.Reasons)
	}
	for _, o := range r.Undecided {
		other := o.PersonB
		if o.A != id && o.PersonA != link.Person {
			other = o.PersonA
		}
		if o.A == id || o.B == id || o.PersonA == link.Person || o.PersonB == link.Person {
			may(persons[other], o.Score, reasonsOf(o.Reasons))
		}
	}
	slices.SortStableFunc(out.Candidates, func(a, b graph.NameCandidate) int { return -cmp.Compare(a.Score, b.Score) })
	out.Candidates = slices.CompactFunc(out.Candidates, func(a, b graph.NameCandidate) bool { return a.PersonID == b.PersonID })
	return out
}
