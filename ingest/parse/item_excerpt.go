package parse

import (
	"strings"

	"ratsgraph/ingest/minutes"
)

// An excerpt (Auszug) handles one item, whose number and title stand in the
// labelled lines of its head:
//
//	Auszug - Ausbau der Lindenallee
//	TOP:    Ö 7
//	Gremium:    Bauausschuss
//	Beschlussart:    ungeändert beschlossen
//	Vorlage:    VO/2019/0123 Ausbau der Lindenallee
var (
	excerptTOP   = compile(`^(?:TOP|Tagesordnungspunkt)\s*(?::\s*([ÖN])?|\s+([ÖN]))\s*` + itemNumber + `\s*$`)
	excerptField = compile(`^(Betreff|Titel|Beschlussart|Vorlage|Gremium|Datum|Zeit|Raum|Ort|Status|Bezeichnung|Anlass|Federführend|Bearbeiter|Sitzung|Uhrzeit)\s*:\s*(.*)$`)
	excerptHead  = compile(`^Auszug\s*[-–:]\s*(.+)$`)
)

// excerpt reads an item from the head of an excerpt; it is tried when no heading
// of an item was found.
func (p *Parser) excerpt() {
	rows := p.allRows(lineRange{0, p.frame.Tail.From})
	for i := range rows {
		if m := excerptTOP.FindStringSubmatch(rows[i].text); m != nil {
			p.excerptItem(rows, i, m[1]+m[2], cleanNumber(m[3]))
			return
		}
	}
}

// excerptAt reports the number of an excerpt's item: labelled lines of its head
// stand below.
func (p *Parser) excerptAt(i int) bool {
	if !strings.HasPrefix(p.lines[i].text, "T") || strings.Contains(p.lines[i].text, ":") || !excerptTOP.MatchString(p.lines[i].text) {
		return false
	}
	fields := 0
	for k := i + 1; k < len(p.lines) && k < i+9; k++ {
		if excerptField.MatchString(p.lines[k].text) {
			fields++
		}
	}
	return fields > 3
}

// hasExcerptHead reports a document with the head of an excerpt: the number of its
// item stands in a labelled line.
func (p *Parser) hasExcerptHead() bool {
	for i := 0; i < len(p.lines) && i < 40; i++ {
		if excerptTOP.MatchString(p.lines[i].text) {
			return true
		}
	}
	return false
}

// excerptItem reads the excerpt's item, whose number stands in row at.
func (p *Parser) excerptItem(rows []row, at int, letter, number string) {
	it := minutes.Item{Number: number, Part: letterPart(letter), Papers: []string{}, Status: minutes.Handled, Decisions: []minutes.Decision{}}
	if it.Part == "" {
		it.Part = minutes.Public
	}
	last, body := at, at+1
	for i := range rows {
		if m := excerptHead.FindStringSubmatch(rows[i].text); m != nil && i < at && it.Title == "" {
			it.Title = m[1]
			continue
		}
		m := excerptField.FindStringSubmatch(rows[i].text)
		if m == nil {
			continue
		}
		switch m[1] {
		case "Betreff", "Titel", "Bezeichnung":
			it.Title = m[2]
		case "Vorlage":
			it.Papers = addNew(it.Papers, papersOf(m[2])...)
			for k := i + 1; k < len(rows) && paperAlone.MatchString(rows[k].text); k++ {
				it.Papers = addNew(it.Papers, papersOf(rows[k].text)...)
			}
		case "Beschlussart":
			continue // read with the decisions
		}
		if i > at && i <= at+16 {
			last, body = i, i+1
		}
	}
	it.Title = strings.Join(strings.Fields(it.Title), " ")
	it.Span = p.span(rows[at].at, rows[last].at, "item-excerpt")
	it.Body = p.span(rows[at].at, rows[len(rows)-1].at, "item-excerpt")
	p.claim(rows[at].at, rows[last].at, "item-excerpt")
	p.out.Agenda = append(p.out.Agenda, it)
	p.begins = append(p.begins, rows[at].at)
	p.body(excerptBody(rows, at, body), []*minutes.Item{&p.out.Agenda[0]})
}

// excerptBody is what was said: the rows below the head, led by the line that
// says how the item ended, if no result is labelled below.
func excerptBody(rows []row, at, body int) []row {
	var kind []row
	for i := at; i < body; i++ {
		if strings.HasPrefix(rows[i].fold, "beschlussart") {
			kind = append(kind, rows[i])
		}
	}
	for i := body; i < len(rows); i++ {
		if labelAt(rows[i].line).kind == labelResult {
			return rows[body:]
		}
	}
	return append(kind, rows[body:]...)
}
