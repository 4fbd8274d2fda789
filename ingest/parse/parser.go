package parse

import (
	"strings"

	"ratsgraph/ingest/minutes"
	"ratsgraph/ingest/text"
)

// Version names the state of the reading: documents read with another version
// are worth reading again.
const Version = "18"

// Minutes reads a document in the layout that understands most of it. It never
// fails: what cannot be read is listed in Problems.
func Minutes(t text.Text) minutes.Minutes {
	p := newParser(t)
	p.layout = choose(p)
	p.out.Layout = p.layout.Name
	p.run(p.layout.Head, p.frame.Head)
	p.lowHead()
	p.furnitureHead()
	p.term()
	p.people()
	p.tail()
	p.agenda()
	p.titlesAsPeople()
	p.told()
	p.finish()
	return p.out
}

// A Parser reads one document. It belongs to one call of [Minutes].
type Parser struct {
	lines        []line
	layout       Layout
	frame        frame
	roll         int   // the first line of the lists of people in the head, or -1
	headChair    named // the chair whom a label of the head names
	headChairAt  int   // and its line (index)
	headWriter   named // the minute-taker whom a label of the head names
	headWriterAt int   // and its line (index)
	looseStart   bool  // the start is the time for which the session was called
	partEnd      bool  // the end is the one of a part of the session
	partless     bool  // no heading in the handling tells the parts of the session
	resultColumn bool  // the agenda is a table with a column for the result
	barred       bool  // the list of people is a table with bars
	ofAmt        bool  // the municipality is read from the name of an office that serves several

	signed map[string]signedName // chair and minute-taker as labels name them, if no signature does
	out    minutes.Minutes

	begins    []int         // the line (index) with which each item of the agenda begins
	toldGroup minutes.Group // of the people whom a sentence leads to

	words []text.Word  // that text recognition read
	poor  map[int]bool // pages that it is not sure of as a whole
}

// newParser prepares the lines and finds the frame of the document.
func newParser(t text.Text) *Parser {
	p := &Parser{lines: prepare(t), words: t.Words, poor: poorPages(t)}
	p.out.Session.Spans = map[string]minutes.Span{}
	p.markFurniture()
	p.frame = p.findFrame()
	if p.roll = p.rollStart(p.frame.Head); p.roll < 0 {
		p.roll = p.barredRoll(p.frame.Head)
	}
	return p
}

// run tries the blocks, in order, at every line of a range that nothing has
// claimed yet.
func (p *Parser) run(blocks []Block, in lineRange) {
	for at := in.From; at < in.To; {
		at += max(1, p.first(blocks, at))
	}
}

// first gives a line to the first block that reads it. It returns how many lines
// that one used.
func (p *Parser) first(blocks []Block, at int) int {
	l := &p.lines[at]
	if l.blank() || l.furniture || l.rule != "" {
		return 0
	}
	for _, b := range blocks {
		if n := b.Read(p, at); n > 0 {
			p.claim(at, at+n-1, b.Name())
			return n
		}
	}
	return 0
}

// claim notes that a construct has read the lines first to last (indexes). Lines
// that are claimed already keep their first reader.
func (p *Parser) claim(first, last int, rule string) {
	for i := max(first, 0); i <= last && i < len(p.lines); i++ {
		if p.lines[i].rule == "" {
			p.lines[i].rule = rule
		}
	}
}

// span is where a value was read: the lines first to last (indexes).
func (p *Parser) span(first, last int, rule string) minutes.Span {
	f, l := p.lines[first], p.lines[last]
	return minutes.Span{Page: f.page, First: f.no, Last: l.no, Rule: rule}
}

// set fills a field of the session that is not yet known, and says where it was
// read. It reports whether the field was free.
func (p *Parser) set(field string, dst *minutes.Printed, value string, s minutes.Span) bool {
	value = strings.TrimSpace(value)
	if *dst != "" || value == "" {
		return false
	}
	*dst = minutes.Printed(value)
	p.out.Session.Spans[field] = s
	return true
}

// problem lists what could not be read or contradicts itself: a short snake-case
// kind, and one sentence for the reader.
func (p *Parser) problem(kind, sentence string, s minutes.Span) {
	p.out.Problems = append(p.out.Problems, minutes.Problem{Kind: kind, Text: sentence, Span: s})
}

// next returns the first line from at on, and before end, that holds text and is
// no page furniture; end if there is none.
func (p *Parser) next(at, end int) int {
	for ; at < end; at++ {
		if l := &p.lines[at]; !l.blank() && !l.furniture {
			return at
		}
	}
	return end
}
