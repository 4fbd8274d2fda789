package parse

import (
	"regexp/syntax"
	"strings"
	"unicode"
	"unicode/utf8"
)

// needs reads from a regular expression what a text must have for a match: the
// bytes that it can begin with, if the match can only stand at the start; words
// of which it must hold one; and whether it must hold a digit. Where that cannot
// be told or would not sort out anything, the results are nil and false.
func needs(expr string) (first *[256]bool, need *phrases, digit bool) {
	parsed, err := syntax.Parse(expr, syntax.Perl)
	if err != nil {
		return nil, nil, false
	}
	re := parsed.Simplify()
	if anchored(re) {
		if set, empty := firstBytes(re); !empty {
			first = &set
		}
	}
	if list := needed(re); worthwhile(list) {
		need = phrasesOf(list...)
	}
	return first, need, needsDigit(re)
}

// anchored reports that every match begins at the start of the text.
func anchored(re *syntax.Regexp) bool {
	switch re.Op {
	case syntax.OpBeginText:
		return true
	case syntax.OpConcat, syntax.OpCapture:
		return len(re.Sub) > 0 && anchored(re.Sub[0])
	case syntax.OpAlternate:
		for _, sub := range re.Sub {
			if !anchored(sub) {
				return false
			}
		}
		return true
	}
	return false
}

// firstBytes is the bytes that a match can begin with; empty reports that it may
// hold nothing at all.
func firstBytes(re *syntax.Regexp) (set [256]bool, empty bool) {
	switch re.Op {
	case syntax.OpLiteral:
		addRune(&set, re.Rune[0], re.Flags&syntax.FoldCase != 0)
		return set, false
	case syntax.OpCharClass:
		for i := 0; i+1 < len(re.Rune); i += 2 {
			addRange(&set, re.Rune[i], re.Rune[i+1])
		}
		return set, false
	case syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		addRange(&set, 0, unicode.MaxRune)
		return set, false
	case syntax.OpCapture, syntax.OpPlus:
		return firstBytes(re.Sub[0])
	case syntax.OpStar, syntax.OpQuest, syntax.OpRepeat:
		set, empty = firstBytes(re.Sub[0])
		return set, empty || re.Op != syntax.OpRepeat || re.Min == 0
	case syntax.OpConcat:
		for _, sub := range re.Sub {
			more, none := firstBytes(sub)
			if unite(&set, &more); !none {
				return set, false
			}
		}
		return set, true
	case syntax.OpAlternate:
		for _, sub := range re.Sub {
			more, none := firstBytes(sub)
			unite(&set, &more)
			empty = empty || none
		}
		return set, empty
	}
	return set, true // a place between letters
}

// addRune adds the first byte of a letter, and of its other case.
func addRune(set *[256]bool, r rune, fold bool) {
	addRange(set, r, r)
	for o := unicode.SimpleFold(r); fold && o != r; o = unicode.SimpleFold(o) {
		addRange(set, o, o)
	}
}

// addRange adds the first bytes of the letters from one to another. A byte that is
// no letter at all counts as the letter U+FFFD.
func addRange(set *[256]bool, from, to rune) {
	var a, b [utf8.UTFMax]byte
	utf8.EncodeRune(a[:], from)
	utf8.EncodeRune(b[:], to)
	for c := int(a[0]); c <= int(b[0]); c++ {
		set[c] = true
	}
	for c := utf8.RuneSelf; c < len(set) && from <= utf8.RuneError && utf8.RuneError <= to; c++ {
		set[c] = true
	}
}

func unite(set, more *[256]bool) {
	for c, in := range more {
		set[c] = set[c] || in
	}
}

// mostNeeded bounds how many words are looked for before a pattern is tried.
const mostNeeded = 48

// worthwhile reports words that sort out most lines: none of them short.
func worthwhile(list []string) bool {
	switch n := shortest(list); {
	case n == 0:
		return false
	case n == 1:
		return len(list) <= fewPhrases && !strings.ContainsAny(strings.Join(list, ""), "abcdefghijklmnopqrstuvwxyz .,-")
	}
	return true
}

