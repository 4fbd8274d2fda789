package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A row is a line of the agenda that is neither page furniture nor read by a
// list of people. Blank lines stay, for they part things; those that only a page
// break has made do not.
type row struct {
	*line
	at  int  // index of the line
	gap bool // a page break stands above

	tight bool // of the first row: the line above it, which is none of them, is not blank
}

// rows are the lines of a range that are left for the agenda.
func (p *Parser) rows(in lineRange) []row {
	var out []row
	gap := false
	for i := in.From; i < in.To; i++ {
		l := &p.lines[i]
		if l.furniture || l.rule != "" {
			out = trimBlank(out)
			for i+1 < in.To && p.lines[i+1].blank() {
				i++
			}
			gap = true
			continue
		}
		out = append(out, row{line: l, at: i, gap: gap, tight: len(out) == 0 && i > 0 && !p.lines[i-1].blank()})
		gap = false
	}
	return out
}

// trimBlank drops the blank rows in front of a page break.
func trimBlank(rows []row) []row {
	for len(rows) > 0 && rows[len(rows)-1].blank() {
		rows = rows[:len(rows)-1]
	}
	return rows
}

// joinWords joins two lines. A word that was split at the line end becomes one
// again; a hyphen that belongs to it ("SPD-Fraktion", "Stadt- und") stays.
func joinWords(a, b string) string {
	a, b = strings.TrimRight(a, " "), strings.TrimLeft(b, " ")
	if a == "" || b == "" {
		return a + b
	}
	if !strings.HasSuffix(a, "-") || len(a) < 2 || a[len(a)-2] == ' ' {
		return a + " " + b
	}
	for _, w := range []string{"und ", "oder ", "bzw", "sowie ", "u. "} {
		if strings.HasPrefix(b, w) {
			return a + " " + b
		}
	}
	if r, _ := utf8.DecodeRuneInString(b); unicode.IsLower(r) {
		return strings.TrimSuffix(a, "-") + b
	}
	return a + b
}
