package council

import "ratsgraph/ingest/minutes"

// tableLayout is minutes that were printed as a table by a council system, then
// scanned and read back: names, roles and times on lines of their own.
type tableLayout struct{}

func (tableLayout) print(w *writer) {
	w.hyphens = true
	w.tableHead()
	w.tablePeople()
	w.tableAgenda()
	closed := false
	w.spaced("Öffentlicher Teil:")
	for i, it := range w.m.items {
		if it.part == minutes.Nonpublic && !closed {
			closed = true
			w.spaced("Nichtöffentlicher Teil:")
		}
		if it.status != minutes.DroppedItem {
			w.tableItem(i, it)
		}
	}
	w.tableEnd()
}

func (w *writer) tableHead() {
	m, s := w.m, &w.out.Session
	if !m.noHead {
		w.spaced("Niederschrift")
		w.para(append([]any{"über die ", say(&s.Number, itoa(m.number)), ". Sitzung des "}, w.bodyName(m.body.gen)...)...)
		w.blank()
		s.Date = minutes.Printed(iso(m.date))
		w.spaced("am ", weekdays[m.date.Weekday()], ", dem ", short(m.date))
	}
	w.spaced(say(&s.Place, m.place))
	w.spaced("Sitzungsdauer")
	s.Start, s.End = minutes.Printed(clock(m.start)), minutes.Printed(clock(m.end))
	w.spaced(clock(m.start), " - ", clock(m.end), " Uhr")
}

func (w *writer) tablePeople() {
	if w.m.noList {
		w.gap()
		return
	}
	w.spaced("Anwesend:")
	chair := map[bool]string{false: "Vorsitzender:", true: "Vorsitzende:"}[w.m.chair.female]
	secretary := map[bool]string{false: "Schriftführer:", true: "Schriftführerin:"}[w.m.secretary.female]
	for _, cell := range []string{chair, secretary, "Teilnehmer", w.m.chair.name(), w.m.secretary.name(), "Funktion"} {
		w.spaced(cell)
	}
	w.tableMembers()
	w.tableBlock("Von der Verwaltung nehmen teil", w.m.listed(minutes.Administration, minutes.Present))
	w.tableBlock("Als Gäste nehmen teil", w.m.listed(minutes.Guest, minutes.Present))
	w.tableBlock("Entschuldigt fehlen", w.m.listed(minutes.Council, minutes.Excused))
	w.tableBlock("Unentschuldigt fehlen", w.m.listed(minutes.Council, minutes.Absent))
}

// tableMembers prints the members under the headings of their parties; those
// without a party come first.
func (w *writer) tableMembers() {
	here := w.m.listed(minutes.Council, minutes.Present)
	if w.m.noHead {
		w.spaced(append([]any{"Mitglieder "}, w.bodyName(w.m.body.nom)...)...)
	} else {
		w.spaced("Mitglieder")
	}
	for _, p := range append([]*party{nil}, w.m.town.parties...) {
		heading, headed := new(string), p == nil
		for _, x := range here {
			if x.party != p {
				continue
			}
			if !headed {
				w.spaced(say(heading, p.long))
				headed = true
			}
			w.tableEntry(x)
			if p != nil {
				a := &w.out.Attendance[len(w.out.Attendance)-1]
				w.after = append(w.after, func() { a.Party = minutes.Printed(*heading) })
			}
		}
	}
}

func (w *writer) tableBlock(title string, people []*presence) {
	if len(people) == 0 {
		return
	}
	w.spaced(title)
	for _, x := range people {
		w.tableEntry(x)
	}
}

