package council

import (
	"fmt"
	"slices"
	"strconv"

	"ratsgraph/ingest/minutes"
)

// A Layout is a way to print minutes.
type Layout string

// The layouts.
const (
	Table   Layout = "table"   // a printed table, read back: every cell on a line of its own
	Word    Layout = "word"    // "P r o t o k o l l", factions side by side, results in the sentence
	Columns Layout = "columns" // role, first name and surname far apart; blocks of decision and result
	Portal  Layout = "portal"  // a head of labels and values, parties in parentheses, a label for the kind of result
)

// Layouts lists every layout.
func Layouts() []Layout { return []Layout{Table, Word, Columns, Portal} }

// LayoutOf is the layout of that name.
func LayoutOf(name string) (Layout, error) {
	if l := Layout(name); slices.Contains(Layouts(), l) {
		return l, nil
	}
	return "", fmt.Errorf("layout %q is none of %v", name, Layouts())
}

// A printer prints a meeting in one layout.
type printer interface {
	print(*writer)
}

func printers(l Layout) printer {
	switch l {
	case Table:
		return tableLayout{}
	case Columns:
		return columnLayout{}
	case Portal:
		return portalLayout{}
	}
	return wordLayout{}
}

// A writer writes one set of minutes and the truth about them.
type writer struct {
	*sheet
	m     *meeting
	truth *Truth
	out   *minutes.Minutes
	row   map[*presence]int // index in the attendance list; looked up only
}

// write makes the document of a meeting.
func (t *Town) write(m *meeting) Document {
	d := Document{Town: t.name, Name: t.documentName(m)}
	ink := newDice(t.c.Seed^inkStream, uint64(t.n)<<32|uint64(t.written))
	t.written++
	d.Truth = Truth{Document: d.Name, Town: t.name, Layout: m.layout, Damaged: m.scanned && t.c.Damage > 0,
		Body: m.body.nom, Date: iso(m.date), Term: m.body.term}
	w := &writer{sheet: &sheet{dice: ink, width: 96, page: 1, buf: make([]byte, 0, 16<<10)}, m: m, truth: &d.Truth, out: &d.Truth.Minutes,
		row: map[*presence]int{}}
	w.out.Attendance = make([]minutes.Attendee, 0, len(m.people)) // pointers into both stay good
	w.out.Agenda = make([]minutes.Item, 0, len(m.items))
	w.out.Recusals, w.out.Dropped = make([]minutes.Recusal, 0, len(m.items)), make([]minutes.Dropped, 0, len(m.items))
	w.hyphens = m.layout != Word || ink.chance(0.3)
	printers(m.layout).print(w)
	if d.Truth.Damaged {
		w.spoil(t.c.Damage)
	}
	d.Text = w.settle()
	w.putOff()
	w.people()
	w.ballots()
	return d
}

// putOff lists the items that were put off or withdrawn with those that were not
// handled.
func (w *writer) putOff() {
	for _, it := range w.out.Agenda {
		listed := slices.ContainsFunc(w.out.Dropped, func(d minutes.Dropped) bool { return d.Number == it.Number })
		if (it.Status == minutes.PostponedItem || it.Status == minutes.WithdrawnItem) && !listed {
			w.out.Dropped = append(w.out.Dropped, minutes.Dropped{Number: it.Number, Reason: it.Reason, Span: it.Span})
		}
	}
}

// people fills in who was there in truth.
func (w *writer) people() {
	number := func(i int) string {
		if i < 0 {
			return ""
		}
		return w.m.items[i].number
	}
	for _, x := range w.m.people {
		p := Presence{Person: x.who.id, Name: x.who.name(), Listed: -1, Status: x.status, From: number(x.from), Until: number(x.until), Voting: x.voting && x.status == minutes.Present}
		if i, ok := w.row[x]; ok {
			p.Listed = i
		}
		if x.party != nil {
			p.Party = x.party.short
		}
		if x.forWho != nil {
			p.For = x.forWho.id
		}
		w.truth.People = append(w.truth.People, p)
	}
}

