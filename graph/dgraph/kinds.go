package dgraph

import (
	"encoding/json"
	"slices"

	"ratsgraph/graph"
)

// A kind is a type of thing: its predicates, and how a row of it is read.
type kind[T any] struct {
	typ    string            // dgraph.type
	fields string            // DQL selection; xid is always selected
	decode func(row) T       //
	orders map[string]string // order: the predicate that holds it, with its tie-breaker; "" is the default
	scalar map[string]string // filter field: predicate
	edges  map[string]string // filter field: edge; values are ids
	within map[string]string // filter field: edge to the session that has it
}

// A row is a node as it comes from Dgraph. Its keys are predicates; it dies
// where it is read.
type row map[string]json.RawMessage

func get[T any](r row, pred string) (v T) {
	if raw, ok := r[pred]; ok {
		json.Unmarshal(raw, &v) // our own writing: a mismatch reads as not recorded
	}
	return v
}

func (r row) id() graph.ID           { return get[graph.ID](r, "xid") }
func (r row) str(pred string) string { return get[string](r, pred) }

// maybe reads a value that may not be recorded.
func maybe[T any](r row, pred string) *T {
	if _, ok := r[pred]; !ok {
		return nil
	}
	v := get[T](r, pred)
	return &v
}

// ref reads the id at a single edge.
func (r row) ref(pred string) graph.ID { return r.at(pred).id() }

// at reads the thing at a single edge. Dgraph gives every edge as a list.
func (r row) at(pred string) row {
	if list := get[[]row](r, pred); len(list) > 0 {
		return list[0]
	}
	return nil
}

// refs reads the ids at a list of edges.
func (r row) refs(pred string) []graph.ID {
	var out []graph.ID
	for _, x := range get[[]struct{ XID graph.ID }](r, pred) {
		out = append(out, x.XID)
	}
	return out
}

// packed reads a value that holds JSON.
func packed[T any](r row, pred string) (v T) {
	if s := r.str(pred); s != "" {
		json.Unmarshal([]byte(s), &v) // our own writing, as above
	}
	return v
}

var municipalities = kind[graph.Municipality]{
	typ:    "Municipality",
	fields: "municipality.name",
	decode: func(r row) graph.Municipality {
		return graph.Municipality{ID: r.id(), Name: r.str("municipality.name")}
	},
	orders: map[string]string{"": "municipality.sort", "NAME": "municipality.sort"},
	scalar: map[string]string{"name": "municipality.name"},
}

var bodies = kind[graph.Body]{
	typ:    "Body",
	fields: "body.name body.municipality { xid }",
	decode: func(r row) graph.Body {
		return graph.Body{ID: r.id(), Name: r.str("body.name"), MunicipalityID: r.ref("body.municipality")}
	},
	orders: map[string]string{"": "body.sort", "NAME": "body.sort"},
	scalar: map[string]string{"name": "body.name"},
	edges:  map[string]string{"municipality": "body.municipality"},
}

var persons = kind[graph.Person]{
	typ:    "Person",
	fields: "person.name person.municipality { xid }",
	decode: func(r row) graph.Person {
		return graph.Person{ID: r.id(), Name: r.str("person.name"), MunicipalityID: r.ref("person.municipality")}
	},
	orders: map[string]string{"": "person.sort", "NAME": "person.sort"},
	scalar: map[string]string{"name": "person.name"},
	edges:  map[string]string{"municipality": "person.municipality", "session": "person.session"},
}

var parties = kind[graph.Party]{
	typ:    "Party",
	fields: "party.name party.kind party.key party.commonName party.local party.parts party.municipality { xid }",
	decode: func(r row) graph.Party {
		return graph.Party{ID: r.id(), Name: r.str("party.name"), Kind: graph.PartyKind(r.str("party.kind")),
			Key: r.str("party.key"), CommonName: r.str("party.commonName"), Local: get[bool](r, "party.local"),
			PartKeys: slices.Sorted(slices.Values(get[[]string](r, "party.parts"))), MunicipalityID: r.ref("party.municipality")}
	},
	orders: map[string]string{"": "party.sort", "NAME": "party.sort"},
	scalar: map[string]string{"name": "party.name", "key": "party.key"},
	edges:  map[string]string{"municipality": "party.municipality"},
}

