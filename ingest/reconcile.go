package ingest

import (
	"cmp"
	"context"
	"fmt"
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
	mentions := identity.FromFacts(in.Sessions...)
	known := len(mentions)
	for i, q := range names {
		mentions = append(mentions, identity.Mention{ID: queryID(i), Name: q.Name, Scope: municipality.Path(), MunicipalityID: municipality,
			Document: queryID(i), Body: q.BodyID, Date: q.Date, Party: q.Party})
	}
	r := identity.Resolve(mentions, decisionsOf(in.Rulings))
	persons := personsOf(mentions[:known], r)
	out := make([]graph.NameAnswer, len(names))
	for i, q := range names {
		out[i] = answer(q, queryID(i), r, persons)
	}
	return out, nil
}

func queryID(i int) graph.ID { return graph.ID(fmt.Sprintf("query:%06d", i)) }

// personsOf are the persons that mentions in minutes mean: a person made of
// queries alone is nobody.
func personsOf(mentions []identity.Mention, r identity.Result) map[graph.ID]bool {
	out := map[graph.ID]bool{}
	for _, m := range mentions {
		if l, ok := r.Link(m.ID); ok && l.Person != "" {
			out[l.Person] = true
		}
	}
	return out
}

func answer(q graph.NameQuery, id graph.ID, r identity.Result, persons map[graph.ID]bool) graph.NameAnswer {
	out := graph.NameAnswer{Name: q.Name, Rule: "none", Reasons: []graph.Reason{}, Candidates: []graph.NameCandidate{}}
	link, _ := r.Link(id)
	if persons[link.Person] {
		out.PersonID, out.Rule, out.Score, out.Reasons = link.Person, link.Rule, link.Score, reasonsOf(link.Reasons)
		out.Candidates = append(out.Candidates, graph.NameCandidate{PersonID: link.Person, Score: link.Score, Reasons: out.Reasons})
	}
	for _, o := range r.Undecided {
		other := o.PersonB
		if o.A != id && o.PersonA != link.Person {
			other = o.PersonA
		}
		if (o.A == id || o.B == id || o.PersonA == link.Person || o.PersonB == link.Person) && persons[other] && other != out.PersonID {
			out.Candidates = append(out.Candidates, graph.NameCandidate{PersonID: other, Score: o.Score, Reasons: reasonsOf(o.Reasons)})
		}
	}
	slices.SortStableFunc(out.Candidates, func(a, b graph.NameCandidate) int { return -cmp.Compare(a.Score, b.Score) })
	out.Candidates = slices.CompactFunc(out.Candidates, func(a, b graph.NameCandidate) bool { return a.PersonID == b.PersonID })
	return out
}