// tableEntry prints a person, the role and the interval, in one line or in one
// line each: the table was cut in either way.
func (w *writer) tableEntry(x *presence) {
	a, f := w.attendee(x)
	bar := ""
	if w.m.scanned && w.dice.chance(0.06) {
		bar = "| "
	}
	cells := [][]any{{bar, x.who.salutation(), " ", f}, {x.who.roleWord(x.role)}}
	if x.who.title != "" {
		cells[0] = []any{bar, x.who.salutation(), " ", x.who.title, " ", f}
	}
	from, until := w.until(x, a)
	if from != "" {
		cells = append(cells, []any{"ab ", from})
	}
	if until != "" {
		cells = append(cells, []any{"bis ", until})
	}
	if x.forWho != nil {
		cells = append(cells, []any{"für ordentl. Mitglied ", name(&a.For, x.forWho.name())})
	}
	if x.forWho == nil && w.dice.chance(0.6) {
		row := cells[0]
		for _, c := range cells[1:] {
			row = append(append(row, " "), c...)
		}
		w.spaced(row...)
		return
	}
	for _, c := range cells {
		w.spaced(c...)
	}
}

// roleWord is a role as it fits the person; some are the same for all, and an
// office is already in its form.
func (p *person) roleWord(role string) string {
	switch role {
	case "ordentl. Mitglied", "stv. Mitglied", "beratendes Mitglied", p.office:
		return role
	}
	return p.gendered(role)
}

func (w *writer) tableAgenda() {
	m := w.m
	article := map[bool]string{false: "Der Vorsitzende", true: "Die Vorsitzende"}[m.chair.female]
	if m.noList {
		w.para(article, ", ", m.chair.salutation(), " ", name(&w.out.Session.Chair, m.chair.name()), ", eröffnet die Sitzung und stellt fest, dass form- und fristgerecht geladen wurde.")
	} else {
		w.para(article, " stellt fest, dass form- und fristgerecht geladen wurde und der ", m.body.short, " beschlussfähig ist.")
	}
	w.blank()
	for _, it := range m.items {
		if it.status == minutes.DroppedItem {
			w.para("Der geplante Tagesordnungspunkt ", it.number, " der Einladung entfällt, da ", it.reason.before, w.dropped(it), it.reason.after, ".")
			w.blank()
		}
	}
	w.spaced("Tagesordnung:")
	for _, it := range m.items {
		if it.status == minutes.DroppedItem {
			continue
		}
		printed := ""
		if it.paper != nil {
			printed = "[" + it.printed + " "
		}
		w.spaced("|", it.number, " |", it.title, " |", printed, "|")
	}
	if !m.anyRecused() && w.dice.chance(0.6) {
		w.spaced("Es erklärt sich kein Mitglied für befangen.")
	}
}

func (m *meeting) anyRecused() bool {
	for _, it := range m.items {
		if len(it.recused) > 0 {
			return true
		}
	}
	return false
}

func (w *writer) tableItem(i int, it *item) {
	out := w.item(it)
	w.spaced("Tagesordnungspunkt ", it.number, ":")
	w.para(name(&out.Title, it.title))
	if it.paper != nil {
		w.line("Vorlage: ", w.paper(out, it))
	}
	w.blank()
	for _, p := range it.recused {
		w.para(w.m.salute(p), " ", w.recused(it, p), " erklärt sich für befangen und nimmt an Beratung und Abstimmung nicht teil.")
		w.blank()
	}
	if it.kind == opening {
		w.para("Die Anwesenden werden begrüßt; Anmerkungen zur Tagesordnung gibt es keine.")
		w.blank()
	}
	for _, s := range it.talk {
		w.para(s)
	}
	if it.kind == inquiries && !w.m.next.IsZero() && w.dice.chance(0.5) {
		w.nextSession()
	}
	w.blank()
	for _, v := range it.votes {
		w.tableVote(out, it, v)
	}
}

func (w *writer) tableEnd() {
	w.line(w.m.chair.name(), " ", w.signature(w.m.secretary.name()))
	s := map[bool]string{false: "Schriftführer", true: "Schriftführerin"}[w.m.secretary.female]
	w.line(map[bool]string{false: "Vorsitzender", true: "Vorsitzende"}[w.m.chair.female], " ", s)
}
