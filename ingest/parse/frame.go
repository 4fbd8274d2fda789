package parse

import "strings"

// A lineRange is the lines From to To (indexes, To not included).
type lineRange struct{ From, To int }

// A frame is how the document is built. The agenda's range holds the announced
// agenda and the handling; lists of people that stand inside it are claimed
// before the agenda is read, so its readers skip claimed lines and furniture.
type frame struct {
	Head   lineRange // from the top to the agenda; holds the lists of people
	Agenda lineRange // from the first heading of the agenda to the signatures
	Tail   lineRange // end of session, signatures, approval note
	Annex  lineRange // what follows the signatures
}

// findFrame finds the parts of the document.
func (p *Parser) findFrame() frame {
	n := len(p.lines)
	start := p.agendaStart()
	tail := p.tailStart(start)
	annex := p.annexStart(tail)
	return frame{Head: lineRange{0, start}, Agenda: lineRange{start, tail},
		Tail: lineRange{tail, annex}, Annex: lineRange{annex, n}}
}

// agendaHead is a heading with which the agenda or its handling begins.
//
//	Tagesordnung:      T A G E S O R D N U N G      - öffentlicher Teil -
//	Zu Punkt 1: Eröffnung      TOP 1: Eröffnung      Tagesordnungspunkt 1:
//	Punkt 7 der Tagesordnung: Neubau      Ergebnis:      zu Ö 1 Eröffnung
var agendaHead = compile(`^(?:[ab]\. tagesordnung|veroffentlichte tagesordnung:?|traktanden(?:liste)?:?|(?:die )?tagesordnung(?: ?[:.-].*|,? \(?(?:fur |der |des |zum )?(?:den |die )?(?:nicht)?-?offentlich.{0,30})?|t a g e s o r d n u n g.*|` +
	`[-*. ivl]{0,8}(?:nicht-?)?(?: )?[o0]ff?ent[il1]icher (?:sitzungs)?te[il1]{2}.{0,12}|[ab][.)] ?[o0]ff?ent[il1]iche.{0,20}|` +
	`zu (?:punkt|top|o|n) ?\d.*|o \d{1,2}(?:\.\d{1,2})* \p{L}.{3,}|top [ivx]{1,4}[. /].*|zu ?\d{1,2}[.:]? ?\p{L}.{3,}|top:? ?[on]? ?\d{1,2}(?:[ .:].*)?|tagesordnungspunkt ?\d.*|(?:punkte?|pkt\.?) \d{1,2}(?:\.\d{1,2})*(?:[a-z]?\.?\)|\.)?(?: der tagesordnung)?[: ].*|` +
	`top betreff.*|top (?:inhalt|bezeichnung|gegenstand|titel|thema)[a-z ]{0,60}|tagesordnungspunkte|ergebnis:|offent[il1]iche sitzung:?)$`)

// agendaStart finds the first line of the agenda; the end of the document if it
// has none that is marked.
func (p *Parser) agendaStart() int {
	for i := range p.lines {
		f := p.lines[i].fold
		if f == "" || p.lines[i].furniture || len(f) > 200 || !agendaFollows(f) && (!mayHeadAgenda(f) || !agendaHead.MatchString(f) && !columnHead.MatchString(f)) {
			continue
		}
		if i > 0 && boundOpen.MatchString(p.lines[i-1].text) || i < 12 && p.stillHead(i) || i < 40 && p.excerptAt(i) {
			continue
		}
		if one := p.loneOne(i); one > 0 {
			return one
		}
		return i
	}
	if one := p.loneOne(len(p.lines)); one > 0 {
		return one
	}
	return p.firstItem()
}

// agendaFollows reports a sentence that leads to the agenda.
//
//	Zur Sitzung wurde mit folgender Tagesordnung eingeladen:
//	Der Rat behandelte folgende Tagesordnung:
func agendaFollows(f string) bool {
	return strings.HasSuffix(f, ":") && len(f) < 120 && strings.Contains(f, "folgende") && strings.Contains(f, " tagesordnung")
}

// mayHeadAgenda is a cheap look at the first letter before the pattern.
func mayHeadAgenda(f string) bool {
	switch f[0] {
	case 't', 'd', 'z', 'p', 'o', '0', 'n', '-', '*', 'i', 'v', 'l', 'a', 'b', 'e', '.':
		return true
	}
	return false
}

// stillHead reports whether the words of the public part at the top of the
// document are part of its head: the day of the session still follows.
func (p *Parser) stillHead(i int) bool {
	f := p.lines[i].fold
	if strings.HasPrefix(f, "tagesordnung") && !strings.HasPrefix(f, "tagesordnungspunkt") || !strings.Contains(f, "ent") {
		return false
	}
	for j, seen := i+1, 0; j < len(p.lines) && seen < 14; j++ {
		g := strings.TrimLeft(p.lines[j].fold, "| ")
		if g == "" {
			continue
		}
		seen++
		if agendaNext(g) {
			return false
		}
		if headLabel(g) || peopleHeading(g) {
			return true
		}
	}
	return false
}

// agendaNext reports the heading of a first item.
func agendaNext(f string) bool {
	return strings.HasPrefix(f, "zu punkt") || strings.HasPrefix(f, "top 1") || strings.HasPrefix(f, "1. ") ||
		strings.HasPrefix(f, "tagesordnungspunkt") || strings.HasPrefix(f, "punkt ") || strings.HasPrefix(f, "pkt. ")
}

