package ingest

import (
	"strings"

	"ratsgraph/graph"
	"ratsgraph/ingest/minutes"
)

// people settles the list of people and who led and wrote.
func (p *planner) people() {
	for i, a := range p.Says.Attendance {
		p.attendance(i, a)
	}
	spans := p.Says.Session.Spans
	p.mention(graph.MentionChair, string(p.Says.Session.Chair), spans["chair"])
	for name := range strings.SplitSeq(string(p.Says.Session.Secretary), " / ") {
		p.mention(graph.MentionSecretary, name, spans["secretary"])
	}
}

func (p *planner) attendance(i int, a minutes.Attendee) {
	session := p.out.Session.ID
	entry := graph.Attendance{
		SessionID:    session,
		Status:       graph.Status(strings.ToUpper(string(a.Status))),
		Group:        graph.Group(strings.ToUpper(string(a.Group))),
		Role:         printed(a.Role),
		Organisation: printed(a.Organisation),
		From:         printedText(a.From),
		Until:        printedText(a.Until),
		Substitute:   a.Substitute || a.For != "",
		Position:     i + 1,
	}
	if a.Group == minutes.Guest {
		p.guest(&entry, a)
	} else {
		p.member(&entry, i, a)
	}
	p.out.Attendances = append(p.out.Attendances, entry)
}

// guest leaves out all that would name a guest. The name stays in the text.
func (p *planner) guest(entry *graph.Attendance, a minutes.Attendee) {
	entry.ID = p.distinct(entry.SessionID.Under(graph.KindAttendance, guestPart(p.Digest, a.Name)))
	entry.Sources = []graph.Source{p.at(a.Span)}
	for _, s := range a.More {
		entry.Sources = append(entry.Sources, p.at(s))
	}
}

func (p *planner) member(entry *graph.Attendance, i int, a minutes.Attendee) {
	entry.ID = p.distinct(entry.SessionID.Under(graph.KindAttendance, a.Name))
	entry.Name = printed(a.Name)
	entry.PersonID = p.person(p.links.Listed(i).Person)
	entry.Salutation, entry.Title = printed(a.Salutation), printed(a.Title)
	entry.PartyID = p.party(string(a.Party))
	entry.PartyName = printedText(a.Party)
	entry.RepairedName, entry.RepairedParty = repaired(a.Repaired), repaired(a.PartyRead)
	entry.Sources = p.sources(a.Span, a.More...)
	if a.For != "" {
		entry.SubstitutesName = printedText(a.For)
		entry.SubstitutesID = p.mention(graph.MentionSubstituted, string(a.For), a.Span)
	}
}

// mention notes a name outside the list of people, and links it. A guest who is
// named so is not noted.
func (p *planner) mention(kind graph.MentionKind, name string, s minutes.Span) graph.ID {
	if name = strings.TrimSpace(name); name == "" {
		return ""
	}
	link := p.links.Named(name)
	if p.guestName(name) {
		return ""
	}
	person := p.person(link.Person)
	session := p.out.Session.ID
	p.out.Mentions = append(p.out.Mentions, graph.Mention{
		ID:        p.distinct(session.Under(graph.KindMention, strings.ToLower(string(kind)), name)),
		SessionID: session,
		Kind:      kind,
		Name:      name,
		PersonID:  person,
		Sources:   p.sources(s),

		RepairedName: p.repairedName(kind, name),
	})
	return person
}

// repairedName is the repaired reading of the chair's or the minute-taker's name,
// where that is the only one in its place.
func (p *planner) repairedName(kind graph.MentionKind, name string) *graph.RepairedReading {
	s := p.Says.Session
	for field, printed := range map[string]minutes.Printed{"chair": s.Chair, "secretary": s.Secretary} {
		if r, ok := s.Repaired[field]; ok && strings.EqualFold(field, string(kind)) && name == string(printed) {
			return repaired(&r)
		}
	}
	return nil
}

// person adds a person to the facts and returns the id.
func (p *planner) person(who *graph.Person) graph.ID {
	if who == nil {
		return ""
	}
	if p.first(who.ID) {
		p.out.Persons = append(p.out.Persons, *who)
	}
	return who.ID
}
