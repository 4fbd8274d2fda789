package council

import (
	"strings"

	"ratsgraph/ingest/minutes"
)

// wordLayout is minutes as typed in an office: a spaced heading, factions side
// by side (which the extraction merges into single lines), and the results in
// the sentence.
type wordLayout struct{}

func (wordLayout) print(w *writer) {
	w.paging = true
	w.wordHead()
	w.wordPeople()
	w.wordContents()
	w.line("- öffentlicher Teil -")
	for i, it := range w.m.items {
		w.wordItem(i, it)
	}
	w.wordEnd()
}

func (w *writer) wordHead() {
	m, s := w.m, &w.out.Session
	w.line("P r o t o k o l l")
	head := append([]any{"der ", say(&s.Number, itoa(m.number)), ". Sitzung des "}, w.bodyName(m.body.gen)...)
	if m.body.kind == kindCouncil {
		head = append(head, " der Gemeinde ", say(&s.Municipality, m.town.name))
	}
	s.Date = minutes.Printed(iso(m.date))
	w.para(append(head, " am ", weekdays[m.date.Weekday()], ", dem ", long(m.date), ", im ", say(&s.Place, m.place))...)
	s.Start, s.End = minutes.Printed(clock(m.start)), minutes.Printed(clock(m.end))
	w.line("Beginn der Sitzung: ", clock(m.start), " Uhr")
}

// wordPeople prints the list. The council stands in two columns by faction, the
// others in one.
func (w *writer) wordPeople() {
	w.line("Es sind anwesend:")
	here := w.m.listed(minutes.Council, minutes.Present)
	if w.m.body.kind == kindCouncil {
		w.wordFactions(here)
	} else {
		w.wordMembers(here)
	}
	w.wordMissing(minutes.Excused, "Es fehlt entschuldigt:", "Es fehlen entschuldigt:")
	w.wordMissing(minutes.Absent, "Es fehlt unentschuldigt:", "Es fehlen unentschuldigt:")
	w.line("Teilnehmer der Verwaltung:")
	for _, x := range w.m.listed(minutes.Administration, minutes.Present) {
		w.line(append(w.wordEntry(x), ", ", x.who.office)...)
	}
	if guests := w.m.listed(minutes.Guest, minutes.Present); len(guests) > 0 {
		w.line("Sonstige Teilnehmer:")
		for _, x := range guests {
			w.line(append(w.wordEntry(x), ", ", x.who.office)...)
		}
	}
}

// wordEntry is "Frau Dr. Wiebke Harms (bis 18:13 Uhr)".
func (w *writer) wordEntry(x *presence) []any {
	a, f := w.attendee(x)
	out := []any{x.who.salutation() + " "}
	if x.who.title != "" {
		out = append(out, x.who.title+" ")
	}
	out = append(out, f)
	switch from, until := w.until(x, a); {
	case from != "" && until != "":
		out = append(out, " (ab ", from, " bis ", until, ")")
	case from != "":
		out = append(out, " (ab ", from, ")")
	case until != "":
		out = append(out, " (bis ", until, ")")
	}
	if x.forWho != nil {
		out = append(out, " als Vertreter", map[bool]string{true: "in"}[x.who.female], " für ", x.forWho.accusative(), " ", name(&a.For, x.forWho.name()))
	}
	return out
}

func (w *writer) wordMembers(here []*presence) {
	for _, adviser := range []bool{false, true} {
		headed := false
		for _, x := range here {
			if x.adviser != adviser {
				continue
			}
			if adviser && !headed {
				w.line("beratende Mitglieder:")
				headed = true
			}
			entry := w.wordEntry(x)
			if x.who == w.m.chair {
				entry = append(entry, ", ", x.who.gendered(x.role))
			}
			w.line(entry...)
		}
	}
}

// wordFactions prints the mayor, and then the factions two by two. Where one
// column is longer, its last lines stand alone, and nobody can tell by the paper
// which column they belong to.
func (w *writer) wordFactions(here []*presence) {
	by := map[*party][]*presence{} // looked up only
	for _, x := range here {
		if x.party == nil {
			w.line(append(w.wordEntry(x), ", ", x.who.office)...)
		}
		by[x.party] = append(by[x.party], x)
	}
	var filled []*party
	for _, p := range w.m.town.parties {
		if len(by[p]) > 0 {
			filled = append(filled, p)
		}
	}
	for len(filled) > 0 {
		n := min(2, len(filled))
		w.wordPair(filled[:n], by)
		filled = filled[n:]
	}
}

func (w *writer) wordPair(pair []*party, by map[*party][]*presence) {
	headings, parts := make([]string, len(pair)), []any{}
	rows := 0
	for i, p := range pair {
		if i > 0 {
			parts = append(parts, " ")
		}
		parts = append(parts, say(&headings[i], p.faction))
		rows = max(rows, len(by[p]))
	}
	w.line(parts...)
	for r := range rows {
		row := []any{}
		alone := len(pair) == 2 && (r >= len(by[pair[0]]) || r >= len(by[pair[1]]))
		for i, p := range pair {
			if r >= len(by[p]) {
				continue
			}
			if len(row) > 0 {
				row = append(row, " ")
			}
			row = append(row, w.wordEntry(by[p][r])...)
			a := &w.out.Attendance[len(w.out.Attendance)-1]
			if !alone {
				w.after = append(w.after, func() { a.Party = minutes.Printed(headings[i]) })
			}
		}
		w.line(row...)
	}
}

