package parse

import (
	"regexp"
	"regexp/syntax"
	"sync"
)

// A pattern is a regular expression that is tried only where it can match: hardly
// any of them fits any one line, and a look at the first byte and for the words
// without which nothing fits costs a tenth of trying it. What those are is read
// from the expression itself (pattern_need.go), so that nobody has to write it down.
type pattern struct {
	text  string
	once  sync.Once // a program that reads no minutes makes none
	expr  *regexp.Regexp
	head  *head      // how a text must begin; nil: in any way
	need  []*phrases // one of each is part of every match
	digit bool       // every match holds a digit
}

// compile makes a pattern of a regular expression, which must be one.
func compile(expr string) *pattern { return &pattern{text: expr} }

// may reports whether it is worth trying the pattern.
func (p *pattern) may(s string) bool {
	p.once.Do(p.make)
	if p.head != nil && !p.head.may(s) || p.digit && !hasDigit(s) {
		return false
	}
	for _, words := range p.need {
		if !words.in(s) {
			return false
		}
	}
	return true
}

func (p *pattern) make() {
	p.expr = regexp.MustCompile(p.text)
	parsed, err := syntax.Parse(p.text, syntax.Perl)
	if err != nil {
		return
	}
	re := parsed.Simplify()
	if anchored(re) {
		p.head = headOf(re)
	}
	p.need, p.digit = needs(re)
}

// The methods below are those of [regexp.Regexp].

func (p *pattern) MatchString(s string) bool { return p.may(s) && p.expr.MatchString(s) }

func (p *pattern) FindString(s string) string {
	if !p.may(s) {
		return ""
	}
	return p.expr.FindString(s)
}

func (p *pattern) FindStringIndex(s string) []int {
	if !p.may(s) {
		return nil
	}
	return p.expr.FindStringIndex(s)
}

func (p *pattern) FindStringSubmatch(s string) []string {
	if !p.may(s) {
		return nil
	}
	return p.expr.FindStringSubmatch(s)
}

func (p *pattern) FindStringSubmatchIndex(s string) []int {
	if !p.may(s) {
		return nil
	}
	return p.expr.FindStringSubmatchIndex(s)
}

func (p *pattern) FindAllString(s string, n int) []string {
	if !p.may(s) {
		return nil
	}
	return p.expr.FindAllString(s, n)
}

func (p *pattern) FindAllStringIndex(s string, n int) [][]int {
	if !p.may(s) {
		return nil
	}
	return p.expr.FindAllStringIndex(s, n)
}

func (p *pattern) FindAllStringSubmatch(s string, n int) [][]string {
	if !p.may(s) {
		return nil
	}
	return p.expr.FindAllStringSubmatch(s, n)
}

func (p *pattern) FindAllStringSubmatchIndex(s string, n int) [][]int {
	if !p.may(s) {
		return nil
	}
	return p.expr.FindAllStringSubmatchIndex(s, n)
}

func (p *pattern) ReplaceAllString(s, by string) string {
	if !p.may(s) {
		return s
	}
	return p.expr.ReplaceAllString(s, by)
}

func (p *pattern) ReplaceAllStringFunc(s string, by func(string) string) string {
	if !p.may(s) {
		return s
	}
	return p.expr.ReplaceAllStringFunc(s, by)
}

func (p *pattern) Split(s string, n int) []string {
	if !p.may(s) && n != 0 {
		return []string{s}
	}
	return p.expr.Split(s, n)
}
