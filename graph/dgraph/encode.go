package dgraph

import (
	"encoding/json"
	"slices"

	"ratsgraph/graph"
)

// encode turns what the documents of a session say into nodes, with each name
// linked as decided. The document nodes themselves are encoded one by one, by
// [encodeDocument].
func encode(f graph.Facts, links []graph.Link) nodes {
	ns := nodes{}
	f, links = relink(f, links)
	e := encoder{nodes: ns, day: string(deref(f.Session.Date.Day())), sort: f.Session.SortKey(), links: links}
	for _, m := range f.Municipalities {
		ns.add(encodeMunicipality(m))
	}
	ns.add(encodeBody(f.Body))
	for _, p := range f.Persons {
		ns.add(encodePerson(p))
	}
	for _, p := range f.Parties {
		ns.add(encodeParty(p))
	}
	for _, p := range f.Papers {
		ns.add(encodePaper(p))
	}
	ns.add(e.session(f.Session))
	for _, a := range f.Attendances {
		e.attendance(a)
	}
	e.items(f)
	for _, v := range f.Votes {
		ns.add(e.mention(encodeVote(v)))
	}
	for _, r := range f.Recusals {
		ns.add(e.mention(encodeRecusal(r)))
	}
	for _, m := range f.Mentions {
		ns.add(e.mention(encodeMention(m)))
	}
	return ns
}

// An encoder holds what the nodes of one session share.
type encoder struct {
	nodes nodes
	day   string // empty: not known
	sort  string
	links []graph.Link
}

// mention orders what names somebody by date.
func (e encoder) mention(n *node) *node {
	if n.values["mention.name"] == nil {
		return n
	}
	return n.set("mention.sort", graph.MentionKey(e.sort, n.id))
}

func encodeMunicipality(m graph.Municipality) *node {
	return newNode(m.ID, "Municipality", true).set("municipality.name", m.Name).set("municipality.sort", graph.NameKey(m.Name, m.ID))
}

func encodeBody(b graph.Body) *node {
	return newNode(b.ID, "Body", true).set("body.name", b.Name).set("body.sort", graph.NameKey(b.Name, b.ID)).
		fix("body.municipality", b.MunicipalityID)
}

func encodePerson(p graph.Person) *node {
	return newNode(p.ID, "Person", true).set("person.name", p.Name).set("person.sort", graph.NameKey(p.Name, p.ID)).
		fix("person.municipality", p.MunicipalityID)
}

func encodeParty(p graph.Party) *node {
	n := newNode(p.ID, "Party", true).set("party.name", p.Name).set("party.kind", string(p.Kind)).
		set("party.key", p.Key).set("party.commonName", p.CommonName).flag("party.local", p.Local)
	if len(p.PartKeys) > 0 {
		n.values["party.parts"] = slices.Sorted(slices.Values(p.PartKeys))
	}
	return n.set("party.sort", graph.NameKey(p.Name, p.ID)).fix("party.municipality", p.MunicipalityID)
}

func encodePaper(p graph.Paper) *node {
	return newNode(p.ID, "Paper", true).set("paper.number", p.Number).set("paper.sort", p.SortKey()).
		fix("paper.municipality", p.MunicipalityID).fix("paper.base", p.BaseID)
}

func (e encoder) session(s graph.Session) *node {
	n := newNode(s.ID, "Session", false).link("session.body", s.BodyID).link("session.municipality", s.MunicipalityID)
	n.set("session.municipalityBasis", string(s.MunicipalityBasis)).set("session.day", e.day)
	n.set("session.from", string(s.Date.From)).set("session.to", string(s.Date.To))
	n.set("session.precision", string(s.Date.Precision)).flag("session.dateGiven", s.Date.Given)
	n.set("session.attendanceRecord", string(s.AttendanceRecord)).set("session.sort", e.sort)
	opt(n, "session.number", s.Number)
	opt(n, "session.start", s.Start)
	opt(n, "session.end", s.End)
	opt(n, "session.place", s.Place)
	opt(n, "session.term", s.PrintedTerm)
	opt(n, "session.next", s.NextDate)
	opt(n, "session.noRecusal", s.NoRecusal)
	opt(n, "session.quorum", s.Quorum)
	return n.json("session.contradictions", s.Contradictions).json("session.links", e.links).
		json("session.announced", s.Announced).json("session.organisations", s.Organisations).json("source", s.Sources)
}

