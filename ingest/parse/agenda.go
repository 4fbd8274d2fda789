package parse

import (
	"strings"

	"ratsgraph/ingest/minutes"
)

// agenda reads the announced agenda and the handling, from p.frame.Agenda.
//
// Headings of items are found first, in every form; then it is settled which of
// them announce and which begin the handling; then titles, papers and decisions
// are read item by item.
//
// To teach it a new form: a heading is a headingKind with its pattern, a label
// over a resolution or a result a word in labelWords, a result's wording one in
// the lists of vote_word.go or ballotWords, a paper's number an alternative of
// paperPrefixed or paperBare. Each has its table or golden case beside it.
func (p *Parser) agenda() {
	p.out.Agenda, p.out.Recusals, p.out.Dropped = []minutes.Item{}, []minutes.Recusal{}, []minutes.Dropped{}
	rows := p.rows(p.frame.Agenda)
	heads := findHeadings(rows)
	announced, handled := split(rows, heads)
	if again := looseHeadings(rows, announced, handled); again != nil {
		handled = again
	}
	if len(handled) > 0 && !handled[0].kind.strong() && p.hasExcerptHead() {
		announced, handled = nil, nil // points of a list in the one item
	}
	p.announce(rows, announced, handled)
	p.handle(rows, handled)
	if len(p.out.Agenda) == 0 {
		p.excerpt()
	}
	p.droppedItems(rows)
	p.recusals()
	p.agendaProblems()
	p.sections(rows)
}

// sections claims the headings of parts.
func (p *Parser) sections(rows []row) {
	for i := range rows {
		if sectionAt(rows[i].line) != "" || agendaTitle(rows[i].fold) {
			p.claim(rows[i].at, rows[i].at, "agenda-section")
		}
	}
}

// agendaTitle is the heading over the announced agenda.
//
//	Tagesordnung:      T A G E S O R D N U N G
func agendaTitle(f string) bool {
	if agendaFollows(f) {
		return true
	}
	f = strings.Trim(f, " :.-*")
	return f == "tagesordnung" || f == "traktanden" || f == "traktandenliste" || f == "t a g e s o r d n u n g" || f == "die tagesordnung" || f == "folgende tagesordnung" ||
		strings.HasPrefix(f, "tagesordnung ") && len(f) < 40 || f == "tagesordnungspunkte" || columnHead.MatchString(f)
}

// columnHead names the columns of an agenda that is a table.
//
//	TOP   Betreff   Vorlage   Beschluss
//	Nr.   Gegenstand   Ja : Nein
var columnHead = compile(`^(?:top|nr\.?|lfd\. ?nr\.?|punkt|pos\.?|top-nr\.?|tagesordnungspunkt) (?:betreff|inhalt|bezeichnung|gegenstand|titel|thema|beratungsgegenstand|tagesordnungspunkt)\b[a-z :/.-]{0,60}$`)

// handle reads the items of the handling.
func (p *Parser) handle(rows []row, heads []found) {
	var group []*minutes.Item
	var ends []int
	p.partless, p.resultColumn = !hasParts(rows, heads), hasResultColumn(rows, heads)
	for i, h := range heads {
		end := len(rows)
		if i+1 < len(heads) {
			end = heads[i+1].from
		}
		end = max(end, h.row+1)
		item, body := p.item(rows[:end], h)
		p.out.Agenda = append(p.out.Agenda, item)
		p.begins = append(p.begins, rows[h.from].at)
		ends = append(ends, body)
	}
	for i := range p.out.Agenda {
		group = append(group, &p.out.Agenda[i])
		end := len(rows)
		if i+1 < len(heads) {
			end = max(heads[i+1].from, ends[i])
			if empty(rows[ends[i]:end]) && heads[i].kind == kindPunktDer && !partOf(heads[i+1].number, heads[i].number) {
				continue // headings stand one upon the other and share what follows
			}
		}
		p.body(rows[ends[i]:end], group)
		group = group[:0]
	}
}

// hasParts reports that the handling tells its nonpublic part.
func hasParts(rows []row, heads []found) bool {
	for _, h := range heads {
		if h.part == minutes.Nonpublic {
			return true
		}
	}
	if len(heads) == 0 {
		return true
	}
	for i := heads[0].row; i < len(rows); i++ {
		if sectionAt(rows[i].line) != "" {
			return true
		}
	}
	return false
}

// empty reports rows without words.
func empty(rows []row) bool {
	for i := range rows {
		if !rows[i].blank() && sectionAt(rows[i].line) == "" {
			return false
		}
	}
	return true
}

