package ingest

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"

	"ratsgraph/graph"
	"ratsgraph/ingest/identity"
)

// An IdentityStore is what deciding who is who needs.
type IdentityStore interface {
	// IdentityInput reads what who is who in a municipality is decided from.
	IdentityInput(ctx context.Context, municipality graph.ID) (graph.IdentityInput, error)

	// Identify writes who is who. It is [graph.ErrConflict] if the graph has
	// moved on from the revision that this was decided at.
	Identify(ctx context.Context, revision int, municipality graph.ID, ids graph.Identities) error

	// ListMunicipalities lists municipalities.
	ListMunicipalities(ctx context.Context, l graph.List) (map[graph.ID]graph.Page[graph.Municipality], error)
}

// An IdentityReport counts what deciding who is who came to.
type IdentityReport struct {
	Municipality graph.ID `json:"municipality"`
	Mentions     int      `json:"mentions"` // names that may mean somebody
	Persons      int      `json:"persons"`
	Linked       int      `json:"linked"`           // mentions that mean a person
	Spellings    int      `json:"spellings"`        // links of another spelling than the person's name
	Undecided    int      `json:"undecided"`        // pairs of which the rules are not sure
	Conflicts    int      `json:"conflicts"`        // links that yielded to a difference
	Failed       bool     `json:"failed,omitempty"` // it stays as it was decided before
	Reason       string   `json:"reason,omitempty"` // why it was not decided now; the next ingest tries again
}

// decide decides who is who wherever that is pending. Where somebody else goes on
// writing, it is left to that one, who will decide at the end. It fails only
// where nothing can be decided at all.
func (r *runner) decide(ctx context.Context) ([]IdentityReport, error) {
	pending, err := r.store.Pending(ctx)
	if err != nil {
		return nil, err
	}
	var out []IdentityReport
	for _, m := range pending {
		end := r.options.begin(StageDecide)
		report, err := Identify(ctx, r.store, m)
		end()
		if ctx.Err() != nil {
			return out, ctx.Err()
		}
		if err != nil {
			report = IdentityReport{Municipality: m, Failed: !errors.Is(err, graph.ErrConflict), Reason: err.Error()}
		}
		out = append(out, report)
	}
	return out, nil
}

// identityTries bounds how often it is decided anew because somebody has written
// meanwhile.
const identityTries = 8

// Identify decides anew who is who in a municipality, from all its mentions and
// rulings, and writes it. The same graph gives the same persons, in whatever
// order it was filled.
func Identify(ctx context.Context, store IdentityStore, municipality graph.ID) (IdentityReport, error) {
	for range identityTries {
		in, err := store.IdentityInput(ctx, municipality)
		if err != nil {
			return IdentityReport{}, err
		}
		guests, by := publish(in, municipality)
		mentions := withMore(identity.FromFacts(in.Sessions...), guests)
		decisions := decisionsOf(in.Rulings)
		byRules := personsByRules(mentions, decisions)
		result := identity.Resolve(mentions, decisions)
		report, ids := identities(municipality, in, result, by)
		ids.Bodies = bodyHints(in.Sessions, result)
		redirectRules(ids.Redirects, byRules, result)
		err = store.Identify(ctx, in.Revision, municipality, ids)
		if !errors.Is(err, graph.ErrConflict) {
			return report, err
		}
	}
	return IdentityReport{}, fmt.Errorf("identify %s: %w: the graph is written to without pause; try again later", municipality, graph.ErrConflict)
}

// withMore lists mentions one after the other, and then some more.
func withMore(mentions iter.Seq[identity.Mention], more []identity.Mention) iter.Seq[identity.Mention] {
	return func(yield func(identity.Mention) bool) {
		for m := range mentions {
			if !yield(m) {
				return
			}
		}
		slices.Values(more)(yield)
	}
}

// IdentifyAll decides who is who in every municipality.
func IdentifyAll(ctx context.Context, store IdentityStore) ([]IdentityReport, error) {
	var out []IdentityReport
	page := graph.PageArgs{First: 100}
	for {
		got, err := store.ListMunicipalities(ctx, graph.List{Page: page})
		if err != nil {
			return out, err
		}
		for _, m := range got[""].Items {
			r, err := Identify(ctx, store, m.ID)
			if err != nil {
				return out, err
			}
			out = append(out, r)
		}
		if !got[""].HasNext {
			return out, nil
		}
		page.After = got[""].Cursors[len(got[""].Cursors)-1]
	}
}

// decisionsOf hands rulings to the rules.
func decisionsOf(rulings []graph.Ruling) []identity.Decision {
	words := map[graph.Judgement]identity.Judgement{graph.JudgementSame: identity.Same, graph.JudgementDifferent: identity.Different,
		graph.JudgementUnsure: identity.Unsure, graph.JudgementPublished: identity.Published}
	out := make([]identity.Decision, len(rulings))
	for i, r := range rulings {
		out[i] = identity.Decision{A: r.A, B: r.B, Judgement: words[r.Judgement], By: r.By, At: r.At,
			Note: value(r.Note), RevokedBy: value(r.RevokedBy), RevokedAt: value(r.RevokedAt)}
	}
	return out
}

