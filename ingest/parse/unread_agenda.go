package parse

import (
	"fmt"
	"strings"

	"ratsgraph/ingest/minutes"
)

// agendaUnread lists lines that count on as the headings of items do, or all that
// follows the head, where no item was read.
//
//	Thema 1 - Haushalt
//	...
//	Thema 2 - Wegebau
func (p *Parser) agendaUnread() {
	if len(p.out.Agenda) > 0 {
		if first, last := p.countedOn(); last > first && p.coversMost(first, last) {
			p.leave("agenda_not_read", "These lines count on as items do, and were not read as such", []int{first, last}, last)
		}
		return
	}
	if len(p.out.Announced) > 0 {
		return // see nothingHandled
	}
	if first, last := p.countedOn(); last > first {
		p.leave("agenda_not_read", "No item was read; these lines count on as items do", []int{first, last}, last)
		return
	}
	first, last, n := p.freeText()
	if n >= wordless {
		p.problem("agenda_not_read", fmt.Sprintf("No item was found in %d lines.", n), p.span(first, last, "unread"))
	}
}

// wordless is from how many lines on something must have been handled.
const wordless = 8

// freeText are the first and the last of the lines that nothing was read from, up to
// the signatures, and how many they are.
func (p *Parser) freeText() (first, last, n int) {
	for i := range p.lines[:p.frame.Tail.From] {
		if !p.free(i) {
			continue
		}
		if n == 0 {
			first = i
		}
		last, n = i, n+1
	}
	return first, last, n
}

// numberedLine is a line with a number near its front, and words behind it. What stands
// around the number is its form.
var numberedLine = compile(`^([^a-z0-9]{0,4}(?:[a-z]{2,24}(?: [a-z]{2,12})?[^a-z0-9]{1,3})?(?:[ivx]{1,3} ?[/.] ?)?[^a-z0-9]{0,3})(\d{1,2}|eins|zwei|drei|vier|funf|sechs|sieben|acht|neun|zehn)([^a-z0-9]{1,5})["a-z]{2}`)

var spelt = map[string]int{"eins": 1, "zwei": 2, "drei": 3, "vier": 4, "funf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10}

// countedOn finds unread lines of one form that count from one, below the head; it
// returns the first and the last of them, which are the same if there are none.
func (p *Parser) countedOn() (first, last int) {
	type run struct{ first, last, next int }
	runs := map[string]*run{}
	var best *run
	for i := range p.lines[:p.frame.Tail.From] {
		l := &p.lines[i]
		if !p.free(i) || len(l.text) > 140 || !mayCount(l.fold) || strings.HasSuffix(l.text, ",") {
			continue
		}
		m := numberedLine.FindStringSubmatch(l.fold)
		if m == nil || notCounted.MatchString(m[1]) {
			continue
		}
		n, form := spelt[m[2]], m[1]+"#"+m[3]
		if n == 0 {
			n = number(m[2])
		}
		r := runs[form]
		switch {
		case r == nil && n == 1:
			runs[form] = &run{i, i, 2}
		case r != nil && n == r.next:
			r.last, r.next = i, n+1
			if best == nil || r.next > best.next {
				best = r
			}
		}
	}
	if best == nil {
		return 0, 0
	}
	return best.first, best.last
}

// mayCount is a cheap look for a number near the front of a line.
func mayCount(f string) bool {
	f = f[:min(len(f), 30)]
	return hasDigit(f) || speltNumbers.in(f)
}

var speltNumbers = phrasesOf("eins", "zwei", "drei", "vier", "funf", "sechs", "sieben", "acht", "neun", "zehn")

// notCounted are words in front of a number that counts no items.
var notCounted = compile(`^[^a-z]*(?:anlage|platz|seite|variante|absatz|artikel|bauabschnitt|abschnitt|phase|stufe|wahlgang|tisch|spalte|zeile|gruppe|los|kapitel|frage|zu frage|antwort)`)

// coversMost reports lines that reach over most of what was said, so that they are
// no list within an item.
func (p *Parser) coversMost(first, last int) bool {
	in := p.frame.Agenda
	under := 0
	for _, it := range p.out.Agenda {
		if it.First > p.lines[first].no && it.First < p.lines[last].no {
			under++
		}
	}
	return last-first > (in.To-in.From)*2/5 && under < len(p.out.Agenda) && p.out.Agenda[0].Part != minutes.Nonpublic
}
