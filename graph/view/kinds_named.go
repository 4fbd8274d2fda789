package view

import "ratsgraph/graph"

var votes = kind[found[graph.Vote], graph.Vote]{
	name:   "votes",
	value:  func(v found[graph.Vote]) graph.Vote { return *v.v },
	orders: same(func(v found[graph.Vote]) string { return string(v.v.ID) }), stored: "-",
	edges: map[string]func(found[graph.Vote]) []graph.ID{
		"decision": func(v found[graph.Vote]) []graph.ID { return id(v.v.DecisionID) },
		"party":    func(v found[graph.Vote]) []graph.ID { return id(v.v.PartyID) },
		"person":   func(v found[graph.Vote]) []graph.ID { return id(v.v.PersonID) },
	},
	all: func(t *Town) []found[graph.Vote] {
		return each(t.Sessions, func(s *Session) []found[graph.Vote] { return with(s, s.Votes) })
	},
	lists: map[string]func(*Town, graph.ID) []found[graph.Vote]{
		"Person.votes":   func(t *Town, person graph.ID) []found[graph.Vote] { return t.naming(person).votes },
		"Party.votes":    func(t *Town, party graph.ID) []found[graph.Vote] { return t.ofParty[party] },
		"Decision.votes": votesOn,
	},
	seeds: map[string]string{"decision": "Decision.votes", "party": "Party.votes", "person": "Person.votes"},
}

func votesOn(t *Town, decision graph.ID) []found[graph.Vote] {
	d := t.decisions[decision]
	out := make([]found[graph.Vote], len(d.Votes))
	for i, v := range d.Votes {
		out[i] = found[graph.Vote]{v, d.At}
	}
	return out
}

// naming is where a person is named outside lists.
func (t *Town) naming(person graph.ID) named {
	if n := t.byPerson[person]; n != nil {
		return *n
	}
	return named{}
}

var recusals = kind[found[graph.Recusal], graph.Recusal]{
	name:   "recusals",
	value:  func(r found[graph.Recusal]) graph.Recusal { return *r.v },
	orders: same(func(r found[graph.Recusal]) string { return string(r.v.ID) }), stored: "-",
	all: func(t *Town) []found[graph.Recusal] {
		return each(t.Sessions, recusalsOf)
	},
	lists: map[string]func(*Town, graph.ID) []found[graph.Recusal]{
		"Session.recusals": ofSession(recusalsOf),
		"Person.recusals":  func(t *Town, person graph.ID) []found[graph.Recusal] { return t.naming(person).recusals },
		"Item.recusals":    recusalsOn,
	},
}

func recusalsOf(s *Session) []found[graph.Recusal] { return with(s, s.Recusals) }

func recusalsOn(t *Town, item graph.ID) []found[graph.Recusal] {
	var out []found[graph.Recusal]
	if it, ok := t.items[item]; ok {
		for _, r := range recusalsOf(it.At) {
			if r.v.ItemID == item {
				out = append(out, r)
			}
		}
	}
	return out
}

var mentions = kind[found[graph.Mention], graph.Mention]{
	name:   "mentions",
	value:  func(m found[graph.Mention]) graph.Mention { return *m.v },
	orders: same(func(m found[graph.Mention]) string { return string(m.v.ID) }), stored: "-",
	all:   func(t *Town) []found[graph.Mention] { return each(t.Sessions, mentionsOf) },
	lists: map[string]func(*Town, graph.ID) []found[graph.Mention]{"Session.mentions": ofSession(mentionsOf)},
}

func mentionsOf(s *Session) []found[graph.Mention] { return with(s, s.Mentions) }

// naming facts of all kinds, seen as mentions.
var namings = kind[found[graph.Mention], graph.Mention]{
	name:   "mentions of a person",
	value:  func(m found[graph.Mention]) graph.Mention { return *m.v },
	orders: same(func(m found[graph.Mention]) string { return graph.MentionKey(m.at.sort, m.v.ID) }, "DATE"),
	stored: "-",
	fields: map[string]field[found[graph.Mention]]{"name": {text: func(m found[graph.Mention]) string { return m.v.Name }}},
	edges: map[string]func(found[graph.Mention]) []graph.ID{
		"person": func(m found[graph.Mention]) []graph.ID { return id(m.v.PersonID) },
	},
	lists: map[string]func(*Town, graph.ID) []found[graph.Mention]{"Person.mentions": namingsOf},
}

func namingsOf(t *Town, person graph.ID) []found[graph.Mention] {
	n := t.naming(person)
	var out []found[graph.Mention]
	as := func(s *Session, m graph.Mention) { out = append(out, found[graph.Mention]{&m, s}) }
	for _, e := range t.listed[person] {
		as(e.At, listedAs(e))
	}
	for _, r := range n.recusals {
		as(r.at, recusedAs(r.v))
	}
	for _, v := range n.votes {
		as(v.at, votedAs(v.v))
	}
	return append(out, n.mentions...)
}

// listedAs is an entry of a list, seen as a mention.
func listedAs(e Entry) graph.Mention {
	return graph.Mention{ID: e.ID, SessionID: e.SessionID, Kind: graph.MentionListed, Name: text(e.Name), PersonID: e.PersonID, Sources: e.Sources, RepairedName: e.RepairedName}
}

// recusedAs is a recusal, seen as a mention.
func recusedAs(r *graph.Recusal) graph.Mention {
	return graph.Mention{ID: r.ID, SessionID: r.SessionID, Kind: graph.MentionRecused, Name: r.Name, PersonID: r.PersonID, Sources: r.Sources}
}

// votedAs is a vote under a name, seen as a mention.
func votedAs(v *graph.Vote) graph.Mention {
	return graph.Mention{ID: v.ID, SessionID: v.SessionID, Kind: graph.MentionVoted, Name: v.Who, PersonID: v.PersonID, Sources: v.Sources}
}

// namings are all that names somebody in a session but guests and parties.
func (s *Session) namings() []graph.Mention {
	var out []graph.Mention
	for _, e := range entriesOf(s) {
		if e.Group != graph.GroupGuest {
			out = append(out, listedAs(e))
		}
	}
	for _, m := range mentionsOf(s) {
		out = append(out, *m.v)
	}
	for _, r := range recusalsOf(s) {
		out = append(out, recusedAs(r.v))
	}
	for i := range s.Votes {
		if s.Votes[i].PartyID == "" {
			out = append(out, votedAs(&s.Votes[i]))
		}
	}
	return out
}
