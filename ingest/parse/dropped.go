package parse

import (
	"strings"

	"ratsgraph/ingest/minutes"
)

// Items that were announced and not handled.
//
//	Der geplante Tagesordnungspunkt 4 der Einladung entfällt, da der Gutachter verhindert ist.
//	Die Tagesordnungspunkte 9 und 10 sind vertagt.
//	Zu Punkt 12: Ausbau der Waldstraße      - abgesetzt -
//	Frau Klee beantragt, den TOP 6 abzusetzen, da noch Beratungsbedarf besteht.
var (
	dropSentence = compile(`\b(?:tagesordnungspunkte?s?|tops?|punkte?) ((?:\d{1,2}(?:\.\d{1,2})*(?:, | und | sowie )?)+)[^.]{0,200}?\b(entf.{1,2}l{2}t|entf.{1,2}l{2}en|abgesetzt|abzusetzen|abgesetzten|vertagt|zur.{1,2}ckgezogen|zur.{1,2}ckgestel{2}t|von der tagesordnung (?:genommen|gestrichen|abgesetzt))`)
	dropReason   = compile(`(?:, (?:da|weil|nachdem) |, hier sind |\b(?:[Ww]egen|[Aa]ufgrund) )([^.;]+?)(?:[.;]|$)`)
	dropNumbers  = compile(`\d{1,2}(?:\.\d{1,2})*`)
	reasonHead   = compile(`^(?:der|die|das|es|hier|hierzu|dazu|hierfür) `)
	reasonVerb   = compile(` (?:(?:von der|von dieser) Tagesordnung )?(?:abgesetzt|vertagt|zurückgestellt|zurückgezogen|genommen|abzusetzen|zu vertagen)$`)
	reasonTail   = compile(` (?:ist|sind|hat|wird|werden|besteht|soll|sei|wurde|wurden)$`)
)

// droppedItems lists the items that were dropped: by a mark under their heading,
// or by a sentence.
func (p *Parser) droppedItems(rows []row) {
	for i := range p.out.Agenda {
		if it := &p.out.Agenda[i]; it.Status != minutes.Handled {
			p.drop(it.Number, it.Status, string(it.Reason), it.Span)
		}
	}
	head := p.rows(p.frame.Head)
	p.dropSentences(head, true)
	p.dropSentences(rows, false)
}

// dropSentences reads the sentences that drop an item. In front of the agenda
// they name items of the invitation; within it, items that must be known, or be
// said to be dropped now.
func (p *Parser) dropSentences(rows []row, head bool) {
	done := -1
	for i := range rows {
		if i <= done || !mayDrop(rows[i].fold) {
			continue
		}
		from, to := around(rows, i)
		for _, s := range sentences(rows, from, to) {
			if i < s.first || i > s.last {
				continue
			}
			p.dropSentence(rows, s, head)
			done = max(done, s.last-1)
		}
	}
}

// mayDrop is a cheap look for the words of dropping.
func mayDrop(f string) bool { return dropStems.in(f) }

var dropStems = phrasesOf("abge", "abzus", "entf", "vertagt", "genommen", "gezogen", "gestrichen")

// around is the paragraph around a row, at most a few rows of it.
func around(rows []row, i int) (from, to int) {
	from, to = i, i+1
	for from > 0 && i-from < 4 && !rows[from-1].blank() {
		from--
	}
	for to < len(rows) && to-i < 5 && !rows[to].blank() {
		to++
	}
	return from, to
}

// dropSentence reads one sentence that may drop items.
func (p *Parser) dropSentence(rows []row, s saying, head bool) {
	if len(s.text) > 700 {
		return
	}
	f := Fold(s.text)
	m := dropSentence.FindStringSubmatch(f)
	if m == nil {
		return
	}
	status := dropStatus(m[2])
	span := p.span(rows[s.first].at, rows[s.last].at, "dropped-sentence")
	for _, n := range dropNumbers.FindAllString(m[1], -1) {
		it := p.itemNumbered(n)
		if it != nil && it.Status == minutes.Handled && !head {
			continue // it was handled all the same, or numbers have shifted
		}
		if it == nil && !head && !dropsNow(f) {
			continue
		}
		p.drop(n, status, reason(s.text), span)
		p.claim(rows[s.first].at, rows[s.last].at, "dropped-sentence")
	}
}

// dropsNow reports a sentence that drops items by itself, not in a debate about
// them.
func dropsNow(f string) bool {
	return nowDropped.in(f)
}

