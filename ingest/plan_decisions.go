package ingest

import (
	"strconv"
	"strings"

	"ratsgraph/graph"
	"ratsgraph/ingest/identity"
	"ratsgraph/ingest/minutes"
)

func (p *planner) decision(it graph.Item, ordinal int, d minutes.Decision) {
	out := graph.Decision{
		ID:        it.ID.Under(graph.KindDecision, strconv.Itoa(ordinal)),
		ItemID:    it.ID,
		SessionID: it.SessionID,
		BodyID:    it.BodyID,
		PaperIDs:  it.PaperIDs,
		Ordinal:   ordinal,
		Outcome:   outcome(d),
		Unanimous: d.Unanimous,
		Yes:       d.Yes,
		No:        d.No,
		Abstain:   d.Abstain,
		Secret:    d.Secret,
		Text:      printed(d.Text),
		Result:    printed(d.Result),
		Target:    printedText(d.Target),
		Sources:   p.sources(d.Span),
	}
	if d.Words != nil {
		out.Sources = append(out.Sources, p.field("text", *d.Words))
	}
	byName := false
	for _, s := range d.Parties {
		if !p.guestName(s.Who) {
			byName = p.vote(out, s, d.Span) || byName
		}
	}
	out.VoteRecord = voteRecord(d, byName)
	p.out.Decisions = append(p.out.Decisions, out)
}

// outcome is what a decision came to, as printed; what is not printed is not recorded.
func outcome(d minutes.Decision) graph.Outcome {
	if d.NoOutcome {
		return graph.OutcomeNotRecorded
	}
	return graph.Outcome(strings.ToUpper(string(d.Outcome)))
}

// voteRecord is the most particular of what is printed about a vote.
func voteRecord(d minutes.Decision, byName bool) graph.VoteRecord {
	switch {
	case byName:
		return graph.VoteByName
	case len(d.Parties) > 0:
		return graph.VoteByParty
	case d.Yes != nil || d.No != nil || d.Abstain != nil:
		return graph.VoteCounts
	case d.Unanimous != nil && *d.Unanimous:
		return graph.VoteUnanimous
	case d.Unanimous != nil:
		return graph.VoteMajority
	case d.Secret:
		return graph.VoteSecret
	}
	return graph.VoteNotRecorded
}

// vote adds what is printed about the vote of a party or of a person. It reports
// whether it was a person.
func (p *planner) vote(d graph.Decision, s minutes.Side, at minutes.Span) bool {
	v := graph.Vote{
		DecisionID: d.ID,
		SessionID:  d.SessionID,
		Who:        s.Who,
		Choice:     graph.Choice(strings.ToUpper(string(s.Choice))),
		Count:      s.Count,
		Sources:    p.sources(at),
	}
	v.ID = p.distinct(d.ID.Under(graph.KindVote, s.Who, string(s.Choice)))
	person := p.voter(s.Who)
	if person {
		v.PersonID = p.person(p.links.Named(s.Who).Person)
	} else {
		v.PartyID = p.party(s.Who)
	}
	p.out.Votes = append(p.out.Votes, v)
	return person
}

// voter reports whether somebody whose vote is printed is a person: addressed as
// one, or on the list. Anybody else is a party.
func (p *planner) voter(who string) bool {
	name, addressed := identity.Bare(who)
	if p.known[graph.NewID(graph.KindParty, p.scope, graph.Canonical(who))] {
		return false
	}
	if addressed {
		return true
	}
	for _, a := range p.Says.Attendance {
		if listed, _ := identity.Bare(a.Name); listed == name || strings.HasSuffix(listed, " "+name) {
			return true
		}
	}
	return false
}

// recusals settles who took no part in an item.
func (p *planner) recusals() {
	session := p.out.Session.ID
	for _, r := range p.Says.Recusals {
		if p.guestName(r.Name) {
			continue
		}
		p.out.Recusals = append(p.out.Recusals, graph.Recusal{
			ID:        p.distinct(session.Under(graph.KindRecusal, number(r.Item), r.Name)),
			SessionID: session,
			ItemID:    p.handled(r.Item),
			Number:    r.Item,
			Name:      r.Name,
			PersonID:  p.person(p.links.Named(r.Name).Person),
			Sources:   p.sources(r.Span),
		})
	}
}

// handled is the item of a number as it was handled, in public if there are two.
func (p *planner) handled(number string) graph.ID {
	var found graph.ID
	for _, it := range p.out.Items {
		if it.Number != number || it.Status == graph.ItemAnnounced || strings.Contains(string(it.ID), "/announced/") {
			continue
		}
		if it.Part == graph.PartPublic {
			return it.ID
		}
		found = it.ID
	}
	return found
}

// guestName reports whether a name is that of a guest, which is not published.
func (p *planner) guestName(name string) bool {
	return p.links.Named(name).Reason == identity.Guest
}
