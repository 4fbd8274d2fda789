package parse

import (
	"fmt"

	"ratsgraph/ingest/minutes"
	"ratsgraph/ingest/text"
)

// quality counts every line that holds anything once: as understood, as what was
// said under an item, or as neither.
func (p *Parser) quality() {
	said := make([]bool, p.lines[len(p.lines)-1].no+1)
	for _, it := range p.out.Agenda {
		for no := max(it.Body.First, 1); no <= it.Body.Last && no < len(said); no++ {
			said[no] = true
		}
	}
	q := &p.out.Quality
	for i := range p.lines {
		l := &p.lines[i]
		switch {
		case l.blank():
			continue
		case l.rule != "" || l.furniture:
			q.Understood++
		case said[l.no]:
			q.Running++
		}
		q.Lines++
	}
	sum := 0
	for _, w := range p.words {
		sum += w.Confidence
	}
	if q.Words = len(p.words); q.Words > 0 {
		sure := sum / q.Words
		q.Confidence = &sure
	}
}

// unsureBelow is the confidence under which a line is said to be read badly, and
// unsureWords how many words make a line of which that can be said.
const (
	unsureBelow = 60
	unsureWords = 3
)

// unsureLines lists the lines that text recognition is not sure of, neighbours
// together. A page that it could not read at all is one problem already.
func (p *Parser) unsureLines() {
	first, last, sum, n := 0, 0, 0, 0
	flush := func() {
		if n > 0 {
			p.problem("lines_unsure", fmt.Sprintf("Text recognition is sure of these words to %d %% only: check them against the picture.", sum/n),
				minutes.Span{Page: p.pageOf(first), First: first, Last: last, Rule: "recognition"})
		}
		sum, n = 0, 0
	}
	for i := 0; i < len(p.words); {
		at, from, sure := p.words[i].Line, i, 0
		for ; i < len(p.words) && p.words[i].Line == at; i++ {
			sure += p.words[i].Confidence
		}
		if i-from < unsureWords || sure/(i-from) >= unsureBelow || p.poor[p.pageOf(at+1)] {
			continue
		}
		if n > 0 && at+1 > last+1 {
			flush()
		}
		if n == 0 {
			first = at + 1
		}
		last, sum, n = at+1, sum+sure, n+i-from
	}
	flush()
}

// pageOf is the page on which a printed line stands.
func (p *Parser) pageOf(no int) int {
	for i := range p.lines {
		if p.lines[i].no == no {
			return p.lines[i].page
		}
	}
	return 0
}

// poorPages are the pages that the text itself says were read badly.
func poorPages(t text.Text) map[int]bool {
	out := map[int]bool{}
	for _, o := range t.Problems {
		out[o.Page] = true
	}
	return out
}
