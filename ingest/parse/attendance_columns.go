package parse

import (
	"strings"
	"unicode/utf8"
)

// readColumns reads lists of people that stand beside each other. The heading
// line says where the columns are; each is then read like a list of its own.
//
//	Anwesende                  Entschuldigt               Verteiler
//	Fr. Berta Probe            Hr. Emil Muster            alle Ämter
func readColumns(p *Parser, at, end int) {
	for i := at; i < end && i < at+6; i++ {
		starts := p.columnStarts(i)
		for c := range starts {
			r := p.columnRoll(i, end, starts, c)
			r.look(0, len(r.lines))
			r.read(0, len(r.lines))
			r.finish()
		}
		if len(starts) > 1 {
			return
		}
	}
	readRoll(p, at, end)
}

// columnStarts returns where the columns of a heading line begin, in characters;
// nil if the line is no such heading.
func (p *Parser) columnStarts(i int) []int {
	if !strings.Contains(p.lines[i].text, "   ") || strings.Contains(p.lines[i].text, ": ") {
		return nil
	}
	var starts []int
	for _, c := range cellsAt(p.lines[i].raw) {
		l := newLine(c.text, p.lines[i].no, p.lines[i].page)
		if _, ok := sectionOf(&l); !ok {
			return nil
		}
		starts = append(starts, c.at)
	}
	if len(starts) < 2 {
		return nil
	}
	return starts
}

// A cell is a part of a line that wide blanks set apart.
type cell struct {
	text string
	at   int // in characters
}

// cellsAt cuts a line into cells.
func cellsAt(raw string) []cell {
	var out []cell
	at, start := 0, -1
	runes := []rune(raw)
	for at = 0; at <= len(runes); at++ {
		end := at == len(runes) || runes[at] == ' ' && (at+1 == len(runes) || runes[at+1] == ' ')
		switch {
		case end && start >= 0:
			out = append(out, cell{strings.TrimSpace(string(runes[start:at])), start})
			start = -1
		case !end && start < 0 && runes[at] != ' ':
			start = at
		}
	}
	return out
}

// columnRoll makes a list of the cells of one column. It ends at a line that runs
// across the columns.
func (p *Parser) columnRoll(head, end int, starts []int, c int) *roll {
	r := newRoll(p)
	r.lines, r.at = nil, []int{}
	for i := head; i < end; i++ {
		l := &p.lines[i]
		if l.furniture {
			continue
		}
		if i > head && crosses(l, starts) {
			break
		}
		text := ""
		for _, k := range cellsAt(l.raw) {
			if columnOf(k.at, starts) == c {
				text = joined(text, k.text)
			}
		}
		r.lines = append(r.lines, newLine(text, l.no, l.page))
		r.at = append(r.at, i)
	}
	return r
}

// columnOf is the column in which a cell stands.
func columnOf(at int, starts []int) int {
	c := 0
	for k, s := range starts {
		if at >= s-3 {
			c = k
		}
	}
	return c
}

// crosses reports a line of running text that pays no heed to the columns.
func crosses(l *line, starts []int) bool {
	return len(starts) > 1 && l.indent < starts[1] && utf8.RuneCountInString(l.text) > starts[1]+20 && !strings.Contains(l.text, "   ")
}
