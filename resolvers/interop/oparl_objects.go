package interop

import (
	"maps"
	"slices"
	"time"
	_ "time/tzdata" // machines without time zones are many: containers

	"ratsgraph/graph"
	"ratsgraph/graph/view"
)

// object begins an object of OParl.
func (a asking) object(kind, path, id string, s span) properties {
	return properties{"id": a.address(path, id), "type": oparlSchema + kind, "created": s.created, "modified": s.modified}
}

func (a asking) system() properties {
	s := a.times.of()
	return properties{"id": a.base + "/system", "type": oparlSchema + "System", "oparlVersion": oparlSchema, "body": a.base + "/bodies",
		"name": "Ratsgraph", "created": s.created, "modified": s.modified, "ratsgraph:revision": a.snap.Revision}
}

// bodyRow is a municipality, which OParl calls a body.
func (a asking) bodyRow(t *view.Town) row {
	span := func() span {
		var ids []graph.ID
		for _, s := range t.Sessions {
			ids = append(ids, s.Session.ID)
		}
		return a.times.of(ids...)
	}
	return row{t.ID.Path(), span, func() properties {
		id := t.ID.Path()
		p := a.object("Body", "body", id, span())
		p["system"], p["name"], p["ratsgraph:id"] = a.base+"/system", t.Name, t.ID
		for name, list := range map[string]string{"organization": "organizations", "person": "persons", "membership": "memberships",
			"meeting": "meetings", "paper": "papers", "agendaItem": "agendaitems", "consultation": "consultations", "legislativeTermList": "legislativeterms",
			"locationList": "locations", "file": "files"} {
			p[name] = a.address(list, id)
		}
		terms := []properties{}
		for _, x := range t.Terms() {
			terms = append(terms, a.term(t, x))
		}
		p["legislativeTerm"] = terms
		return p
	}}
}

func (a asking) organizationRows(t *view.Town) []row {
	var out []row
	for id, o := range rollOf(t).orgs {
		out = append(out, row{id, func() span { return a.times.of(o.sessions...) }, func() properties { return a.organization(t, o) }})
	}
	return out
}

func (a asking) organization(t *view.Town, o org) properties {
	p := a.object("Organization", "organization", o.id, a.times.of(o.sessions...))
	p["body"], p["organizationType"] = a.address("body", t.ID.Path()), "Gremium"
	p.set("name", o.name)
	if o.party {
		p["organizationType"] = "Partei"
	} else {
		p["ratsgraph:id"] = graph.KindBody + ":" + o.id
	}
	if a.whole() {
		ids := []string{}
		for _, m := range rollOf(t).in[o.id] {
			ids = append(ids, a.address("membership", m.id))
		}
		p["membership"] = ids
	}
	return p
}

// whole reports whether objects show what they hold; those who take the lists of
// it anyway ask to have it left out.
func (a asking) whole() bool { return a.URL.Query().Get("omit_internal") != "true" }

func (a asking) personRows(t *view.Town) []row {
	var out []row
	for id, x := range t.Persons {
		out = append(out, row{string(id), func() span { return a.span(t, rollOf(t), id) }, func() properties { return a.person(t, x, a.whole()) }})
	}
	return out
}

func (a asking) person(t *view.Town, x *graph.Person, whole bool) properties {
	r := rollOf(t)
	p := a.object("Person", "person", x.ID.Path(), a.span(t, r, x.ID))
	p["body"], p["ratsgraph:id"] = a.address("body", t.ID.Path()), x.ID
	p.set("name", x.Name)
	if whole {
		ms := []properties{}
		for _, m := range r.of[x.ID] {
			ms = append(ms, a.membership(t, m, false))
		}
		p["membership"] = ms
	}
	return p
}

func (a asking) membershipRows(t *view.Town) []row {
	var out []row
	for id, m := range rollOf(t).members {
		out = append(out, row{id, func() span { return a.span(t, rollOf(t), m.person) }, func() properties { return a.membership(t, m, true) }})
	}
	return out
}

// membership says when it began and ended only where that shows, and always that
// it is inferred, from which days.
func (a asking) membership(t *view.Town, m membership, alone bool) properties {
	p := a.object("Membership", "membership", m.id, a.span(t, rollOf(t), m.person))
	p["organization"] = a.address("organization", m.org)
	if alone {
		p["person"] = a.address("person", m.person.Path())
	}
	p.set("role", m.role)
	if m.behalf != "" {
		p["onBehalfOf"] = a.address("organization", m.behalf)
	}
	p.set("startDate", m.start())
	p.set("endDate", m.end())
	p.inferred(m)
	return p
}