func (w *writer) ballots() {
	for _, it := range w.m.items {
		for _, v := range it.votes {
			if v.taken {
				w.truth.Ballots = append(w.truth.Ballots, Ballot{it.number, v.outcome, v.yes, v.no, v.abstain, v.voters})
			}
		}
	}
}

// attendee opens the entry of somebody in the list, and returns the field that
// prints the name.
func (w *writer) attendee(x *presence) (*minutes.Attendee, field) {
	w.row[x] = len(w.out.Attendance)
	w.out.Attendance = append(w.out.Attendance, minutes.Attendee{Status: x.status, Group: x.group})
	a := &w.out.Attendance[len(w.out.Attendance)-1]
	if x.who == w.m.chair {
		w.after = append(w.after, func() { w.out.Session.Chair = minutes.Printed(a.Name) })
	}
	if x.who == w.m.secretary {
		w.after = append(w.after, func() { w.out.Session.Secretary = minutes.Printed(a.Name) })
	}
	a.Title, a.Salutation, a.Substitute = x.who.title, x.who.salutation(), x.deputy
	return a, name(&a.Name, x.who.name())
}

// item opens an item in the agenda of the truth.
func (w *writer) item(it *item) *minutes.Item {
	w.out.Agenda = append(w.out.Agenda, minutes.Item{Number: it.number, Part: it.part, Status: it.status, Papers: []string{}, Decisions: []minutes.Decision{}})
	return &w.out.Agenda[len(w.out.Agenda)-1]
}

// paper is the field that prints the number of an item's paper.
func (w *writer) paper(out *minutes.Item, it *item) field {
	out.Papers = make([]string, 1)
	return say(&out.Papers[0], it.printed)
}

// dropped notes an item that was taken off, and returns its reason as a field.
func (w *writer) dropped(it *item) field {
	w.out.Dropped = append(w.out.Dropped, minutes.Dropped{Number: it.number})
	return say(&w.out.Dropped[len(w.out.Dropped)-1].Reason, it.reason.words)
}

// recused notes somebody who does not take part, and returns the name as a field.
func (w *writer) recused(it *item, p *person) field {
	w.out.Recusals = append(w.out.Recusals, minutes.Recusal{Item: it.number})
	n := p.last
	if w.m.namesakes(p) {
		n = p.name()
	}
	return say(&w.out.Recusals[len(w.out.Recusals)-1].Name, n)
}

// bodyName prints the body in the given case; the truth has it in the nominative.
func (w *writer) bodyName(word string) []any {
	tail := new(string)
	first := w.m.body.nom[:len(w.m.body.nom)-len(w.m.body.tail)]
	w.after = append(w.after, func() { w.out.Session.Body = minutes.Printed(first + *tail) })
	if tailText := w.m.body.tail; tailText != "" {
		return []any{word[:len(word)-len(tailText)], say(tail, tailText)}
	}
	return []any{word}
}

// until says from when and until when somebody was there, in the way it is told.
func (w *writer) until(x *presence, a *minutes.Attendee) (from, until string) {
	if x.from >= 0 {
		from = w.bound(x, w.m.items[x.from].number, clock(w.m.items[x.from].start), &a.From)
	}
	if x.until >= 0 {
		until = w.bound(x, w.m.items[x.until].number, clock(w.m.items[x.until].end), &a.Until)
	}
	return from, until
}

func (w *writer) bound(x *presence, number, time string, out *minutes.Printed) string {
	top := "TOP " + number
	switch x.told {
	case byItem:
		*out = minutes.Printed(top)
		return top
	case byBoth:
		*out = minutes.Printed(time)
		return top + ", " + time + " Uhr"
	}
	*out = minutes.Printed(time)
	return time + " Uhr"
}

func itoa(n int) string { return strconv.Itoa(n) }