// attendance writes an entry, and the direct edge from its person to the
// session whose facets carry what is asked most.
func (e encoder) attendance(a graph.Attendance) {
	n := newNode(a.ID, "Attendance", false).link("attendance.session", a.SessionID).link("mention.person", a.PersonID)
	n.link("attendance.party", a.PartyID).link("attendance.substitutes", a.SubstitutesID)
	n.set("attendance.status", string(a.Status)).set("attendance.group", string(a.Group))
	opt(n, "mention.name", a.Name)
	opt(n, "attendance.salutation", a.Salutation)
	opt(n, "attendance.title", a.Title)
	opt(n, "attendance.role", a.Role)
	opt(n, "attendance.organisation", a.Organisation)
	opt(n, "attendance.partyName", a.PartyName)
	opt(n, "attendance.from", a.From)
	opt(n, "attendance.until", a.Until)
	opt(n, "attendance.substitutesName", a.SubstitutesName)
	n.json("mention.repaired", a.RepairedName).json("attendance.repairedParty", a.RepairedParty)
	n.flag("attendance.substitute", a.Substitute).num("attendance.position", a.Position).set("attendance.day", e.day)
	n.set("attendance.sort", a.SortKey(e.sort)).json("source", a.Sources)
	e.nodes.add(e.mention(n))
	if person := e.nodes[a.PersonID]; person != nil {
		person.linkWith("person.session", a.SessionID, edge{"status": string(a.Status), "group": string(a.Group),
			"party": deref(a.PartyName), "from": deref(a.From), "until": deref(a.Until)})
	}
}

func (e encoder) items(f graph.Facts) {
	position := map[graph.ID]int{}
	for _, it := range f.Items {
		position[it.ID] = it.Position
		e.nodes.add(e.item(it))
	}
	for _, d := range f.Decisions {
		e.nodes.add(e.decision(d, position[d.ItemID]))
	}
}

func (e encoder) item(it graph.Item) *node {
	n := newNode(it.ID, "Item", false).link("item.session", it.SessionID).link("item.body", it.BodyID)
	n.set("item.number", it.Number).set("item.part", string(it.Part)).set("item.status", string(it.Status))
	n.num("item.position", it.Position).set("item.day", e.day)
	n.set("item.sort", it.SortKey(e.sort))
	opt(n, "item.title", it.Title)
	opt(n, "item.reason", it.Reason)
	n.json("item.repaired", it.RepairedTitle)
	for _, p := range it.PaperIDs {
		n.link("item.paper", p)
	}
	for _, p := range it.MoverIDs {
		n.link("item.mover", p)
	}
	return n.json("item.movers", it.Movers).json("source", it.Sources)
}

func (e encoder) decision(d graph.Decision, position int) *node {
	n := newNode(d.ID, "Decision", false).link("decision.item", d.ItemID).link("decision.session", d.SessionID)
	n.link("decision.body", d.BodyID).num("decision.ordinal", d.Ordinal).set("decision.day", e.day)
	for _, p := range d.PaperIDs {
		n.link("decision.paper", p)
	}
	n.set("decision.outcome", string(d.Outcome)).set("decision.voteRecord", string(d.VoteRecord)).flag("decision.secret", d.Secret)
	opt(n, "decision.unanimous", d.Unanimous)
	opt(n, "decision.yes", d.Yes)
	opt(n, "decision.no", d.No)
	opt(n, "decision.abstain", d.Abstain)
	opt(n, "decision.text", d.Text)
	opt(n, "decision.result", d.Result)
	opt(n, "decision.target", d.Target)
	key := d.SortKey(e.sort, position)
	return n.set("decision.sort", key).set("decision.contested", d.ContestKey(key)).json("source", d.Sources)
}

func encodeVote(v graph.Vote) *node {
	n := newNode(v.ID, "Vote", false).link("vote.decision", v.DecisionID).link("vote.session", v.SessionID)
	n.link("vote.party", v.PartyID).link("mention.person", v.PersonID).set("vote.who", v.Who).set("vote.choice", string(v.Choice))
	if v.PersonID != "" {
		n.set("mention.name", v.Who)
	}
	opt(n, "vote.count", v.Count)
	return n.json("source", v.Sources)
}

func encodeRecusal(r graph.Recusal) *node {
	return newNode(r.ID, "Recusal", false).link("recusal.session", r.SessionID).link("recusal.item", r.ItemID).
		link("mention.person", r.PersonID).set("recusal.number", r.Number).set("mention.name", r.Name).json("source", r.Sources)
}

func encodeMention(m graph.Mention) *node {
	return newNode(m.ID, "Mention", false).link("mention.session", m.SessionID).link("mention.person", m.PersonID).
		set("mention.kind", string(m.Kind)).set("mention.name", m.Name).json("mention.repaired", m.RepairedName).json("source", m.Sources)
}

// json sets a value that only we read as JSON; nothing is set for an empty list.
func (n *node) json(pred string, v any) *node {
	b, err := json.Marshal(v)
	if err != nil {
		panic(err) // plain structs and strings only: cannot fail
	}
	if s := string(b); s != "null" && s != "[]" {
		n.set(pred, s)
	}
	return n
}

func deref[T any](p *T) (v T) {
	if p != nil {
		v = *p
	}
	return v
}