// inferred marks a membership, in the same way in both forms.
func (p properties) inferred(m membership) {
	p["ratsgraph:inferred"] = true
	p["ratsgraph:firstListed"], p["ratsgraph:lastListed"] = m.first, m.last
	p["ratsgraph:evidence"] = slices.Compact(slices.Clone(m.evidence))
}

func (a asking) termRows(t *view.Town) []row {
	var out []row
	for _, x := range t.Terms() {
		out = append(out, row{string(x.ID), func() span { return a.times.of() }, func() properties { return a.term(t, x) }})
	}
	return out
}

func (a asking) term(t *view.Town, x graph.LegislativeTerm) properties {
	p := a.object("LegislativeTerm", "legislativeterm", x.ID.Path(), a.times.of())
	p["body"], p["name"], p["ratsgraph:basis"] = a.address("body", t.ID.Path()), x.Name, x.Basis
	if day := x.From.Day(); day != nil {
		p["startDate"] = *day
	}
	if day := x.To.Day(); day != nil {
		p["endDate"] = *day
	}
	return p
}

func (a asking) meetingRows(t *view.Town) []row {
	var out []row
	for _, s := range t.Sessions {
		out = append(out, row{string(s.Session.ID), func() span { return a.times.of(s.Session.ID) }, func() properties { return a.meeting(s) }})
	}
	return out
}

// meeting is a session with its agenda. OParl wants the time of its begin; where only
// the day is known, that is in a property of ours.
func (a asking) meeting(s *view.Session) properties {
	p := a.object("Meeting", "meeting", s.Session.ID.Path(), a.times.of(s.Session.ID))
	p["organization"], p["ratsgraph:id"] = []string{a.address("organization", s.Body.ID.Path())}, s.Session.ID
	p.set("name", s.Body.Name)
	p.set("ratsgraph:day", s.Day())
	p.set("start", moment(s.Day(), s.Session.Start))
	p.set("end", moment(s.Day(), s.Session.End))
	if s.Session.Place != nil {
		p["location"] = a.location(s, false)
	}
	if s.Session.AttendanceRecord != graph.AttendanceNotRecorded {
		p["participant"] = a.participants(s)
	}
	if a.whole() {
		items := []properties{}
		for _, x := range agenda(s) {
			items = append(items, a.agendaItem(s, x, false))
		}
		p["agendaItem"] = items
	}
	return p
}

// berlin is where the minutes' clocks go.
var berlin = func() *time.Location {
	l, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		panic(err) // it is part of the program
	}
	return l
}()

// moment is a printed time of a day; empty where one of the two is not known.
func moment(day graph.Date, clock *string) string {
	if day == "" || clock == nil {
		return ""
	}
	at, err := time.ParseInLocation("2006-01-02 15:04", string(day)+" "+*clock, berlin)
	if err != nil {
		return ""
	}
	return at.Format(time.RFC3339)
}

func (a asking) paperRows(t *view.Town) []row {
	var out []row
	for _, id := range slices.Sorted(maps.Keys(t.Papers)) {
		out = append(out, row{string(id), func() span { return a.paperSpan(t, id) }, func() properties { return a.paper(t, t.Papers[id]) }})
	}
	return out
}

func (a asking) paperSpan(t *view.Town, id graph.ID) span {
	var in []graph.ID
	for _, h := range t.Handled(id) {
		in = append(in, h.At.Session.ID)
	}
	return a.times.of(in...)
}

func (a asking) paper(t *view.Town, x *graph.Paper) properties {
	p := a.object("Paper", "paper", x.ID.Path(), a.paperSpan(t, x.ID))
	p["body"], p["reference"], p["ratsgraph:id"] = a.address("body", t.ID.Path()), x.Number, x.ID
	if related := a.relatedPapers(t, x); len(related) > 0 {
		p["relatedPaper"] = related
	}
	if a.whole() {
		list := []properties{}
		for _, h := range t.Handled(x.ID) {
			list = append(list, a.consultation(h.At, *h.Item, x.ID, false))
		}
		p["consultation"] = list
	}
	return p
}