var papers = kind[graph.Paper]{
	typ:    "Paper",
	fields: "paper.number paper.base { xid } paper.municipality { xid }",
	decode: func(r row) graph.Paper {
		return graph.Paper{ID: r.id(), Number: r.str("paper.number"), BaseID: r.ref("paper.base"), MunicipalityID: r.ref("paper.municipality")}
	},
	orders: map[string]string{"": "paper.sort", "NUMBER": "paper.sort"},
	scalar: map[string]string{"number": "paper.number"},
	edges:  map[string]string{"municipality": "paper.municipality", "base": "paper.base"},
}

var sessions = kind[graph.Session]{
	typ: "Session",
	fields: `session.body { xid } session.municipality { xid } session.municipalityBasis session.number session.from session.to
session.precision session.dateGiven session.start session.end session.place session.term session.attendanceRecord session.next session.noRecusal
session.quorum session.contradictions session.links session.announced session.organisations source`,
	decode: decodeSession,
	orders: map[string]string{"": "session.sort", "DATE": "session.sort"},
	scalar: map[string]string{"changed": "session.changed", "date": "session.day", "number": "session.number", "attendanceRecord": "session.attendanceRecord",
		"datePrecision": "session.precision", "contradictions": "session.contradictions"},
	edges: map[string]string{"body": "session.body", "municipality": "session.municipality"},
}

func decodeSession(r row) graph.Session {
	return graph.Session{
		ID: r.id(), BodyID: r.ref("session.body"), MunicipalityID: r.ref("session.municipality"),
		MunicipalityBasis: graph.Basis(r.str("session.municipalityBasis")), Number: maybe[string](r, "session.number"),
		Date: graph.UncertainDate{From: graph.Date(r.str("session.from")), To: graph.Date(r.str("session.to")),
			Precision: graph.Precision(r.str("session.precision")), Given: get[bool](r, "session.dateGiven")},
		Start: maybe[string](r, "session.start"), End: maybe[string](r, "session.end"), Place: maybe[string](r, "session.place"), PrintedTerm: maybe[string](r, "session.term"),
		AttendanceRecord: graph.AttendanceRecord(r.str("session.attendanceRecord")), NextDate: maybe[graph.Date](r, "session.next"),
		NoRecusal: maybe[string](r, "session.noRecusal"), Quorum: maybe[string](r, "session.quorum"),
		Contradictions: packed[[]graph.Problem](r, "session.contradictions"), Links: packed[[]graph.Link](r, "session.links"),
		Announced:     packed[[]graph.AnnouncedDate](r, "session.announced"),
		Organisations: packed[[]graph.Organisation](r, "session.organisations"), Sources: packed[[]graph.Source](r, "source"),
	}
}

var attendances = kind[graph.Attendance]{
	typ: "Attendance",
	fields: `attendance.session { xid } mention.person { xid } mention.name attendance.status attendance.group attendance.salutation attendance.title attendance.role
attendance.organisation attendance.party { xid } attendance.partyName attendance.from attendance.until attendance.substitute
attendance.substitutesName attendance.substitutes { xid } attendance.position mention.repaired attendance.repairedParty source`,
	decode: decodeAttendance,
	orders: map[string]string{"": "attendance.sort", "DATE": "attendance.sort", "POSITION": "attendance.sort"},
	within: map[string]string{"changed": "attendance.session"},
	scalar: map[string]string{"status": "attendance.status", "group": "attendance.group", "date": "attendance.day",
		"substitute": "attendance.substitute", "name": "mention.name", "from": "attendance.from", "until": "attendance.until"},
	edges: map[string]string{"session": "attendance.session", "person": "mention.person", "party": "attendance.party",
		"substitutes": "attendance.substitutes"},
}

func decodeAttendance(r row) graph.Attendance {
	return graph.Attendance{
		ID: r.id(), SessionID: r.ref("attendance.session"), PersonID: r.ref("mention.person"), Name: maybe[string](r, "mention.name"),
		Status: graph.Status(r.str("attendance.status")), Group: graph.Group(r.str("attendance.group")),
		Salutation: maybe[string](r, "attendance.salutation"), Title: maybe[string](r, "attendance.title"),
		Role: maybe[string](r, "attendance.role"), Organisation: maybe[string](r, "attendance.organisation"),
		PartyID: r.ref("attendance.party"), PartyName: maybe[string](r, "attendance.partyName"),
		From: maybe[string](r, "attendance.from"), Until: maybe[string](r, "attendance.until"),
		Substitute: get[bool](r, "attendance.substitute"), SubstitutesName: maybe[string](r, "attendance.substitutesName"),
		SubstitutesID: r.ref("attendance.substitutes"), Position: get[int](r, "attendance.position"), Sources: packed[[]graph.Source](r, "source"),
		RepairedName: packed[*graph.RepairedReading](r, "mention.repaired"), RepairedParty: packed[*graph.RepairedReading](r, "attendance.repairedParty"),
	}
}

