package parse

import "strings"

// Headings set as a table: the number stands in a column of its own, beside or
// between the lines of the title, and the paper number may be torn over the
// lines of a narrow right column.
//
//	      Bebauungsplan Nr. 4 „Am Anger“, Aufstellungsbe-          Gr
//	4     schluss und frühzeitige Beteiligung                   12/22
//	      der Öffentlichkeit                                      -27

// longestBlock is how many lines a heading of this form may have.
const longestBlock = 8

// blockStart is the row with which the heading at row at begins, for a heading
// that may have words above its number.
func blockStart(rows []row, at int) int {
	from := at
	for from > 0 && !rows[from].gap && !agendaTitle(rows[from-1].fold) && sectionAt(rows[from-1].line) == "" && !rows[from-1].blank() && at-from < longestBlock {
		from--
	}
	return from
}

// around reads a title whose lines stand around the number. It reports false if
// the number stands alone.
func (t *title) around(rows []row, at int, h heading) bool {
	from, end := blockStart(rows, at), blockEnd(rows, at+1)
	for i := at + 1; i < end; i++ {
		if underLabel(rows[i].line) {
			end = i // the row of a table that says what was decided
		}
	}
	if end-from < 2 && h.kind == kindAlone || end-from > longestBlock || numbersAbove(rows[from:at]) {
		return false
	}
	var lines []string
	for i := from; i < end; i++ {
		s := rows[i].text
		if i == at {
			s = h.rest
		}
		if s != "" {
			lines = append(lines, s)
		}
	}
	if no := tornPaper(lines); no != "" {
		t.papers = addNew(t.papers, no)
	}
	for _, s := range lines {
		if list, ok := paperLine(s); ok {
			t.papers = addNew(t.papers, list...)
		} else if s != "" {
			t.words(s)
		}
	}
	t.end = end
	t.finish()
	return t.text != ""
}

// numbersAbove reports rows of which one is the heading of another item: then the
// rows of the table stand close, and no words above a number are its own.
func numbersAbove(rows []row) bool {
	for i := range rows {
		if h, ok := headingAt(rows[i].line); ok && (h.kind == kindWide || h.kind == kindAlone) {
			return true
		}
	}
	return false
}

var (
	tornHead  = compile(`^(.*\S) +((?:[A-Z]{2} )?[A-Z][A-Za-z]{1,3})$`)
	tornNo    = compile(`^(.*\S) +(\d{1,4}/\d{2,4}(?:-\d{2})?)$`)
	tornTail  = compile(`^(.*?) *(-\d{2})$`)
	tornWhole = compile(`^(.*\S) {3,}((?:[A-Z]{2} )?[A-Z][A-Za-z]{1,3} \d{1,4}/\d{2}(?:-\d{2})?(?:/\d{1,2})?)$`)
)

// tornPaper finds a paper number in the right column and takes it out of the
// lines; empty if there is none.
func tornPaper(lines []string) string {
	for i, s := range lines {
		if m := tornDash.FindStringSubmatch(s); m != nil {
			if rest := tornLast(lines[i+1:]); rest != "" {
				lines[i] = m[1]
				return m[2] + rest
			}
		}
		if m := tornWhole.FindStringSubmatch(s); m != nil {
			lines[i] = m[1]
			return m[2] + tornEnd(lines[i+1:])
		}
		m := tornNo.FindStringSubmatch(s)
		if m == nil || i == 0 {
			continue
		}
		h := tornHead.FindStringSubmatch(lines[i-1])
		if h == nil {
			continue
		}
		lines[i-1], lines[i] = h[1], m[1]
		return h[2] + " " + m[2] + tornEnd(lines[i+1:])
	}
	return ""
}

// tornDash is a number that breaks off behind its dash or stroke, tornDigits what
// is left of it in the right column below.
//
//	Einführung der Ganztagsschule          SG 31/21-
//	4
//	                                       26
var (
	tornDash   = compile(`^(.*\S) {3,}((?:[A-Z][A-Za-z]{0,3} )?(?:[A-Z]{1,4}/)?\d{2,4}/(?:\d{2}-)?)$`)
	tornDigits = compile(`^(?:(.*\S) {3,})?(\d{2,4})((?: ?[-/] ?\d{1,2})?)$`)
)

// tornLast takes the rest of such a number from the lines below.
func tornLast(lines []string) string {
	for i, s := range lines {
		if m := tornDigits.FindStringSubmatch(s); m != nil && i < 2 {
			lines[i] = m[1]
			return m[2] + strings.ReplaceAll(m[3], " ", "")
		}
	}
	return ""
}

// tornEnd takes the last piece of a torn number from the lines below.
func tornEnd(lines []string) string {
	for i, s := range lines {
		if m := tornTail.FindStringSubmatch(s); m != nil && i < 2 {
			lines[i] = strings.TrimSpace(m[1])
			return m[2]
		}
	}
	return ""
}
