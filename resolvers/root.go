package resolvers

import (
	"context"
	"errors"
	"sync"

	"ratsgraph/graph"
	"ratsgraph/graph/generated"
	"ratsgraph/graph/model"
)

// Root hands out the resolver of each type.
type Root struct {
	Reader
	Editor     Editor     // nil: nothing can be changed
	Reconciler Reconciler // nil: no names are resolved

	feed  *follower
	runs  *runFollower
	room  *room
	until <-chan struct{}
}

var _ generated.ResolverRoot = Root{}

func (r Root) Affiliation() generated.AffiliationResolver       { return affiliation{r.Reader} }
func (r Root) AffiliationAt() generated.AffiliationAtResolver   { return affiliationAt{r.Reader} }
func (r Root) Link() generated.LinkResolver                     { return link{r.Reader} }
func (r Root) Mutation() generated.MutationResolver             { return mutation{r.Editor} }
func (r Root) NameAnswer() generated.NameAnswerResolver         { return nameAnswer{r.Reader} }
func (r Root) NameCandidate() generated.NameCandidateResolver   { return nameCandidate{r.Reader} }
func (r Root) Note() generated.NoteResolver                     { return note{r.Reader} }
func (r Root) OpenPair() generated.OpenPairResolver             { return openPair{r.Reader} }
func (r Root) PartyChange() generated.PartyChangeResolver       { return partyChange{r.Reader} }
func (r Root) Attendance() generated.AttendanceResolver         { return attendance{r.Reader} }
func (r Root) Body() generated.BodyResolver                     { return body{r.Reader} }
func (r Root) Change() generated.ChangeResolver                 { return change{r.Reader} }
func (r Root) DocumentChange() generated.DocumentChangeResolver { return documentChange{r.Reader} }
func (r Root) AttendanceDifference() generated.AttendanceDifferenceResolver {
	return attendanceDifference{r.Reader}
}
func (r Root) Contradiction() generated.ContradictionResolver { return contradiction{r.Reader} }
func (r Root) Overlap() generated.OverlapResolver             { return overlap{r.Reader} }
func (r Root) Decision() generated.DecisionResolver           { return decision{r.Reader} }
func (r Root) Document() generated.DocumentResolver           { return document{r.Reader} }
func (r Root) Item() generated.ItemResolver                   { return item{r.Reader} }
func (r Root) ListedOn() generated.ListedOnResolver           { return listedOn{r.Reader} }
func (r Root) ListedPerson() generated.ListedPersonResolver   { return listedPerson{r.Reader} }
func (r Root) Membership() generated.MembershipResolver       { return membership{r.Reader} }
func (r Root) RelatedParty() generated.RelatedPartyResolver   { return relatedParty{r.Reader} }
func (r Root) RelatedBody() generated.RelatedBodyResolver     { return relatedBody{r.Reader} }
func (r Root) Mention() generated.MentionResolver             { return mention{r.Reader} }
func (r Root) Municipality() generated.MunicipalityResolver   { return municipality{r.Reader} }
func (r Root) Paper() generated.PaperResolver                 { return paper{r.Reader} }
func (r Root) PaperStage() generated.PaperStageResolver       { return paperStage{r.Reader} }
func (r Root) Participation() generated.ParticipationResolver { return participation{r.Reader} }
func (r Root) PartyParticipation() generated.PartyParticipationResolver {
	return partyParticipation{r.Reader}
}
func (r Root) PartyParticipations() generated.PartyParticipationsResolver {
	return partyParticipations{r.Reader}
}
func (r Root) Party() generated.PartyResolver   { return party{r.Reader} }
func (r Root) Person() generated.PersonResolver { return person{r.Reader} }
func (r Root) Subscription() generated.SubscriptionResolver {
	return subscription{r.Reader, r.feed, r.runs, r.room, r.until}
}
func (r Root) Query() generated.QueryResolver                   { return query{r.Reader, r.Reconciler} }
func (r Root) Recusal() generated.RecusalResolver               { return recusal{r.Reader} }
func (r Root) Representation() generated.RepresentationResolver { return representation{r.Reader} }
func (r Root) Session() generated.SessionResolver               { return session{r.Reader} }
func (r Root) Source() generated.SourceResolver                 { return source{r.Reader} }
func (r Root) Status() generated.StatusResolver                 { return status{r.Reader} }
func (r Root) Vote() generated.VoteResolver                     { return vote{r.Reader} }