var items = kind[graph.Item]{
	typ: "Item",
	fields: `item.session { xid } item.body { xid } item.number item.part item.title item.status item.position item.reason item.movers
item.paper { xid } item.mover { xid } item.repaired source`,
	decode: func(r row) graph.Item {
		return graph.Item{
			ID: r.id(), SessionID: r.ref("item.session"), BodyID: r.ref("item.body"), Number: r.str("item.number"),
			Part: graph.Part(r.str("item.part")), Title: maybe[string](r, "item.title"), Status: graph.ItemStatus(r.str("item.status")),
			Position: get[int](r, "item.position"), Reason: maybe[string](r, "item.reason"), Movers: packed[[]string](r, "item.movers"),
			PaperIDs: r.refs("item.paper"), MoverIDs: r.refs("item.mover"), Sources: packed[[]graph.Source](r, "source"),
			RepairedTitle: packed[*graph.RepairedReading](r, "item.repaired"),
		}
	},
	orders: map[string]string{"": "item.sort", "DATE": "item.sort", "POSITION": "item.sort"},
	within: map[string]string{"changed": "item.session"},
	scalar: map[string]string{"number": "item.number", "part": "item.part", "status": "item.status", "date": "item.day", "title": "item.title",
		"reason": "item.reason"},
	edges: map[string]string{"session": "item.session", "body": "item.body", "paper": "item.paper"},
}

var decisions = kind[graph.Decision]{
	typ: "Decision",
	fields: `decision.item { xid } decision.session { xid } decision.body { xid } decision.paper { xid } decision.ordinal decision.outcome
decision.unanimous decision.yes decision.no decision.abstain decision.secret decision.voteRecord decision.text decision.result
decision.target source`,
	decode: decodeDecision,
	orders: map[string]string{"": "decision.sort", "DATE": "decision.sort", "CONTEST": "decision.contested"},
	within: map[string]string{"changed": "decision.session"},
	scalar: map[string]string{"outcome": "decision.outcome", "unanimous": "decision.unanimous", "yes": "decision.yes", "no": "decision.no",
		"abstain": "decision.abstain", "voteRecord": "decision.voteRecord", "date": "decision.day"},
	edges: map[string]string{"body": "decision.body", "session": "decision.session", "item": "decision.item", "paper": "decision.paper"},
}

func decodeDecision(r row) graph.Decision {
	return graph.Decision{
		ID: r.id(), ItemID: r.ref("decision.item"), SessionID: r.ref("decision.session"), BodyID: r.ref("decision.body"),
		PaperIDs: r.refs("decision.paper"), Ordinal: get[int](r, "decision.ordinal"), Outcome: graph.Outcome(r.str("decision.outcome")),
		Unanimous: maybe[bool](r, "decision.unanimous"), Yes: maybe[int](r, "decision.yes"), No: maybe[int](r, "decision.no"),
		Abstain: maybe[int](r, "decision.abstain"), Secret: get[bool](r, "decision.secret"),
		VoteRecord: graph.VoteRecord(r.str("decision.voteRecord")), Text: maybe[string](r, "decision.text"),
		Result: maybe[string](r, "decision.result"), Target: maybe[string](r, "decision.target"), Sources: packed[[]graph.Source](r, "source"),
	}
}

var votes = kind[graph.Vote]{
	typ:    "Vote",
	fields: "vote.decision { xid } vote.session { xid } vote.party { xid } mention.person { xid } vote.who vote.choice vote.count source",
	decode: func(r row) graph.Vote {
		return graph.Vote{ID: r.id(), DecisionID: r.ref("vote.decision"), SessionID: r.ref("vote.session"), PartyID: r.ref("vote.party"),
			PersonID: r.ref("mention.person"), Who: r.str("vote.who"), Choice: graph.Choice(r.str("vote.choice")),
			Count: maybe[int](r, "vote.count"), Sources: packed[[]graph.Source](r, "source")}
	},
	orders: map[string]string{"": "xid"},
	edges:  map[string]string{"decision": "vote.decision", "party": "vote.party", "person": "mention.person"},
}

