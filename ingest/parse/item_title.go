package parse

import (
	"strings"

	"ratsgraph/ingest/minutes"
)

// A title is what stands under the heading of an item before anything is said:
// the words of the title, the papers, who moved it, and that it was dropped.
type title struct {
	text   string
	papers []string
	movers []string
	status minutes.ItemStatus // empty: nothing is printed
	end    int                // the row behind the title
	head   heading
	column bool // the paper stands in a column at the right
	hang   int  // where the words begin on the line of the number
	fields bool // a labelled line ("Vorlage:") has ended the words
}

var (
	// dropMark says under a title that the item is not handled.
	//
	//	- abgesetzt -      (entfällt)      Vertagt/abgesetzt, siehe TOP 1.
	dropMark       = compile(`^[-–(* ]*((?:wird |wurde )?(?:abgesetzt|entf.{1,2}l{2}t|vertagt|zur.{1,2}ckgestel{2}t|zur.{1,2}ckgezogen|von der tagesordnung (?:genommen|abgesetzt|gestrichen))(?: ?[/,] ?(?:abgesetzt|vertagt|zur.{1,2}ckgestel{2}t))?)[-–).* ]*(?:[,;(]? ?(?:siehe|s\.|vgl\.|gem.{1,3} |gem\.|laut |lt\. ).*|[-–] .{3,120})?$`)
	dropTail       = compile(`(?i)\s*[-–(]+ ?(abgesetzt|entf.{1,2}l{2}t|vertagt|zur.{1,2}ckgestel{2}t|zur.{1,2}ckgezogen)((?: ?/ ?\w+)*) ?[-–)]*$`)
	moverLine      = compile(`^((?:(?:Gemeinsamer?|Interfraktionelle[rn]?|Mündlicher?|Dringlichkeits-?) ?)*(?:Änderungs|Ergänzungs|Zusatz|Dringlichkeits)?-?(?:[Aa]ntr[aä]ge?|[Aa]nfragen?))(?: ?: *| (?:der|des|von) )(.*)$`)
	bracketedPaper = compile(`\s*\(((?:DS|Drs|Drucksache|Vorlage|BV|MV|AT|VO|V)\b[^()]*)\)\s*$`)
	fieldLine      = compile(`^(?:Zusatz: *)?(BE|Berichterstatter(?:in)?|Verfasser|Federführung|Federführend|Amt|Status|Bezug|Gremien)?((?:Antragsteller|Einbringer|Eingebracht von)(?:in)?)? ?: +(.*)$`)
	moverWhen      = compile(` vom(?: .*)?$`)
)

// readTitle reads the title that begins at row at with the words of its heading.
// known is the title as announced, if there is one: it tells where the words end
// in a paper without blank lines.
func readTitle(rows []row, at int, h heading, known string) title {
	t := title{end: at + 1, head: h, hang: max(0, strings.LastIndex(rows[at].raw, h.rest))}
	if (h.kind == kindAlone || h.kind == kindWide) && !opensAs(known, h.rest) {
		if t.around(rows, at, h) {
			return t
		}
	}
	t.words(h.rest)
	if h.kind == kindTable {
		t.cells(h.rest)
	}
	if t.text == "" && len(t.papers) == 0 {
		if elsewhere(rows, t.end, known) {
			return t
		}
		t.skipBlank(rows)
	}
	block := blockEnd(rows, t.end)
	for t.end < len(rows) && t.step(rows, block, known) {
		t.end++
	}
	t.finish()
	return t
}

// longestTitle bounds a title: what goes on for longer is none.
const longestTitle = 2000

