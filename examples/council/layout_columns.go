package council

import (
	"strings"

	"ratsgraph/ingest/minutes"
)

// columnLayout is minutes from a form: role, first name and surname (and party)
// in columns far apart, the number of an item beside the middle of its title,
// and blocks of decision and result.
type columnLayout struct{}

func (columnLayout) print(w *writer) {
	w.columnHead()
	w.columnPeople()
	w.out.Session.Start, w.out.Session.End = minutes.Printed(clock(w.m.start)), minutes.Printed(clock(w.m.end))
	w.line("Beginn: ", clock(w.m.start), " Uhr")
	w.blank()
	w.line("Öffentlicher Teil:")
	w.blank()
	closed := false
	for i, it := range w.m.items {
		if it.part == minutes.Nonpublic && !closed {
			closed = true
			w.line("Nichtöffentlicher Teil:")
			w.blank()
		}
		w.columnItem(i, it)
	}
	w.line("Ende der Sitzung: ", clock(w.m.end), " Uhr")
	w.blank()
	w.line(" gez.                                  gez.")
	w.line(" ______________________                ______________________")
	w.line(" ", w.m.chair.gendered(w.m.chairRole), " ", w.m.chair.last, strings.Repeat(" ", 12), w.m.secretary.office, " ", w.signature(w.m.secretary.last))
}

// signature prints the minute-taker's name at the end. Where there is no list,
// nothing else on the paper says who took the minutes.
func (w *writer) signature(text string) any {
	if w.m.noList {
		return name(&w.out.Session.Secretary, text)
	}
	return text
}

func (w *writer) columnHead() {
	m, s := w.m, &w.out.Session
	w.spaced("Protokoll")
	head := append([]any{"über die ", say(&s.Number, itoa(m.number)), ". Sitzung des "}, w.bodyName(m.body.gen)...)
	if m.body.kind == kindCouncil || w.dice.chance(0.3) {
		head = append(head, " der Gemeinde ", say(&s.Municipality, m.town.name))
	}
	s.Date = minutes.Printed(iso(m.date))
	w.para(append(head, " am ", short(m.date), " im ", say(&s.Place, m.place))...)
	w.blank()
}

func (w *writer) columnPeople() {
	if w.m.noList {
		w.gap()
		return
	}
	block := func(title string, people []*presence) {
		if len(people) == 0 {
			return
		}
		w.line(" ", title)
		for _, x := range people {
			w.columnEntry(x)
		}
		w.blank()
	}
	var chair, mayor, members, deputies, advisers []*presence
	for _, x := range w.m.listed(minutes.Council, minutes.Present) {
		switch {
		case x.who == w.m.chair:
			chair = append(chair, x)
		case x.who == w.m.town.mayor:
			mayor = append(mayor, x)
		case x.adviser:
			advisers = append(advisers, x)
		case x.deputy:
			deputies = append(deputies, x)
		default:
			members = append(members, x)
		}
	}
	block(w.m.chair.gendered(w.m.chairRole), chair)
	block(w.m.town.mayor.office, mayor)
	block("Mitglied", members)
	block("Stellvertretendes Mitglied", deputies)
	block("Beratendes Mitglied", advisers)
	var staff, secretary []*presence
	for _, x := range w.m.listed(minutes.Administration, minutes.Present) {
		if x.who == w.m.secretary {
			secretary = append(secretary, x)
		} else {
			staff = append(staff, x)
		}
	}
	block("Verwaltung", staff)
	block("Gäste", w.m.listed(minutes.Guest, minutes.Present))
	block(w.m.secretary.office, secretary)
	block("Entschuldigt fehlte/n", w.m.listed(minutes.Council, minutes.Excused))
	block("Unentschuldigt fehlte/n", w.m.listed(minutes.Council, minutes.Absent))
}

// columnEntry prints one person; the party stands in a column of its own.
func (w *writer) columnEntry(x *presence) {
	a, _ := w.attendee(x)
	a.Salutation, a.Title = "", "" // not printed here
	row := []any{strings.Repeat(" ", 30), name(&a.Name, x.who.first), strings.Repeat(" ", max(2, 24-len([]rune(x.who.first)))), name(&a.Name, x.who.last)}
	if x.party != nil && w.m.body.kind != kindLocal {
		row = append(row, strings.Repeat(" ", max(2, 24-len([]rune(x.who.last)))), say(&a.Party, x.party.short))
	}
	if x.forWho != nil {
		row = append(row, "  für ", x.forWho.accusative(), " ", name(&a.For, x.forWho.name()))
	}
	w.line(row...)
}

