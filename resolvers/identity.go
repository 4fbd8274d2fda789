package resolvers

import (
	"context"
	"errors"
	"slices"
	"strings"

	"ratsgraph/graph"
	"ratsgraph/graph/model"
)

// linkOf says why a mention means a person. Links by name alone are not kept:
// they follow from the name.
func linkOf(ctx context.Context, mention, session, person graph.ID) (*graph.Link, error) {
	s, err := of(ctx).sessions.get(ctx, session)
	if err != nil {
		return nil, err
	}
	if i := slices.IndexFunc(s.Links, func(l graph.Link) bool { return l.Mention == mention }); i >= 0 {
		return &s.Links[i], nil
	}
	if person == "" {
		return &graph.Link{Mention: mention, Rule: "none", Reasons: []graph.Reason{}}, nil
	}
	return &graph.Link{Mention: mention, Rule: graph.RuleName, Score: 1, Reasons: []graph.Reason{{Feature: "same_name", Weight: 1,
		Text: "The name is printed in full, and it is the person's name, in the same municipality."}}}, nil
}

// Link says why the entry means its person.
func (r attendance) Link(ctx context.Context, a *graph.Attendance) (*graph.Link, error) {
	return linkOf(ctx, a.ID, a.SessionID, a.PersonID)
}

// Link says why the mention means its person.
func (r mention) Link(ctx context.Context, m *graph.Mention) (*graph.Link, error) {
	return linkOf(ctx, m.ID, m.SessionID, m.PersonID)
}

// Link says why the recusal means its person.
func (r recusal) Link(ctx context.Context, x *graph.Recusal) (*graph.Link, error) {
	return linkOf(ctx, x.ID, x.SessionID, x.PersonID)
}

// Link says why the vote means its person.
func (r vote) Link(ctx context.Context, v *graph.Vote) (*graph.Link, error) {
	return linkOf(ctx, v.ID, v.SessionID, v.PersonID)
}

type link struct{ Reader }

// Ruling is the judgement that decided.
func (r link) Ruling(ctx context.Context, l *graph.Link) (*graph.Ruling, error) {
	return of(ctx).rulings.maybe(ctx, l.RulingID)
}

type openPair struct{ Reader }

// PersonA is whom the one mention means now.
func (r openPair) PersonA(ctx context.Context, o *graph.OpenPair) (*graph.Person, error) {
	return of(ctx).persons.maybe(ctx, o.PersonA)
}

// PersonB is whom the other mention means now.
func (r openPair) PersonB(ctx context.Context, o *graph.OpenPair) (*graph.Person, error) {
	return of(ctx).persons.maybe(ctx, o.PersonB)
}

// OpenPairs lists pairs of which the rules are not sure.
func (r query) OpenPairs(ctx context.Context, municipality *graph.ID, first *int, after *string, last *int, before *string) (*graph.OpenPairConnection, error) {
	page, err := pageArgs(first, after, last, before)
	list := graph.List{}
	if municipality != nil {
		list.Filter = graph.Filter{Field: "municipality", Op: graph.OpEq, Values: []string{string(*municipality)}}
	}
	c, err := connect[graph.OpenPair, graph.OpenPairEdge](list, page, err, of(ctx).openPairs.top(ctx))
	return (*graph.OpenPairConnection)(&c), err
}

// Rulings lists what people judged.
func (r query) Rulings(ctx context.Context, first *int, after *string, last *int, before *string) (*graph.RulingConnection, error) {
	page, err := pageArgs(first, after, last, before)
	c, err := connect[graph.Ruling, graph.RulingEdge](graph.List{}, page, err, of(ctx).rulings.top(ctx))
	return (*graph.RulingConnection)(&c), err
}

// An Editor changes what people judged and noted. Whoever implements it also
// decides anew who is who.
type Editor interface {
	// Judge keeps a ruling and applies it.
	Judge(ctx context.Context, r graph.Ruling) (graph.Ruling, graph.IdentityCounts, error)

	// UndoRuling takes a ruling back in somebody's name; [graph.ErrNotFound] if
	// there is none.
	UndoRuling(ctx context.Context, id graph.ID, by string) (graph.Ruling, graph.IdentityCounts, error)

	Noter
}

// scopeIdentity lets a token judge who is who.
const scopeIdentity = "identity"

type mutation struct{ Editor }

// Judge keeps a judgement on two mentions.
func (r mutation) Judge(ctx context.Context, input model.JudgeInput) (*model.JudgePayload, error) {
	who, err := r.allowed(ctx, scopeIdentity)
	if err != nil {
		return nil, err
	}
	if input.A == input.B {
		return faulty("b", "a and b are the same: name two different mentions")
	}
	ruling, counts, err := r.Editor.Judge(ctx, graph.Ruling{A: input.A, B: input.B, Judgement: input.Judgement, By: who, Note: input.Note})
	return judged(ruling, counts, err)
}

// UndoRuling takes a judgement back.
func (r mutation) UndoRuling(ctx context.Context, id graph.ID) (*model.JudgePayload, error) {
	who, err := r.allowed(ctx, scopeIdentity)
	if err != nil {
		return nil, err
	}
	ruling, counts, err := r.Editor.UndoRuling(ctx, id, who)
	return judged(ruling, counts, err)
}

// allowed returns in whose name something is changed that needs a scope.
func (r mutation) allowed(ctx context.Context, scope string) (string, error) {
	if r.Editor == nil {
		return "", denied("nothing can be changed through this server")
	}
	return mustHave(ctx, scope)
}

// judged puts what the input is to blame for into the payload.
func judged(r graph.Ruling, counts graph.IdentityCounts, err error) (*model.JudgePayload, error) {
	switch {
	case errors.Is(err, graph.ErrInvalid), errors.Is(err, graph.ErrNotFound):
		return faulty("a", strings.TrimSpace(err.Error()))
	case err != nil:
		return nil, err
	}
	return &model.JudgePayload{Ruling: &r, Identity: &counts, UserErrors: []model.UserError{}}, nil
}

func faulty(field, message string) (*model.JudgePayload, error) {
	return &model.JudgePayload{UserErrors: []model.UserError{{Field: field, Message: message}}}, nil
}