// step takes one more row into the title; false if the title ends before it.
func (t *title) step(rows []row, block int, known string) bool {
	r := rows[t.end]
	if len(r.text) > 600 || len(t.text) > longestTitle {
		return false
	}
	if r.blank() {
		return t.paperBelow(rows)
	}
	if r.gap && t.text != "" && !t.open() && !goesOnAs(known, t.text, r.text) && !continues(r.text) && !paperSoon(rows, t.end) {
		return false
	}
	if t.text != "" && r.kindOfDecision() && bracketBelow(rows, t.end) {
		return true
	}
	if t.nextItem(r) || sectionAt(r.line) != "" || underLabel(r.line) {
		return false
	}
	if m := dropMark.FindStringSubmatch(strings.ToLower(r.text)); m != nil {
		t.status = dropStatus(Fold(m[1]))
		return true
	}
	if list, ok := paperLine(r.text); ok {
		t.papers = addNew(t.papers, list...)
		t.fields = t.fields || !strings.HasPrefix(r.text, "(") && !paperAlone.MatchString(r.text)
		return t.text != ""
	}
	if m := moverLine.FindStringSubmatch(r.text); m != nil && t.text != "" && (known == "" || strings.Contains(r.text, ", Drucksache ")) && block > t.end {
		t.movedBy(moverWhen.ReplaceAllString(m[2], ""), r.text)
		return true
	}
	if m := fieldLine.FindStringSubmatch(r.text); m != nil && t.text != "" {
		if m[2] != "" {
			t.movers = addNew(t.movers, strings.TrimSpace(m[3]))
		}
		t.paperColumn(r.text)
		t.fields = true
		return true
	}
	if t.fields {
		if t.speechBelow(rows, block) {
			return false
		}
		if s := r.text; strings.HasSuffix(s, ".") && upperStart(s) && !abbreviated(s[:len(s)-1]) && strings.Count(s, " ") > 2 {
			return false
		}
		t.papers = addNew(t.papers, papersIn(r.text)...)
		return t.end < block
	}
	if t.column && t.hang > 2 && r.indent == t.hang && len(r.text) < 100 && !strings.HasSuffix(r.text, ".") && !saidBelow(r) {
		t.words(r.text)
		return true
	}
	if len(t.papers) > 0 || t.status != "" || !t.takes(rows, block, known) {
		return false
	}
	t.words(r.text)
	return true
}

// movedBy notes who moved the item, and the paper that the line names with it.
func (t *title) movedBy(mover, line string) {
	t.movers = addNew(t.movers, mover)
	if _, no, ok := strings.Cut(line, ", Drucksache "); ok {
		t.papers = addNew(t.papers, papersOf(no)...)
	}
	t.fields = true
}

// bracketBelow reports a paper in brackets below a row: what stands between it and
// the words says what is asked for, and ends no title.
//
//	Ausbau der Schule
//	Beschluss
//	(Drucksache Nr.: 00417-98)
func bracketBelow(rows []row, at int) bool {
	if at+1 >= len(rows) || !strings.HasPrefix(rows[at+1].text, "(") {
		return false
	}
	_, ok := paperLine(rows[at+1].text)
	return ok
}

// skipBlank moves to the words of a title that stand below their number.
func (t *title) skipBlank(rows []row) {
	for t.end < len(rows) && rows[t.end].blank() {
		t.end++
	}
}

// paperBelow reports that under the blank row there is nothing but a paper
// number, which belongs to the title above.
func (t *title) paperBelow(rows []row) bool {
	i := t.end
	for i < len(rows) && rows[i].blank() {
		i++
	}
	if i >= len(rows) || i > t.end+2 || t.text == "" || t.fields {
		return false
	}
	return mayHoldPaper(rows[i].text) && paperAlone.MatchString(rows[i].text) && !headAlone.MatchString(rows[i].text)
}

// words adds words to the title; a paper in parentheses at
// the end of a line is none of them.
func (t *title) words(s string) {
	s = t.paperColumn(s)
	if strings.Contains(s, "(") {
		s = bracketedPaper.ReplaceAllStringFunc(s, func(m string) string {
			inner := strings.Trim(strings.TrimSpace(m), "()")
			list := papersIn(inner)
			if len(list) == 0 {
				list, _ = paperLine(inner)
			}
			if len(list) == 0 {
				return m
			}
			t.papers = addNew(t.papers, list...)
			return ""
		})
	}
	t.text = joinWords(t.text, strings.TrimSpace(s))
}

