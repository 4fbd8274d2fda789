package parse

import "strings"

// pageMark is a line that holds nothing but the number of a page.
//
//   - 2 -        Seite 2 von 7        2/24        Seite: 3        -12-
var pageMark = compile(`^(?:[-~] ?\d{1,3} ?[-~]|(?:- )?(?:seite|blatt|page)[ :]*\d{1,3}(?: ?(?:von|/) ?\d{1,3})?(?: -)?|\d{1,3} ?(?:/|von) ?\d{1,3}|\d{1,3} ?\.\.\.)$`)

// pageTail is a page number behind a repeated head or foot.
//
//	Sitzung des Werkausschusses (3) vom 04.05.2021 4/24
var pageTail = compile(`^(.{6,}?)[ ,|-]*(?:\bseite )?\b\d{1,3} ?(?:/|von) ?\d{1,3}$`)

// farRight is the indentation from which a bare number is the number of a page,
// not of an item.
const farRight = 38

// markFurniture marks page numbers and repeated heads and feet of pages.
func (p *Parser) markFurniture() {
	tails, heads := map[string][]int{}, map[string][]int{}
	last := p.lastLines()
	page, fresh := 0, true // fresh: nothing but furniture stands above on this page
	for i := range p.lines {
		l := &p.lines[i]
		if l.page != page {
			page, fresh = l.page, true
		}
		if l.blank() {
			continue
		}
		edge := fresh || last[l.page] == i
		switch {
		case len(l.fold) > 120:
		case pageMark.MatchString(l.fold), p.farNumber(i), edge && p.edgeNumber(i):
			l.furniture = true
		case endsInDigit(l.fold) && strings.ContainsAny(l.fold, "/v"):
			if _, paper := paperLine(l.text); paper {
				break // the same paper is announced and handled
			}
			if _, item := headingAt(l); item && paperInColumn.MatchString(l.text) {
				break // so is an item with its paper at the right
			}
			if m := pageTail.FindStringSubmatch(l.fold); m != nil {
				tails[m[1]] = append(tails[m[1]], i)
			}
		}
		if !l.furniture && fresh {
			noteHead(heads, l, i)
			fresh = false
		}
	}
	p.markRepeated(tails)
	p.markRepeated(heads)
}

// lastLines is the last line of each page that holds anything.
func (p *Parser) lastLines() map[int]int {
	out := map[int]int{}
	for i := range p.lines {
		if l := &p.lines[i]; !l.blank() {
			out[l.page] = i
		}
	}
	return out
}

// noteHead collects, by their words without numbers, the first lines of pages that
// may be repeated heads. The first page has the title of the document there.
func noteHead(heads map[string][]int, l *line, i int) {
	if l.page < 2 || len(l.fold) > 100 || labelAt(l).kind != labelNone || strings.HasSuffix(l.fold, ".") && !endsInDigit(strings.TrimSuffix(l.fold, ".")) {
		return
	}
	if k := withoutNumbers(l.fold); len(k) >= 8 {
		heads[k] = append(heads[k], i)
	}
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
	if l.indent < farRight || len(l.text) > 3 || !digits(l.text) {
		return false
	}
	for k := i - 1; k >= 0 && k >= i-2; k-- {
		if s := p.lines[k].text; strings.HasSuffix(s, "-") && tornDash.MatchString(s) {
			return false // the rest of a paper's number
		}
	}
	return true
}

// edgeNumber reports a bare number that is the number of its page, or of one beside
// it; it stands first or last on the page.
func (p *Parser) edgeNumber(i int) bool {
	l := &p.lines[i]
	if len(l.text) > 3 || !digits(l.text) || l.text == "0" || p.lines[len(p.lines)-1].page < 2 {
		return false
	}
	n := number(l.text)
	return n >= l.page-1 && n <= l.page+1
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
