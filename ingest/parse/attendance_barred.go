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
	}
	end := at
	for at >= 0 && end < in.To && isBarred(p.lines[end].text) {
		end++
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