// item reads the heading of an item; it returns the row where its body begins.
func (p *Parser) item(rows []row, h found) (minutes.Item, int) {
	known := p.announcedAs(h.heading)
	cell := ""
	if p.resultColumn {
		h.rest, cell = cutResult(h.rest)
	}
	t := readTitle(rows, h.row, h.heading, known.Title)
	it := minutes.Item{
		Number: h.number, Part: h.part, Title: t.text, Papers: t.papers,
		Status: minutes.Handled, Decisions: []minutes.Decision{}, Movers: t.movers,
	}
	if known.Number == h.number || len(it.Papers) == 0 {
		it.Papers = samePapers(it.Papers, known.Papers)
	}
	if it.Papers == nil {
		it.Papers = []string{}
	}
	if it.Title == "" {
		it.Title = known.Title
	}
	if p.partless && known.Number == h.number && known.Part == minutes.Nonpublic {
		it.Part = known.Part // the handling has no headings that say so
	}
	if t.status != "" {
		it.Status = t.status
	}
	last := max(t.end-1, h.row)
	it.Span = p.span(rows[h.from].at, rows[last].at, headingRule[h.kind])
	it.Body = p.span(rows[h.from].at, rows[len(rows)-1].at, headingRule[h.kind])
	p.resultCell(&it, cell, rows[h.row].at)
	p.claim(rows[h.from].at, rows[last].at, headingRule[h.kind])
	return it, min(t.end, len(rows))
}

// headingRule names the constructs of headings in spans.
var headingRule = map[headingKind]string{
	kindZuPunkt: "item-zu-punkt", kindZuTOP: "item-zu-top", kindTOP: "item-top", kindPunktDer: "item-punkt-der-tagesordnung", kindZu: "item-zu",
	kindLetter: "item-letter", kindSection: "item-section", kindCounted: "item-counted", kindDot: "item-dot", kindParen: "item-paren", kindWide: "item-table", kindTable: "item-bars",
	kindAlone: "item-number-alone", kindPlain: "item-plain", kindLoose: "item-loose",
}

// body reads what was said under one item, or under several that share it.
func (p *Parser) body(rows []row, items []*minutes.Item) {
	for _, it := range items {
		p.status(rows, it)
		it.Papers = addNew(it.Papers, supplementsIn(rows, it.Papers)...)
		if len(it.Papers) == 0 && len(items) == 1 {
			it.Papers = addNew(it.Papers, namedInDecision(rows)...)
		}
	}
	if at, other := p.callsItem(rows, items); other != nil {
		for _, d := range p.decide(rows[at:], other.Number) {
			other.Decisions = append(other.Decisions, nonNil(d.Decision))
		}
		rows = rows[:at]
	}
	told := &decider{p: p, rows: rows, item: items[0].Number}
	decisions := told.decide()
	p.votedTogether(rows, decisions)
	for _, d := range decisions {
		for _, it := range items {
			if len(items) == 1 || len(d.tops) == 0 || listed(d.tops, it.Number) {
				it.Decisions = append(it.Decisions, nonNil(d.Decision))
			}
		}
	}
	for _, it := range items {
		told.takenBack(it)
		settleStatus(it)
		it.Movers = addNew(it.Movers, moversIn(it.Title)...)
	}
}

// callsVote is the sentence with which the chair goes back to an item, to have it
// voted on after its parts.
//
//	Der Vorsitzende ruft TOP 6 zur Abstimmung auf.
var callsVote = compile(`(?i)\b(?:ruft|stellt|lässt)\b[^.]{0,30}\b(?:TOP|Tagesordnungspunkt|Punkt) (\d{1,2}(?:\.\d{1,2})*)\b[^.]{0,40}(?:zur Abstimmung|abstimmen)`)

// callsItem finds the row with such a sentence, and the item that it means: one
// that was handled before.
func (p *Parser) callsItem(rows []row, items []*minutes.Item) (int, *minutes.Item) {
	for i := range rows {
		if f := rows[i].fold; !strings.Contains(f, "abstimm") || !hasDigit(f) {
			continue
		}
		m := callsVote.FindStringSubmatch(rows[i].text)
		if m == nil {
			continue
		}
		if it := p.itemNumbered(m[1]); it != nil && it != items[0] && it.First < items[0].First {
			return i, it
		}
	}
	return 0, nil
}

// nonNil keeps the list of sides a list in JSON.
func nonNil(d minutes.Decision) minutes.Decision {
	if d.Parties == nil {
		d.Parties = []minutes.Side{}
	}
	return d
}

// settleStatus takes the status of an item from its last decision, if that put
// the item off or withdrew it.
func settleStatus(it *minutes.Item) {
	if it.Status != minutes.Handled || len(it.Decisions) == 0 {
		return
	}
	last := it.Decisions[len(it.Decisions)-1]
	if listRow.MatchString(last.Text) {
		return // what became of a point of a list
	}
	if o := last.Outcome; it.Reason == "" && (o == minutes.Postponed || o == minutes.Withdrawn) {
		it.Reason = minutes.Printed(reason(last.Text))
	}
	switch last.Outcome {
	case minutes.Postponed:
		it.Status = minutes.PostponedItem
	case minutes.Withdrawn:
		if len(it.Decisions) == 1 {
			it.Status = minutes.WithdrawnItem
		}
	}
}
