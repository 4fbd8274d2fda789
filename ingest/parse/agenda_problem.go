package parse

import (
	"fmt"

	"ratsgraph/ingest/minutes"
)

// agendaProblems lists what the agenda leaves open: announced items that nothing
// is said about, and numbers that are left out.
func (p *Parser) agendaProblems() {
	if len(p.out.Agenda) == 0 {
		p.nothingHandled()
		return
	}
	if len(p.out.Announced) > mostAnnounced || len(p.out.Agenda) > mostAnnounced {
		return
	}
	for _, a := range p.out.Announced {
		if a.Part == minutes.Public && !p.handled(a) && !p.isDropped(a.Number) {
			p.problem("announced_not_handled", fmt.Sprintf("Item %s is announced, and nothing is said about it.", a.Number), a.Span)
		}
	}
	if len(p.out.Announced) == 0 {
		p.numberGaps()
	}
}

// nothingHandled says that an agenda is announced, and that nothing of what was
// said under its items could be told apart.
func (p *Parser) nothingHandled() {
	if n := len(p.out.Announced); n > 0 && p.frame.Agenda.To > p.frame.Agenda.From {
		at := p.frame.Agenda
		p.problem("agenda_not_handled", fmt.Sprintf("%d items are announced, and none of them was found in what follows.", n), p.span(at.From, at.To-1, "agenda"))
	}
}

// handled reports that an announced item was handled, under its number or
// another.
func (p *Parser) handled(a minutes.Announced) bool {
	for _, it := range p.out.Agenda {
		if it.Number == a.Number && it.Part == a.Part || it.Title == a.Title {
			return true
		}
	}
	for _, it := range p.out.Agenda {
		if similar(it.Title, a.Title) {
			return true
		}
	}
	return false
}

func (p *Parser) isDropped(number string) bool {
	for _, d := range p.out.Dropped {
		if d.Number == number {
			return true
		}
	}
	return false
}

// numberGaps lists numbers between two items of one part that no item bears.
func (p *Parser) numberGaps() {
	for i := 1; i < len(p.out.Agenda); i++ {
		prev, it := p.out.Agenda[i-1], p.out.Agenda[i]
		if prev.Part != it.Part || !digits(prev.Number) || !digits(it.Number) || number(it.Number) != number(prev.Number)+2 {
			continue
		}
		missing := fmt.Sprint(number(prev.Number) + 1)
		if p.itemNumbered(missing) == nil && !p.isDropped(missing) {
			p.problem("item_number_missing", fmt.Sprintf("Between the items %s and %s one is missing.", prev.Number, it.Number), it.Span)
		}
	}
}
