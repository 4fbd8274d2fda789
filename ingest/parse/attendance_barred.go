package parse

import "strings"

// A list of people that is a table with bars, under headings that name offices
// and parties, without a word like "Anwesend" over it.
//
//	| Vorsitz: | |
//	| Bürgermeister Muster, Emil | |
//	| Ratsmitglieder: | |
//	| ABC | |
//	| Dr. Probe, Berta | entschuldigt |

// fewestBarred is how many rows such a table has at least.
const fewestBarred = 5

// barredRoll finds such a table in the head and takes its bars away. It returns
// the first line of the list, or -1.
func (p *Parser) barredRoll(in lineRange) int {
	at := -1
	for i := in.From; i < in.To; i++ {
		l := &p.lines[i]
		if !isBarred(l.text) {
			continue
		}
		bare := unbarred(l)
		if _, heading := sectionOf(&bare); heading && strings.HasSuffix(bare.text, ":") {
			at = i
			break
		}
		if isBeside(bare.raw) && p.barredBeside(i, in.To) {
			return i
		}
		if end := p.barredEnd(i, in.To); tableColumns(bare.raw) != nil && end-i >= fewestBarred {
			p.inColumns(i, end)
			return i
		}
	}
	end := at
	if at >= 0 {
		end = p.barredEnd(at, in.To)
	}
	if end-at < fewestBarred {
		return -1
	}
	p.barred = true
	for i := at; i < end; i++ {
		bare := unbarred(&p.lines[i])
		p.lines[i].raw, p.lines[i].text, p.lines[i].fold = bare.raw, bare.text, bare.fold
	}
	return at
}

// barredEnd is the line behind a table with bars; the rules between its rows
// belong to it.
func (p *Parser) barredEnd(at, end int) int {
	for at < end && (isBarred(p.lines[at].text) || isRule(p.lines[at].text)) {
		at++
	}
	return at
}

// isRule reports a line that is drawn between the rows of a table.
//
//	+---------+------+      |---|---|
func isRule(s string) bool {
	return len(s) > 4 && (s[0] == '+' || s[0] == '|') && strings.Trim(s, "+-|=: ") == "" && strings.ContainsAny(s, "-=")
}

// inColumns sets a table with bars in columns that begin at the same place in
// every row.
//
//	| Name        | Liste | Teilnahme    |
//	| Emil Muster | ABC   | entschuldigt |
func (p *Parser) inColumns(from, to int) {
	var width []int
	for i := from; i < to; i++ {
		for k, c := range barredCells(p.lines[i].text) {
			if k == len(width) {
				width = append(width, 0)
			}
			width[k] = max(width[k], len([]rune(c)))
		}
	}
	for i := from; i < to; i++ {
		l := &p.lines[i]
		if isRule(l.text) {
			l.furniture = true
			continue
		}
		var row strings.Builder
		for k, c := range barredCells(l.text) {
			row.WriteString(c + strings.Repeat(" ", width[k]-len([]rune(c))+4))
		}
		set := newLine(row.String(), l.no, l.page)
		l.raw, l.text, l.fold = set.raw, set.text, set.fold
	}
}

// barredCells are the cells between the bars of a row.
func barredCells(s string) []string {
	if isRule(s) {
		return nil
	}
	list := strings.Split(strings.Trim(s, "|"), "|")
	for k := range list {
		list[k] = strings.TrimSpace(list[k])
	}
	return list
}

// isBarred reports a row between two bars.
func isBarred(s string) bool {
	return len(s) > 3 && strings.HasPrefix(s, "|") && strings.HasSuffix(s, "|")
}

// unbarred is a row of a table with wide gaps for its bars.
func unbarred(l *line) line {
	var full []string
	for _, c := range strings.Split(l.text, "|") {
		if c = strings.TrimSpace(c); c != "" {
			full = append(full, c)
		}
	}
	return newLine(strings.Join(full, "    "), l.no, l.page)
}

// ledRow reads a row of a table with bars: the surname in front, behind titles or
// an office, and what the next cells say.
func ledRow(text string) []entry {
	list := wide.Split(text, -1)
	first, office := list[0], ""
	for w, rest, ok := strings.Cut(first, " "); ok && isOffice(w) && !titles[Fold(w)]; w, rest, ok = strings.Cut(first, " ") {
		office, first = joined(office, w), rest
	}
	n, ok := surnameLed(first)
	if !ok {
		return nil
	}
	n.office = joined(office, n.office)
	e := newEntry(n)
	for _, c := range list[1:] {
		before := e.Status
		if e.readTail(", " + c); e.Status == "" {
			e.Status = before
		}
	}
	return []entry{e}
}