// needed is words of which one is part of every match; none if that cannot be
// told.
func needed(re *syntax.Regexp) []string {
	if list := exactly(re); list != nil {
		return list
	}
	switch re.Op {
	case syntax.OpCapture, syntax.OpPlus:
		return needed(re.Sub[0])
	case syntax.OpRepeat:
		if re.Min > 0 {
			return needed(re.Sub[0])
		}
	case syntax.OpAlternate:
		var out []string
		for _, sub := range re.Sub {
			list := needed(sub)
			if list == nil || len(out)+len(list) > mostNeeded {
				return nil
			}
			out = append(out, list...)
		}
		return out
	case syntax.OpConcat:
		return neededOf(re.Sub)
	}
	return nil
}

// neededOf is the best words among what the parts of a sequence need: those of
// neighbours that are short are put together.
func neededOf(parts []*syntax.Regexp) []string {
	var best, run []string
	for _, part := range parts {
		list := exactly(part)
		joined := cross(run, list)
		if joined == nil {
			best, joined = better(best, run), list
		}
		run = joined
		if list == nil {
			best = better(best, needed(part))
		}
	}
	return better(best, run)
}

// better is the list that sorts out more.
func better(a, b []string) []string {
	na, nb := min(shortest(a), 4), min(shortest(b), 4)
	if nb > na || nb == na && nb > 0 && len(b) < len(a) {
		return b
	}
	return a
}

// exactly is all texts that an expression matches, if they are few; nil if not.
func exactly(re *syntax.Regexp) []string {
	switch re.Op {
	case syntax.OpLiteral:
		if re.Flags&syntax.FoldCase == 0 {
			return []string{string(re.Rune)}
		}
	case syntax.OpCharClass:
		return letters(re.Rune)
	case syntax.OpEmptyMatch, syntax.OpBeginText, syntax.OpEndText, syntax.OpWordBoundary, syntax.OpNoWordBoundary:
		return []string{""}
	case syntax.OpCapture:
		return exactly(re.Sub[0])
	case syntax.OpQuest:
		if list := exactly(re.Sub[0]); list != nil && len(list) < mostNeeded {
			return append([]string{""}, list...)
		}
	case syntax.OpConcat:
		out := []string{""}
		for _, sub := range re.Sub {
			if out = cross(out, exactly(sub)); out == nil {
				return nil
			}
		}
		return out
	case syntax.OpAlternate:
		var out []string
		for _, sub := range re.Sub {
			list := exactly(sub)
			if list == nil || len(out)+len(list) > mostNeeded {
				return nil
			}
			out = append(out, list...)
		}
		return out
	}
	return nil
}

// letters is the letters of a class that has few.
func letters(ranges []rune) []string {
	var out []string
	for i := 0; i+1 < len(ranges); i += 2 {
		if ranges[i+1]-ranges[i] > 3 || len(out) > 8 {
			return nil
		}
		for r := ranges[i]; r <= ranges[i+1]; r++ {
			out = append(out, string(r))
		}
	}
	return out
}

// cross puts every text of one list in front of every one of another; nil if
// there are none, or too many.
func cross(a, b []string) []string {
	if len(a)*len(b) > mostNeeded {
		return nil
	}
	var out []string
	for _, x := range a {
		for _, y := range b {
			out = append(out, x+y)
		}
	}
	return out
}

// needsDigit reports that every match holds a digit.
func needsDigit(re *syntax.Regexp) bool {
	switch re.Op {
	case syntax.OpCharClass:
		for i := 0; i+1 < len(re.Rune); i += 2 {
			if re.Rune[i] < '0' || re.Rune[i+1] > '9' {
				return false
			}
		}
		return len(re.Rune) > 0
	case syntax.OpCapture, syntax.OpPlus:
		return needsDigit(re.Sub[0])
	case syntax.OpRepeat:
		return re.Min > 0 && needsDigit(re.Sub[0])
	case syntax.OpConcat:
		for _, sub := range re.Sub {
			if needsDigit(sub) {
				return true
			}
		}
	case syntax.OpAlternate:
		for _, sub := range re.Sub {
			if !needsDigit(sub) {
				return false
			}
		}
		return len(re.Sub) > 0
	}
	return false
}