var nowDropped = phrasesOf("sind vertagt", "ist vertagt", "entfallt", "entfallen", "wird abgesetzt", "werden abgesetzt", "sei abgesetzt", "ist abgesetzt", "sind abgesetzt", "abgesetzt sei", "abgesetzt worden", "wird vertagt", "werden vertagt", "abgesetzt werden", "wird zuruckgezogen", "abgesetzten")

// reason cuts the reason out of a sentence that drops an item.
func reason(s string) string {
	m := dropReason.FindStringSubmatch(s)
	if m == nil {
		return ""
	}
	r := strings.TrimSpace(m[1])
	r = reasonVerb.ReplaceAllString(r, "")
	r = reasonHead.ReplaceAllString(r, "")
	r = reasonTail.ReplaceAllString(r, "")
	return strings.TrimSpace(r)
}

// drop lists a dropped item once; a reason that is found later is added.
func (p *Parser) drop(number string, status minutes.ItemStatus, why string, s minutes.Span) {
	for i := range p.out.Dropped {
		if d := &p.out.Dropped[i]; d.Number == number {
			if d.Reason == "" && why != "" {
				d.Reason = minutes.Printed(why)
			}
			return
		}
	}
	p.out.Dropped = append(p.out.Dropped, minutes.Dropped{Number: number, Reason: minutes.Printed(why), Span: s})
}

// itemNumbered finds a handled item by its number.
func (p *Parser) itemNumbered(n string) *minutes.Item {
	for i := range p.out.Agenda {
		if p.out.Agenda[i].Number == n {
			return &p.out.Agenda[i]
		}
	}
	return nil
}

// status reads a mark in the first words of an item's body.
func (p *Parser) status(rows []row, it *minutes.Item) {
	for i := range rows {
		if rows[i].blank() {
			continue
		}
		f := rows[i].fold
		if len(f) > 160 {
			p.statusTold(rows[i:], it)
			return
		}
		if m := dropMark.FindStringSubmatch(f); m != nil {
			it.Status = dropStatus(m[1])
		} else if m := dropOwn.FindStringSubmatch(f); m != nil {
			it.Status = dropStatus(m[1] + m[2])
		} else {
			p.statusTold(rows[i:], it)
			return
		}
		p.claim(rows[i].at, rows[i].at, "item-status")
		if list := sentences(rows, i, min(i+4, len(rows))); len(list) > 0 {
			it.Reason = minutes.Printed(reason(list[0].text))
		}
		return
	}
}

// dropOwn is a sentence that drops the item under which it stands.
//
//	Der Tagesordnungspunkt wird abgesetzt.      Dieser TOP entfällt.
var dropOwn = compile(`^(?:(?:der antrag|die vorlage|die beschlussvorlage) )?wird (?:[^.,]{3,60} )?von der tagesordnung (abgesetzt|genommen)|^(?:der|dieser) (?:tagesordnungspunkt|top|punkt)(?: \d{1,2})? (?:wird |wurde |ist )?(?:(?:vom|von der) (?:[a-z]+ ){1,2}?)?(?:auf [^.,]{3,60} )?(?:von der tagesordnung |ohne aussprache )?(abgesetzt|entf.{1,2}l{2}t|vertagt|zur.{1,2}ckgestel{2}t|zur.{1,2}ckgezogen)`)

// dropTold is a sentence further down that drops the item under which it stands.
//
//	Da sie nicht erscheint, entfällt dieser TOP.
//	Es wird einstimmig beschlossen, den Tagesordnungspunkt abzusetzen.
var dropTold = compile(`(?:^|, )(entfallt) (?:daher |somit |damit )?dieser (?:tagesordnungspunkt|top|punkt)\.$|^(?:es wird|der [a-z]+ beschliesst) (?:einstimmig |mehrheitlich |daher )?(?:beschlossen)?, (?:den|diesen) (?:tagesordnungspunkt|top) (abzusetzen)\.$`)

// statusTold reads such a sentence.
func (p *Parser) statusTold(rows []row, it *minutes.Item) {
	for i := range rows {
		if f := rows[i].fold; !strings.Contains(f, "entfallt") && !strings.Contains(f, "abzusetzen.") {
			continue
		}
		for _, s := range sentences(rows, max(0, i-3), min(i+2, len(rows))) {
			if m := dropTold.FindStringSubmatch(Fold(s.text)); m != nil {
				it.Status = dropStatus(m[1] + m[2])
				it.Reason = minutes.Printed(reason(s.text))
				p.claim(rows[s.first].at, rows[s.last].at, "item-status")
			}
		}
	}
}