var recusals = kind[graph.Recusal]{
	typ:    "Recusal",
	fields: "recusal.session { xid } recusal.item { xid } recusal.number mention.name mention.person { xid } source",
	decode: func(r row) graph.Recusal {
		return graph.Recusal{ID: r.id(), SessionID: r.ref("recusal.session"), ItemID: r.ref("recusal.item"), Number: r.str("recusal.number"),
			Name: r.str("mention.name"), PersonID: r.ref("mention.person"), Sources: packed[[]graph.Source](r, "source")}
	},
	orders: map[string]string{"": "xid"},
}

var mentions = kind[graph.Mention]{
	typ:    "Mention",
	fields: "mention.session { xid } mention.kind mention.name mention.person { xid } mention.repaired source",
	decode: func(r row) graph.Mention {
		return graph.Mention{ID: r.id(), SessionID: r.ref("mention.session"), Kind: graph.MentionKind(r.str("mention.kind")),
			Name: r.str("mention.name"), PersonID: r.ref("mention.person"), Sources: packed[[]graph.Source](r, "source"),
			RepairedName: packed[*graph.RepairedReading](r, "mention.repaired")}
	},
	orders: map[string]string{"": "xid"},
}

// anyMentions are all facts that name somebody, seen as mentions.
var anyMentions = kind[graph.Mention]{
	typ: "Mention",
	fields: `dgraph.type mention.name mention.kind mention.person { xid } mention.session { xid } attendance.session { xid } recusal.session { xid }
vote.session { xid } mention.repaired source`,
	decode: func(r row) graph.Mention {
		m := graph.Mention{ID: r.id(), Name: r.str("mention.name"), PersonID: r.ref("mention.person"), Sources: packed[[]graph.Source](r, "source"),
			RepairedName: packed[*graph.RepairedReading](r, "mention.repaired")}
		for _, in := range []struct {
			pred string
			kind graph.MentionKind
		}{{"mention.session", graph.MentionKind(r.str("mention.kind"))}, {"attendance.session", graph.MentionListed},
			{"recusal.session", graph.MentionRecused}, {"vote.session", graph.MentionVoted}} {
			if id := r.ref(in.pred); id != "" {
				m.SessionID, m.Kind = id, in.kind
			}
		}
		return m
	},
	orders: map[string]string{"": "mention.sort", "DATE": "mention.sort"},
	scalar: map[string]string{"name": "mention.name"},
	edges:  map[string]string{"person": "mention.person"},
}

var documents = kind[graph.Document]{
	typ: "Document",
	fields: `document.digest document.location document.session { xid } document.parser document.layout document.pages document.lines
document.understood document.readable document.running document.format document.words document.confidence document.givenTown document.givenDate document.givenTerms document.problems document.ingested`,
	decode: func(r row) graph.Document {
		return graph.Document{ID: r.id(), Digest: r.str("document.digest"), Locations: get[[]string](r, "document.location"),
			SessionID: r.ref("document.session"), Parser: r.str("document.parser"), Layout: maybe[string](r, "document.layout"),
			Pages: get[int](r, "document.pages"), LineCount: get[int](r, "document.lines"), Understood: get[int](r, "document.understood"),
			Readable: get[int](r, "document.readable"), Running: get[int](r, "document.running"), Format: r.str("document.format"),
			Words: get[int](r, "document.words"), Confidence: maybe[int](r, "document.confidence"), GivenTown: maybe[string](r, "document.givenTown"),
			GivenDate: maybe[graph.Date](r, "document.givenDate"), GivenTerms: packed[[]graph.GivenTerm](r, "document.givenTerms"),
			Problems:   packed[[]graph.Problem](r, "document.problems"),
			IngestedAt: r.str("document.ingested")}
	},
	orders: map[string]string{"": "document.sort", "DATE": "document.sort"},
	within: map[string]string{"changed": "document.session"},
	scalar: map[string]string{"digest": "document.digest"},
	edges:  map[string]string{"session": "document.session"},
}