func (w *writer) wordMissing(s minutes.Status, one, more string) {
	gone := w.m.listed(minutes.Council, s)
	if len(gone) == 0 {
		return
	}
	w.line(plural(len(gone), one, more))
	for _, x := range gone {
		entry := w.wordEntry(x)
		if x.party != nil && w.m.body.kind == kindCouncil {
			a := &w.out.Attendance[len(w.out.Attendance)-1]
			entry = append(entry, ", ", say(&a.Party, x.party.faction))
		}
		w.line(entry...)
	}
}

func (w *writer) wordContents() {
	w.line("Tagesordnung:")
	w.line("- öffentlicher Teil -")
	for _, it := range w.m.items {
		w.para(it.number, ". ", it.title)
		if it.paper != nil {
			w.line("(", it.printed, ")")
		}
		if it.status == minutes.DroppedItem {
			w.line("- abgesetzt -")
		}
	}
}

func (w *writer) wordItem(i int, it *item) {
	out := w.item(it)
	w.para("Zu Punkt ", it.number, ": ", name(&out.Title, it.title))
	if it.paper != nil {
		w.line("(", w.paper(out, it), ")")
	}
	switch {
	case it.status == minutes.DroppedItem:
		w.line("- abgesetzt -")
		return
	case it.kind == opening:
		w.wordOpening()
	case it.kind == approval:
		d := decision(it.votes[0])
		w.para(append(append([]any{"Das Protokoll der Sitzung vom ", long(w.m.before), " wird "}, w.manner(&d, it.votes[0])...), " genehmigt.")...)
		add(out, d)
		return
	}
	w.farewells(i, it)
	for _, p := range it.recused {
		w.para(w.m.salute(p), " ", w.recused(it, p), " nimmt wegen Befangenheit weder an der Beratung noch an der Abstimmung teil.")
	}
	if len(it.talk) > 0 {
		w.para(strings.Join(it.talk, " "))
	}
	for _, v := range it.votes {
		w.wordVote(out, it, v)
	}
}

// farewells tells in the text who left, for some of those whose entry in the
// list says it already.
func (w *writer) farewells(i int, it *item) {
	for _, x := range w.m.people {
		if x.until == i && x.told == byBoth && x.status == minutes.Present {
			w.para(w.m.call(x.who), " verabschiedet sich gegen Ende dieses Punktes (", clock(it.end), " Uhr).")
		}
	}
}

func (w *writer) wordOpening() {
	m := w.m
	w.para(m.theChair(), " eröffnet die Sitzung, heißt alle Anwesenden willkommen und stellt die ordnungsgemäße Ladung sowie die Beschlussfähigkeit fest.")
	for _, it := range m.items {
		if it.status == minutes.DroppedItem {
			w.para("Der Tagesordnungspunkt ", it.number, " wird von der Tagesordnung abgesetzt, da ", it.reason.before, w.dropped(it), it.reason.after, ".")
		}
	}
	if w.dice.chance(0.5) {
		w.para("Gegen die Tagesordnung erheben sich keine Einwände.")
	}
}

// theChair is "Die Ratsvorsitzende, Frau Harms,".
func (m *meeting) theChair() string {
	article := "Der "
	if m.chair.female {
		article = "Die "
	}
	role := m.chair.gendered(m.chairRole)
	if strings.HasSuffix(role, "itzender") {
		role = strings.TrimSuffix(role, "r") // weak after the article
	}
	return article + role + ", " + m.chair.salutation() + " " + m.chair.name() + ","
}

// salute is the word before a surname in this body's minutes.
func (m *meeting) salute(p *person) string {
	full := m.call(p)
	if m.namesakes(p) {
		return strings.TrimSuffix(full, " "+p.name())
	}
	return strings.TrimSuffix(full, " "+p.last)
}

func (w *writer) wordEnd() {
	if !w.m.next.IsZero() && w.dice.chance(0.35) {
		w.nextSession()
	}
	w.line("Ende der Sitzung: ", clock(w.m.end), " Uhr")
	w.line("(", w.m.chair.gendered(w.m.chairRole), ") (", w.m.town.mayor.office, ") (", w.m.secretary.office, ")")
	if w.dice.chance(0.4) {
		w.line("Genehmigungsvermerk:")
		w.para("Das vorstehende Protokoll wurde in der Sitzung am ____________ ohne Änderungen genehmigt.")
	}
	if w.dice.chance(0.3) {
		w.annex()
	}
}

var carriedOut = []string{
	"Straßenbeleuchtung: Der Auftrag ist erteilt; die Leuchten werden in Kürze geliefert.",
	"Kindertagesstätten: Die geänderte Satzung ist bekannt gemacht.",
	"Radweg: Mit den Eigentümern wird noch verhandelt.",
	"Zuwendungen: Den Spendern wurde gedankt.",
	"Löschfahrzeug: Die Ausschreibung ist veröffentlicht.",
}

// annex follows the signatures; it is numbered, but no agenda.
func (w *writer) annex() {
	w.blank()
	w.line("Anlage 1 zum Protokoll vom ", long(w.m.date))
	w.line("Übersicht über die Ausführung früherer Beschlüsse")
	for n, i := range w.dice.Perm(len(carriedOut))[:3] {
		w.para(itoa(n+1), ". ", carriedOut[i])
	}
}

func (w *writer) nextSession() {
	d := w.m.next
	w.out.Next = minutes.Printed(iso(d))
	w.para("Die nächste Sitzung findet am ", weekdays[d.Weekday()], ", ", short(d), ", um ", clock(w.m.start), " Uhr statt.")
}