// paperColumn takes the paper number out of the column at the right of the words.
//
//	Bebauungsplan Nr. 22 „Am Anger“          BV/2019/152
//	Flurstück 77/4                               039/24
func (t *title) paperColumn(s string) string {
	if !strings.Contains(s, "   ") || !mayHoldPaper(s) {
		return s
	}
	m := paperInColumn.FindStringSubmatch(s)
	if m == nil {
		return s
	}
	no := paperNumber(m[2])
	if no == "" {
		return s
	}
	t.papers, t.column = addNew(t.papers, no), true
	return m[1]
}

// cells reads the cells of a table row that text recognition has drawn with bars
// and brackets.
func (t *title) cells(s string) {
	t.text = ""
	for _, c := range strings.FieldsFunc(s, func(r rune) bool { return r == '|' || r == '[' || r == ']' }) {
		if c = strings.TrimSpace(c); c == "" {
			continue
		}
		if list, ok := paperLine(c); ok {
			t.papers = addNew(t.papers, list...)
		} else {
			t.text = joinWords(t.text, c)
		}
	}
}

// finish takes from the end of the words what is no title.
func (t *title) finish() {
	if m := dropTail.FindStringSubmatch(lastWords(t.text)); m != nil && t.text != m[0] {
		t.text = strings.TrimSuffix(t.text, m[0])
		t.status = dropStatus(Fold(m[1] + m[2]))
	}
	if m := labelledBehind.FindStringSubmatch(t.text); m != nil && len(t.papers) == 0 {
		t.text, t.papers = m[1], addNew(t.papers, m[2])
	}
	if m := t.trailing(); m != nil {
		if no := paperNumber(m[2]); no != "" {
			t.text, t.papers = strings.TrimSuffix(m[1], " Vorlage"), addNew(t.papers, no)
		}
	}
	t.text = strings.Join(strings.Fields(strings.TrimSuffix(strings.TrimRight(t.text, " |"), " ./.")), " ")
}

// labelledBehind is a paper behind a title, with its label.
//
//	Hundesteuersatzung, Drucksache GV 07/21
var labelledBehind = compile(`^(.{4,}?)[,;]? (?:-|–)? ?(?:Drucksache|Vorlage|Beschlussvorlage)(?:[ -]?Nr\.?)?:? ((?:[A-ZÄÖÜ]{1,4} )?[A-ZÄÖÜ0-9]+(?:[-/][A-ZÄÖÜ0-9]+)+)$`)

// trailing finds a paper number at the end of the words.
func (t *title) trailing() []string {
	if s := strings.TrimRight(t.text, ")]"); !endsInDigit(s) || !mayHoldPaper(s[max(0, len(s)-24):]) {
		return nil
	}
	return paperTrailing.FindStringSubmatch(t.text)
}

// droppedStems are parts of the words for an item that was dropped.
var droppedStems = phrasesOf("gesetzt", "entf", "vertagt", "gestel", "gezogen")

// lastWords is the end of a title that may say that the item was dropped; empty
// if it cannot.
func lastWords(s string) string {
	s = s[max(0, len(s)-60):]
	if !droppedStems.in(Fold(s)) {
		return ""
	}
	return strings.ToValidUTF8(s, "")
}

// dropStatus says what a mark under a title makes of the item.
func dropStatus(folded string) minutes.ItemStatus {
	switch {
	case strings.Contains(folded, "gezogen"):
		return minutes.WithdrawnItem
	case strings.Contains(folded, "vertagt"), strings.Contains(folded, "gestellt"):
		return minutes.PostponedItem
	}
	return minutes.DroppedItem
}
