package parse

import (
	"regexp"
	"strings"
)

// pageMark is a line that holds nothing but the number of a page.
//
//   - 2 -        Seite 2 von 7        2/24        Seite: 3        -12-
var pageMark = regexp.MustCompile(`^(?:[-~] ?\d{1,3} ?[-~]|(?:- )?(?:seite|blatt|page)[ :]*\d{1,3}(?: ?(?:von|/) ?\d{1,3})?(?: -)?|\d{1,3} ?(?:/|von) ?\d{1,3}|\d{1,3} ?\.\.\.)$`)

// pageTail is a page number behind a repeated head or foot.
//
//	Sitzung des Werkausschusses (3) vom 04.05.2021 4/24
var pageTail = regexp.MustCompile(`^(.{6,}?)[ ,|-]*(?:\bseite )?\b\d{1,3} ?(?:/|von) ?\d{1,3}$`)

// farRight is the indentation from which a bare number is the number of a page,
// not of an item.
const farRight = 38

// markFurniture marks page numbers and repeated heads and feet of pages.
func (p *Parser) markFurniture() {
	tails := map[string][]int{}
	for i := range p.lines {
		l := &p.lines[i]
		if l.blank() || len(l.fold) > 120 {
			continue
		}
		switch {
		case pageMark.MatchString(l.fold), p.farNumber(i), p.edgeNumber(i):
			l.furniture = true
		case endsInDigit(l.fold) && strings.ContainsAny(l.fold, "/v"):
			if _, paper := paperLine(l.text); paper {
				continue
			}
			if m := pageTail.FindStringSubmatch(l.fold); m != nil {
				tails[m[1]] = append(tails[m[1]], i)
			}
		}
	}
	p.markRepeated(tails)
	p.markRepeated(p.edges())
}

// markRepeated marks lines that stand on several pages.
func (p *Parser) markRepeated(lines map[string][]int) {
	for _, at := range lines {
		if len(at) < 2 {
			continue
		}
		for _, i := range at {
			p.lines[i].furniture = true
		}
	}
}

// farNumber reports a bare number at the right edge of the paper.
func (p *Parser) farNumber(i int) bool {
	l := &p.lines[i]
	return l.indent >= farRight && len(l.text) <= 3 && digits(l.text)
}

// edgeNumber reports a bare number that is the first or last line of a page and
// is this page's number, or the one before it.
func (p *Parser) edgeNumber(i int) bool {
	l := &p.lines[i]
	if len(l.text) > 3 || !digits(l.text) || l.text == "0" {
		return false
	}
	last := p.lines[len(p.lines)-1].page
	if last < 2 || !p.firstOfPage(i) && !p.lastOfPage(i) {
		return false
	}
	n := number(l.text)
	return n == l.page || n == l.page-1 || n == l.page+1
}

// edges collects, by their words without numbers, the first lines of pages that
// may be repeated heads. The first page has the title of the document there.
func (p *Parser) edges() map[string][]int {
	out := map[string][]int{}
	for i := range p.lines {
		l := &p.lines[i]
		if l.page < 2 || l.blank() || l.furniture || len(l.fold) > 100 || !p.firstOfPage(i) {
			continue
		}
		if k := withoutNumbers(l.fold); len(k) >= 8 {
			out[k] = append(out[k], i)
		}
	}
	return out
}

// firstOfPage reports whether nothing but furniture stands above on the page.
func (p *Parser) firstOfPage(i int) bool {
	for j := i - 1; j >= 0 && p.lines[j].page == p.lines[i].page; j-- {
		if !p.lines[j].blank() && !p.lines[j].furniture {
			return false
		}
	}
	return true
}

// lastOfPage reports whether nothing stands below on the page.
func (p *Parser) lastOfPage(i int) bool {
	for j := i + 1; j < len(p.lines) && p.lines[j].page == p.lines[i].page; j++ {
		if !p.lines[j].blank() {
			return false
		}
	}
	return true
}

// withoutNumbers drops digits, so that lines that differ by them are one.
func withoutNumbers(s string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return -1
		}
		return r
	}, s))
}

// digits reports whether s is a number and nothing else.
func digits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

func endsInDigit(s string) bool { return s != "" && s[len(s)-1] >= '0' && s[len(s)-1] <= '9' }

// number reads up to nine digits; what follows them does not matter.
func number(s string) int {
	n := 0
	for i := 0; i < len(s) && i < 9 && s[i] >= '0' && s[i] <= '9'; i++ {
		n = 10*n + int(s[i]-'0')
	}
	return n
}
