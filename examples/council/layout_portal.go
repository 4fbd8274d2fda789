package council

import "ratsgraph/ingest/minutes"

// portalLayout is minutes as a council information system prints them: a head of
// labels and values, parties in parentheses behind the names, items with the
// letter of their part, and a label for the kind of result.
type portalLayout struct{}

func (portalLayout) print(w *writer) {
	w.portalHead()
	w.portalPeople()
	w.portalContents()
	w.spaced("Öffentlicher Teil")
	closed := false
	for i, it := range w.m.items {
		if it.part == minutes.Nonpublic && !closed {
			closed = true
			w.spaced("Nichtöffentlicher Teil")
		}
		w.portalItem(i, it)
	}
	if !w.m.next.IsZero() && w.dice.chance(0.3) {
		w.nextSession()
	}
	w.blank()
	w.line(w.m.chair.name(), "          ", w.signature(w.m.secretary.name()))
	w.line("Vorsitz", "          ", "Schriftführung")
}

func (w *writer) portalHead() {
	m, s := w.m, &w.out.Session
	w.spaced("Niederschrift")
	w.line(append([]any{"Gremium: "}, w.bodyName(m.body.nom)...)...)
	w.line("Sitzung Nr.: ", say(&s.Number, itoa(m.number)))
	s.Date = minutes.Printed(iso(m.date))
	w.line("Sitzungstermin: ", weekdays[m.date.Weekday()], ", ", short(m.date))
	w.line("Raum, Ort: ", say(&s.Place, m.place))
	s.Start, s.End = minutes.Printed(clock(m.start)), minutes.Printed(clock(m.end))
	w.line("Sitzungsbeginn: ", clock(m.start), " Uhr")
	w.spaced("Sitzungsende: ", clock(m.end), " Uhr")
}

// portalPeople prints the list, in blocks by function.
func (w *writer) portalPeople() {
	if w.m.noList {
		w.gap()
		return
	}
	w.line("Anwesend")
	blocks := []struct {
		title string
		in    func(*presence) bool
	}{
		{"Vorsitz", func(x *presence) bool { return x.who == w.m.chair }},
		{"Mitglieder", func(x *presence) bool { return x.who != w.m.chair && !x.adviser }},
		{"Beratende Mitglieder", func(x *presence) bool { return x.adviser }},
	}
	for _, b := range blocks {
		w.portalBlock(b.title, w.m.listed(minutes.Council, minutes.Present), b.in)
	}
	staff := w.m.listed(minutes.Administration, minutes.Present)
	w.portalBlock("Verwaltung", staff, func(x *presence) bool { return x.who != w.m.secretary })
	w.portalBlock("Schriftführung", staff, func(x *presence) bool { return x.who == w.m.secretary })
	all := func(*presence) bool { return true }
	w.portalBlock("Gäste", w.m.listed(minutes.Guest, minutes.Present), all)
	w.portalBlock("Entschuldigt", w.m.listed(minutes.Council, minutes.Excused), all)
	w.portalBlock("Unentschuldigt", w.m.listed(minutes.Council, minutes.Absent), all)
	w.blank()
}

func (w *writer) portalBlock(title string, people []*presence, in func(*presence) bool) {
	headed := false
	for _, x := range people {
		if !in(x) {
			continue
		}
		if !headed {
			w.line(title)
			headed = true
		}
		w.portalEntry(x)
	}
}

// portalEntry is "Herr Dr. Nils Bruns (CDU) i.V. Frau Eda Mügge, ab 17:20 Uhr".
func (w *writer) portalEntry(x *presence) {
	a, f := w.attendee(x)
	row := []any{x.who.salutation(), " "}
	if x.who.title != "" {
		row = append(row, x.who.title, " ")
	}
	row = append(row, f)
	switch {
	case x.party != nil:
		row = append(row, " (", say(&a.Party, x.party.short), ")")
	case x.group != minutes.Council:
		row = append(row, " (", x.who.office, ")")
	}
	if x.forWho != nil {
		row = append(row, " i.V. ", x.forWho.salutation(), " ", name(&a.For, x.forWho.name()))
	}
	from, until := w.until(x, a)
	if from != "" {
		row = append(row, ", ab ", from)
	}
	if until != "" {
		row = append(row, ", bis ", until)
	}
	w.line(row...)
}

func (w *writer) portalContents() {
	w.line("Tagesordnung")
	for _, it := range w.m.items {
		w.line(letter(it), " ", it.number, "  ", it.title)
		if it.paper != nil {
			w.line(it.printed)
		}
	}
	w.blank()
}

func letter(it *item) string {
	if it.part == minutes.Nonpublic {
		return "N"
	}
	return "Ö"
}

func (w *writer) portalItem(i int, it *item) {
	out := w.item(it)
	w.para(letter(it), " ", it.number, "  ", name(&out.Title, it.title))
	if it.paper != nil {
		w.line("Vorlage: ", w.paper(out, it))
	}
	switch {
	case it.status == minutes.DroppedItem:
		w.para("Der Punkt wird von der Tagesordnung abgesetzt, da ", it.reason.before, w.dropped(it), it.reason.after, ".")
	case it.kind == opening && w.m.noList:
		w.para(w.m.chair.salutation(), " ", name(&w.out.Session.Chair, w.m.chair.name()), " eröffnet als ", w.m.chair.gendered(w.m.chairRole), " die Sitzung.")
	case it.kind == opening:
		w.para(w.m.theChair(), " eröffnet die Sitzung und stellt die Beschlussfähigkeit fest.")
	}
	for _, p := range it.recused {
		w.para(w.m.salute(p), " ", w.recused(it, p), " ist befangen und nimmt an der Beratung und Abstimmung nicht teil.")
	}
	for _, s := range it.talk {
		w.para(s)
	}
	for _, v := range it.votes {
		w.portalVote(out, it, v)
	}
	w.blank()
}

// portalVote prints the words, the kind of result and the count.
func (w *writer) portalVote(out *minutes.Item, it *item, v *vote) {
	d := decision(v)
	if v.text != "" {
		w.line("Beschluss:")
		w.para(say(&d.Text, v.text))
	}
	if v.amendment {
		w.line("Änderungsantrag aus der Mitte der Versammlung:")
	}
	w.line(append([]any{"Ergebnis: "}, w.portalKind(it, v)...)...)
	if v.taken && v.unity() == agreed && w.dice.chance(0.5) {
		d.Unanimous = &yes
		w.line("Abstimmung: einstimmig")
	} else if v.taken {
		counted(&d, v)
		w.line("Abstimmung: Ja: ", itoa(v.yes), ", Nein: ", itoa(v.no), ", Enthaltungen: ", itoa(v.abstain))
	}
	add(out, d)
}

func (w *writer) portalKind(it *item, v *vote) []any {
	switch v.outcome {
	case minutes.Noted:
		return []any{"zur Kenntnis genommen"}
	case minutes.Withdrawn:
		return []any{"zurückgezogen"}
	case minutes.Postponed:
		return []any{"vertagt"}
	case minutes.Referred:
		return []any{"verwiesen an den ", v.target.nom}
	case minutes.Rejected:
		return []any{"abgelehnt"}
	}
	if it.kind == approval {
		return []any{"genehmigt"}
	}
	return []any{"ungeändert beschlossen"}
}