// Node finds a thing by its global id.
func (r query) Node(ctx context.Context, id graph.ID) (graph.Node, error) {
	n, err := node(ctx, id)
	if !errors.Is(err, graph.ErrNotFound) {
		return n, err
	}
	now, err := r.Resolve(ctx, id)
	if errors.Is(err, graph.ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return node(ctx, now)
}

// Nodes finds things by their global ids: each type is one read.
func (r query) Nodes(ctx context.Context, ids []graph.ID) ([]graph.Node, error) {
	if len(ids) > pageMax {
		return nil, invalid("%d ids: ask for at most %d at once", len(ids), pageMax)
	}
	of(ctx).kin.meet(ids)
	out, errs := make([]graph.Node, len(ids)), make([]error, len(ids))
	var wg sync.WaitGroup
	for i, id := range ids {
		wg.Go(func() { out[i], errs[i] = r.Node(ctx, id) })
	}
	wg.Wait()
	return out, errors.Join(errs...)
}

// node loads a thing of the type that its id says.
func node(ctx context.Context, id graph.ID) (graph.Node, error) {
	l := of(ctx)
	switch id.Kind() {
	case graph.KindMunicipality:
		return found(l.municipalities.get(ctx, id))
	case graph.KindBody:
		return found(l.bodies.get(ctx, id))
	case graph.KindPerson:
		return found(l.persons.get(ctx, id))
	case graph.KindParty:
		return found(l.parties.get(ctx, id))
	case graph.KindPaper:
		return found(l.papers.get(ctx, id))
	case graph.KindSession:
		return found(l.sessions.get(ctx, id))
	case graph.KindAttendance:
		return found(l.attendances.get(ctx, id))
	case graph.KindItem:
		return found(l.items.get(ctx, id))
	case graph.KindDecision:
		return found(l.decisions.get(ctx, id))
	case graph.KindVote:
		return found(l.votes.get(ctx, id))
	case graph.KindRecusal:
		return found(l.recusals.get(ctx, id))
	case graph.KindMention:
		return found(l.mentions.get(ctx, id))
	case graph.KindChange:
		return found(l.changes.get(ctx, id))
	case graph.KindRuling:
		return found(l.rulings.get(ctx, id))
	case graph.KindNote:
		return found(l.notesByID.get(ctx, id))
	case graph.KindOpenPair:
		return found(l.openPairs.get(ctx, id))
	case graph.KindTerm:
		return found(termOf(ctx, id))
	case graph.KindDocument:
		return found(l.documents.get(ctx, id))
	}
	return nil, graph.ErrNotFound
}

// found keeps a nil pointer from becoming an interface that is not nil.
func found[T graph.Node](n *T, err error) (graph.Node, error) {
	if err != nil {
		return nil, err
	}
	return *n, nil
}

// Status says what is in the graph.
func (r query) Status(ctx context.Context) (*graph.Inventory, error) {
	inv, err := r.Reader.Status(ctx)
	return &inv, err
}

type status struct{ Reader }

// Counts are the things of each type.
func (r status) Counts(_ context.Context, inv *graph.Inventory) ([]model.TypeCount, error) {
	out := make([]model.TypeCount, len(graph.StatusTypes))
	for i, t := range graph.StatusTypes {
		out[i] = model.TypeCount{Type: t, Count: inv.Counts[t]}
	}
	return out, nil
}