// firstItem is where an agenda without any heading begins: at an item "1" that
// stands below the lists of people.
func (p *Parser) firstItem() int {
	people := -1
	for i := range p.lines {
		f := p.lines[i].fold
		if f == "" {
			continue
		}
		if peopleHeading(f) {
			people = i
		}
		if (itemOne.MatchString(f) || sectionOne(p.lines[i].text)) && (people < 0 || i > people+2) && i+3 < len(p.lines) {
			return i
		}
	}
	if at := p.firstCounted(); at > people {
		return at
	}
	if at := p.firstNumbered(people + 1); at > 0 && !p.hasExcerptHead() {
		return at
	}
	return len(p.lines)
}

// loneOne finds the number of a first item that stands alone on its line, beside
// the words with which a session begins, above line end. It returns the line
// where its heading begins; 0 if there is none.
//
//	       Eröffnung der Sitzung und Feststellung der
//	1
//	       Beschlussfähigkeit
func (p *Parser) loneOne(end int) int {
	for i := 1; i+1 < end; i++ {
		f := p.lines[i].fold
		if f != "1" && f != "1." || p.lines[i].furniture {
			continue
		}
		above, below := p.lines[i-1].fold, p.lines[i+1].fold
		if openingItem.MatchString(above) {
			return i - 1
		}
		if openingItem.MatchString(below) {
			return i
		}
	}
	return 0
}

// openingItem is the title of a first item.
var openingItem = compile(`^(?:erof|begruss|feststellung der ordn|genehmigung de[rs] )`)

// itemOne is the heading of a first item.
//
//  1. Eröffnung der Sitzung      1) Begrüßung      1  Eröffnung
var itemOne = compile(`^1(?:[.)]{1,2}|\.0)? ?(?:erof|begr|fest|genehm|burger|einwohner|mitteil|regular|form|verpf|bericht).*`)

// closing is a line with which the handling ends.
//
//	Ende der Sitzung: 19:10 Uhr      Zur Beurkundung:      Genehmigungsvermerk:
//	gez. Muster      Für die Richtigkeit:      (Vorsitzender) (Protokollführer)
var closing = compile(`^(?:(?:ende|sch[il1]uss) (?:der|des) (?:(?:nicht)?[o0]ff?ent[il1]ichen )?(?:sitzung|te[il1]{2}e?s).{0,30}|(?:sitzungsende|ende|sitzungssch[il1]uss)[: ]+(?:ca\. ?)?(?:um )?\d.{0,20}|` +
	`zur beurkundung.*|genehmigungsvermerk.*|f.{1,3}r die richtigkeit.*|gez\..*|v\. ?g\. ?u\..*|unterschriften:?|[iv]\. ?a\.|` +
	`\(?[^.,;]{0,40}(?:vorsitzende[rn]?|burgermeister(?:in)?|ratsvorsitz.{0,3})\)?[ /]+(?:.{0,60} )?\(?(?:schrift|protoko[il1]{2})f.{1,3}hrer(?:in)?\)?)$`)

// tailStart finds where the signatures begin: at the first closing line after
// which no further item is handled.
func (p *Parser) tailStart(from int) int {
	for i := from; i < len(p.lines); i++ {
		f := p.lines[i].fold
		if f == "" || len(f) > 140 || !mayClose(f) || !closing.MatchString(f) {
			continue
		}
		if p.goesOn(i + 1) {
			continue
		}
		return i
	}
	return len(p.lines)
}

// closingStarts begin what [closing] matches, save offices.
var closingStarts = []string{"ende", "schluss", "sch1uss", "schiuss", "sitzungs", "zur beur", "genehmigungsv", "fur die", "fir die", "fiir die", "flir die", "gez", "v.", "v g", "unterschrift", "i.", "i a"}

// mayClose is a cheap look for the words of [closing].
func mayClose(f string) bool {
	for _, w := range closingStarts {
		if strings.HasPrefix(f, w) {
			return true
		}
	}
	return strings.Contains(f, "hrer") && strings.ContainsAny(f, "vb")
}

// goesOn reports whether another part of the session follows within a few lines:
// the nonpublic part after the end of the public one.
func (p *Parser) goesOn(at int) bool {
	if p.votesBelow(at) {
		return true
	}
	seen := 0
	for i := at; i < len(p.lines) && seen < 14; i++ {
		f := p.lines[i].fold
		if f == "" || p.lines[i].furniture {
			continue
		}
		seen++
		if closing.MatchString(f) && !strings.HasPrefix(f, "ende") {
			return false
		}
		if strings.Contains(f, "anlage") || strings.HasPrefix(f, "bericht ") {
			return false
		}
		if len(f) < 60 && agendaHead.MatchString(f) && !strings.HasPrefix(f, "ergebnis") {
			return true
		}
	}
	return false
}

// votesBelow reports that results of votes are labelled further down, as under
// items, before any annex begins.
func (p *Parser) votesBelow(at int) bool {
	votes := 0
	for i := at; i < len(p.lines) && votes < 2; i++ {
		l := &p.lines[i]
		if strings.HasPrefix(l.fold, "anlage") {
			break
		}
		if strings.Contains(l.fold, "ergebnis") && labelAt(l).kind == labelResult {
			votes++
		}
	}
	return votes > 1
}

// annexStart finds where the signatures end: a page break behind them, or the
// heading of an annex.
func (p *Parser) annexStart(tail int) int {
	seen := 0
	for i := tail; i < len(p.lines); i++ {
		f := p.lines[i].fold
		if f == "" || p.lines[i].furniture {
			continue
		}
		if seen++; seen > 1 && (strings.HasPrefix(f, "anlage ") || strings.HasPrefix(f, "anlagen")) || seen > 24 {
			return i
		}
		if seen > 4 && p.lines[i].page > p.lines[tail].page+1 {
			return i
		}
	}
	return len(p.lines)
}