// identities turns what the rules say into what is kept: only what the name
// alone would not say.
func identities(municipality graph.ID, in graph.IdentityInput, r identity.Result, by map[graph.ID]graph.Ruling) (IdentityReport, graph.Identities) {
	report := IdentityReport{Municipality: municipality, Mentions: len(r.Links), Persons: len(r.Persons), Undecided: len(r.Undecided), Conflicts: len(r.Conflicts)}
	ids := graph.Identities{Scope: []graph.ID{municipality}, Links: map[graph.ID][]graph.Link{}, Redirects: map[graph.ID]graph.ID{}}
	for _, l := range r.Links {
		if l.Person != "" {
			report.Linked++
		}
		if l.Rule == identity.RuleSpelling {
			report.Spellings++
		}
	}
	for i := range in.Sessions {
		for _, m := range named(&in.Sessions[i]) {
			l, ok := r.Link(m.id)
			if p, _ := r.Person(l.Person); !ok || m.person == l.Person && m.name == p.Name && l.By == nil {
				continue // the name says so already
			}
			ids.Links[m.session] = append(ids.Links[m.session], published(linkOf(l, r), by))
		}
	}
	for _, links := range ids.Links {
		slices.SortFunc(links, func(a, b graph.Link) int { return cmp.Compare(a.Mention, b.Mention) })
	}
	for _, x := range r.Redirects {
		ids.Redirects[x.From] = x.To
	}
	for _, o := range r.Undecided {
		ids.Open = append(ids.Open, openOf(municipality, o))
	}
	for _, c := range r.Conflicts {
		ids.Conflicts = append(ids.Conflicts, graph.Problem{Kind: "link_yielded", Text: fmt.Sprintf("%s and %s: %s", c.A.Path(), c.B.Path(), c.Reason)})
	}
	return report, ids
}

// personsByRules are the persons that there would be by the rules alone, each with
// its earliest mention. There is nothing to compare if nobody decided.
func personsByRules(mentions iter.Seq[identity.Mention], decisions []identity.Decision) map[graph.ID]graph.ID {
	out := map[graph.ID]graph.ID{}
	if len(identity.InForce(decisions)) > 0 {
		for _, p := range identity.Resolve(mentions, nil).Persons {
			out[p.ID] = p.Anchor
		}
	}
	return out
}

// redirectRules leads the ids that persons would have by the rules alone, and
// may have had before somebody decided, to who they are now.
func redirectRules(redirects, byRules map[graph.ID]graph.ID, now identity.Result) {
	for id, anchor := range byRules {
		if _, still := now.Person(id); still {
			continue
		}
		if l, ok := now.Link(anchor); ok && l.Person != "" {
			redirects[id] = l.Person
		}
	}
}

// A naming is what the facts alone say of a mention.
type naming struct {
	id, session, person graph.ID
	name                string // of the person
}

// named lists what the facts of a session alone say of its mentions.
func named(f *graph.Facts) []naming {
	names := map[graph.ID]string{}
	for _, p := range f.Persons {
		names[p.ID] = p.Name
	}
	var out []naming
	note := func(mention, person graph.ID) {
		out = append(out, naming{mention, f.Session.ID, person, names[person]})
	}
	for _, a := range f.Attendances {
		note(a.ID, a.PersonID)
	}
	for _, x := range f.Mentions {
		note(x.ID, x.PersonID)
	}
	for _, x := range f.Recusals {
		note(x.ID, x.PersonID)
	}
	for _, x := range f.Votes {
		note(x.ID, x.PersonID)
	}
	return out
}

func linkOf(l identity.Linked, r identity.Result) graph.Link {
	out := graph.Link{Mention: l.Mention, Rule: l.Rule, Score: l.Score, Reasons: reasonsOf(l.Reasons)}
	if p, ok := r.Person(l.Person); ok && l.Person != "" {
		person := p.Person
		out.Person = &person
	}
	if l.By != nil {
		out.RulingID = graph.NewRulingID(rulingOf(*l.By))
	}
	return out
}

func rulingOf(d identity.Decision) graph.Ruling {
	words := map[identity.Judgement]graph.Judgement{identity.Same: graph.JudgementSame, identity.Different: graph.JudgementDifferent,
		identity.Unsure: graph.JudgementUnsure, identity.Published: graph.JudgementPublished}
	return graph.Ruling{A: d.A, B: d.B, Judgement: words[d.Judgement], By: d.By, At: d.At,
		Note: printed(d.Note), RevokedBy: printed(d.RevokedBy), RevokedAt: printed(d.RevokedAt)}
}

func reasonsOf(whys []identity.Why) []graph.Reason {
	out := make([]graph.Reason, len(whys))
	for i, w := range whys {
		out[i] = graph.Reason(w)
	}
	return out
}

func openOf(municipality graph.ID, o identity.Open) graph.OpenPair {
	return graph.OpenPair{ID: municipality.Under("open", string(o.A), string(o.B)), MentionA: o.A, MentionB: o.B,
		PersonA: o.PersonA, PersonB: o.PersonB, NameA: o.NameA, NameB: o.NameB, Score: o.Score, Value: o.Value,
		Looked: o.Looked, Reasons: reasonsOf(o.Reasons)}
}
