package resolvers

import (
	"context"
	"slices"

	"ratsgraph/graph"
	"ratsgraph/graph/model"
	"ratsgraph/graph/view"
	"ratsgraph/graph/view/ballot"
	"ratsgraph/graph/view/topic"
)

// book is the book of votes of a municipality, with the scope that is asked for.
func book(ctx context.Context, m *graph.Municipality, in *model.DecisionScope, keep bool, asked []graph.Inference) (*ballot.Book, ballot.Scope, error) {
	t, err := townOf(ctx, m.ID)
	if err != nil {
		return nil, ballot.Scope{}, err
	}
	s := ballot.Scope{KeepUnanimous: keep, Layers: graph.LayersOf(asked)}
	if in == nil {
		return ballot.Of(t), s, nil
	}
	s.During, s.Body = value(in.During), value(in.Body)
	if in.Topic != nil {
		s.Topic, err = about(t, *in.Topic, value(in.TopicRule))
	}
	return ballot.Of(t), s, err
}

// about finds the items of a topic.
func about(t *view.Town, key, rule string) (func(*graph.Item) bool, error) {
	r, err := topicRule(rule)
	if err != nil {
		return nil, err
	}
	if _, ok := r.Topic(key); !ok {
		return nil, invalid("the rule %s has no topic %q", r.Name, key)
	}
	of := topic.IndexOf(t)[r.Name]
	return func(it *graph.Item) bool { return slices.Contains(of[it.ID], key) }, nil
}

func topicRule(name string) (topic.Rule, error) {
	r, ok := topic.Named(name)
	if !ok {
		return r, invalid("there is no rule of topics %q", name)
	}
	return r, nil
}

// Alignment compares two parties.
func (r municipality) Alignment(ctx context.Context, m *graph.Municipality, a, b string, scope *model.DecisionScope, per graph.Period, minimum int, keep bool, asked []graph.Inference) (*ballot.Alignment, error) {
	votes, s, err := book(ctx, m, scope, keep, asked)
	if err != nil {
		return nil, err
	}
	out, err := votes.Align(a, b, s, per, minimum)
	return &out, err
}

// Alignments compare any two parties.
func (r municipality) Alignments(ctx context.Context, m *graph.Municipality, scope *model.DecisionScope, per graph.Period, minimum int, keep bool, asked []graph.Inference) (*ballot.Alignments, error) {
	votes, s, err := book(ctx, m, scope, keep, asked)
	if err != nil {
		return nil, err
	}
	out := votes.Pairs(s, per, minimum)
	return &out, nil
}

// Dissent is how often members voted against their party.
func (r municipality) Dissent(ctx context.Context, m *graph.Municipality, scope *model.DecisionScope, minimum int) (*ballot.Dissents, error) {
	votes, s, err := book(ctx, m, scope, true, nil)
	if err != nil {
		return nil, err
	}
	out := votes.Dissents(s, minimum)
	var who []graph.ID
	for _, x := range out.List {
		who = append(who, x.PersonID)
	}
	of(ctx).kin.meet(who)
	return &out, nil
}

// PartySplits is how often parties were divided.
func (r municipality) PartySplits(ctx context.Context, m *graph.Municipality, scope *model.DecisionScope, minimum int) (*ballot.Splits, error) {
	votes, s, err := book(ctx, m, scope, true, nil)
	if err != nil {
		return nil, err
	}
	out := votes.Splits(s, minimum)
	return &out, nil
}

// WithAbsent counts decisions again with the absent members.
func (r municipality) WithAbsent(ctx context.Context, m *graph.Municipality, scope *model.DecisionScope, asked []graph.Inference) (*ballot.Hypotheticals, error) {
	votes, s, err := book(ctx, m, scope, true, asked)
	if err != nil {
		return nil, err
	}
	out := votes.WithAbsent(s)
	var absent []graph.ID
	for _, h := range out.List {
		absent = append(absent, h.AbsentIDs...)
	}
	of(ctx).kin.meet(absent)
	return &out, nil
}