// gap says that the list was taken out of the document.
func (w *writer) gap() {
	const words = "(Anwesenheitsliste entfernt)"
	w.out.AttendanceGap = &minutes.Statement{Text: words}
	w.line(words)
	w.blank()
}

func (w *writer) columnItem(i int, it *item) {
	out := w.item(it)
	w.columnTitle(out, it)
	w.blank()
	switch {
	case it.status == minutes.DroppedItem:
		w.para("Der Tagesordnungspunkt wird abgesetzt, da ", it.reason.before, w.dropped(it), it.reason.after, ".")
	case it.kind == opening:
		if w.m.noList {
			w.para("Die Sitzung wird von ", w.m.chair.accusative(), " ", name(&w.out.Session.Chair, w.m.chair.name()), " als ", w.m.chair.gendered(w.m.chairRole), " eröffnet.")
		} else {
			w.para(w.m.theChair(), " eröffnet die Sitzung und begrüßt die Erschienenen.")
		}
		w.para("Die Ladung ist form- und fristgerecht erfolgt; der ", w.m.body.short, " ist beschlussfähig.")
	}
	w.arrivals(i, it)
	for _, p := range it.recused {
		w.para(w.m.salute(p), " ", w.recused(it, p), " erklärt sich für befangen und verlässt für diesen Punkt den Sitzungstisch.")
	}
	for _, s := range it.talk {
		w.para(s)
		w.blank()
	}
	for _, v := range it.votes {
		w.columnVote(out, it, v)
	}
	w.departures(i, it)
	w.blank()
}

// columnTitle prints the number beside the title: beside its second line if it
// has more than one.
func (w *writer) columnTitle(out *minutes.Item, it *item) {
	const indent = "        "
	lines := broken(it.title, 76)
	for i, l := range lines {
		margin := indent
		if i == min(1, len(lines)-1) {
			margin = it.number + indent[len(it.number):]
		}
		w.line(margin, name(&out.Title, l))
	}
	if it.paper != nil {
		w.line(indent, "Vorlage: ", w.paper(out, it))
	}
}

// arrivals tells in the text who came late: the list of this layout is silent.
func (w *writer) arrivals(i int, it *item) {
	for _, x := range w.m.people {
		n, listed := w.row[x]
		if x.from == i && listed && x.status == minutes.Present {
			w.out.Attendance[n].From = minutes.Printed(clock(it.start))
			w.para(w.m.call(x.who), " erscheint um ", clock(it.start), " Uhr zur Sitzung.")
		}
	}
}

func (w *writer) departures(i int, it *item) {
	for _, x := range w.m.people {
		n, listed := w.row[x]
		if x.until == i && listed && x.status == minutes.Present {
			w.out.Attendance[n].Until = minutes.Printed(clock(it.end))
			w.para(w.m.call(x.who), " verlässt um ", clock(it.end), " Uhr die Sitzung.")
		}
	}
}

// columnVote prints the block of decision and result.
func (w *writer) columnVote(out *minutes.Item, it *item, v *vote) {
	d := decision(v)
	w.spaced("Beschluss:")
	switch {
	case v.outcome == minutes.Noted:
		w.para("Der ", w.m.body.short, " nimmt den Bericht zur Kenntnis.")
	case v.outcome == minutes.Withdrawn:
		w.para("Der Antrag wird von der ", it.paper.mover.faction, " zurückgezogen.")
	case v.outcome == minutes.Postponed:
		w.para("Die Beratung wird vertagt.")
	case v.outcome == minutes.Referred:
		w.para("Der Antrag wird an den ", v.target.nom, " verwiesen.")
	case v.amendment:
		w.para("Dem in der Sitzung gestellten Änderungsantrag wird zugestimmt.")
	case v.text != "":
		w.para(say(&d.Text, v.text))
	}
	w.blank()
	if v.taken {
		w.columnCounts(&d, v)
	}
	w.blank()
	add(out, d)
}

func (w *writer) columnCounts(d *minutes.Decision, v *vote) {
	counted(d, v)
	w.line("Abstimmungsergebnis: ", itoa(v.yes), plural(v.yes, " Ja-Stimme", " Ja-Stimmen"), " / ", itoa(v.no), plural(v.no, " Nein-Stimme", " Nein-Stimmen"), " / ",
		itoa(v.abstain), plural(v.abstain, " Enthaltung", " Enthaltungen"))
	switch {
	case v.outcome == minutes.Rejected:
		w.line("Der Antrag ist damit abgelehnt.")
	case v.no == 0 && w.dice.chance(0.6):
		d.Unanimous = &yes
		w.line("Der Beschluss wird einstimmig gefasst.")
	}
}