// InferredVotes are the decisions of which votes are inferred.
func (r municipality) InferredVotes(ctx context.Context, m *graph.Municipality, scope *model.DecisionScope, asked []graph.Inference) ([]ballot.InferredVotes, error) {
	votes, s, err := book(ctx, m, scope, true, asked)
	if err != nil {
		return nil, err
	}
	return votes.Inferred(s, asked), nil
}

type alignment struct{ Reader }

// ByTopic cuts the compared decisions by the topics of their items.
func (r alignment) ByTopic(_ context.Context, a *ballot.Alignment, rule *string) ([]ballot.Group, error) {
	by, err := topicRule(value(rule))
	if err != nil {
		return nil, err
	}
	return a.ByTopic(topic.IndexOf(a.Town())[by.Name]), nil
}

type alignmentGroup struct{ Reader }

// Body is the body, if the group is one of a body.
func (r alignmentGroup) Body(ctx context.Context, g *ballot.Group) (*graph.Body, error) {
	return of(ctx).bodies.maybe(ctx, g.BodyID)
}

// Topic is the topic, if the group is one of a topic.
func (r alignmentGroup) Topic(_ context.Context, g *ballot.Group) (*topic.Topic, error) {
	for _, rule := range topic.Rules {
		if t, ok := rule.Topic(g.Topic); ok {
			return &t, nil
		}
	}
	return nil, nil
}

// Alike are the decisions on which they voted alike.
func (r alignmentGroup) Alike(_ context.Context, g *ballot.Group, first *int, after *string, last *int, before *string) (*graph.DecisionConnection, error) {
	return decidedPage(g.Alike(), first, after, last, before)
}

// Apart are the decisions on which they voted differently.
func (r alignmentGroup) Apart(_ context.Context, g *ballot.Group, first *int, after *string, last *int, before *string) (*graph.DecisionConnection, error) {
	return decidedPage(g.Apart(), first, after, last, before)
}

type dissent struct{ Reader }

// Person is who voted.
func (r dissent) Person(ctx context.Context, d *ballot.Dissent) (*graph.Person, error) {
	return of(ctx).persons.get(ctx, d.PersonID)
}

// Against are the decisions on which the person voted against the party.
func (r dissent) Against(_ context.Context, d *ballot.Dissent, first *int, after *string, last *int, before *string) (*graph.DecisionConnection, error) {
	return decidedPage(d.Against, first, after, last, before)
}

// With are the decisions on which the person voted with the party.
func (r dissent) With(_ context.Context, d *ballot.Dissent, first *int, after *string, last *int, before *string) (*graph.DecisionConnection, error) {
	return decidedPage(d.With, first, after, last, before)
}

type partySplit struct{ Reader }

// Decisions are those on which it was divided.
func (r partySplit) Decisions(_ context.Context, s *ballot.Split, first *int, after *string, last *int, before *string) (*graph.DecisionConnection, error) {
	return decidedPage(s.Split, first, after, last, before)
}

type hypothetical struct{ Reader }

// Absent are the entries of the absent members.
func (r hypothetical) Absent(ctx context.Context, h *ballot.Hypothetical) ([]graph.Attendance, error) {
	return of(ctx).attendances.all(ctx, h.AbsentIDs)
}

type inferredVotes struct{ Reader }

// Decisions are those of which votes are inferred.
func (r inferredVotes) Decisions(_ context.Context, v *ballot.InferredVotes, first *int, after *string, last *int, before *string) (*graph.DecisionConnection, error) {
	return decidedPage(v.Inferred, first, after, last, before)
}

type memberVote struct{ Reader }

// Person is who voted.
func (r memberVote) Person(ctx context.Context, v *ballot.MemberVote) (*graph.Person, error) {
	return of(ctx).persons.get(ctx, v.PersonID)
}

// Vote is the printed vote, if it is printed.
func (r memberVote) Vote(ctx context.Context, v *ballot.MemberVote) (*graph.Vote, error) {
	return of(ctx).votes.maybe(ctx, v.VoteID)
}
